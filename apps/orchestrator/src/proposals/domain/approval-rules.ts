import type { Action, Principal, Role } from '#libs/contracts';
import { atMost, money, plural, sentence } from './words';

/** Whoever has the persona or the role may approve these kinds up to an amount; any amount without `upTo`. */
export interface ApprovalRule {
  persona?: string;
  role?: Role;
  kinds: readonly Action['kind'][];
  /** Inclusive. */
  upTo?: number;
}

export interface ApprovalPolicy {
  rules: readonly ApprovalRule[];
  /** Up to this amount, inclusive, the proposer may approve alone; above it somebody else has to. */
  ownUpTo: number;
}

/** What the rules look at. */
export interface ApprovalSubject {
  kind: Action['kind'];
  amount: number;
  /** Warehouses that it is about; null where they could not be found out. */
  sites: readonly string[] | null;
  proposerId: string;
}

export type Approver = Pick<Principal, 'userId' | 'roles' | 'personas' | 'sites'>;

/** How far a caller's approvals reach by kind; Infinity without a limit. Kinds that are absent: not at all. */
export function reachOf(
  { roles, personas }: Approver,
  { rules }: ApprovalPolicy,
): Map<Action['kind'], number> {
  const reach = new Map<Action['kind'], number>();
  for (const { persona, role, kinds, upTo = Infinity } of rules) {
    const isMine = persona === undefined ? roles.some((mine) => mine === role) : personas.includes(persona);
    if (!isMine) continue;
    for (const kind of kinds) reach.set(kind, Math.max(upTo, reach.get(kind) ?? 0));
  }
  return reach;
}

/** Whether the caller has every warehouse that it is about. What is unknown is only open to who may see all. */
export function hasSites({ sites: own }: Approver, sites: readonly string[] | null): boolean {
  if (own === null) return true;
  return sites !== null && sites.every((site) => own.includes(site));
}

/** Whether the rules and the warehouses let the caller decide, the two-person rule aside. */
export function isWithinReach(subject: ApprovalSubject, who: Approver, policy: ApprovalPolicy): boolean {
  const limit = reachOf(who, policy).get(subject.kind);
  return limit !== undefined && subject.amount <= limit && hasSites(who, subject.sites);
}

/** Why the caller may not approve it, in plain words; null when the caller may. */
export function whyNotApprove(
  subject: ApprovalSubject,
  who: Approver,
  policy: ApprovalPolicy,
): string | null {
  const { kind, amount, sites, proposerId } = subject;
  const limit = reachOf(who, policy).get(kind);
  if (limit === undefined) {
    const wanted = eligible(subject, policy);
    return wanted === null ? `${approversOf(subject, policy)}.` : `This needs ${wanted}.`;
  }
  if (amount > limit)
    return `You may approve ${plural(NOUNS[kind])} up to ${money(limit)}; this is ${money(amount)}.`;
  if (!hasSites(who, sites)) {
    const missing = (sites ?? []).filter((site) => !who.sites!.includes(site));
    if (missing.length === 0) return 'It is not known which warehouse it is about.';
    return `It is about ${missing.join(' and ')}, which you do not have.`;
  }
  if (proposerId === who.userId && amount > policy.ownUpTo)
    return `You proposed it yourself; above ${money(policy.ownUpTo)} somebody else has to approve.`;
  return null;
}

/** The personas and roles whose rules reach that far. */
export function groupsFor({ kind, amount }: ApprovalSubject, { rules }: ApprovalPolicy) {
  const reaching = rules.filter(({ kinds, upTo = Infinity }) => kinds.includes(kind) && amount <= upTo);
  return {
    personas: [...new Set(reaching.flatMap(({ persona }) => persona ?? []))],
    roles: [...new Set(reaching.flatMap(({ role }) => role ?? []))],
  };
}

/** Who may approve, in words: "Procurement specialists up to 50,000, or an administrator". */
export function approversOf(subject: ApprovalSubject, policy: ApprovalPolicy): string {
  const names = eligible(subject, policy);
  if (names === null) return `Nobody: no rule covers ${money(subject.amount)}`;
  const alone = subject.amount > policy.ownUpTo ? ', but not who proposed it' : '';
  return `${sentence(names)}${alone}`;
}

function eligible({ kind, amount }: ApprovalSubject, policy: ApprovalPolicy): string | null {
  const groups = new Map<string, number>();
  for (const { persona, role, kinds, upTo = Infinity } of policy.rules) {
    if (!kinds.includes(kind) || amount > upTo) continue;
    const name = persona === undefined ? ROLES[role!] : plural(persona.replaceAll('_', ' '));
    groups.set(name, Math.max(upTo, groups.get(name) ?? 0));
  }
  const names = [...groups].map(([name, upTo]) => `${name}${atMost(upTo)}`);
  const last = names.pop();
  if (last === undefined) return null;
  return names.length === 0 ? last : `${names.join(', ')}, or ${last}`;
}

const ROLES: Record<Role, string> = { admin: 'an administrator', member: 'anybody who is signed in' };

const NOUNS: Record<Action['kind'], string> = {
  reorder: 'order',
  transfer: 'transfer',
  expedite: 'expedite request',
};

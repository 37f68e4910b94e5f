import { NO_SESSION, type Principal, type Proposal, QuartermasterError } from '#libs/contracts';
import {
  type ApprovalPolicy,
  type ApprovalSubject,
  approversOf,
  isWithinReach,
  whyNotApprove,
} from './approval-rules';
import type { StoredProposal } from './stored-proposal';

/** Who decides, by which rules, and when. */
export interface Deciding {
  who: Principal;
  policy: ApprovalPolicy;
  now: Date;
}

/** `done`: the same person has decided the same before, and gets the same reply. */
export type Verdict = 'go' | 'done';

export const subjectOf = ({
  action,
  amount,
  sites,
  proposedBy,
}: Pick<StoredProposal, 'action' | 'amount' | 'sites' | 'proposedBy'>): ApprovalSubject => ({
  kind: action.kind,
  amount,
  sites,
  proposerId: proposedBy.userId,
});

/** As it is now: what nobody decided on in time has expired. */
export function statusAt({ status, expiresAt }: StoredProposal, now: Date): Proposal['status'] {
  return status === 'open' && expiresAt <= now ? 'expired' : status;
}

/** Whether the caller may know of it: made it, decided on it, may decide on it, or administers. */
export function isVisible(proposal: StoredProposal, { who, policy }: Omit<Deciding, 'now'>): boolean {
  return (
    proposal.proposedBy.userId === who.userId ||
    proposal.decision?.by.userId === who.userId ||
    who.roles.includes('admin') ||
    isWithinReach(subjectOf(proposal), who, policy)
  );
}

/** Why the caller may not approve it now, in plain words; null when the caller may. */
export function mayNotApproveBecause(proposal: StoredProposal, deciding: Deciding): string | null {
  const status = statusAt(proposal, deciding.now);
  if (status !== 'open') return `${CLOSED[status]}.`;
  return whyNotApprove(subjectOf(proposal), deciding.who, deciding.policy);
}

/**
 * Whether an approval of what `hash` names may go on.
 *
 * @throws QuartermasterError NOT_FOUND, PROPOSAL_CLOSED, PROPOSAL_CHANGED or FORBIDDEN
 */
export function judgeApproval(proposal: StoredProposal, hash: string, deciding: Deciding): Verdict {
  requireVisible(proposal, deciding);
  if (proposal.hash !== hash) throw new QuartermasterError('PROPOSAL_CHANGED');
  if (isRepeated(proposal, 'executed', deciding)) return 'done';
  requireOpen(proposal, deciding);
  const reason = whyNotApprove(subjectOf(proposal), deciding.who, deciding.policy);
  if (reason === null) return 'go';
  const nextStep = `Ask somebody who may: ${approversOf(subjectOf(proposal), deciding.policy)}.`;
  throw new QuartermasterError('FORBIDDEN', { message: reason, nextStep });
}

/** Whether a rejection may go on: by the proposer, or by somebody whom the rules let decide. */
export function judgeRejection(proposal: StoredProposal, deciding: Deciding): Verdict {
  requireVisible(proposal, deciding);
  if (isRepeated(proposal, 'rejected', deciding)) return 'done';
  requireOpen(proposal, deciding);
  requireInvolved(proposal, deciding);
  return 'go';
}

/** Whether another may take its place: by the proposer, or by somebody whom the rules let decide. */
export function judgeEdit(proposal: StoredProposal, deciding: Deciding): void {
  requireVisible(proposal, deciding);
  requireOpen(proposal, deciding);
  requireInvolved(proposal, deciding);
}

/** Only a person decides: what runs by itself, with its owner's rights, does not. */
function requirePerson({ who }: Deciding): void {
  if (who.sessionId !== NO_SESSION) return;
  throw new QuartermasterError('FORBIDDEN', {
    message: 'Only somebody who is signed in decides on proposals.',
  });
}

function requireVisible(proposal: StoredProposal, deciding: Deciding): void {
  requirePerson(deciding);
  if (!isVisible(proposal, deciding)) throw new QuartermasterError('NOT_FOUND');
}

function requireOpen(proposal: StoredProposal, { now }: Deciding): void {
  const status = statusAt(proposal, now);
  if (status === 'open') return;
  throw new QuartermasterError('PROPOSAL_CLOSED', { message: `${CLOSED[status]}.`, details: { status } });
}

function requireInvolved(proposal: StoredProposal, { who, policy }: Deciding): void {
  if (proposal.proposedBy.userId === who.userId) return;
  const subject = subjectOf(proposal);
  if (isWithinReach(subject, who, policy)) return;
  const message = whyNotApprove(subject, who, policy) ?? undefined;
  throw new QuartermasterError('FORBIDDEN', { message });
}

function isRepeated(
  { status, decision }: StoredProposal,
  outcome: StoredProposal['status'],
  { who }: Deciding,
): boolean {
  return status === outcome && decision?.by.userId === who.userId;
}

const CLOSED: Record<Exclude<Proposal['status'], 'open'>, string> = {
  approved: 'It has been approved',
  executed: 'It has been approved and carried out',
  rejected: 'It has been rejected',
  expired: 'It has expired',
  replaced: 'Another proposal has taken its place',
  failed: 'It could not be carried out',
};

import type { Role } from '#libs/contracts';
import type { Settings } from '#libs/runtime';
import type { Person } from './claims';

export interface Rights {
  personas: string[];
  roles: Role[];
  /** Warehouse codes; null means every site. */
  sites: string[] | null;
}

/** All that somebody's groups allow together; null when none of their groups is known to us. */
export function rightsOf(groups: readonly string[], mapping: Settings['oidc']['groups']): Rights | null {
  const mine = new Set(groups);
  const matching = mapping.filter(({ group }) => mine.has(group));
  if (matching.length === 0) return null;
  const everySite = matching.some(({ sites }) => sites === undefined);
  return {
    personas: union(matching.map(({ personas }) => personas)),
    // Whoever may sign in is a member.
    roles: union<Role>([['member'], ...matching.map(({ roles }) => roles)]),
    sites: everySite ? null : union(matching.map(({ sites = [] }) => sites)),
  };
}

/** Whether the provider says that somebody showed a second factor, by the method used or by the context reached. */
export function hasSecondFactor(
  { methods, context }: Pick<Person, 'methods' | 'context'>,
  { mfaMethods, mfaContexts }: Pick<Settings['oidc'], 'mfaMethods' | 'mfaContexts'>,
): boolean {
  return (
    methods.some((method) => mfaMethods.includes(method)) ||
    (context !== null && mfaContexts.includes(context))
  );
}

const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];

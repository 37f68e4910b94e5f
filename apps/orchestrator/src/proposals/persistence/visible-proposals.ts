import type { SelectQueryBuilder } from 'typeorm';
import { reachOf } from '../domain/approval-rules';
import type { Viewer } from '../domain/proposal-store';

/** {@link isVisible} in SQL, for the proposals with the alias `p`. */
export function onlyVisible<T extends object>(query: SelectQueryBuilder<T>, { who, policy }: Viewer): void {
  if (who.roles.includes('admin')) return;
  const reach = [...reachOf(who, policy)];
  const kinds = reach.map(([kind]) => kind);
  // The driver writes Infinity as PostgreSQL reads it.
  const limits = reach.map(([, limit]) => limit);
  query.andWhere(
    `(p.user_id = :me OR p.decided_by = :me OR (
       p.amount <= (SELECT max(r.up_to) FROM unnest(:kinds::text[], :limits::float8[]) AS r (kind, up_to) WHERE r.kind = p.kind)
       AND (:sites::text[] IS NULL OR p.sites <@ :sites::text[])
     ))`,
    { me: who.userId, kinds, limits, sites: who.sites },
  );
}

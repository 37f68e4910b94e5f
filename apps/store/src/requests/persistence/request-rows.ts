import type { StoreRequest } from '#libs/contracts';
import type { Caller } from '../../members/members';
import { type Decidable, mayNotDecideBecause } from '../domain/may-decide';

/** A request as it is kept: what depends on who looks at it is added by {@link viewFor}. */
export type StoredRequest = Omit<StoreRequest, 'mayDecide' | 'mayNotDecideBecause'> & Decidable;

/** `tell` are the ids of users by lower-case name. */
export interface Acting extends Caller {
  tell: ReadonlyMap<string, string>;
}

export const REQUEST_COLUMNS = `r.id, r.kind,
  CASE WHEN r.status = 'open' AND r.expires_at <= $1 THEN 'expired' ELSE r.status END AS status,
  r.store_code AS "storeCode", r.title, r.reason, r.diff, r.warnings, r.arguments, r.hash, r.origin, r.replaces,
  r.own_approval AS "ownApproval", r.replaced_by AS "replacedBy", r.created_at AS "createdAt",
  r.expires_at AS "expiresAt", r.effects, r.decided_at AS "decidedAt", r.decision_reason AS "decisionReason",
  json_build_object('staffId', r.staff_id, 'name', s.name) AS "requestedBy",
  CASE WHEN r.decided_by IS NOT NULL THEN json_build_object('staffId', r.decided_by, 'name', d.name) END AS "decidedBy"`;
export const REQUEST_FROM = `FROM store_request r JOIN store_staff s ON s.id = r.staff_id LEFT JOIN store_staff d ON d.id = r.decided_by`;

export interface RequestRow extends Omit<StoredRequest, 'createdAt' | 'expiresAt' | 'decision'> {
  createdAt: Date;
  expiresAt: Date;
  decidedAt: Date | null;
  decisionReason: string | null;
  decidedBy: { staffId: string; name: string } | null;
}

/** The member's own, and all of his store for a manager. */
export function isVisible(request: StoredRequest, { staff, isManager }: Caller): boolean {
  return request.requestedBy.staffId === staff.id || (isManager && request.storeCode === staff.storeCode);
}

export function viewFor({ ownApproval, ...request }: StoredRequest, by: Caller): StoreRequest {
  const because = mayNotDecideBecause({ ...request, ownApproval }, by.staff, by.isManager);
  return { ...request, mayDecide: because === null, mayNotDecideBecause: because };
}

export function toStored({
  createdAt,
  expiresAt,
  decidedAt,
  decisionReason,
  decidedBy,
  ...row
}: RequestRow): StoredRequest {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    decision:
      decidedBy === null || decidedAt === null
        ? null
        : { by: decidedBy, at: decidedAt.toISOString(), reason: decisionReason },
  };
}

import type { StaffMember, StoreRequest } from '#libs/contracts';

/** Of a request, what the rule of deciding needs. */
export type Decidable = Pick<StoreRequest, 'status' | 'storeCode' | 'requestedBy'> & {
  /** Whether whoever asked may also approve: a manager's own plan yes, his own vacation no. */
  ownApproval: boolean;
};

/** Why a member may not decide on a request; null when he may. */
export function mayNotDecideBecause(
  request: Decidable,
  member: StaffMember,
  isManager: boolean,
): string | null {
  if (request.status !== 'open') return 'It is no longer open.';
  if (!isManager || member.storeCode !== request.storeCode) return 'A manager of the store decides on it.';
  if (request.requestedBy.staffId === member.id && !request.ownApproval)
    return 'Another manager has to decide on your own request.';
  return null;
}

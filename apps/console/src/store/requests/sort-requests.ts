import type { StoreRequest } from '../../api/types';

export interface SortedRequests {
  /** Others' that wait for this person. */
  toDecide: StoreRequest[];
  mine: StoreRequest[];
  others: StoreRequest[];
}

/** Requests by what somebody has to do with them; each in one of the three, in the order in which they came. */
export function sortRequests(requests: readonly StoreRequest[], staffId: string): SortedRequests {
  const sorted: SortedRequests = { toDecide: [], mine: [], others: [] };
  for (const request of requests) {
    const isMine = request.requestedBy.staffId === staffId;
    sorted[isMine ? 'mine' : request.mayDecide ? 'toDecide' : 'others'].push(request);
  }
  return sorted;
}

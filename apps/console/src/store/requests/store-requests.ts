import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import type { StoreRequest } from '../../api/types';
import { storeKey } from '../store-queries';

const SHOWN = 50;
const AGAIN_MS = 30_000;

const requestsKey = [...storeKey, 'requests'];

/** The newest of them. */
export const storeRequestsQuery = (status: 'open' | 'all') =>
  queryOptions({
    queryKey: [...requestsKey, 'list', status],
    queryFn: async ({ signal }): Promise<StoreRequest[]> => {
      const query = { status, limit: SHOWN };
      return (await unwrap(client.GET('/v1/store/requests', { params: { query }, signal }))).data;
    },
    // Others ask and decide, too.
    staleTime: 0,
    refetchInterval: AGAIN_MS,
    refetchOnWindowFocus: true,
  });

export const storeRequestQuery = (requestId: string) =>
  queryOptions({
    queryKey: [...requestsKey, requestId],
    queryFn: ({ signal }): Promise<StoreRequest> =>
      unwrap(client.GET('/v1/store/requests/{requestId}', { params: { path: { requestId } }, signal })),
    staleTime: 0,
  });

const pathOf = ({ id }: StoreRequest) => ({ params: { path: { requestId: id } } });

/** Approves exactly what was shown. */
export const approveRequest = (request: StoreRequest) =>
  unwrap(
    client.POST('/v1/store/requests/{requestId}/approval', {
      ...pathOf(request),
      body: { hash: request.hash },
    }),
  );

export const rejectRequest = (request: StoreRequest, reason: string) =>
  unwrap(client.POST('/v1/store/requests/{requestId}/rejection', { ...pathOf(request), body: { reason } }));

export const withdrawRequest = (request: StoreRequest) =>
  unwrap(client.POST('/v1/store/requests/{requestId}/withdrawal', pathOf(request)));

/** What was carried out changes rosters, tasks and balances: all of the store is looked at anew. */
export function putRequest(queryClient: QueryClient, request: StoreRequest): void {
  queryClient.setQueryData(storeRequestQuery(request.id).queryKey, request);
  void queryClient.invalidateQueries({
    queryKey: storeKey,
    predicate: ({ queryKey }) => queryKey.at(-1) !== request.id,
  });
}

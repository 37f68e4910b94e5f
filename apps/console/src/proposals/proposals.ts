import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../api/client';
import type { Action, Proposal } from '../api/types';

const PAGE_SIZE = 50;
/** More that wait are counted as this many. */
export const MAX_COUNTED = 100;
const COUNT_AGAIN_MS = 60_000;
const EXECUTION_POLL_MS = 1500;
const WEBHOOK_POLL_MS = 5000;

export type Listed = 'open' | 'closed';

const proposalsKey = ['proposals'];

export const proposalsQuery = (status: Listed) =>
  infiniteQueryOptions({
    queryKey: [...proposalsKey, status],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        client.GET('/v1/proposals', {
          params: {
            query: { status, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Others decide too.
    staleTime: 0,
  });

/** The newest open ones: for the count in the navigation, and to know what has been proposed already. */
export const openProposalsQuery = queryOptions({
  queryKey: [...proposalsKey, 'newest-open'],
  queryFn: async ({ signal }): Promise<Proposal[]> => {
    const query = { status: 'open' as const, limit: MAX_COUNTED };
    return (await unwrap(client.GET('/v1/proposals', { params: { query }, signal }))).data;
  },
  staleTime: COUNT_AGAIN_MS / 2,
  refetchInterval: COUNT_AGAIN_MS,
  refetchOnWindowFocus: true,
  // A number beside a link is not worth insisting on.
  retry: false,
});

/** While it is carried out its document numbers are on their way, and then the word to the connected system. */
function pollOf(proposal: Proposal | undefined): number | false {
  if (proposal?.status === 'approved') return EXECUTION_POLL_MS;
  return proposal?.execution?.webhook === 'waiting' ? WEBHOOK_POLL_MS : false;
}

export const proposalQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposal', proposalId],
    queryFn: ({ signal }): Promise<Proposal> =>
      unwrap(client.GET('/v1/proposals/{proposalId}', { params: { path: { proposalId } }, signal })),
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: (query) => pollOf(query.state.data),
  });

interface Proposed {
  action: Action;
  reason: string;
}

export const propose = (
  { action, reason }: Proposed,
  from: { answerId: string; persona: string },
  key: string,
): Promise<Proposal> =>
  unwrap(
    client.POST('/v1/proposals', {
      body: { action, reason, ...from },
      headers: { 'idempotency-key': key },
    }),
  );

/** Approves what the hash names; sent twice it is still carried out once. */
export const approve = ({ id, hash }: Proposal): Promise<Proposal> =>
  unwrap(
    client.POST('/v1/proposals/{proposalId}/approval', {
      params: { path: { proposalId: id } },
      body: { hash },
    }),
  );

export const reject = ({ id }: Proposal, reason: string): Promise<Proposal> =>
  unwrap(
    client.POST('/v1/proposals/{proposalId}/rejection', {
      params: { path: { proposalId: id } },
      body: { reason },
    }),
  );

export const edit = ({ id }: Proposal, { action, reason }: Proposed, key: string): Promise<Proposal> =>
  unwrap(
    client.POST('/v1/proposals/{proposalId}/edits', {
      params: { path: { proposalId: id } },
      body: { action, reason },
      headers: { 'idempotency-key': key },
    }),
  );

/** Shows what became of a proposal at once; the lists are asked again. */
export function putProposal(queryClient: QueryClient, proposal: Proposal): void {
  queryClient.setQueryData(proposalQuery(proposal.id).queryKey, proposal);
  void queryClient.invalidateQueries({ queryKey: proposalsKey });
}

export function forgetProposal(queryClient: QueryClient, proposalId: string): void {
  void queryClient.invalidateQueries({ queryKey: proposalQuery(proposalId).queryKey });
  void queryClient.invalidateQueries({ queryKey: proposalsKey });
}

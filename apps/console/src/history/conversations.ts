import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../api/client';

const PAGE_SIZE = 100;

export const conversationsKey = ['conversations'];

export const conversationsQuery = infiniteQueryOptions({
  queryKey: conversationsKey,
  queryFn: ({ pageParam, signal }) =>
    unwrap(
      client.GET('/v1/conversations', {
        params: { query: { limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

export const conversationQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversation', conversationId],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET('/v1/conversations/{conversationId}', { params: { path: { conversationId } }, signal }),
      ),
    staleTime: 30_000,
  });

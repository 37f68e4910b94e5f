import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { SavedQuestion } from '../api/types';
import { client, unwrap } from '../api/client';
import { randomId } from '../ask/run-store';
import { withSaved } from './saved-list-order';

const PAGE_SIZE = 100;
/** As the API's `SaveQuestion` says. */
export const MAX_NAME_LENGTH = 120;

/** All of them: their number is limited by a setting of the server. */
export const savedQuestionsQuery = queryOptions({
  queryKey: ['saved-questions'],
  queryFn: async ({ signal }): Promise<SavedQuestion[]> => {
    const all: SavedQuestion[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = { limit: PAGE_SIZE, ...(cursor && { cursor }) };
      const page = await unwrap(client.GET('/v1/saved-questions', { params: { query }, signal }));
      all.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return all;
  },
  staleTime: 60_000,
});

export const saveQuestion = (answerId: string, name: string): Promise<SavedQuestion> =>
  unwrap(
    client.POST('/v1/saved-questions', {
      body: { answerId, name },
      headers: { 'idempotency-key': randomId() },
    }),
  );

export const changeSavedQuestion = (
  savedQuestionId: string,
  change: { name: string; pinned?: boolean },
): Promise<SavedQuestion> =>
  unwrap(
    client.PUT('/v1/saved-questions/{savedQuestionId}', {
      params: { path: { savedQuestionId } },
      body: change,
    }),
  );

export const deleteSavedQuestion = (savedQuestionId: string, keepalive: boolean): Promise<unknown> =>
  unwrap(
    client.DELETE('/v1/saved-questions/{savedQuestionId}', {
      params: { path: { savedQuestionId } },
      keepalive,
    }),
  );

/** Shows it in the list at once, as the server will list it: newest first, a renamed one where it was. */
export function putSaved(queryClient: QueryClient, saved: SavedQuestion): void {
  queryClient.setQueryData(savedQuestionsQuery.queryKey, (known) => known && withSaved(known, saved));
  void queryClient.invalidateQueries({ queryKey: savedQuestionsQuery.queryKey });
}

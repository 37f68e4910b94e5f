import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../api/client';
import type { Answer, Notification, ResultColumn, Watch, WatchChange } from '../api/types';
import { randomId } from '../ask/run-store';

const PAGE_SIZE = 100;
/** In case that nothing can be told at once, as behind a proxy that holds streams back. */
const LOOK_EVERY_MS = 120_000;
const COLUMNS_FRESH_MS = 5 * 60_000;

/** All of them: their number is limited by a setting of the server. */
export const watchesQuery = queryOptions({
  queryKey: ['watches'],
  queryFn: async ({ signal }): Promise<Watch[]> => {
    const query = { limit: PAGE_SIZE };
    return (await unwrap(client.GET('/v1/watches', { params: { query }, signal }))).data;
  },
  staleTime: 0,
});

/** The newest; looked for again and again, because nobody knows when something is told. */
export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: async ({ signal }): Promise<{ data: Notification[]; unread: number }> => {
    const query = { limit: 20 };
    return unwrap(client.GET('/v1/notifications', { params: { query }, signal }));
  },
  staleTime: 0,
  refetchInterval: LOOK_EVERY_MS,
});

/** A saved question, and the persona that asks it. */
export interface Watched {
  savedQuestionId: string;
  persona: string;
}

/** The columns with numbers of the saved question's present answer; asked as a tile is, so it stays out of the history. */
export const numberColumnsQuery = ({ savedQuestionId, persona }: Watched) =>
  queryOptions({
    queryKey: ['number-columns', savedQuestionId],
    queryFn: async ({ signal }): Promise<ResultColumn[]> => {
      const body = { saved: savedQuestionId, persona, purpose: 'dashboard' as const };
      const answer = (await unwrap(client.POST('/v1/questions', { body, signal }))) as Answer;
      if (!('table' in answer)) return [];
      return answer.table.columns.filter(({ type }) => type === 'integer' || type === 'number');
    },
    staleTime: COLUMNS_FRESH_MS,
  });

export const createWatch = (savedQuestionId: string, change: WatchChange): Promise<Watch> =>
  unwrap(
    client.POST('/v1/watches', {
      body: { savedQuestionId, ...change },
      headers: { 'idempotency-key': randomId() },
    }),
  );

const pathOf = (watchId: string) => ({ path: { watchId } });

export const changeWatch = (watchId: string, body: WatchChange): Promise<Watch> =>
  unwrap(client.PUT('/v1/watches/{watchId}', { params: pathOf(watchId), body }));

export const deleteWatch = (watchId: string): Promise<unknown> =>
  unwrap(client.DELETE('/v1/watches/{watchId}', { params: pathOf(watchId) }));

export const runWatch = (watchId: string): Promise<Watch> =>
  unwrap(client.POST('/v1/watches/{watchId}/runs', { params: pathOf(watchId) }));

export const markRead = (notificationId?: string): Promise<{ unread: number }> =>
  unwrap(
    client.POST('/v1/notifications/read', { body: notificationId === undefined ? {} : { notificationId } }),
  );

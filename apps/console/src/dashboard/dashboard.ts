import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../api/client';
import type { Answer, DashboardTile } from '../api/types';

const FRESH_MS = 5 * 60_000;

export const dashboardQuery = (persona: string) =>
  queryOptions({
    queryKey: ['dashboard', persona],
    queryFn: ({ signal }) => unwrap(client.GET('/v1/dashboard', { params: { query: { persona } }, signal })),
    staleTime: FRESH_MS,
  });

/** A tile asks its question like anybody else; its answer may be some minutes old and stays out of the history. */
export const tileQuery = (persona: string, { id, question, savedQuestionId }: DashboardTile) =>
  queryOptions({
    queryKey: ['dashboard', persona, 'tile', id, question ?? savedQuestionId],
    queryFn: async ({ signal }): Promise<Answer> => {
      const asked = savedQuestionId === undefined ? { question } : { saved: savedQuestionId };
      const body = { ...asked, persona, purpose: 'dashboard' as const };
      return (await unwrap(client.POST('/v1/questions', { body, signal }))) as Answer;
    },
    staleTime: FRESH_MS,
  });

/** Everything of all dashboards. */
export const DASHBOARD_KEY = ['dashboard'];

import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../api/client';

export type CostScope = 'mine' | 'all';

/** The last thirty days; costs come with every question, so what was loaded before is old. */
export const costsQuery = (scope: CostScope) =>
  queryOptions({
    queryKey: ['costs', scope],
    queryFn: ({ signal }) => unwrap(client.GET('/v1/costs', { params: { query: { scope } }, signal })),
    staleTime: 0,
  });

export const cacheQuery = queryOptions({
  queryKey: ['cache'],
  queryFn: ({ signal }) => unwrap(client.GET('/v1/cache', { signal })),
  staleTime: 0,
});

export const forgetKept = (pattern: string): Promise<{ forgotten: number }> =>
  unwrap(client.DELETE('/v1/cache', { params: { query: { pattern } } }));

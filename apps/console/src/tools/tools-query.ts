import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../api/client';

/** What the persona can have calculated. Changes only with a new version of the server. */
export const toolsQuery = (persona: string) =>
  queryOptions({
    queryKey: ['tools', persona],
    queryFn: async ({ signal }) =>
      (await unwrap(client.GET('/v1/tools', { params: { query: { persona } }, signal }))).data,
    staleTime: 5 * 60_000,
  });

import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../api/client';

/** What a persona can ask; changes only with the semantic files and the data. */
export const catalogQuery = (persona: string) =>
  queryOptions({
    queryKey: ['semantics', persona],
    queryFn: ({ signal }) => unwrap(client.GET('/v1/semantics', { params: { query: { persona } }, signal })),
    staleTime: 5 * 60_000,
  });

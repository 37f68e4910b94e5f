import { queryOptions } from '@tanstack/react-query';
import type { ChipOption } from '../api/types';
import { client, unwrap } from '../api/client';

const LIMIT = 50;

/** What the chip of an answer can be changed to, or, without a chip, what can be added to the answer's query. */
export const chipOptionsQuery = (answerId: string, chip: string | undefined, search: string) =>
  queryOptions({
    queryKey: ['options', answerId, chip ?? null, search],
    // openapi-fetch's mapped type turns the tuples of the published schema into arrays; this is the published type.
    queryFn: ({ signal }) =>
      unwrap(
        client.POST('/v1/answers/{answerId}/options', {
          params: { path: { answerId } },
          body: { ...(chip === undefined ? {} : { chip }), search, limit: LIMIT },
          signal,
        }),
      ) as Promise<{ data: ChipOption[] }>,
    // An open list stays as it is; on another day "last month" is another one.
    staleTime: 60_000,
    // Somebody waits in front of the open list, which offers to try again.
    retry: false,
  });

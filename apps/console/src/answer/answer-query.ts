import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../api/types';
import { client, unwrap } from '../api/client';

/** An answer never changes once it is given. */
export const answerQuery = (answerId: string) =>
  queryOptions({
    queryKey: ['answer', answerId],
    // openapi-fetch's mapped type turns the tuples of the published schema into arrays; this is the published type.
    queryFn: ({ signal }) =>
      unwrap(
        client.GET('/v1/answers/{answerId}', { params: { path: { answerId } }, signal }),
      ) as Promise<Answer>,
    staleTime: Infinity,
  });

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import type {
  ProcedureDetail,
  ProcedureList,
  ProcedurePassagePage,
  ProcedureSearchResult,
} from '../../api/types';
import { storeKey } from '../store-queries';

const SHOWN = 5;
/** The longest question; a task's title and description are shorter. */
export const MAX_QUESTION = 2_500;

/** Everything that is known of documents begins with it. */
export const proceduresKey = [...storeKey, 'procedures'];

export const proceduresQuery = queryOptions({
  queryKey: [...proceduresKey, 'list'],
  queryFn: ({ signal }): Promise<ProcedureList> => unwrap(client.GET('/v1/store/procedures', { signal })),
  staleTime: 0,
});

export const passagesQuery = (question: string) =>
  queryOptions({
    queryKey: [...proceduresKey, 'search', question],
    queryFn: ({ signal }): Promise<ProcedureSearchResult> => {
      const query = { q: question.slice(0, MAX_QUESTION), limit: SHOWN };
      return unwrap(client.GET('/v1/store/procedures/passages', { params: { query }, signal }));
    },
    enabled: question !== '',
    staleTime: 0,
  });

export const procedureQuery = (procedureId: string, version?: number) =>
  queryOptions({
    queryKey: [...proceduresKey, procedureId, version ?? null],
    queryFn: ({ signal }): Promise<ProcedureDetail> => {
      const query = version === undefined ? {} : { version };
      return unwrap(
        client.GET('/v1/store/procedures/{procedureId}', {
          params: { path: { procedureId }, query },
          signal,
        }),
      );
    },
    staleTime: 0,
  });

/** Text that was uploaded never changes: a change is another version. */
export const procedureTextQuery = (procedureId: string, version: number) =>
  infiniteQueryOptions({
    queryKey: [...proceduresKey, procedureId, version, 'text'],
    queryFn: ({ signal, pageParam }): Promise<ProcedurePassagePage> =>
      unwrap(
        client.GET('/v1/store/procedures/{procedureId}/versions/{version}/passages', {
          params: { path: { procedureId, version }, query: { from: pageParam } },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: Infinity,
  });

export const originalAddress = (procedureId: string, version: number): string =>
  `/v1/store/procedures/${procedureId}/versions/${version}/original`;

export const deleteProcedure = (procedureId: string, version?: number) =>
  unwrap(
    client.DELETE('/v1/store/procedures/{procedureId}', {
      params: { path: { procedureId }, query: version === undefined ? {} : { version } },
    }),
  );

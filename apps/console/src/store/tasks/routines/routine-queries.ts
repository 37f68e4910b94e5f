import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../../api/client';
import type {
  NewStoreRoutine,
  StoreRoutine,
  StoreRoutineChange,
  StoreRoutineDetail,
} from '../../../api/types';
import { storeKey } from '../../store-queries';
import { tasksKey } from '../task-queries';

const routinesKey = [...storeKey, 'routines'];

export const routinesQuery = queryOptions({
  queryKey: [...routinesKey, 'list'],
  queryFn: async ({ signal }): Promise<StoreRoutine[]> =>
    (await unwrap(client.GET('/v1/store/routines', { signal }))).data,
  staleTime: 0,
});

export const routineQuery = (routineId: string) =>
  queryOptions({
    queryKey: [...routinesKey, routineId],
    queryFn: ({ signal }): Promise<StoreRoutineDetail> =>
      unwrap(client.GET('/v1/store/routines/{routineId}', { params: { path: { routineId } }, signal })),
    staleTime: 0,
  });

/** Shows what became of a routine at once; the lists, also of tasks, are asked again. */
export function putRoutine(queryClient: QueryClient, detail: StoreRoutineDetail): void {
  queryClient.setQueryData([...routinesKey, detail.routine.id], detail);
  void queryClient.invalidateQueries({ queryKey: [...routinesKey, 'list'] });
  void queryClient.invalidateQueries({ queryKey: tasksKey });
}

export const forgetRoutine = (queryClient: QueryClient, routineId: string) =>
  queryClient.invalidateQueries({ queryKey: [...routinesKey, routineId] });

export const createRoutine = (body: NewStoreRoutine, key: string) =>
  unwrap(client.POST('/v1/store/routines', { body, headers: { 'idempotency-key': key } }));

const named = ({ id, version }: Pick<StoreRoutine, 'id' | 'version'>) => ({
  path: { routineId: id },
  header: { 'If-Match': `"${version}"` },
});

export const changeRoutine = (
  routine: Pick<StoreRoutine, 'id' | 'version'>,
  body: StoreRoutineChange,
  key: string,
) =>
  unwrap(
    client.PUT('/v1/store/routines/{routineId}', {
      params: named(routine),
      body,
      headers: { 'idempotency-key': key },
    }),
  );

export const removeRoutine = (routine: StoreRoutine, key: string) =>
  unwrap(
    client.DELETE('/v1/store/routines/{routineId}', {
      params: named(routine),
      headers: { 'idempotency-key': key },
    }),
  );

import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import type { NewStoreTask, StoreTaskChange, StoreTaskDetail, StoreTaskPage } from '../../api/types';
import { keptFor } from '../kept-answers';
import { storeKey } from '../store-queries';

const PAGE_SIZE = 50;
const AGAIN_MS = 30_000;

export const tasksKey = [...storeKey, 'tasks'];

export interface TaskListing {
  whose: 'mine' | 'unassigned' | 'all';
  day: string;
  status: string | null;
  area: string | null;
  overdue: boolean;
}

export const taskListQuery = (userId: string, listing: TaskListing) => {
  const name = `list ${JSON.stringify(listing)}`;
  const kept = () => keptFor(userId).get<StoreTaskPage>(name);
  const { whose, day, status, area, overdue } = listing;
  return infiniteQueryOptions({
    queryKey: [...tasksKey, 'list', listing],
    queryFn: async ({ pageParam, signal }): Promise<StoreTaskPage> => {
      const query = {
        whose,
        day,
        limit: PAGE_SIZE,
        ...(status === null ? {} : { status }),
        ...(area === null ? {} : { area }),
        ...(overdue ? { overdue: 'true' as const } : {}),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      };
      const page = await unwrap(client.GET('/v1/store/tasks', { params: { query: query as never }, signal }));
      if (pageParam === null) keptFor(userId).set(name, page);
      return page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: () => {
      const data = kept()?.data;
      return data && { pages: [data], pageParams: [null] };
    },
    initialDataUpdatedAt: () => kept()?.at,
    // Colleagues are at them, too.
    staleTime: 0,
    refetchInterval: AGAIN_MS,
    refetchOnWindowFocus: true,
  });
};

export const taskQuery = (userId: string, taskId: string) => {
  const kept = () => keptFor(userId).get<StoreTaskDetail>(taskId);
  return queryOptions({
    queryKey: [...tasksKey, taskId],
    queryFn: async ({ signal }): Promise<StoreTaskDetail> => {
      const detail = await unwrap(
        client.GET('/v1/store/tasks/{taskId}', { params: { path: { taskId } }, signal }),
      );
      keptFor(userId).set(taskId, detail);
      return detail;
    },
    initialData: () => kept()?.data,
    initialDataUpdatedAt: () => kept()?.at,
    staleTime: 0,
    refetchInterval: AGAIN_MS,
    refetchOnWindowFocus: true,
  });
};

export const candidatesQuery = (day: string, skills: string) =>
  queryOptions({
    queryKey: [...tasksKey, 'candidates', day, skills],
    queryFn: async ({ signal }) => {
      const query = { day, ...(skills === '' ? {} : { skills }) };
      return (await unwrap(client.GET('/v1/store/task-candidates', { params: { query }, signal }))).data;
    },
  });

/** Shows what became of a task at once; the lists are asked again. */
export function putTask(queryClient: QueryClient, userId: string, detail: StoreTaskDetail): void {
  const { id } = detail.task;
  keptFor(userId).set(id, detail);
  queryClient.setQueryData([...tasksKey, id], detail);
  void queryClient.invalidateQueries({ queryKey: [...tasksKey, 'list'] });
}

export const forgetTask = (queryClient: QueryClient, taskId: string) =>
  queryClient.invalidateQueries({ queryKey: [...tasksKey, taskId] });

export const createTask = (body: NewStoreTask, key: string) =>
  unwrap(client.POST('/v1/store/tasks', { body, headers: { 'idempotency-key': key } }));

export const changeTask = (taskId: string, version: number, body: StoreTaskChange, key: string) =>
  unwrap(
    client.PUT('/v1/store/tasks/{taskId}', {
      params: { path: { taskId }, header: { 'If-Match': `"${version}"` } },
      body,
      headers: { 'idempotency-key': key },
    }),
  );

const ACT_PATHS = {
  start: '/v1/store/tasks/{taskId}/start',
  complete: '/v1/store/tasks/{taskId}/completion',
  reopen: '/v1/store/tasks/{taskId}/reopening',
  cancel: '/v1/store/tasks/{taskId}/cancellation',
} as const;

export const actOnTask = (
  act: keyof typeof ACT_PATHS,
  taskId: string,
  { note, ...body }: { at?: string; note: string | null },
  key: string,
): Promise<StoreTaskDetail> =>
  unwrap(
    client.POST(ACT_PATHS[act], {
      params: { path: { taskId } },
      body: { ...body, ...(note === null ? {} : { note }) },
      headers: { 'idempotency-key': key },
    }),
  );

export const commentOnTask = (taskId: string, body: { at: string; text: string }, key: string) =>
  unwrap(
    client.POST('/v1/store/tasks/{taskId}/comments', {
      params: { path: { taskId } },
      body,
      headers: { 'idempotency-key': key },
    }),
  );

import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiError, errorFromEvent, errorFromResponse, errorFromThrown } from '../../api/api-error';
import { client, unwrap } from '../../api/client';
import { eventsOf } from '../../api/event-stream';
import { sessionFetch } from '../../api/session-fetch';
import type { DailyPlanDay, DailyPlanEdit, DailyPlanEvent, Shift, StoreTask } from '../../api/types';
import { text } from '../../messages';
import { storeKey } from '../store-queries';

const AGAIN_MS = 20_000;
const MINE_SHOWN = 50;

/** In the browser's history: whoever came by the button wants the plan made at once. */
export const MAKE_AT_ONCE = { makePlan: true };

const planKey = [...storeKey, 'plan'];

export const planQuery = (day: string) =>
  queryOptions({
    queryKey: [...planKey, day],
    queryFn: ({ signal }): Promise<DailyPlanDay> =>
      unwrap(client.GET('/v1/store/daily-plans/{day}', { params: { path: { day } }, signal })),
    // Another manager edits it, too, and tasks change all day.
    staleTime: 0,
    refetchInterval: AGAIN_MS,
    refetchOnWindowFocus: true,
  });

/** What the caller has to do on a day. */
export const myDayQuery = (day: string) =>
  queryOptions({
    queryKey: [...storeKey, 'tasks', 'my-day', day],
    queryFn: async ({ signal }): Promise<StoreTask[]> => {
      const query = { whose: 'mine', day, limit: MINE_SHOWN } as never;
      return (await unwrap(client.GET('/v1/store/tasks', { params: { query }, signal }))).data;
    },
    staleTime: 0,
    refetchInterval: AGAIN_MS,
  });

export interface Progress {
  share: number;
  text: string;
}

const interrupted = () => new ApiError({ code: 'INTERRUPTED', ...text.errors.interrupted, retryable: true });

/** Plans the day, from the draft of that version on. Aborting stops the search. */
export async function makePlan(
  day: string,
  version: number | null,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<DailyPlanDay> {
  try {
    const response = await sessionFetch(
      new Request(new URL(`/v1/store/daily-plans/${day}/draft`, location.origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify(version === null ? {} : { version }),
        signal,
      }),
    );
    if (!response.ok) throw errorFromResponse(response, await response.json().catch(() => null), text.errors);
    if (response.body === null) throw interrupted();
    for await (const data of eventsOf(response.body)) {
      const event = JSON.parse(data) as DailyPlanEvent;
      if (event.type === 'plan') return event.plan;
      if (event.type === 'error') throw errorFromEvent(event.error);
      onProgress(event);
    }
    throw interrupted();
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    if (thrown instanceof SyntaxError) throw interrupted();
    throw errorFromThrown(thrown, text.errors);
  }
}

const ofVersion = (version: number) => ({ 'If-Match': `"${version}"` });

export const editPlan = (day: string, version: number, edit: DailyPlanEdit): Promise<DailyPlanDay> =>
  unwrap(
    client.POST('/v1/store/daily-plans/{day}/draft/edits', {
      params: { path: { day }, header: ofVersion(version) },
      body: edit,
    }),
  );

export const discardPlan = (day: string, version: number): Promise<DailyPlanDay> =>
  unwrap(
    client.DELETE('/v1/store/daily-plans/{day}/draft', {
      params: { path: { day }, header: ofVersion(version) },
    }),
  );

/** Approves exactly what was shown. */
export const approvePlan = (day: string, hash: string): Promise<DailyPlanDay> =>
  unwrap(client.POST('/v1/store/daily-plans/{day}/approval', { params: { path: { day } }, body: { hash } }));

export const markShift = (shiftId: string, status: 'planned' | 'sick'): Promise<Shift> =>
  unwrap(
    client.PUT('/v1/store/shifts/{shiftId}/status', { params: { path: { shiftId } }, body: { status } }),
  );

export function putPlan(queryClient: QueryClient, plan: DailyPlanDay): void {
  queryClient.setQueryData(planQuery(plan.day).queryKey, plan);
}

/** What others did meanwhile is looked at anew. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof ApiError && ['CHANGED_MEANWHILE', 'PLAN_STALE'].includes(error.code);

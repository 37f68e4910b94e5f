import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import type { AskTimeOffPreview, NewTimeOff, TimeOff, TimeOffBalance } from '../../api/types';
import { storeKey } from '../store-queries';

const timeOffKey = [...storeKey, 'time-off'];

export const balancesQuery = (year: number) =>
  queryOptions({
    queryKey: [...timeOffKey, 'balances', year],
    queryFn: async ({ signal }): Promise<TimeOffBalance[]> => {
      const query = { year };
      return (await unwrap(client.GET('/v1/store/time-off/balances', { params: { query }, signal }))).data;
    },
    staleTime: 0,
  });

export const grantedQuery = (from: string) =>
  queryOptions({
    queryKey: [...timeOffKey, 'granted', from],
    queryFn: async ({ signal }): Promise<TimeOff[]> => {
      const query = { of: 'me' as const, from };
      return (await unwrap(client.GET('/v1/store/time-off', { params: { query }, signal }))).data;
    },
    staleTime: 0,
  });

/** What asking would come to. Days that cannot be asked for are an error that says why. */
export const previewQuery = (asked: AskTimeOffPreview) =>
  queryOptions({
    queryKey: [...timeOffKey, 'preview', asked],
    queryFn: ({ signal }) => unwrap(client.POST('/v1/store/time-off/preview', { body: asked, signal })),
    staleTime: 0,
    retry: false,
  });

const keyed = (key: string) => ({ header: { 'Idempotency-Key': key } });

export const askTimeOff = (body: NewTimeOff, key: string) =>
  unwrap(client.POST('/v1/store/time-off', { params: keyed(key), body }));

export const cancelTimeOff = (timeOffId: string, key: string) =>
  unwrap(
    client.POST('/v1/store/time-off/{timeOffId}/cancellation', {
      params: { ...keyed(key), path: { timeOffId } },
      body: { reason: '', origin: 'person' },
    }),
  );

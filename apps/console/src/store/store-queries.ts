import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../api/client';
import type { Shift, StoreMembership } from '../api/types';
import { keptMe } from '../session/kept-me';
import { dayAfter } from './days';
import { keptFor } from './kept-answers';

const TEAM_AGAIN_MS = 60_000;
/** Everything that was loaded for a store begins with it. */
export const storeKey = ['store'];

/** Answers that are kept on the phone, to be read without a connection; none before anybody signed in. */
function keptOf<Data>(name: string) {
  const kept = () => {
    const me = keptMe();
    return me === null ? undefined : keptFor(me.user.id);
  };
  return {
    keep: (data: Data): Data => {
      kept()?.set(name, data);
      return data;
    },
    initialData: () => kept()?.get<Data>(name)?.data,
    initialDataUpdatedAt: () => kept()?.get<Data>(name)?.at,
  };
}

const { keep: keepMembership, ...keptMembership } = keptOf<StoreMembership>('membership');

export const membershipQuery = queryOptions({
  queryKey: [...storeKey, 'membership'],
  queryFn: async ({ signal }): Promise<StoreMembership> =>
    keepMembership(await unwrap(client.GET('/v1/store', { signal }))),
  ...keptMembership,
  // A device that was away since yesterday must not take yesterday for today.
  staleTime: 0,
  refetchInterval: TEAM_AGAIN_MS,
});

/** Shifts from a day on. */
export function rosterQuery(from: string, days: number, staffId?: string) {
  const { keep, ...kept } = keptOf<Shift[]>(`roster ${from} ${days} ${staffId ?? 'all'}`);
  return queryOptions({
    queryKey: [...storeKey, 'roster', from, days, staffId ?? null],
    queryFn: async ({ signal }): Promise<Shift[]> => {
      const query = { from, to: dayAfter(from, days), ...(staffId === undefined ? {} : { staffId }) };
      return keep((await unwrap(client.GET('/v1/store/roster', { params: { query }, signal }))).shifts);
    },
    ...kept,
    staleTime: TEAM_AGAIN_MS,
    refetchInterval: TEAM_AGAIN_MS,
  });
}

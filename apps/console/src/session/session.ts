import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error';
import { client, unwrap } from '../api/client';
import { setCsrfToken } from '../api/session-fetch';
import type { Me } from '../api/types';
import { forgetMe, keepMe, keptMe } from './kept-me';

/** Null when nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      const me = await unwrap(client.GET('/v1/me', { signal }));
      setCsrfToken(me.csrfToken);
      keepMe(me);
      return me;
    } catch (thrown) {
      if (thrown instanceof ApiError && thrown.endsSession) {
        forgetMe();
        return null;
      }
      const kept = thrown instanceof ApiError && thrown.code === 'UNREACHABLE' ? keptMe() : null;
      // The first change after it takes the token that is right by then.
      if (kept !== null) setCsrfToken(kept.csrfToken);
      if (kept !== null) return kept;
      throw thrown;
    }
  },
  staleTime: Infinity,
  // What was shown without a connection is looked at again when there is one.
  refetchOnReconnect: 'always',
});

/** Only below the signed-in part of the app. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe outside of a session');
  return data;
}

function take(queryClient: QueryClient, me: Me | null): void {
  if (me === null) forgetMe();
  else keepMe(me);
  setCsrfToken(me?.csrfToken ?? null);
  queryClient.setQueryData(meQuery.queryKey, me);
}

export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { username: string; password: string }) =>
      unwrap(client.POST('/v1/sessions', { body })),
    onSuccess: ({ token: _token, ...me }) => {
      // Another person's conversations must not show for a moment.
      forgetSession(queryClient);
      take(queryClient, me);
    },
  });
}

export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(client.DELETE('/v1/sessions/current')),
    // The page that the reader leaves for forgets everything by itself.
    onSuccess: ({ providerUrl }) => providerUrl === null && forgetSession(queryClient),
  });
}

export function useChoosePersona() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (persona: string) => unwrap(client.PUT('/v1/me/persona', { body: { persona } })),
    onSuccess: (me) => take(queryClient, me),
  });
}

/** The session is gone on the server: what was loaded for it goes too. */
export function forgetSession(queryClient: QueryClient): void {
  take(queryClient, null);
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
}

export const isAdmin = (me: Me) => me.user.roles.includes('admin');

/** Only one's own personas come with their labels; another's is its id, spelled out. */
export const personaLabel = (me: Me, id: string) =>
  me.personas.find((persona) => persona.id === id)?.label ??
  id.charAt(0).toLocaleUpperCase() + id.slice(1).replaceAll('_', ' ');

import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../api/client';
import type { ApiKeyCreated, ApiKeyPage, NewApiKey } from '../api/types';

export type Whose = 'me' | 'everybody';

const PAGE_SIZE = 50;
export const API_KEYS = ['api-keys'];

export const apiKeysQuery = (of: Whose) =>
  infiniteQueryOptions({
    queryKey: [...API_KEYS, of],
    queryFn: ({ pageParam, signal }): Promise<ApiKeyPage> => {
      const query = { of, limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return unwrap(client.GET('/v1/api-keys', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });

export const createApiKey = (body: NewApiKey): Promise<ApiKeyCreated> =>
  unwrap(client.POST('/v1/api-keys', { body }));

export const revokeApiKey = (apiKeyId: string): Promise<unknown> =>
  unwrap(client.DELETE('/v1/api-keys/{apiKeyId}', { params: { path: { apiKeyId } } }));

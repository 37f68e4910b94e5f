import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import type { Consent, CustomerProfile, CustomerRecommendations, CustomerSummary } from '../../api/types';
import { storeKey } from '../store-queries';

/** Everything that was loaded of customers begins with it. */
export const customersKey = [...storeKey, 'customers'];

export const customerSearchQuery = (query: string) =>
  queryOptions({
    queryKey: [...customersKey, 'search', query],
    queryFn: async ({ signal }): Promise<CustomerSummary[]> =>
      (await unwrap(client.GET('/v1/store/customers', { params: { query: { query } }, signal }))).data,
    enabled: query.length > 1,
    // Each look is logged: none without need.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

export const customerQuery = (customerId: string) =>
  queryOptions({
    queryKey: [...customersKey, customerId],
    queryFn: ({ signal }): Promise<CustomerProfile> =>
      unwrap(client.GET('/v1/store/customers/{customerId}', { params: { path: { customerId } }, signal })),
    refetchOnWindowFocus: false,
  });

export const suggestionsQuery = (customerId: string) =>
  queryOptions({
    queryKey: [...customersKey, customerId, 'suggestions'],
    queryFn: ({ signal }): Promise<CustomerRecommendations> =>
      unwrap(
        client.GET('/v1/store/customers/{customerId}/recommendations', {
          params: { path: { customerId } },
          signal,
        }),
      ),
    refetchOnWindowFocus: false,
  });

export const recordConsent = (customerId: string, purpose: Consent['purpose'], given: boolean) =>
  unwrap(
    client.POST('/v1/store/customers/{customerId}/consents', {
      params: { path: { customerId } },
      body: { purpose, given, source: 'store' },
    }),
  );

/** Everything that is kept of a customer, as the file that was sent. */
export const customerData = async (customerId: string): Promise<Blob> =>
  (await unwrap(
    client.GET('/v1/store/customers/{customerId}/data', {
      params: { path: { customerId } },
      parseAs: 'blob',
    }),
  )) as unknown as Blob;

export const eraseCustomer = (customerId: string, loyaltyNumber: string) =>
  unwrap(
    client.POST('/v1/store/customers/{customerId}/erasure', {
      params: { path: { customerId } },
      body: { loyaltyNumber },
    }),
  );

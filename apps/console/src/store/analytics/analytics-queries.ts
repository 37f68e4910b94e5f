import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import type { AnalyticsPeriod, KpiId, KpiRows, RecommendationDetail, StoreAnalytics } from '../../api/types';
import { storeKey } from '../store-queries';

const analyticsKey = [...storeKey, 'analytics'];
const FRESH_MS = 60_000;

export const analyticsQuery = (period: AnalyticsPeriod) =>
  queryOptions({
    queryKey: [...analyticsKey, period],
    queryFn: ({ signal }): Promise<StoreAnalytics> =>
      unwrap(client.GET('/v1/store/analytics', { params: { query: { period } }, signal })),
    staleTime: FRESH_MS,
  });

export const kpiRowsQuery = (kpi: KpiId, period: AnalyticsPeriod) =>
  queryOptions({
    queryKey: [...analyticsKey, 'rows', kpi, period],
    queryFn: ({ signal }): Promise<KpiRows> =>
      unwrap(
        client.GET('/v1/store/analytics/kpis/{kpi}/rows', {
          params: { path: { kpi }, query: { period } },
          signal,
        }),
      ),
    staleTime: FRESH_MS,
  });

export const recommendationQuery = (id: string) =>
  queryOptions({
    // Apart from the store's: once its tasks are made it is no longer there to be asked for again.
    queryKey: ['store-recommendation', id],
    queryFn: ({ signal }): Promise<RecommendationDetail> =>
      unwrap(client.GET('/v1/store/analytics/recommendation', { params: { query: { id } }, signal })),
    // What is being edited stays as it is.
    staleTime: Infinity,
    gcTime: 0,
  });

const PERIODS: readonly AnalyticsPeriod[] = ['day', 'week', 'four-weeks'];

/** Of the address, so that it can be sent on and the way back leads to the same. */
export const periodOf = (search: string): AnalyticsPeriod =>
  PERIODS.find((each) => each === new URLSearchParams(search).get('period')) ?? 'week';

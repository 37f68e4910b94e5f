import { z } from 'zod';
import {
  AnalyticsPeriod,
  KpiId,
  KpiRows,
  ProposeRecommendation,
  RecommendationDetail,
  StoreAnalytics,
  storeAnalytics,
  StoreRequest,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json } from './media';

const TAG = 'Store analytics';
const period = z.enum(AnalyticsPeriod.options).default('week').describe('Full days, the last one yesterday.');
/** Ids hold names of areas: they travel in the query, not in the path. */
const recommendationId = z.string().min(1).max(120).describe('From the list of recommendations.');

/** Figures of the caller's store and what follows from them; for its managers. */
export const storeAnalyticsEndpoints = endpointGroup({
  storeAnalytics: {
    method: 'GET',
    path: '/v1/store/analytics',
    tag: TAG,
    summary: 'Figures with comparison and trend, and recommendations with their evidence',
    access: 'session',
    scope: 'store:read',
    query: z.strictObject({ period }),
    success: { status: 200, description: 'Figures and recommendations', content: json(StoreAnalytics) },
    errors: storeAnalytics.overview.errors,
  },
  storeKpiRows: {
    method: 'GET',
    path: '/v1/store/analytics/kpis/{kpi}/rows',
    tag: TAG,
    summary: 'The rows behind a figure',
    access: 'session',
    scope: 'store:read',
    params: z.strictObject({ kpi: KpiId }),
    query: z.strictObject({ period }),
    success: { status: 200, description: 'The rows', content: json(KpiRows) },
    errors: storeAnalytics.rows.errors,
  },
  storeRecommendation: {
    method: 'GET',
    path: '/v1/store/analytics/recommendation',
    tag: TAG,
    summary: 'One recommendation with the tasks it would become, and who could do them',
    access: 'session',
    scope: 'store:read',
    query: z.strictObject({ id: recommendationId }),
    success: { status: 200, description: 'The recommendation', content: json(RecommendationDetail) },
    errors: storeAnalytics.recommendation.errors,
  },
  proposeStoreRecommendation: {
    method: 'POST',
    path: '/v1/store/analytics/recommendation/requests',
    tag: TAG,
    summary: 'Asks for the tasks of a recommendation, as you edited them; approving the request makes them',
    access: 'session',
    scope: 'store:write',
    query: z.strictObject({ id: recommendationId }),
    body: ProposeRecommendation,
    idempotent: true,
    success: {
      status: 201,
      description: 'The request, which waits for its approval',
      content: json(StoreRequest),
    },
    errors: storeAnalytics.propose.errors,
  },
});

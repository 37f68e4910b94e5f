import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import {
  type KpiRows,
  type RecommendationDetail,
  type StoreAnalytics,
  storeAnalytics,
  type StoreRequest,
} from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { Repeatable } from '../repeatable';

/** Analytics of the caller's store. That he is a manager of it, the store checks. */
@Controller()
export class StoreAnalyticsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly repeatable: Repeatable,
  ) {}

  @Serves(api.storeAnalytics)
  overview(
    @Input() { query }: InputOf<typeof api.storeAnalytics>,
    @Req() request: FastifyRequest,
  ): Promise<StoreAnalytics> {
    const context = callContextOf(request, storeAnalytics.overview);
    return this.services.call(storeAnalytics.overview, query, context);
  }

  @Serves(api.storeKpiRows)
  rows(
    @Input() { params, query }: InputOf<typeof api.storeKpiRows>,
    @Req() request: FastifyRequest,
  ): Promise<KpiRows> {
    const context = callContextOf(request, storeAnalytics.rows);
    return this.services.call(storeAnalytics.rows, { ...params, ...query }, context);
  }

  @Serves(api.storeRecommendation)
  recommendation(
    @Input() { query: { id } }: InputOf<typeof api.storeRecommendation>,
    @Req() request: FastifyRequest,
  ): Promise<RecommendationDetail> {
    const context = callContextOf(request, storeAnalytics.recommendation);
    return this.services.call(storeAnalytics.recommendation, { recommendationId: id }, context);
  }

  @Serves(api.proposeStoreRecommendation)
  propose(
    @Input() { query: { id: recommendationId }, body }: InputOf<typeof api.proposeStoreRecommendation>,
    @Req() request: FastifyRequest,
  ): Promise<StoreRequest> {
    const context = callContextOf(request, storeAnalytics.propose);
    const work = { ...body, recommendationId };
    return this.repeatable.run(work, context, idempotencyKeyOf(request), (requestId) =>
      this.services.call(storeAnalytics.propose, { ...work, requestId }, context),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type InputOf,
  type KpiRows,
  type RecommendationDetail,
  type StoreAnalytics,
  storeAnalytics,
  type StoreRequest,
} from '#libs/contracts';
import { Analytics } from './analytics';

/** Translates messages; the work is in Analytics. */
@Injectable()
export class AnalyticsHandlers {
  constructor(private readonly analytics: Analytics) {}

  @Handles(storeAnalytics.overview)
  overview(
    { period }: InputOf<typeof storeAnalytics.overview>,
    context: CallContext,
  ): Promise<StoreAnalytics> {
    return this.analytics.overview(period, context);
  }

  @Handles(storeAnalytics.rows)
  rows(input: InputOf<typeof storeAnalytics.rows>, context: CallContext): Promise<KpiRows> {
    return this.analytics.rows(input, context);
  }

  @Handles(storeAnalytics.recommendation)
  recommendation(
    { recommendationId }: InputOf<typeof storeAnalytics.recommendation>,
    context: CallContext,
  ): Promise<RecommendationDetail> {
    return this.analytics.recommendation(recommendationId, context);
  }

  @Handles(storeAnalytics.propose)
  propose(input: InputOf<typeof storeAnalytics.propose>, context: CallContext): Promise<StoreRequest> {
    return this.analytics.propose(input, context);
  }
}

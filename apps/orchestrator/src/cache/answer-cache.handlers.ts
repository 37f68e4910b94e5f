import { Injectable } from '@nestjs/common';
import { type CallContext, Handles, principalOf } from '#libs/bus';
import { answerCache, type CacheStatistics, type InputOf, QuartermasterError } from '#libs/contracts';
import { Readings } from '../readings';
import { AnswerCache } from './answer-cache';

@Injectable()
export class AnswerCacheHandlers {
  constructor(
    private readonly cache: AnswerCache,
    private readonly readings: Readings,
  ) {}

  @Handles(answerCache.statistics)
  async statistics(): Promise<CacheStatistics> {
    return this.cache.statistics();
  }

  @Handles(answerCache.invalidate)
  async invalidate(
    { pattern }: InputOf<typeof answerCache.invalidate>,
    context: CallContext,
  ): Promise<{ forgotten: number }> {
    if (!principalOf(context).roles.includes('admin')) throw new QuartermasterError('FORBIDDEN');
    this.readings.forget();
    return { forgotten: await this.cache.forget(pattern) };
  }
}

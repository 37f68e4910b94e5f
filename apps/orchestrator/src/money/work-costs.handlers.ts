import { Injectable } from '@nestjs/common';
import { type CallContext, Handles, principalOf } from '#libs/bus';
import { costs, type InputOf, type OutputOf } from '#libs/contracts';
import { Money } from './money';

/** Money for work of other services that no question asked for. */
@Injectable()
export class WorkCostsHandlers {
  constructor(private readonly money: Money) {}

  @Handles(costs.hold)
  async hold(
    { workId, mayCostUsd }: InputOf<typeof costs.hold>,
    context: CallContext,
  ): Promise<OutputOf<typeof costs.hold>> {
    return { day: await this.money.holdForWork(workId, principalOf(context), mayCostUsd) };
  }

  @Handles(costs.settle)
  async settle(
    { workId, day, persona, purpose, cost }: InputOf<typeof costs.settle>,
    context: CallContext,
  ): Promise<Record<string, never>> {
    const work = { principal: principalOf(context), persona, answerId: workId, purpose };
    await this.money.settleWork(work, day, cost);
    return {};
  }
}

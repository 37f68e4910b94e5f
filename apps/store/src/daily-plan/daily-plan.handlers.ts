import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import { dailyPlan, type DailyPlanDay, type DailyPlanEvent, type InputOf } from '#libs/contracts';
import { DailyPlans } from './daily-plans';

/** Translates messages; the work is in DailyPlans. */
@Injectable()
export class DailyPlanHandlers {
  constructor(private readonly plans: DailyPlans) {}

  @Handles(dailyPlan.get)
  get({ day }: InputOf<typeof dailyPlan.get>, context: CallContext): Promise<DailyPlanDay> {
    return this.plans.get(day, context);
  }

  @Handles(dailyPlan.make)
  async *make(
    { day, version }: InputOf<typeof dailyPlan.make>,
    context: CallContext,
  ): AsyncGenerator<DailyPlanEvent, void> {
    yield* this.plans.make(day, version ?? null, context);
  }

  @Handles(dailyPlan.edit)
  edit({ day, version, edit }: InputOf<typeof dailyPlan.edit>, context: CallContext): Promise<DailyPlanDay> {
    return this.plans.edit(day, version, edit, context);
  }

  @Handles(dailyPlan.discard)
  discard({ day, version }: InputOf<typeof dailyPlan.discard>, context: CallContext): Promise<DailyPlanDay> {
    return this.plans.discard(day, version, context);
  }

  @Handles(dailyPlan.approve)
  approve({ day, hash }: InputOf<typeof dailyPlan.approve>, context: CallContext): Promise<DailyPlanDay> {
    return this.plans.approve(day, hash, context);
  }
}

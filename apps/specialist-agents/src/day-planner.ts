import { Injectable } from '@nestjs/common';
import { type DailyPlan, type DailyPlanRefusal, iterationsFor } from '#libs/calculations';
import type { DayToPlan, PlanDayEvent, PlannedDay } from '#libs/contracts';
import { withProgress } from './progress';
import { Calculator } from './tool';

/** Plans days of stores in a worker thread. */
@Injectable()
export class DayPlanner {
  constructor(private readonly calculator: Calculator) {}

  /** @throws QuartermasterError TOO_MANY_CALCULATIONS, and the signal's reason when it fires */
  async *plan(
    request: DayToPlan,
    maxIterations: number,
    signal: AbortSignal,
  ): AsyncGenerator<PlanDayEvent, void> {
    const options = { iterations: Math.min(maxIterations, iterationsFor(request.tasks.length)) };
    const events = withProgress((onProgress) =>
      this.calculator.run<DailyPlan | DailyPlanRefusal>(
        'plan-day',
        { request, options },
        { signal, onProgress },
      ),
    );
    for (;;) {
      const next = await events.next();
      if (!next.done) {
        yield { type: 'progress', ...next.value };
        continue;
      }
      const plan = next.value;
      if (plan.kind === 'refused') yield { type: 'refused', message: plan.message, nextStep: plan.nextStep };
      else yield { type: 'planned', plan: plannedDay(plan) };
      return;
    }
  }
}

/** What callers need of a plan. */
export const plannedDay = ({
  assignments,
  unplaced,
  score,
  bound,
  gap,
  optimal,
  iterations,
}: DailyPlan): PlannedDay => ({
  assignments: assignments.map(({ parts: _, ...assignment }) => assignment),
  unplaced: unplaced.map(({ taskId, message }) => ({ taskId, message })),
  value: score.value,
  bound,
  gap,
  optimal,
  iterations,
});

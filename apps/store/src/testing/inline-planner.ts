import { Injectable } from '@nestjs/common';
import { Handles } from '#libs/bus';
import { improveDay, iterationsFor } from '#libs/calculations';
import { type InputOf, type PlanDayEvent, specialistAgents } from '#libs/contracts';

/** What stands for the specialist agents: the same calculation, in this thread. */
@Injectable()
export class InlinePlanner {
  /** Days that were asked for. */
  readonly asked: InputOf<typeof specialistAgents.planDay>['day'][] = [];

  @Handles(specialistAgents.planDay)
  async *planDay({
    day,
    maxIterations,
  }: InputOf<typeof specialistAgents.planDay>): AsyncGenerator<PlanDayEvent, void> {
    this.asked.push(day);
    const iterations = Math.min(maxIterations, iterationsFor(day.tasks.length));
    const search = improveDay(day, { iterations });
    for (;;) {
      const step = search.next();
      if (!step.done) {
        yield { type: 'progress', share: step.value.spent, text: `${step.value.gap}` };
        continue;
      }
      const plan = step.value;
      if (plan.kind === 'refused') yield { type: 'refused', message: plan.message, nextStep: plan.nextStep };
      else
        yield {
          type: 'planned',
          plan: {
            assignments: plan.assignments.map(({ parts: _, ...assignment }) => assignment),
            unplaced: plan.unplaced.map(({ taskId, message }) => ({ taskId, message })),
            value: plan.score.value,
            bound: plan.bound,
            gap: plan.gap,
            optimal: plan.optimal,
            iterations: plan.iterations,
          },
        };
      return;
    }
  }
}

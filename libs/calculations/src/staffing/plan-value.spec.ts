import type { DailyPlan } from './daily-plan';
import { storeDay } from './instances';
import { planDay } from './plan-day';
import { planValue } from './plan-value';

describe('the value of any plan', () => {
  const request = storeDay({ staff: 8, tasks: 40, seed: 5, pressure: 1 });
  const plan = planDay(request, { iterations: 200 }) as DailyPlan;

  it('is the score of a plan that was calculated', () => {
    for (const seed of [1, 2, 3]) {
      const day = storeDay({ staff: 8, tasks: 40, seed, pressure: 1.1 });
      const made = planDay(day, { iterations: 200 }) as DailyPlan;
      expect(planValue(day, made.assignments)).toBeCloseTo(made.score.value, 9);
    }
  });

  it('is the score also when the plan goes on from another one', () => {
    const [started, ...rest] = plan.assignments.filter(({ parts }) => parts.length === 1);
    const previous = [
      { ...started!, state: 'started' as const },
      ...rest.map((one) => ({ ...one, state: 'planned' as const })),
    ];
    const day = { ...request, staff: request.staff.slice(1), now: started!.start + 5, previous };
    const made = planDay(day, { iterations: 200 }) as DailyPlan;
    expect(planValue(day, made.assignments)).toBeCloseTo(made.score.value, 9);
  });

  it('falls when a task is taken out, or ends after its due time', () => {
    const [first, ...others] = plan.assignments;
    expect(planValue(request, others)).toBeLessThan(plan.score.value);
    const task = request.tasks.find(({ due }) => due !== undefined)!;
    const late = { taskId: task.id, staffId: request.staff[0]!.id, start: 2_000, end: 2_000 + task.minutes };
    expect(planValue(request, [first!, late])).toBeLessThan(planValue(request, [first!]));
  });
});

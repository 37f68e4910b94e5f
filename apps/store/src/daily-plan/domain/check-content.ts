import { checkPlan } from '#libs/calculations';
import type { PlanFault } from '#libs/contracts';
import { withNames } from './made-plan';
import type { PlanContent } from './plan-content';

/** What is wrong with a plan, errors first. What is begun or done cannot be changed any more, so nothing is said of it. */
export function checkContent({ assignments, request, people, tasks }: PlanContent): PlanFault[] {
  const fixed = new Set(tasks.filter(({ state }) => state !== 'planned').map(({ taskId }) => taskId));
  return checkPlan(assignments, request.staff, request.tasks)
    .filter(({ taskId }) => taskId === undefined || !fixed.has(taskId))
    .map(({ severity, message, taskId, staffId }) => ({
      severity,
      message: withNames(message, people, tasks),
      taskId: taskId ?? null,
      staffId: staffId ?? null,
    }))
    .sort((one, other) => one.severity.localeCompare(other.severity));
}

import type { DailyPlanRequest, EditedAssignment } from './daily-plan';
import {
  AREA_CHANGE,
  latenessCost,
  levelsAbove,
  LOAD,
  loadWeights,
  MOVED,
  OVERQUALIFIED,
  RETIMED,
  VALUE,
} from './objective';
import { joined, minutesOf, minutesWithin, without } from './working-time';

/**
 * What any plan of a request is worth by `objective.ts`, also one that a person edited: of a plan of `planDay` it is
 * `score.value`. A task that ends after its due time and grace is worth nothing. What breaks other rules counts like the
 * rest: `checkPlan` finds it.
 */
export function planValue(
  { staff, tasks, previous = [], weekHours }: DailyPlanRequest,
  plan: readonly EditedAssignment[],
): number {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const weights = loadWeights(staff, weekHours);
  const present = new Set(staff.map(({ id }) => id));
  const stays = ({ taskId, staffId, start }: EditedAssignment) =>
    previous.some(
      (one) =>
        one.state !== 'planned' && one.taskId === taskId && one.staffId === staffId && one.start === start,
    );
  let value = 0;
  for (const one of plan) {
    const [task, person] = [known.get(one.taskId), staff.find(({ id }) => id === one.staffId)];
    if (task === undefined) continue;
    if (stays(one)) {
      value += VALUE[task.priority];
      continue;
    }
    if (person === undefined) continue;
    const isTooLate = one.end > (task.due ?? Infinity) + (task.graceMinutes ?? 0);
    if (!isTooLate) value += VALUE[task.priority] - latenessCost(task, one.end);
    value -= OVERQUALIFIED * levelsAbove(task, person);
    const before = previous.filter(({ taskId }) => taskId === task.id);
    const own = before.find(({ staffId }) => staffId === person.id);
    if (own === undefined && before.some(({ staffId }) => present.has(staffId))) value -= MOVED;
    if (own !== undefined && own.start !== one.start) value -= RETIMED;
  }
  staff.forEach((person, index) => {
    const worked = without(joined(person.shifts), person.breaks ?? []);
    const available = minutesOf(worked);
    const own = plan
      .filter(({ staffId, taskId }) => staffId === person.id && known.has(taskId))
      .sort((one, other) => one.start - other.start);
    // What is begun or done comes first in a list, whenever that was.
    const listed = [...own.filter(stays).slice(-1), ...own.filter((one) => !stays(one))];
    const areas = listed.map(({ taskId }) => known.get(taskId)!.area);
    areas.slice(1).forEach((area, at) => {
      const before = areas[at];
      if (area !== undefined && before !== undefined && area !== before) value -= AREA_CHANGE;
    });
    const load = own.reduce(
      (sum, one) =>
        sum + (stays(one) ? minutesWithin(worked, one.start, one.end) : known.get(one.taskId)!.minutes),
      person.takenMinutes ?? 0,
    );
    if (available > 0) value -= (LOAD * weights[index]! * load * load) / available;
  });
  return value;
}

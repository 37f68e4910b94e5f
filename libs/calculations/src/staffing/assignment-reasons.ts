import type { AssignmentReason } from './daily-plan';
import type { PlanSnapshot } from './day-lists';
import { levelOf, levelsAbove, weekShare } from './objective';
import { type ModelTask, NO_AREA, type StaffingModel } from './staffing-model';

/** Why this person has this open task, each reason looked up in the finished plan. */
export function assignmentReasons(
  model: StaffingModel,
  plan: PlanSnapshot,
  number: number,
  person: number,
): AssignmentReason[] {
  const task = model.tasks[number]!;
  const reasons: AssignmentReason[] = [];
  if (task.asked.includes(person)) reasons.push({ kind: 'asked_by_manager' });
  else if (task.able.length === task.persons) reasons.push(onlyOne(model, task, person));
  if (task.startBefore[person]! >= 0) reasons.push({ kind: 'as_before' });
  const list = plan.lists[person]!;
  const at = list.indexOf(number);
  const before = at === 0 ? model.persons[person]!.area : model.tasks[list[at - 1]!]!.area;
  const after = at === list.length - 1 ? NO_AREA : model.tasks[list[at + 1]!]!.area;
  if (task.area !== NO_AREA && (before === task.area || after === task.area))
    reasons.push({ kind: 'same_area', area: task.task.area! });
  if (task.able.length > task.persons && !task.asked.includes(person)) {
    const share = (index: number) =>
      (plan.loads[index]! - (index === person ? task.minutes : 0)) /
      Math.max(1, model.persons[index]!.available);
    const others = [...task.able].filter((index) => !plan.members[number]!.includes(index));
    const next = Math.min(...others.map(share));
    if (share(person) < next)
      reasons.push({ kind: 'least_loaded', loadShare: share(person), nextLoadShare: next });
    else reasons.push(...weekReason(model, person, others, share));
    const above = (index: number) => levelsAbove(task.task, model.persons[index]!.staff);
    const least = Math.min(...[...task.able].map(above));
    if (above(person) === least && [...task.able].some((index) => above(index) > least))
      reasons.push({ kind: 'closest_skill' });
  }
  const { due } = task.task;
  const later = list
    .slice(at + 1)
    .map((other) => model.tasks[other]!.task)
    .find((other) => (other.due ?? Infinity) > (due ?? Infinity));
  if (due !== undefined && later !== undefined)
    reasons.push({ kind: 'due_first', due, beforeTaskId: later.id });
  return reasons.length > 0 ? reasons : [{ kind: 'best_for_the_day' }];
}

/** The hours of the week decide when, weighted by them, nobody else has less to do. */
function weekReason(
  { persons }: StaffingModel,
  person: number,
  others: readonly number[],
  share: (index: number) => number,
): AssignmentReason[] {
  const weighted = (index: number) => persons[index]!.weight * share(index);
  if (others.some((other) => weighted(other) <= weighted(person))) return [];
  const leastToday = others.reduce((least, other) => (share(other) < share(least) ? other : least));
  const [own, theirs] = [weekShare(persons[person]!.staff), weekShare(persons[leastToday]!.staff)];
  return own === undefined || theirs === undefined
    ? []
    : [{ kind: 'fewer_week_hours', weekShare: own, otherWeekShare: theirs }];
}

/** A skill decides it when nobody else on shift has it, or nobody else has it at this level. */
function onlyOne(
  { persons }: StaffingModel,
  { task, persons: needed }: ModelTask,
  person: number,
): AssignmentReason {
  const deciding = (task.skills ?? []).find(
    ({ skill, level }) => persons.filter(({ staff }) => levelOf(staff, skill) >= level).length === 1,
  );
  if (
    needed === 1 &&
    deciding !== undefined &&
    levelOf(persons[person]!.staff, deciding.skill) >= deciding.level
  )
    return { kind: 'only_one_with_skill', ...deciding };
  return { kind: 'only_one_possible' };
}

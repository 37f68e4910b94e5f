import { clock } from './check-request';
import type { EditedAssignment, PlanFault, PlanFaultKind, StaffOnShift, StoreTask } from './daily-plan';
import { levelOf } from './objective';
import { joined, minutesOf, minutesWithin, without } from './working-time';

/** What a manager may decide to do all the same; everything else cannot be carried out. */
const WARNINGS: ReadonlySet<PlanFaultKind> = new Set([
  'missing_skill',
  'wrong_role',
  'not_the_asked_person',
  'past_due',
  'too_short',
  'too_long',
  'too_few_persons',
  'over_load_limit',
]);

type Tell = (kind: PlanFaultKind, message: string) => void;

/**
 * Every rule that a plan breaks, in plain words, with nothing of the search but the definition of shifts and tasks; none
 * for a plan of `planDay`. Tasks that are not in the plan are no fault.
 */
export function checkPlan(
  plan: readonly EditedAssignment[],
  staff: readonly StaffOnShift[],
  tasks: readonly StoreTask[],
): PlanFault[] {
  const faults: PlanFault[] = [];
  const people = new Map(staff.map((person) => [person.id, person]));
  const known = new Map(tasks.map((task) => [task.id, task]));
  const tellFor =
    (taskId?: string, staffId?: string): Tell =>
    (kind, message) =>
      faults.push({
        kind,
        severity: WARNINGS.has(kind) ? 'warning' : 'error',
        message,
        ...(taskId === undefined ? {} : { taskId }),
        ...(staffId === undefined ? {} : { staffId }),
      });
  for (const one of plan) {
    const tell = tellFor(one.taskId, one.staffId);
    const [task, person] = [known.get(one.taskId), people.get(one.staffId)];
    if (task === undefined) tell('unknown_task', `There is no task ${one.taskId} today.`);
    if (person === undefined) tell('unknown_person', `${one.staffId} does not work today.`);
    if (!Number.isInteger(one.start) || !Number.isInteger(one.end) || one.start < 0 || one.end <= one.start) {
      tell('not_a_time', `${one.taskId} of ${one.staffId} has no start before its end, in whole minutes.`);
      continue;
    }
    if (person !== undefined && task !== undefined) checkOne(one, person, task, tell);
    if (task !== undefined) checkTimes(one, task, tell);
  }
  for (const person of staff) {
    const own = plan
      .filter(({ staffId }) => staffId === person.id)
      .sort((one, other) => one.start - other.start);
    checkList(own, person, known, tellFor);
  }
  for (const task of tasks)
    checkTeam(
      plan.filter(({ taskId }) => taskId === task.id),
      task,
      tellFor(task.id),
    );
  return faults;
}

function checkOne({ start, end }: EditedAssignment, person: StaffOnShift, task: StoreTask, tell: Tell): void {
  const shift = joined(person.shifts);
  const worked = without(shift, person.breaks ?? []);
  const what = `${task.title} of ${person.id}, ${clock(start)}–${clock(end)},`;
  const inShift = minutesWithin(shift, start, end);
  const minutes = minutesWithin(worked, start, end);
  if (inShift < end - start) {
    const hours = shift.map((span) => `${clock(span.start)}–${clock(span.end)}`).join(', ');
    if (!goesOn(task) || worked.every((span) => start < span.start || start >= span.end))
      tell('outside_shift', `${what} is outside the shift ${hours}.`);
    else if (minutes < task.minutes) tell('outside_shift', `${what} ends outside the shift ${hours}.`);
  }
  if (minutes < inShift && !goesOn(task))
    tell('in_break', `${what} lies in a break, and may not be interrupted.`);
  if (minutes < task.minutes)
    tell('too_short', `${what} has ${minutes} minutes of work; it takes ${task.minutes}.`);
  if (minutes > task.minutes)
    tell('too_long', `${what} has ${minutes} minutes of work; it takes ${task.minutes}.`);
  for (const { skill, level } of task.skills ?? []) {
    const has = levelOf(person, skill);
    if (has >= level) continue;
    const found = has === 0 ? 'has not got it' : `has level ${has}`;
    tell('missing_skill', `${task.title} needs ${skill} at level ${level}; ${person.id} ${found}.`);
  }
  if (task.role !== undefined && task.role !== person.role)
    tell(
      'wrong_role',
      `${task.title} is for a ${task.role}; ${person.id} is ${person.role ?? 'without a role'}.`,
    );
  if (task.forbidden?.includes(person.id))
    tell('forbidden_person', `${person.id} must not do ${task.title}.`);
}

const goesOn = ({ interruptible, persons = 1 }: StoreTask) => interruptible === true && persons === 1;

function checkTimes({ start, end }: EditedAssignment, task: StoreTask, tell: Tell): void {
  const { title, earliestStart, due, graceMinutes = 0 } = task;
  if (earliestStart !== undefined && start < earliestStart)
    tell('too_early', `${title} starts at ${clock(start)}; it may start at ${clock(earliestStart)}.`);
  if (due !== undefined && end > due + graceMinutes)
    tell('past_due', `${title} ends at ${clock(end)}; it is due at ${clock(due)}.`);
}

function checkList(
  own: readonly EditedAssignment[],
  person: StaffOnShift,
  known: ReadonlyMap<string, StoreTask>,
  tellFor: (taskId?: string, staffId?: string) => Tell,
): void {
  let last: EditedAssignment | undefined;
  for (const one of own) {
    if (last !== undefined && one.start < last.end)
      tellFor(one.taskId, person.id)(
        'overlap',
        `${person.id} has ${titleOf(one, known)} from ${clock(one.start)}, and ${titleOf(last, known)} until ${clock(last.end)}.`,
      );
    if (last === undefined || one.end > last.end) last = one;
  }
  const available = minutesOf(without(joined(person.shifts), person.breaks ?? []));
  const load =
    (person.takenMinutes ?? 0) +
    own.reduce((sum, { taskId, start, end }) => sum + (known.get(taskId)?.minutes ?? end - start), 0);
  const limit = Math.floor((person.maxLoadShare ?? 1) * available + 1e-9);
  if (load > limit)
    tellFor(undefined, person.id)(
      'over_load_limit',
      `${person.id} has ${load} minutes of tasks; the limit is ${limit} of ${available}.`,
    );
}

const titleOf = ({ taskId }: EditedAssignment, known: ReadonlyMap<string, StoreTask>) =>
  known.get(taskId)?.title ?? taskId;

function checkTeam(
  team: readonly EditedAssignment[],
  { title, persons = 1, assignees = [] }: StoreTask,
  tell: Tell,
): void {
  if (team.length === 0) return;
  const ids = team.map(({ staffId }) => staffId);
  const distinct = new Set(ids).size;
  if (distinct < ids.length) tell('assigned_twice', `${title} is given to the same person twice.`);
  if (distinct < persons) tell('too_few_persons', `${title} needs ${persons} persons and has ${distinct}.`);
  if (distinct > persons) tell('too_many_persons', `${title} needs ${persons} and has ${distinct} persons.`);
  if (team.some(({ start, end }) => start !== team[0]!.start || end !== team[0]!.end))
    tell('not_together', `${title} is for ${persons} persons at the same time; their times differ.`);
  for (const asked of assignees)
    if (!ids.includes(asked))
      tell('not_the_asked_person', `${asked} was asked to do ${title}, and does not.`);
}

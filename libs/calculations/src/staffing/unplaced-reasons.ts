import { clock } from './check-request';
import type { MinutesByPriority, StoreTask, TaskPriority, UnplacedReason } from './daily-plan';
import type { PlanSnapshot } from './day-lists';
import { levelOf } from './objective';
import { mayDo, type ModelTask, qualifies, type StaffingModel } from './staffing-model';
import { minutesWithin, without, WorkingTime } from './working-time';

/** Why an open task is not in the finished plan: first what no plan could change, then what took its time. */
export function unplacedReason(model: StaffingModel, plan: PlanSnapshot, number: number): UnplacedReason {
  const task = model.tasks[number]!;
  return whoIsMissing(model, task) ?? whatIsTooLong(model, task) ?? whatTookItsTime(model, plan, task);
}

function whoIsMissing(
  { persons }: StaffingModel,
  { task, persons: needed }: ModelTask,
): UnplacedReason | undefined {
  const staff = persons.map((person) => person.staff);
  for (const { skill, level } of task.skills ?? []) {
    const highestOnShift = Math.max(...staff.map((person) => levelOf(person, skill)));
    if (highestOnShift < level) return { kind: 'no_skill_on_shift', skill, level, highestOnShift };
  }
  if (task.role !== undefined && !staff.some(({ role }) => role === task.role))
    return { kind: 'no_role_on_shift', role: task.role };
  for (const staffId of task.assignees ?? []) {
    const person = staff.find(({ id }) => id === staffId);
    if (person === undefined) return { kind: 'assignee_not_on_shift', staffId };
    const lacking = (task.skills ?? []).find(({ skill, level }) => levelOf(person, skill) < level);
    if (!qualifies(task, person))
      return {
        kind: 'assignee_not_able',
        staffId,
        missing: lacking === undefined ? task.role! : lacking.skill,
      };
  }
  const qualified = staff.filter((person) => qualifies(task, person));
  if (qualified.length === 0)
    return {
      kind: 'no_one_with_all',
      skills: (task.skills ?? []).map(({ skill }) => skill),
      ...(task.role === undefined ? {} : { role: task.role }),
    };
  const able = staff.filter((person) => mayDo(task, person)).length;
  return able < needed ? { kind: 'too_few_able', needed, able } : undefined;
}

function whatIsTooLong(model: StaffingModel, task: ModelTask): UnplacedReason | undefined {
  if (task.possible) return undefined;
  const { minutes, resumable, earliest } = task;
  const able = model.persons.filter(({ staff }) => mayDo(task.task, staff));
  const stretches = able.map(({ time }) =>
    resumable ? time.total : Math.max(0, ...time.spans.map(({ start, end }) => end - start)),
  );
  const longest = Math.max(...stretches);
  if (longest < minutes) return { kind: 'longer_than_any_shift', minutes, longest };
  const inTime = able.filter(({ time }) => {
    const start = time.earliest(earliest, minutes, resumable);
    return start >= 0 && time.end(start, minutes, resumable) <= task.deadline;
  });
  if (inTime.length < task.persons)
    return { kind: 'no_time_before_due', earliestStart: earliest, due: task.deadline };
  return { kind: 'load_limit_reached', freeMinutes: Math.max(0, ...inTime.map(({ room }) => room)) };
}

function whatTookItsTime(model: StaffingModel, plan: PlanSnapshot, task: ModelTask): UnplacedReason {
  const { earliest, deadline, minutes, resumable, persons: needed } = task;
  const taken: MinutesByPriority = { 1: 0, 2: 0, 3: 0, 4: 0 };
  let [withGap, withGapAndRoom, longestFree, mostRoom] = [0, 0, 0, 0];
  for (const index of task.able) {
    const { time, room, taken: before } = model.persons[index]!;
    const busy = plan.lists[index]!.map((other) => ({ start: plan.start[other]!, end: plan.end[other]! }));
    const free = new WorkingTime(without(time.spans, [...busy, { start: 0, end: earliest }]), model.horizon);
    const start = free.earliest(earliest, minutes, resumable);
    const left = room - (plan.loads[index]! - before);
    for (const span of free.spans)
      longestFree = Math.max(longestFree, Math.min(span.end, deadline) - Math.max(span.start, earliest));
    if (start >= 0 && free.end(start, minutes, resumable) <= deadline) {
      withGap += 1;
      mostRoom = Math.max(mostRoom, left);
      if (left >= minutes) withGapAndRoom += 1;
    }
    plan.lists[index]!.forEach((other, at) => {
      const { priority } = model.tasks[other]!.task;
      taken[priority] += minutesWithin(time.parts(busy[at]!.start, busy[at]!.end), earliest, deadline);
    });
  }
  if (withGapAndRoom >= needed)
    return needed > 1 ? { kind: 'not_free_together', needed } : { kind: 'costs_more_than_it_is_worth' };
  if (withGap >= needed) return { kind: 'load_limit_reached', freeMinutes: mostRoom };
  const priorities = [1, 2, 3, 4] as const;
  const onlyHigher = priorities.every((one) => one < task.task.priority || taken[one] === 0);
  return onlyHigher && task.task.priority > 1
    ? { kind: 'taken_by_higher_priority', minutes: taken }
    : { kind: 'taken_by_other_tasks', minutes: taken, longestFree };
}

/** The reason in plain words, with its figures. */
export function unplacedMessage({ title, minutes }: StoreTask, reason: UnplacedReason): string {
  return `${title} (${minutes} minutes) is not planned: ${words(reason, minutes)}.`;
}

function words(reason: UnplacedReason, minutes: number): string {
  switch (reason.kind) {
    case 'no_skill_on_shift':
      return reason.highestOnShift === 0
        ? `nobody on shift has the skill ${reason.skill}`
        : `it needs ${reason.skill} at level ${reason.level}; the highest on shift is ${reason.highestOnShift}`;
    case 'no_one_with_all':
      return `nobody on shift has all of ${[...reason.skills, ...(reason.role === undefined ? [] : [`the role ${reason.role}`])].join(', ')}`;
    case 'no_role_on_shift':
      return `nobody on shift is ${reason.role}`;
    case 'assignee_not_on_shift':
      return `${reason.staffId}, who was asked for, is not on shift`;
    case 'assignee_not_able':
      return `${reason.staffId}, who was asked for, lacks ${reason.missing}`;
    case 'too_few_able':
      return `it needs ${reason.needed}, and ${reason.able} on shift may do it`;
    case 'longer_than_any_shift':
      return `the longest stretch of work of those who may do it has ${reason.longest} minutes`;
    case 'no_time_before_due':
      return `nobody who may do it works long enough between ${clock(reason.earliestStart)} and ${clock(reason.due)}`;
    case 'taken_by_higher_priority':
      return `those who may do it have only more urgent tasks in its time (${byPriority(reason.minutes)})`;
    case 'taken_by_other_tasks':
      return `the time of those who may do it goes to tasks that are worth more together (${byPriority(reason.minutes)}); the longest free stretch has ${reason.longestFree} of ${minutes} minutes`;
    case 'load_limit_reached':
      return `there is time, but no more than ${reason.freeMinutes} minutes below the load limit`;
    case 'not_free_together':
      return `${reason.needed} who may do it are not free at the same time`;
    case 'costs_more_than_it_is_worth':
      return 'it would fit, and change the rest of the plan by more than it is worth';
  }
}

function byPriority(minutes: MinutesByPriority): string {
  return ([1, 2, 3, 4] as TaskPriority[])
    .filter((priority) => minutes[priority] > 0)
    .map((priority) => `priority ${priority}: ${minutes[priority]} minutes`)
    .join(', ');
}

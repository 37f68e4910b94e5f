import type { DayToPlan, PlanAssignment } from '#libs/contracts';
import { minuteOfDay } from '../../tasks/domain/task-time';
import { type StoreDay, weekMinutesOf } from './find-day';
import type { FoundPerson, FoundTask } from './plan-content';

/** A task of this length may stop for a break and go on after it. */
const INTERRUPTIBLE_FROM_MINUTES = 60;
const END_OF_DAY = 1_440;

type Previous = DayToPlan['previous'][number];

/** What a run keeps of the draft before. */
export interface Kept {
  pins: readonly PlanAssignment[];
  dropped: ReadonlySet<string>;
}

/** What the house says, as the settings of the same names. */
export interface PlanRules {
  planLoadPercent: number;
  planWeekHoursPercent: number;
  planWeekHoursMost: number;
}

/**
 * The day as the calculation takes it. What is begun or done stays, and so does what is pinned; what a plan in force says
 * is changed as little as possible; whoever was given a task without a time keeps it.
 */
export function dayRequest(
  found: StoreDay,
  people: readonly FoundPerson[],
  tasks: readonly FoundTask[],
  { pins }: Pick<Kept, 'pins'>,
  { planLoadPercent, planWeekHoursPercent, planWeekHoursMost }: PlanRules,
): DayToPlan {
  const { now } = found;
  const week = weekMinutesOf(found);
  const contracts = new Map(found.staff.map(({ id, contractMinutes }) => [id, contractMinutes]));
  const present = new Set(people.map(({ staffId }) => staffId));
  const skills = new Map(found.staff.map((member) => [member.id, member.skills]));
  const pinned = new Map(pins.filter(({ staffId }) => present.has(staffId)).map((pin) => [pin.taskId, pin]));
  return {
    now,
    staff: people.map(({ staffId, shifts, breaks }) => ({
      id: staffId,
      skills: skills.get(staffId) ?? [],
      shifts: shifts.map(spanOf),
      breaks: breaks.map(spanOf),
      maxLoadShare: planLoadPercent / 100,
      ...hoursOf(week.get(staffId) ?? 0, contracts.get(staffId) ?? 0),
    })),
    weekHours: { strength: planWeekHoursPercent / 100, mostWeight: planWeekHoursMost },
    tasks: tasks.map((task) => taskOf(task, { now, present, isPinned: pinned.has(task.taskId) })),
    previous: tasks.flatMap((task): Previous[] => {
      const pin = pinned.get(task.taskId);
      if (task.state === 'planned' && pin !== undefined) {
        const { staffId, start, end } = pin;
        return [{ taskId: task.taskId, staffId, start, end, state: 'started' }];
      }
      return previousOf(task, found);
    }),
  };
}

/** What the search is asked: without what a manager took out. */
export const withoutDropped = (request: DayToPlan, dropped: ReadonlySet<string>): DayToPlan => ({
  ...request,
  tasks: request.tasks.filter(({ id }) => !dropped.has(id)),
  previous: request.previous.filter(({ taskId }) => !dropped.has(taskId)),
});

/** Who has no hours by contract is not compared. */
const hoursOf = (weekMinutes: number, contractMinutes: number) =>
  contractMinutes > 0 ? { weekMinutes, contractMinutes } : {};

const spanOf = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) => ({
  start: startsAt,
  end: endsAt,
});

function taskOf(
  task: FoundTask,
  { now, present, isPinned }: { now: number; present: ReadonlySet<string>; isPinned: boolean },
): DayToPlan['tasks'][number] {
  const { taskId, title, area, minutes, requiredSkills, notBefore, before, due } = task;
  const asked =
    before !== null && before.start === null && present.has(before.staffId) ? [before.staffId] : [];
  // Too late already: it is still to be done, the sooner the better.
  const isLate = due !== null && due < Math.max(now, notBefore ?? 0) + minutes;
  return {
    id: taskId,
    title,
    area,
    priority: task.priority as 1 | 2 | 3 | 4,
    minutes,
    skills: requiredSkills,
    interruptible: minutes >= INTERRUPTIBLE_FROM_MINUTES,
    ...(notBefore !== null && (due === null || notBefore < due) ? { earliestStart: notBefore } : {}),
    ...(due === null ? {} : { due }),
    ...(isLate && due < END_OF_DAY ? { graceMinutes: END_OF_DAY - due } : {}),
    ...(asked.length > 0 && !isPinned ? { assignees: asked } : {}),
  };
}

/** What is in force for a task: the plan before, or that it is begun or done. */
function previousOf({ taskId, before, state, minutes }: FoundTask, found: StoreDay): Previous[] {
  const task = found.tasks.find(({ id }) => id === taskId)!;
  if (state === 'planned') {
    if (before === null || before.start === null || task.plannedEnd === null) return [];
    return [{ taskId, staffId: before.staffId, start: before.start, end: task.plannedEnd, state: 'planned' }];
  }
  const doer = state === 'done' ? (task.completedBy ?? task.assignee) : task.assignee;
  if (doer === null || task.startedAt === null) return [];
  const start = Math.min(minuteOfDay(new Date(task.startedAt), found.timeZone), END_OF_DAY - 1);
  const ended =
    task.completedAt === null
      ? Math.max(start + minutes, found.now + 1)
      : minuteOfDay(new Date(task.completedAt), found.timeZone);
  const end = Math.min(END_OF_DAY, Math.max(start + 1, ended));
  return [{ taskId, staffId: doer.staffId, start, end, state }];
}

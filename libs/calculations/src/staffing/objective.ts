import type { StaffOnShift, StoreTask, TaskPriority, WeekHours } from './daily-plan';

/**
 * What a plan is worth, in points; the search maximises it, the bound is above it for every plan.
 *
 *     value = Σ over assignments (task j, person i) of
 *               VALUE[priority j]                               the task is done (once for each person that it needs)
 *             − OVERQUALIFIED · min(levels above need, MOST_LEVELS)
 *             − LATENESS · VALUE[priority j] · lateMinutes / graceMinutes
 *             − MOVED    if a present person had it before, and not this one
 *             − RETIMED  if this person had it before, at another time
 *           − AREA_CHANGE · neighbours in a person's list with different areas
 *           − LOAD · Σ over persons of w_i · (load minutes i)² / (available minutes i)
 *
 * subject to: every task by exactly the persons that it needs or not at all, who may do it; within shifts, outside
 * breaks, one thing at a time, between earliest start and due time with grace, below the load limit; several persons
 * at the same time. Of what is started or done only the value and the load count: the rest cannot be changed.
 *
 * The formulation is the generalised assignment problem (Ross and Soland, Mathematical Programming 8, 1975; Martello and
 * Toth, Knapsack Problems, 1990, ch. 7) with the time windows, skills and common starts of the technician scheduling
 * problem (Cordeau, Laporte, Pasin and Ropke, Journal of Scheduling 13, 2010). Breaks are the resumable and
 * non-resumable unavailability of Lee (Journal of Global Optimization 9, 1996). A sum of squares shares a given amount
 * of work most evenly: at its least for fixed work, load shares are in proportion to 1 / w_i, so that w_i = 1 for all
 * gives equal shares.
 *
 * The penalties of one assignment stay below the value of the least urgent task, but for the lateness of the task itself.
 */
export const VALUE: Readonly<Record<TaskPriority, number>> = { 1: 64, 2: 16, 3: 4, 4: 1 };

/** A level above what the task needs, summed over its skills. */
export const OVERQUALIFIED = 0.02;
export const MOST_LEVELS = 5;
/** Share of its value that a task loses when it ends at the very end of its grace. */
export const LATENESS = 0.1;
export const AREA_CHANGE = 0.02;
export const MOVED = 0.3;
export const RETIMED = 0.02;
/** A point a minute and load share: the last minute of a full day costs 0.0004 points, a full day of 480 minutes 0.096. */
export const LOAD = 0.0002;
/** Unless the request says otherwise. */
export const WEEK_HOURS: WeekHours = { strength: 1, mostWeight: 2 };

/** What doing the task too late costs this assignment. @param end minutes from midnight */
export function latenessCost(task: StoreTask, end: number): number {
  const late = end - (task.due ?? Infinity);
  return late > 0 ? (LATENESS * VALUE[task.priority] * late) / task.graceMinutes! : 0;
}

/** Levels that the person is above the task's need, at most MOST_LEVELS. */
export function levelsAbove(task: StoreTask, person: StaffOnShift): number {
  let above = 0;
  for (const { skill, level } of task.skills ?? []) above += levelOf(person, skill) - level;
  return Math.min(MOST_LEVELS, Math.max(0, above));
}

/** 0 when the person has not got it. */
export function levelOf(person: StaffOnShift, skill: string): number {
  let highest = 0;
  for (const one of person.skills) if (one.skill === skill) highest = Math.max(highest, one.level);
  return highest;
}

/** The week's minutes by those of the contract; undefined without figures. */
export function weekShare({ weekMinutes, contractMinutes }: StaffOnShift): number | undefined {
  return weekMinutes === undefined || contractMinutes === undefined
    ? undefined
    : weekMinutes / contractMinutes;
}

/**
 * w_i = 1 + strength · (s_i / mean − 1), within 1 / mostWeight and mostWeight. s_i is the share of the contract's week that
 * is planned or worked, the mean that of all who have a contract. 1 for those without figures, and for all when nobody
 * has any hours.
 */
export function loadWeights(
  staff: readonly StaffOnShift[],
  { strength, mostWeight }: WeekHours = WEEK_HOURS,
): number[] {
  const shares = staff.map(weekShare);
  const known = shares.filter((share) => share !== undefined);
  const mean = known.reduce((sum, share) => sum + share, 0) / Math.max(1, known.length);
  return shares.map((share) =>
    share === undefined || mean === 0
      ? 1
      : Math.min(mostWeight, Math.max(1 / mostWeight, 1 + strength * (share / mean - 1))),
  );
}

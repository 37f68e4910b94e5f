import { daysBetween, plusDays, weekNumber } from '../../domain/days';

const FULL_TIME_MINUTES = 1_800;
const FULL_TIME_DAYS = 5;
/** Minutes of a part-timer's usual day. */
const PART_TIME_DAY = 300;

/** Days a week that somebody works by contract, 1 to 7. */
export function contractDays(contractMinutes: number): number {
  if (contractMinutes >= FULL_TIME_MINUTES) return FULL_TIME_DAYS;
  return Math.min(7, Math.max(1, Math.round(contractMinutes / PART_TIME_DAY)));
}

/**
 * Days of time off that count against a balance: of each week, from Monday, no more than one works by contract. So a
 * whole week off costs a week of work, however its free days lie, and one day off costs one day.
 *
 * @param firstDay, lastDay YYYY-MM-DD; both are off
 */
export function countedDays(firstDay: string, lastDay: string, contractMinutes: number): number {
  const perWeek = contractDays(contractMinutes);
  const byWeek = new Map<number, number>();
  for (let day = firstDay; day <= lastDay; day = plusDays(day, 1)) {
    const week = weekNumber(day);
    byWeek.set(week, (byWeek.get(week) ?? 0) + 1);
  }
  return [...byWeek.values()].reduce((sum, days) => sum + Math.min(days, perWeek), 0);
}

/** How many days lie between two days, both counted. */
export const calendarDays = (firstDay: string, lastDay: string): number => daysBetween(firstDay, lastDay) + 1;

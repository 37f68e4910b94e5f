import { addDays, daysBetween } from '../calendar-days';

export interface TrendPeriods {
  grain: 'month' | 'week';
  /** First days of the full periods, oldest first. */
  starts: string[];
  /** The day after the last of them. */
  end: string;
}

/** From so many days on months are compared, below that weeks. */
const MONTHS_FROM_DAYS = 180;

/** A month or a week of data that stops early is not full: it has at most so many days without an order at its end. */
const QUIET_DAYS = 7;

/**
 * The full months or weeks (from Monday) within the last days that the data cover. The running one is left out, and so is
 * one that began before the first order of all.
 *
 * @param ordered first and last day with an order in the data, YYYY-MM-DD
 */
export function fullPeriods(
  today: string,
  days: number,
  ordered: { first: string; last: string },
): TrendPeriods {
  const grain = days >= MONTHS_FROM_DAYS ? 'month' : 'week';
  const next = grain === 'month' ? nextMonth : (day: string) => addDays(day, 7);
  const startOf = grain === 'month' ? (day: string) => `${day.slice(0, 8)}01` : mondayOf;
  const windowFrom = addDays(today, 1 - days);
  const from = ordered.first > windowFrom ? ordered.first : windowFrom;
  // Data that end some days ago cover nothing after that.
  const coveredTo =
    daysBetween(ordered.last, today) > QUIET_DAYS ? addDays(ordered.last, 1) : addDays(today, 1);
  let start = startOf(from);
  if (start < from) start = next(start);
  const starts: string[] = [];
  while (next(start) <= coveredTo) {
    starts.push(start);
    start = next(start);
  }
  return { grain, starts, end: start };
}

function nextMonth(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

import type { DateRange } from '#libs/contracts';

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

const DAY_MS = 86_400_000;
const MONTHS_IN: Partial<Record<Grain, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  return iso(time(day) + days * DAY_MS);
}

/** The same day of another month, or its last day when the month is shorter. */
export function addMonths(day: string, months: number): string {
  const date = new Date(time(day));
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return iso(target.getTime());
}

export function addGrain(day: string, grain: Grain, count: number): string {
  if (grain === 'day') return addDays(day, count);
  if (grain === 'week') return addDays(day, 7 * count);
  return addMonths(day, MONTHS_IN[grain]! * count);
}

/** Monday is 0. */
export function weekdayOf(day: string): number {
  return (new Date(time(day)).getUTCDay() + 6) % 7;
}

export function startOf(day: string, grain: Grain): string {
  if (grain === 'day') return day;
  if (grain === 'week') return addDays(day, -weekdayOf(day));
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
  const months = MONTHS_IN[grain]!;
  return iso(Date.UTC(year, Math.floor(month / months) * months, 1));
}

/** The whole calendar period that holds the day. */
export function periodOf(day: string, grain: Grain): [string, string] {
  const start = startOf(day, grain);
  return [start, addGrain(start, grain, 1)];
}

export function dayOf(year: number, month: number, day: number): string | undefined {
  const result = iso(Date.UTC(year, month - 1, day));
  return Number(result.slice(8)) === day && month >= 1 && month <= 12 ? result : undefined;
}

export function daysBetween(from: string, to: string): number {
  return Math.round((time(to) - time(from)) / DAY_MS);
}

/** The range moved back by a number of periods, whole months staying whole months. */
export function shiftRange([from, to]: DateRange, grain: Grain, count: number): DateRange {
  return [from && addGrain(from, grain, count), to && addGrain(to, grain, count)];
}

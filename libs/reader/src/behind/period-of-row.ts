import type { DateRange, Granularity, Scalar } from '#libs/contracts';
import { addGrain, startOf } from '../time/calendar';

/** The days of a period that starts on `day`. */
export function periodFrom(day: string, grain: Granularity): DateRange {
  return [day, addGrain(day, grain, 1)];
}

/** The days of the period with a number, in one of the ranges that are compared. */
export function numberedPeriod(
  value: Scalar,
  grain: Granularity,
  numbering: 'calendar' | 'position',
  [from, to]: DateRange,
): DateRange | undefined {
  if (typeof value !== 'number' || from === null) return undefined;
  const first = startOf(from, numbering === 'calendar' ? 'year' : grain);
  return intersection([from, to], periodFrom(addGrain(first, grain, value - 1), grain));
}

export function intersection(a: DateRange | undefined, b: DateRange): DateRange {
  if (!a) return b;
  const from = a[0] === null || (b[0] !== null && b[0] > a[0]) ? b[0] : a[0];
  const to = a[1] === null || (b[1] !== null && b[1] < a[1]) ? b[1] : a[1];
  return from !== null && to !== null && to < from ? [from, from] : [from, to];
}

import type { AnalyticsPeriod } from '#libs/contracts';
import { plusDays, weekdayOf } from '../../domain/days';

/** Days from the first to the day before `to`. */
export interface Span {
  from: string;
  to: string;
}

/** A period of full days that ended yesterday, what it is compared with, and those that led to it. */
export interface Spans {
  now: Span;
  before: Span;
  /** "than in the 7 days before". */
  thanBefore: string;
  /** Oldest first; the last one is `now`. */
  trend: Span[];
}

const DAYS: Record<AnalyticsPeriod, number> = { day: 1, week: 7, 'four-weeks': 28 };
const POINTS: Record<AnalyticsPeriod, number> = { day: 14, week: 8, 'four-weeks': 4 };
const WEEK = 7;

export const spansOf = (period: AnalyticsPeriod, today: string): Spans => {
  const length = DAYS[period];
  const ending = (to: string): Span => ({ from: plusDays(to, -length), to });
  // A Tuesday is like a Tuesday, not like the Monday before.
  const step = period === 'day' ? WEEK : length;
  return {
    now: ending(today),
    before: ending(plusDays(today, -step)),
    thanBefore:
      period === 'day' ? 'than on the same weekday a week before' : `than in the ${length} days before`,
    trend: Array.from({ length: POINTS[period] }, (_, index) =>
      ending(plusDays(today, -length * (POINTS[period] - 1 - index))),
    ),
  };
};

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const weekdayName = (weekday: number): string => NAMES[weekday - 1]!;

/** The next day with this weekday, today included. */
export const nextWeekday = (weekday: number, today: string): string =>
  plusDays(today, (weekday - weekdayOf(today) + 7) % 7);

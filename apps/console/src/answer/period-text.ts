import type { ResultColumn } from '../api/types';

/** Words that periods are written with; `half` is 1 or 2, `quarter` 1 to 4. */
export interface PeriodWords {
  week: (day: string) => string;
  quarter: (quarter: number, year: number) => string;
  quarterOfYear: (quarter: number) => string;
  half: (half: number, year: number) => string;
}

/** How a period is written, of its first day as UTC midnight in ms. */
export interface PeriodText {
  /** For tables and sentences: "week of 4 May 2026". */
  full(time: number): string;
  /** For an axis, where the heading says what the periods are: "4 May". Without years unless they are asked for. */
  short(time: number): string;
}

/** How a month or a quarter of any year is written, of its number; null for a column of something else. */
export function partOfYear(
  { format }: Pick<ResultColumn, 'format'>,
  locale: string,
  words: PeriodWords,
): ((number: number) => string) | null {
  if (format === 'quarter-of-year') return words.quarterOfYear;
  if (format !== 'month-of-year') return null;
  const months = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return (month) => months.format(Date.UTC(2000, month - 1));
}

const PERIODS = ['date', 'week', 'month', 'quarter', 'half', 'year'] as const;
type Period = (typeof PERIODS)[number];

/** What the values of a column are: days or longer periods by their first day; null for all else. */
export function periodOf({ format, type }: Pick<ResultColumn, 'format' | 'type'>): Period | null {
  const period = PERIODS.find((one) => one === format);
  return period ?? (type === 'date' ? 'date' : null);
}

/** Writes a period at its grain: a month as "May 2026", a quarter as "Q2 2026". */
export function periodText(
  period: Period,
  locale: string,
  words: PeriodWords,
  { years = true }: { years?: boolean } = {},
): PeriodText {
  const dates = (parts: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' });
    return (time: number) => format.format(time);
  };
  const monthOf = (time: number) => new Date(time).getUTCMonth();
  const yearOf = (time: number) => new Date(time).getUTCFullYear();
  const day = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const shortDay = years ? day : dates({ day: 'numeric', month: 'short' });
  const same = (write: (time: number) => string): PeriodText => ({ full: write, short: write });
  switch (period) {
    case 'date':
      return { full: day, short: shortDay };
    case 'week':
      return { full: (time) => words.week(day(time)), short: shortDay };
    case 'month':
      return same(dates({ month: 'short', year: 'numeric' }));
    case 'quarter':
      return same((time) => words.quarter(Math.floor(monthOf(time) / 3) + 1, yearOf(time)));
    case 'half':
      return same((time) => words.half(monthOf(time) < 6 ? 1 : 2, yearOf(time)));
    case 'year':
      return same(dates({ year: 'numeric' }));
  }
}

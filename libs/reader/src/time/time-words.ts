import type { Grain } from './calendar';

export const MONTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    january: 1,
    jan: 1,
    february: 2,
    feb: 2,
    march: 3,
    mar: 3,
    april: 4,
    apr: 4,
    may: 5,
    june: 6,
    jun: 6,
    july: 7,
    jul: 7,
    august: 8,
    aug: 8,
    september: 9,
    sep: 9,
    sept: 9,
    october: 10,
    oct: 10,
    november: 11,
    nov: 11,
    december: 12,
    dec: 12,
  }),
);
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Monday is 0. Abbreviations that are words of their own (sat, sun, wed) are left out on purpose. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    monday: 0,
    mon: 0,
    tuesday: 1,
    tue: 1,
    tues: 1,
    wednesday: 2,
    weds: 2,
    thursday: 3,
    thu: 3,
    thur: 3,
    thurs: 3,
    friday: 4,
    fri: 4,
    saturday: 5,
    sunday: 6,
  }),
);
export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** By stem, so that "days" and "day" are one. A fortnight counts as two weeks. */
export const UNITS: ReadonlyMap<string, { grain: Grain; count: number }> = new Map(
  Object.entries({
    day: { grain: 'day', count: 1 },
    night: { grain: 'day', count: 1 },
    week: { grain: 'week', count: 1 },
    wk: { grain: 'week', count: 1 },
    fortnight: { grain: 'week', count: 2 },
    month: { grain: 'month', count: 1 },
    mth: { grain: 'month', count: 1 },
    quarter: { grain: 'quarter', count: 1 },
    qtr: { grain: 'quarter', count: 1 },
    half: { grain: 'half', count: 1 },
    semester: { grain: 'half', count: 1 },
    year: { grain: 'year', count: 1 },
    yr: { grain: 'year', count: 1 },
  }),
);

export const GRAIN_ADVERBS: ReadonlyMap<string, Grain> = new Map(
  Object.entries({
    daily: 'day',
    weekly: 'week',
    monthly: 'month',
    quarterly: 'quarter',
    yearly: 'year',
    annual: 'year',
    annually: 'year',
  }),
);

export const TO_DATE: ReadonlyMap<string, Grain> = new Map(
  Object.entries({
    mtd: 'month',
    qtd: 'quarter',
    ytd: 'year',
    wtd: 'week',
  }),
);

export const BEFORE_NOW = new Set(['last', 'past', 'previous', 'prior', 'preceding', 'trailing']);
export const AFTER_NOW = new Set(['next', 'coming', 'following', 'upcoming']);
export const AROUND_NOW = new Set(['this', 'current']);
/** -1 for last, 1 for next, 0 for this. */
export const DIRECTIONS: ReadonlyMap<string, -1 | 0 | 1> = new Map([
  ...[...AROUND_NOW].map((word) => [word, 0] as const),
  ...[...AFTER_NOW].map((word) => [word, 1] as const),
  ...[...BEFORE_NOW].map((word) => [word, -1] as const),
]);

/** Words before a period that only lead to it. */
export const LEADING = new Set([
  'in',
  'on',
  'during',
  'over',
  'within',
  'for',
  'throughout',
  'of',
  'at',
  'from',
  'across',
  'the',
]);

export function plural(grain: Grain, count: number): string {
  return `${count} ${grain}${count === 1 ? '' : 's'}`;
}

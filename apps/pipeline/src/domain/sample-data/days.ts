/** Whole days since 1970-01-01. Calendar arithmetic without time zones. */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;

export function dayNumber(isoDate: string): DayNumber {
  return Math.round(Date.parse(`${isoDate}T00:00:00Z`) / MS_PER_DAY);
}

const written = new Map<DayNumber, string>();

/** `YYYY-MM-DD`. A sample has few days and many dates, so each is written once. */
export function isoDate(day: DayNumber): string {
  let text = written.get(day);
  if (text === undefined) {
    text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
    written.set(day, text);
  }
  return text;
}

/** 0 is Sunday. */
export const weekday = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

/** 0 is January. */
export const month = (day: DayNumber): number => new Date(day * MS_PER_DAY).getUTCMonth();

export function firstOfMonthBefore(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * MS_PER_DAY);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1) / MS_PER_DAY);
}

/** Nobody delivers on Sundays. */
export const notSunday = (day: DayNumber): DayNumber => (weekday(day) === 0 ? day + 1 : day);

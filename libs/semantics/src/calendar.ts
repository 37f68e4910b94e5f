import { z } from 'zod';

const Phrase = z.string().min(1).max(80);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DAY_MS = 86_400_000;

/** A public holiday or another day with a name. Exactly one of `date`, `easter`, `weekday` and `dates` says when it is. */
export const HolidayFile = z
  .strictObject({
    label: Phrase,
    synonyms: z.array(Phrase).default([]),
    /** The same day each year, `MM-DD`. */
    date: z
      .string()
      .regex(MONTH_DAY, 'write MM-DD in quotes')
      .refine((text) => isDayOfYear(text), 'there is no such day')
      .optional(),
    /** Days after Easter Sunday of the western churches; Good Friday is -2. */
    easter: z.int().min(-70).max(70).optional(),
    /** The nth such weekday of a month, from its end with -1, moved by `plus` days. */
    weekday: z
      .strictObject({
        nth: z.union([z.int().min(1).max(4), z.literal(-1)]),
        day: z.enum(WEEKDAYS),
        month: z.int().min(1).max(12),
        plus: z.int().min(-6).max(6).default(0),
      })
      .optional(),
    /** Its days in the years for which they are known, `YYYY-MM-DD`: what the moon decides. */
    dates: z.array(z.iso.date()).min(1).optional(),
  })
  .refine(
    ({ date, easter, weekday, dates }) =>
      [date, easter, weekday, dates].filter((rule) => rule !== undefined).length === 1,
    'give exactly one of date, easter, weekday and dates',
  );
export type HolidayFile = z.infer<typeof HolidayFile>;

export const CalendarFile = z.strictObject({
  calendar: z.strictObject({
    /** Month with which a fiscal year starts, 1 to 12. */
    fiscalYearStartMonth: z.int().min(1).max(12).default(1),
    /** Whether fiscal 2026 is the one that starts or the one that ends in 2026. */
    fiscalYearNamedBy: z.enum(['start', 'end']).default('end'),
  }),
  holidays: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower_snake_case'), HolidayFile).default({}),
});

export interface Holiday extends HolidayFile {
  readonly name: string;
}

/** What the retailer's year looks like. */
export interface Calendar {
  readonly fiscalYearStartMonth: number;
  readonly fiscalYearNamedBy: 'start' | 'end';
  readonly holidays: readonly Holiday[];
}

/** For models whose files say nothing of a calendar. */
export const PLAIN_CALENDAR: Calendar = {
  fiscalYearStartMonth: 1,
  fiscalYearNamedBy: 'end',
  holidays: [],
};

/** First day of a fiscal year by its name. */
export function fiscalYearStart(
  { fiscalYearStartMonth, fiscalYearNamedBy }: Calendar,
  fiscalYear: number,
): string {
  const year = fiscalYearStartMonth > 1 && fiscalYearNamedBy === 'end' ? fiscalYear - 1 : fiscalYear;
  return iso(Date.UTC(year, fiscalYearStartMonth - 1, 1));
}

/** The name of the fiscal year in which a day lies. */
export function fiscalYearOf(calendar: Calendar, day: string): number {
  const year = Number(day.slice(0, 4));
  return [year - 1, year, year + 1].findLast((name) => fiscalYearStart(calendar, name) <= day)!;
}

/** The day of a holiday in a year; undefined where it has none, or none that is known. */
export function holidayIn({ date, easter, weekday, dates }: HolidayFile, year: number): string | undefined {
  if (date !== undefined) return isDayOfYear(date, year) ? `${year}-${date}` : undefined;
  if (easter !== undefined) return iso(easterSunday(year) + easter * DAY_MS);
  if (weekday !== undefined) return iso(nthWeekday(year, weekday));
  return dates?.find((day) => day.startsWith(`${year}-`));
}

/** 2000 was a leap year: 29 February is a day of some years. */
function isDayOfYear(monthDay: string, year = 2000): boolean {
  const time = Date.parse(`${year}-${monthDay}T00:00:00Z`);
  return !Number.isNaN(time) && iso(time).endsWith(monthDay);
}

function nthWeekday(year: number, { nth, day, month, plus }: NonNullable<HolidayFile['weekday']>): number {
  const wanted = WEEKDAYS.indexOf(day);
  const edge = nth > 0 ? Date.UTC(year, month - 1, 1) : Date.UTC(year, month, 0);
  const at = (new Date(edge).getUTCDay() + 6) % 7;
  const offset = nth > 0 ? ((wanted - at + 7) % 7) + 7 * (nth - 1) : -((at - wanted + 7) % 7);
  return edge + (offset + plus) * DAY_MS;
}

/** Anonymous Gregorian computus (Meeus, Jones, Butcher), as a time in milliseconds. */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const skipped = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - skipped + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const march = epact + weekday - 7 * correction + 114;
  return Date.UTC(year, Math.floor(march / 31) - 1, (march % 31) + 1);
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

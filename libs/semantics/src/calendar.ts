import { z } from 'zod';

const Phrase = z.string().min(1).max(80);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const LEAP_YEAR = 2024;
const DAY_MS = 86_400_000;

const HolidayRuleFile = z.union(
  [
    z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
    z.strictObject({ easter: z.int().min(-100).max(100) }),
    z.strictObject({
      nth: z.union([z.int().min(1).max(5), z.literal(-1)]),
      weekday: z.enum(WEEKDAYS),
      month: z.int().min(1).max(12),
      plus: z.int().min(-31).max(31).optional(),
    }),
    z.strictObject({ dates: z.array(z.iso.date('write days as YYYY-MM-DD in quotes')).min(1) }),
  ],
  { error: 'write { month, day }, { easter }, { nth, weekday, month, plus } or { dates }' },
);

/** When a day with a name is. Exactly one of the four forms. */
export type HolidayRule =
  /** Each year on that day; years without a 29 February are skipped. */
  | { readonly month: number; readonly day: number }
  /** Days after Easter Sunday of the western churches; Good Friday is -2. */
  | { readonly easter: number }
  /** The nth such weekday of a month, from its end with -1, moved by `plus` days. */
  | {
      readonly nth: number;
      readonly weekday: (typeof WEEKDAYS)[number];
      readonly month: number;
      readonly plus?: number;
    }
  /** Its first day in each year for which it is known, `YYYY-MM-DD`: what the moon decides. */
  | { readonly dates: readonly string[] };

export const HolidayFile = z.strictObject({
  label: Phrase,
  synonyms: z.array(Phrase).default([]),
  rule: HolidayRuleFile.refine(
    (rule) => !('day' in rule) || holidayIn({ rule }, LEAP_YEAR) !== undefined,
    'there is no such day',
  ),
  /** How many days it lasts, from the rule's day on. */
  days: z.int().min(1).max(31).default(1),
  /** Counts for "on public holidays". */
  public: z.boolean().default(true),
});

export const CalendarFile = z.strictObject({
  /** Month in which a fiscal year begins, 1 to 12. */
  fiscalYearStartMonth: z.int().min(1).max(12).default(1),
  /** Whether fiscal 2026 is the one that starts or the one that ends in 2026. */
  fiscalYearNamedBy: z.enum(['start', 'end']).default('end'),
  /** Null takes one away that an earlier directory named. */
  holidays: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower_snake_case'), HolidayFile.nullable())
    .default({}),
});
/** A file that says one of these is the calendar's. */
export const CALENDAR_FIELDS = Object.keys(CalendarFile.shape);

export interface Holiday {
  /** Key in the file. */
  readonly name: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly rule: HolidayRule;
  readonly days: number;
  readonly public: boolean;
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

/** The first day of a holiday in a year; undefined where it has none, or none that is known. */
export function holidayIn({ rule }: Pick<Holiday, 'rule'>, year: number): string | undefined {
  if ('dates' in rule) return rule.dates.find((day) => day.startsWith(`${year}-`));
  if ('easter' in rule) return iso(easterSunday(year) + rule.easter * DAY_MS);
  const { month } = rule;
  const day = 'day' in rule ? Date.UTC(year, month - 1, rule.day) : nthWeekday(year, rule);
  if (new Date(day).getUTCMonth() !== month - 1) return undefined;
  return iso(day + ('plus' in rule ? (rule.plus ?? 0) * DAY_MS : 0));
}

/** A fifth one may lie in the next month. */
function nthWeekday(
  year: number,
  { nth, weekday, month }: { nth: number; weekday: (typeof WEEKDAYS)[number]; month: number },
): number {
  const wanted = WEEKDAYS.indexOf(weekday);
  const edge = nth > 0 ? Date.UTC(year, month - 1, 1) : Date.UTC(year, month, 0);
  const at = (new Date(edge).getUTCDay() + 6) % 7;
  const offset = nth > 0 ? ((wanted - at + 7) % 7) + 7 * (nth - 1) : -((at - wanted + 7) % 7);
  return edge + offset * DAY_MS;
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

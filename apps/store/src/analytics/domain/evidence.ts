import type { RequiredSkill } from '#libs/contracts';

/** How many days are looked at: those up to yesterday, of the cover those to come. */
export const LATE_DAYS = 28;
export const LOG_DAYS = 14;
export const SALES_DAYS = 28;
export const COVER_DAYS = 7;

/** Tasks of an area that were due on a weekday, over the days that are looked at. */
export interface LateCell {
  area: string;
  weekday: number;
  due: number;
  /** Completed late or not at all. */
  late: number;
  /** The routine of them that was late most often. */
  worst: { title: string; late: number; due: number; medianMinutes: number | null } | null;
}

/** A check that has to be written down, such as a temperature log. */
export interface LogMisses {
  title: string;
  area: string;
  requiredSkills: RequiredSkill[];
  due: number;
  late: number;
  unfinished: number;
  lastMissed: string;
}

/** A product that sells well here and is out, or below its minimum. */
export interface ShortSeller {
  code: string;
  name: string;
  department: string;
  aisle: string | null;
  stock: number;
  minimum: number;
  /** Units sold in the days that are looked at. */
  sold: number;
  expectedDay: string | null;
}

/** The half hour of a day to come in which the fewest people are there while the store is open. */
export interface LowestCover {
  day: string;
  from: string;
  people: number;
  minimum: number;
}

/** What a weekday sells and is staffed with, over the days that are looked at. */
export interface WeekdayLoad {
  weekday: number;
  sales: number;
  minutes: number;
}

/** What recommendations follow from. */
export interface Evidence {
  /** Over {@link LATE_DAYS} days. */
  late: readonly LateCell[];
  /** Over {@link LOG_DAYS} days. */
  logs: readonly LogMisses[];
  /** Over {@link SALES_DAYS} days. */
  shortSellers: readonly ShortSeller[];
  /** Of the next {@link COVER_DAYS} days. */
  cover: readonly LowestCover[];
  /** Over {@link SALES_DAYS} days. */
  weekdays: readonly WeekdayLoad[];
  requests: { open: number; oldestDays: number | null };
}

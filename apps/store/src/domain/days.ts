/** Days are YYYY-MM-DD, as a calendar on the wall has them: no clock and no time zone is asked. */

export const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;
/** Of 5 January 1970, the first Monday that {@link dayNumber} counts. */
const FIRST_MONDAY = 4;

/** The same day some days later; earlier where `days` is below zero. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days later `to` is; below zero where it is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number =>
  dayNumber(day) - FIRST_MONDAY - weekNumber(day) * DAYS_A_WEEK + 1;

/** Weeks, each from its Monday, since the first full one of 1970: the same for all days of a week. */
export const weekNumber = (day: string): number => Math.floor((dayNumber(day) - FIRST_MONDAY) / DAYS_A_WEEK);

/** Days since 1 January 1970. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(day) / DAY_MS);
}

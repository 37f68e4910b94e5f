import type { Task } from '#libs/contracts';
import { daysBetween } from '../../domain/days';

const EPOCH = '2000-01-01';
/** More than a day has minutes, so that days stay apart. */
const STEPS_A_DAY = 1_500;
/** What has no minute comes after everything that has one. */
const END_OF_DAY = 1_441;

/** A moment of a store: its day and the minutes since its midnight. */
export interface StoreMoment {
  day: string;
  minute: number;
}

/** What the column `due_order` holds: bigger is later. */
export const dueOrder = ({ day, minute }: { day: string; minute: number | null }): number =>
  daysBetween(EPOCH, day) * STEPS_A_DAY + (minute ?? END_OF_DAY);

/** Unfinished after its due time. What is due without a time is so once the day is over. */
export const isOverdue = ({ status, due }: Pick<Task, 'status' | 'due'>, now: StoreMoment): boolean =>
  (status === 'open' || status === 'in_progress') && due !== null && dueOrder(due) < dueOrder(now);

/** Minutes since midnight in a time zone. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const [hour, minute] = clockTime(at, timeZone).split(':').map(Number);
  return hour! * 60 + minute!;
}

/** `09:05` in a time zone. */
export const clockTime = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    at,
  );

/** YYYY-MM-DD in a time zone. */
export const dayOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
    at,
  );

/** 555 → 09:15. */
export const writeMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/**
 * When something was done: what the device says, but neither in the future, nor before the task was there, nor longer ago
 * than `longestDelayMs`.
 */
export function actTime(
  said: string | undefined,
  { now, createdAt, longestDelayMs }: { now: Date; createdAt: Date; longestDelayMs: number },
): Date {
  if (said === undefined) return now;
  const earliest = Math.max(createdAt.getTime(), now.getTime() - longestDelayMs);
  return new Date(Math.min(now.getTime(), Math.max(earliest, Date.parse(said))));
}

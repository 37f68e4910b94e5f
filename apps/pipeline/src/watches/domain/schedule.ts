import type { WatchSchedule } from '#libs/contracts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const DAYS_A_WEEK = 7;

/** What a clock on the wall shows. Months and days count from 1. */
interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/**
 * The first moment after `after` that the schedule names, in a time zone.
 *
 * Where clocks are put forward over the hour, the run is as much later as they are put forward (02:30 becomes 03:30);
 * where they are put back over it, the first of the two is meant. "Every hour" stays an hour of elapsed time.
 */
export function nextRun(schedule: WatchSchedule, after: Date, timeZone: string): Date {
  return schedule.every === 'hour'
    ? nextHour(schedule.minute, after, timeZone)
    : nextDay(schedule, after, timeZone);
}

function nextHour(minute: number, after: Date, timeZone: string): Date {
  // Some zones are not whole hours from UTC, so the minute is that of the wall.
  const start = Math.floor(after.getTime() / MINUTE_MS) * MINUTE_MS;
  const ahead = minute - wallTime(new Date(start), timeZone).minute;
  const first = start + ahead * MINUTE_MS;
  return new Date(first > after.getTime() ? first : first + HOUR_MS);
}

function nextDay(schedule: Exclude<WatchSchedule, { every: 'hour' }>, after: Date, timeZone: string): Date {
  const [hour, minute] = schedule.at.split(':').map(Number) as [number, number];
  const today = wallTime(after, timeZone);
  const midnight = Date.UTC(today.year, today.month - 1, today.day);
  for (let days = 0; ; days += 1) {
    const date = new Date(midnight + days * DAY_MS);
    if (schedule.every === 'week' && !schedule.weekdays.includes(weekdayOf(date))) continue;
    const run = moment(
      {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour,
        minute,
      },
      timeZone,
    );
    if (run > after) return run;
  }
}

/** 1 is Monday. */
const weekdayOf = (date: Date) => ((date.getUTCDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK) + 1;

const asUtc = ({ year, month, day, hour, minute }: WallTime) => Date.UTC(year, month - 1, day, hour, minute);

/** When the clocks of the zone show this: the first time, or as much later as they skip it. */
function moment(wall: WallTime, timeZone: string): Date {
  const shown = asUtc(wall);
  // The zone's distance from UTC a day before and a day after: one of them holds at the moment itself.
  const before = offsetAt(new Date(shown - DAY_MS), timeZone);
  const later = offsetAt(new Date(shown + DAY_MS), timeZone);
  for (const offset of [before, later]) {
    const candidate = new Date(shown - offset);
    if (offsetAt(candidate, timeZone) === offset) return candidate;
  }
  return new Date(shown - before);
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(date: Date, timeZone: string): number {
  const whole = Math.floor(date.getTime() / MINUTE_MS) * MINUTE_MS;
  return asUtc(wallTime(new Date(whole), timeZone)) - whole;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallTime(date: Date, timeZone: string): WallTime {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      calendar: 'gregory',
      minute: 'numeric',
      ...numeric,
    });
    formats.set(timeZone, format);
  }
  const parts = format.formatToParts(date).map(({ type, value }) => [type, Number(value)]);
  return Object.fromEntries(parts) as unknown as WallTime;
}

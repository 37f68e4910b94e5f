import { dayText } from '#libs/reader';
import { addDays } from '../calendar-days';

/** Minutes of the day as a clock shows them: 545 is 09:05. */
export function clock(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** "09:00 to 17:00". */
export const span = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }): string =>
  `${clock(startsAt)} to ${clock(endsAt)}`;

/** "today", "tomorrow", "on Saturday 21 November". */
export function onDay(day: string, today: string): string {
  if (day === today) return 'today';
  if (day === addDays(today, 1)) return 'tomorrow';
  return `on ${dayText(day)}`;
}

/** "1 h 30 min". */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ');
}

/** The minute of the day that it is somewhere; `timeZone` is an IANA name. */
export function minuteNow(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .formatToParts(now)
    .map(({ type, value }) => [type, Number(value)] as const);
  const of = (wanted: string) => parts.find(([type]) => type === wanted)?.[1] ?? 0;
  return of('hour') * 60 + of('minute');
}

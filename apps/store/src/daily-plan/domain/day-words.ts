import { daysBetween } from '../../domain/days';

const long = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const short = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** 17 June 2026. */
export const longDay = (day: string): string => long.format(Date.parse(day));

/** "today", "tomorrow" or "on Wednesday 17 June". */
export function dayWords(day: string, today: string): string {
  const ahead = daysBetween(today, day);
  if (ahead === 0) return 'today';
  return ahead === 1 ? 'tomorrow' : `on ${short.format(Date.parse(day))}`;
}

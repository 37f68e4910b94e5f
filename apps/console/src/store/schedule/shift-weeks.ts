import type { Shift } from '../../api/types';
import { dayAfter } from '../days';

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return dayAfter(day, -sinceMonday);
}

/** Shifts, ordered by day, by the week that they are in. */
export function byWeek(shifts: readonly Shift[]): { monday: string; shifts: Shift[] }[] {
  const weeks = new Map<string, Shift[]>();
  for (const shift of shifts) {
    const monday = mondayOf(shift.day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), shift]);
  }
  return [...weeks].map(([monday, of]) => ({ monday, shifts: of }));
}

/** Minutes of work: without breaks, and none where somebody is away. */
export function workedMinutes({ startsAt, endsAt, breaks, status }: Shift): number {
  if (status !== 'planned') return 0;
  return endsAt - startsAt - breaks.reduce((sum, pause) => sum + pause.endsAt - pause.startsAt, 0);
}

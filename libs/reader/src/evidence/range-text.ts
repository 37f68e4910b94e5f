import type { DateRange } from '#libs/contracts';
import { addDays } from '../time/calendar';
import { MONTH_NAMES } from '../time/time-words';

/** Half-open days as people say them: "1 to 31 May 2026", "since 1 May 2026", "today's" single day. */
export function rangeText([from, to]: DateRange): string {
  if (from === null && to === null) return 'any day';
  if (from === null) return `up to ${dayText(addDays(to!, -1))}`;
  if (to === null) return `from ${dayText(from)} on`;
  const last = addDays(to, -1);
  if (last <= from) return dayText(from);
  if (from.slice(0, 7) === last.slice(0, 7)) return `${Number(from.slice(8))} to ${dayText(last)}`;
  if (from.slice(0, 4) === last.slice(0, 4)) return `${dayText(from).slice(0, -5)} to ${dayText(last)}`;
  return `${dayText(from)} to ${dayText(last)}`;
}

export function dayText(day: string): string {
  return `${Number(day.slice(8))} ${MONTH_NAMES[Number(day.slice(5, 7)) - 1]!} ${day.slice(0, 4)}`;
}

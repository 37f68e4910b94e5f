import type { DateRange, Granularity } from '#libs/contracts';
import { isDay, shiftDay } from './literal';
import { queryProblem } from './query-problem';

export interface PeriodName {
  /** For column names: `q1_2026`. */
  slug: string;
  /** For people: `Q1 2026`. */
  label: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The name of a half-open range: a calendar period where it is one, otherwise its first and last day. */
export function periodName([from, to]: DateRange): PeriodName {
  for (const day of [from, to]) {
    if (day !== null && !isDay(day)) throw queryProblem('A period needs days, YYYY-MM-DD.', { value: day });
  }
  if (from === null && to === null) return { slug: 'all', label: 'all time' };
  if (from === null) {
    const last = shiftDay(to!, -1);
    return { slug: `to_${slugOf(last)}`, label: `to ${dayName(last)}` };
  }
  if (to === null) return { slug: `from_${slugOf(from)}`, label: `from ${dayName(from)}` };
  if (from >= to) throw queryProblem('A period ends before it starts.', { from, to });
  const calendar = calendarPeriod(from, to);
  if (calendar !== undefined) return { slug: slugOf(calendar.toLowerCase()), label: calendar };
  const last = shiftDay(to, -1);
  if (last === from) return { slug: slugOf(from), label: dayName(from) };
  return { slug: `${slugOf(from)}_to_${slugOf(last)}`, label: spanName(from, last) };
}

/** `4 May 2026` */
function dayName(day: string): string {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  return `${number} ${MONTHS[month - 1]} ${year}`;
}

/** `week of 4 May 2026`, otherwise both days, of which the first leaves out what it shares with the last: `1 to 17 Jun 2026`. */
function spanName(first: string, last: string): string {
  if (last === shiftDay(first, 6) && periodStartOf('week', first) === first)
    return `week of ${dayName(first)}`;
  const [day, month, year] = dayName(first).split(' ') as [string, string, string];
  const [, lastMonth, lastYear] = dayName(last).split(' ');
  if (year !== lastYear) return `${dayName(first)} to ${dayName(last)}`;
  return `${month === lastMonth ? day : `${day} ${month}`} to ${dayName(last)}`;
}

const MONTHS_IN = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** First day of the period that the day is in; weeks start on Monday. */
export function periodStartOf(granularity: Granularity, day: string): string {
  if (granularity === 'day') return day;
  if (granularity === 'week') return shiftDay(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const months = MONTHS_IN[granularity];
  const month = Number(day.slice(5, 7)) - 1;
  return `${day.slice(0, 4)}-${String(month - (month % months) + 1).padStart(2, '0')}-01`;
}

function calendarPeriod(from: string, to: string): string | undefined {
  if (!from.endsWith('-01') || !to.endsWith('-01')) return undefined;
  const [year, month] = from.split('-').map(Number) as [number, number];
  const [toYear, toMonth] = to.split('-').map(Number) as [number, number];
  const months = (toYear - year) * 12 + toMonth - month;
  if (months === 1) return `${MONTHS[month - 1]} ${year}`;
  if (months === 3 && month % 3 === 1) return `Q${(month + 2) / 3} ${year}`;
  if (months === 6 && month % 6 === 1) return `H${(month + 5) / 6} ${year}`;
  if (months === 12 && month === 1) return String(year);
  return undefined;
}

function slugOf(text: string): string {
  return text.replaceAll(/[^a-z0-9]+/g, '_');
}

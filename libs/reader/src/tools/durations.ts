import type { Mention } from '../grammar/mention';
import { addDays, addGrain, daysBetween, type Grain } from '../time/calendar';
import { CountParser } from '../time/count-parser';
import type { TimeRange } from '../time/time-expression';
import type { Token } from '../tokens/token';

/** Where a number of days lies, seen from today. */
export type Side = 'ahead' | 'back';

/** A stretch of time that words name, as a number of whole days. */
export interface Duration {
  /** Tokens from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  /** Days on each side of today on which the words can lie; "14 days" can lie on both. */
  readonly days: Partial<Record<Side, number>>;
  readonly assumption?: string;
}

/** A month of days, where no calendar says which month. */
const DAYS_IN: Readonly<Record<Grain, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  half: 182,
  year: 365,
};
const SHORT = /^(\d{1,4})(d|w|wk|wks|days?|weeks?|mo|mths?|months?)$/;
const BEFORE_A = /^(for|within|in|next|last|past|coming|over|of|than|least|until|least|horizon|about|up|to)$/;

/** Every stretch of time in a question: "next 2 weeks", "a month", "30d", "until Friday", "this week", "since May". */
export function durationsOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  today: string,
): Duration[] {
  const counts = new CountParser(tokens, today);
  const found: Duration[] = [];
  const taken = new Set<number>();
  const add = (duration: Duration): void => {
    for (let at = duration.from; at < duration.to; at += 1) taken.add(at);
    found.push(duration);
  };
  for (const { time, start, end } of mentions) {
    if (time?.kind !== 'range') continue;
    const from = tokens.findIndex((token) => token.end > start);
    const to = tokens.findLastIndex((token) => token.start < end) + 1;
    const counted = countWithin(counts, from, to) ?? time.durationDays;
    const duration = counted === undefined ? daysOfRange(time, today) : onSides(counted, time, today);
    if (duration) add({ from, to, ...duration });
  }
  tokens.forEach((token, at) => {
    if (taken.has(at)) return;
    const short = SHORT.exec(token.norm);
    if (short) {
      const unit = short[2]!.startsWith('w') ? 7 : short[2]!.startsWith('m') ? 30 : 1;
      const days = Number(short[1]) * unit;
      add({ from: at, to: at + 1, days: { ahead: days, back: days } });
      return;
    }
    const isArticle = /^an?$/.test(token.norm);
    if (isArticle && !BEFORE_A.test(tokens[at - 1]?.norm ?? '')) return;
    const count = counts.at(at);
    if (!count) return;
    const days = count.count * DAYS_IN[count.grain];
    add({ from: at, to: count.end, days: { ahead: days, back: days }, assumption: count.assumption });
  });
  return found.sort((a, b) => a.from - b.from);
}

function countWithin(counts: CountParser, from: number, to: number): number | undefined {
  for (let at = from; at < to; at += 1) {
    const count = counts.at(at);
    if (count && count.end <= to) return count.count * DAYS_IN[count.grain];
  }
  return undefined;
}

/** "in 10 days", "the last 90 days": on one side; "for 30 days" could lie on both. */
function onSides(days: number, { past, future }: TimeRange, today: string): Pick<Duration, 'days'> {
  const isBack = past[0] !== null && past[0] < today;
  const isAhead = future[1] === null || future[1] > addDays(today, 1);
  return { days: { ...(isAhead || !isBack ? { ahead: days } : {}), ...(isBack ? { back: days } : {}) } };
}

/** "this week" is the days to Sunday ahead, and the days since Monday back. */
function daysOfRange(
  { past, future, grain, label }: TimeRange,
  today: string,
): Pick<Duration, 'days' | 'assumption'> | undefined {
  const tomorrow = addDays(today, 1);
  const days: Partial<Record<Side, number>> = {};
  const assumptions: string[] = [];
  const [futureFrom, futureTo] = future;
  if (futureTo !== null && futureTo >= tomorrow) {
    const isLater = grain !== 'day' && futureFrom !== null && futureFrom > tomorrow;
    // "the next month" counts from today, and today is over for most of it.
    const isRolling = futureFrom === today && grain !== 'day' && addGrain(today, grain, 1) < futureTo;
    days.ahead = isLater
      ? daysBetween(futureFrom, futureTo)
      : isRolling
        ? DAYS_IN[grain]
        : daysBetween(today, futureTo);
    if (isLater) assumptions.push(`“${label}” was taken as the next ${days.ahead} days.`);
  }
  const [pastFrom, pastTo] = past;
  if (pastFrom !== null && (pastFrom < today || (pastFrom === today && (pastTo ?? tomorrow) <= tomorrow))) {
    const length = daysBetween(pastFrom, pastTo ?? tomorrow);
    const isOver = pastTo !== null && pastTo <= today;
    const isNear = pastTo === null || pastTo >= addDays(today, -length);
    if (isNear && !(grain === 'day' && length > 1 && isOver)) {
      // "the last year" as well.
      const isRolling = grain !== 'day' && pastTo === tomorrow && pastFrom === addGrain(today, grain, -1);
      days.back = isRolling
        ? DAYS_IN[grain]
        : isOver && grain !== 'day'
          ? length
          : daysBetween(pastFrom, tomorrow);
      if (isOver && grain !== 'day') assumptions.push(`“${label}” was taken as the last ${days.back} days.`);
    }
  }
  if (days.ahead === undefined && days.back === undefined) return undefined;
  return { days, ...(assumptions.length === 1 ? { assumption: assumptions[0] } : {}) };
}

import type { MetricQuery, QueryTurn } from '#libs/contracts';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import { addDays, daysBetween } from '../time/calendar';
import type { TimeRange } from '../time/time-expression';
import { UNITS } from '../time/time-words';

/** Days of the longest period of each unit, and of the longest that is no such unit yet. */
const LENGTHS: ReadonlyMap<string, readonly [above: number, upTo: number]> = new Map([
  ['day', [0, 1]],
  ['week', [1, 7]],
  ['month', [7, 31]],
  ['quarter', [31, 92]],
  ['year', [184, 366]],
]);
const POINTS_BACK = /^(that|the same|same|this same|said)$/;

/** What a follow-up points at by "in that month", with the words that point; undefined where nothing was named so. */
export function thatPeriod(
  { mentions, unplaced, periods }: Request,
  { reading }: QueryTurn,
  read: (text: string) => TimeRange | undefined,
): { mention: Mention; range: TimeRange; text: string } | undefined {
  const [mention, ...others] = unplaced;
  if (!mention || others.length > 0 || periods.length > 0) return undefined;
  const unit = mention.phrase === 'period' ? 'period' : UNITS.get(mention.phrase)?.grain;
  const before = mentions[mentions.indexOf(mention) - 1]?.phrase ?? '';
  const [from, to] = onlyRange(reading.query);
  if (unit === undefined || !POINTS_BACK.test(before) || from === null || to === null) return undefined;
  const [above, upTo] = LENGTHS.get(unit) ?? [0, Infinity];
  const days = daysBetween(from, to);
  const isNamed = reading.periods.some(({ text }) => text.toLowerCase().includes(unit));
  if (days > upTo || (days <= above && !isNamed)) return undefined;
  const text = `${from} to ${addDays(to, -1)}`;
  const range = read(text);
  return range && { mention, range, text };
}

function onlyRange({ timeDimensions = [] }: MetricQuery): readonly [string | null, string | null] {
  const [only] = timeDimensions;
  return (timeDimensions.length === 1 && only?.dateRange) || [null, null];
}

import { type Grain, daysBetween } from '../time/calendar';
import { has, isEntity, isNumber, type Line } from './line';
import type { Mention } from './mention';
import type { Period } from './request';

const DEVELOPING = /^(development of|develop|developed|developing|evolve|evolved|evolution|movement)$/;
/** The longest period whose course is told by the day. */
const MAX_DAYS_BY_DAY = 31;

/**
 * "price trend", "how has the price developed", "sales history of P-0041": a number month by month, or day by day where
 * the period is short. Where another division is said, the word says no more than that.
 */
export function findTrend(
  line: Line,
  periods: readonly Period[],
): { grain: Grain; mention: Mention } | undefined {
  const trend = line.mentions.find(
    (mention, at) => line.isFree(mention) && mention.senses.length === 0 && isTrend(line, at),
  );
  if (!trend || !line.mentions.some(isNumber) || periods.length > 1) return undefined;
  line.take(trend);
  const [from, to] = periods[0]?.range.past ?? [null, null];
  const isShort = from !== null && to !== null && daysBetween(from, to) <= MAX_DAYS_BY_DAY;
  return { grain: isShort ? 'day' : 'month', mention: trend };
}

function isTrend(line: Line, at: number): boolean {
  const mention = line.at(at)!;
  if (DEVELOPING.test(mention.phrase)) return true;
  if (!has(mention, 'trend')) return false;
  // "the order history of a customer" is a list of orders.
  const before = line.at(line.previous(at));
  return mention.phrase !== 'history' || (isNumber(before) && !isEntity(before));
}

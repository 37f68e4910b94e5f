import { median } from '../statistics/descriptive';
import { normalCdf } from '../statistics/normal';

export interface Trend {
  /** Change a period, in the unit of the values: the median of the slopes between all pairs. */
  slope: number;
  /** Kendall's S: rising pairs less falling pairs. */
  s: number;
  /** Chance of a trend as clear as this, either way, in values that have none. */
  pValue: number;
  periods: number;
}

/** With fewer periods than that not even a perfect rise is clear at 5 per cent. */
export const MIN_TREND_PERIODS = 5;

/** Up to so many values without ties the exact distribution of S is used. */
const EXACT_PERIODS = 10;

/**
 * The trend of a series by Theil (1950) and Sen (1968, JASA 63, 1379–1389), which one odd period cannot bend, and whether
 * there is one by the test of Mann (1945) and Kendall (1975): exact for up to ten values without ties, beyond that the
 * normal approximation with corrections for ties and continuity. Periods are taken to be independent; a season within the
 * series is not removed.
 *
 * @param values one a period, oldest first; at least two
 */
export function trendOf(values: readonly number[]): Trend {
  const slopes: number[] = [];
  let s = 0;
  for (let later = 1; later < values.length; later += 1)
    for (let earlier = 0; earlier < later; earlier += 1) {
      const rise = values[later]! - values[earlier]!;
      slopes.push(rise / (later - earlier));
      s += Math.sign(rise);
    }
  return { slope: median(slopes), s, pValue: kendallPValue(values, s), periods: values.length };
}

function kendallPValue(values: readonly number[], s: number): number {
  const n = values.length;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (n <= EXACT_PERIODS && counts.size === n) return exactPValue(n, Math.abs(s));
  const term = (t: number) => t * (t - 1) * (2 * t + 5);
  const tied = [...counts.values()].reduce((sum, t) => sum + term(t), 0);
  const variance = (term(n) - tied) / 18;
  if (variance <= 0 || s === 0) return 1;
  return Math.min(1, 2 * (1 - normalCdf((Math.abs(s) - 1) / Math.sqrt(variance))));
}

/** Two-sided: orders of n different values by their number of falling pairs, counted (Kendall 1975, chapter 5). */
function exactPValue(n: number, size: number): number {
  let orders = [1];
  for (let length = 2; length <= n; length += 1) {
    const longer = new Array<number>(orders.length + length - 1).fill(0);
    orders.forEach((count, falling) => {
      for (let more = 0; more < length; more += 1) longer[falling + more]! += count;
    });
    orders = longer;
  }
  const pairs = (n * (n - 1)) / 2;
  let [asClear, all] = [0, 0];
  orders.forEach((count, falling) => {
    all += count;
    if (Math.abs(pairs - 2 * falling) >= size) asClear += count;
  });
  return asClear / all;
}

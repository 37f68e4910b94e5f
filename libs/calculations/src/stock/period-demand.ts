import { mean, variance } from '../statistics/descriptive';
import { logGamma, upperIncompleteGamma } from '../statistics/gamma';

export interface WeightedSize {
  size: number;
  chance: number;
}

/** From this many periods on, the demand seen is trusted as it is. */
const ENOUGH_PERIODS = 30;
const GAMMA_CELLS = 200;
const NEGLIGIBLE = 1e-9;
const MOST_SIZES = 20_000;

/**
 * Distribution of one period's demand: the sizes seen, or, below 30 periods, a curve through mean and variance:
 * negative binomial for whole units (Poisson when the variance is no larger than the mean), else gamma.
 * Source: Silver, Pyke and Peterson (1998), section 7.9.
 */
export function demandSizes(demand: readonly number[]): WeightedSize[] {
  if (demand.length >= ENOUGH_PERIODS) return seen(demand);
  const mu = mean(demand);
  const spread = variance(demand);
  if (mu === 0 || spread === 0) return seen(demand);
  const whole = demand.every(Number.isInteger) && mu + 12 * Math.sqrt(spread) < MOST_SIZES;
  return whole ? counted(mu, Math.max(spread, mu * (1 + 1e-6))) : gammaSizes(mu, spread);
}

function seen(demand: readonly number[]): WeightedSize[] {
  const counts = new Map<number, number>();
  for (const size of demand) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].map(([size, count]) => ({ size, chance: count / demand.length }));
}

/** Negative binomial by moments: r = μ²/(σ² − μ), p = μ/σ². */
function counted(mu: number, spread: number): WeightedSize[] {
  const r = (mu * mu) / (spread - mu);
  const logFailure = Math.log1p(-mu / spread);
  const logStart = r * Math.log(mu / spread) - logGamma(r);
  const sizes: WeightedSize[] = [];
  let total = 0;
  for (let k = 0; k < MOST_SIZES && total < 1 - NEGLIGIBLE; k += 1) {
    const chance = Math.exp(logStart + logGamma(k + r) - logGamma(k + 1) + k * logFailure);
    sizes.push({ size: k, chance });
    total += chance;
  }
  return sizes.map(({ size, chance }) => ({ size, chance: chance / total }));
}

function gammaSizes(mu: number, spread: number): WeightedSize[] {
  const shape = (mu * mu) / spread;
  const scale = spread / mu;
  const width = (mu + 10 * Math.sqrt(spread)) / GAMMA_CELLS;
  const sizes: WeightedSize[] = [];
  let above = 1;
  for (let k = 0; k < GAMMA_CELLS; k += 1) {
    const next = k === GAMMA_CELLS - 1 ? 0 : upperIncompleteGamma(shape, ((k + 1) * width) / scale);
    sizes.push({ size: (k + 0.5) * width, chance: above - next });
    above = next;
  }
  return sizes;
}

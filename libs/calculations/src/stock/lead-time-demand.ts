import { autocorrelations, mean, variance } from '../statistics/descriptive';
import { normalQuantile } from '../statistics/normal';
import { studentQuantile } from '../statistics/student';
import {
  exceedance,
  type Lattice,
  latticeDeviation,
  latticeFor,
  latticeQuantile,
  onLattice,
  randomSum,
} from './lattice';
import { demandSizes } from './period-demand';

/** What was seen: both in the same periods (days, as a rule). */
export interface DemandHistory {
  /** Demand of each period, units, not negative, oldest first; zeros for periods without demand. */
  demand: readonly number[];
  /** Time from order to receipt of past orders, periods. */
  leadTimes: readonly number[];
  /** Expected demand of a coming period, units, when a forecast knows better than the history's mean. */
  expectedDemand?: number;
}

/** Demand over some periods, with the doubt that comes from a short history. */
export interface DemandDistribution {
  /** Units. */
  mean: number;
  deviation: number;
  /** Units that suffice with the given probability inside (0, 1). */
  quantile(probability: number): number;
  /** Chance that demand is more than so many units. */
  exceedance(units: number): number;
  /** One period's demand as it was seen, on a lattice that is long enough for the sum. */
  period: Lattice;
  /** Where so many units lie on the unwidened sum of `period`s: nearer to the mean. */
  unwidened(units: number): number;
}

/** The grid reaches so many deviations past the mean: beyond lies less than the rounding of the transform. */
const REACH = 12;
const SIGNIFICANT = 2;
/** Few observations hide the skew of demand: deviations grow by this over the smaller number of observations. */
const THIN_WIDENING = 0.35;
/** Below this normal quantile the ratio of Student's to it says nothing. */
const NEAR_MIDDLE = 0.1;
/** Beyond this probability the tail is nobody's knowledge. */
const MOST_PROBABLE = 0.9999;

/**
 * Distribution of the demand during one lead time: the periods' demand as it was seen, summed over a lead time as it
 * was seen, exactly (the limit of bootstrapping both). Its deviations from the mean are widened for what a short
 * history cannot know: the error of both means, and Student's instead of normal tails.
 *
 * Mean E[L]·μ and variance E[L]·σ² + μ²·Var[L]: Silver, Pyke and Peterson (1998), section 7.10. Bootstrapped lead-time
 * demand: Bookbinder and Lordahl (1989). Successive periods alike (first autocorrelation beyond two standard errors)
 * widen as in an AR(1) process.
 */
export function leadTimeDemand({ demand, leadTimes, expectedDemand }: DemandHistory): DemandDistribution {
  return distribution(demand, expectedDemand, {
    counts: countsOf(leadTimes),
    mean: mean(leadTimes),
    variance: variance(leadTimes),
    seen: leadTimes.length,
  });
}

/** Distribution of the demand during a known number of periods, 1 or more. */
export function demandOver(
  periods: number,
  { demand, expectedDemand }: Omit<DemandHistory, 'leadTimes'>,
): DemandDistribution {
  return distribution(demand, expectedDemand, {
    counts: countsOf([periods]),
    mean: periods,
    variance: 0,
    seen: Infinity,
  });
}

interface Duration {
  counts: number[];
  mean: number;
  variance: number;
  /** Observations that mean and variance come from. */
  seen: number;
}

function distribution(
  demand: readonly number[],
  expectedDemand: number | undefined,
  duration: Duration,
): DemandDistribution {
  const average = mean(demand);
  const factor = expectedDemand === undefined || average === 0 ? 1 : expectedDemand / average;
  const mu = average * factor;
  const perPeriod = variance(demand) * factor ** 2;
  const n = demand.length;

  const alike = likeness(demand, duration.mean);
  const fromDemand = duration.mean * perPeriod;
  const fromDuration = mu * mu * duration.variance;
  const independent = fromDemand + fromDuration;
  const spread = fromDemand * alike.over + fromDuration;
  const doubt = (duration.mean ** 2 * perPeriod * alike.throughout) / n + fromDuration / duration.seen;
  const middle = mu * duration.mean;
  if (independent === 0) return certain(middle, mu);

  const freedom =
    (fromDemand + fromDuration) ** 2 /
    (fromDemand ** 2 / Math.max(1, n - 1) + fromDuration ** 2 / Math.max(1, duration.seen - 1));

  const sizes = demandSizes(demand).map(({ size, chance }) => ({ size: size * factor, chance }));
  const largest = Math.max(...sizes.map(({ size }) => size));
  const grid = latticeFor(
    sizes.map(({ size }) => size),
    middle + REACH * Math.sqrt(independent) + largest,
  );
  const period = onLattice(sizes, grid);
  const sum = randomSum(period, duration.counts);
  const thin = THIN_WIDENING / Math.min(n, duration.variance > 0 ? duration.seen : n);
  const deviation = Math.sqrt(spread + doubt) * (1 + thin);
  return widened(period, sum, middle, deviation, Math.max(2, freedom));
}

function certain(units: number, perPeriod: number): DemandDistribution {
  const period = onLattice([{ size: perPeriod, chance: 1 }], latticeFor([perPeriod], units + perPeriod));
  return {
    mean: units,
    deviation: 0,
    quantile: () => units,
    exceedance: (x) => (x >= units ? 0 : 1),
    period,
    unwidened: (x) => x,
  };
}

function widened(
  period: Lattice,
  sum: Lattice,
  middle: number,
  deviation: number,
  freedom: number,
): DemandDistribution {
  const widening = deviation / latticeDeviation(sum);
  const stretch = (probability: number) => {
    const normal = normalQuantile(Math.min(probability, MOST_PROBABLE));
    if (normal < NEAR_MIDDLE) return widening;
    return widening * (studentQuantile(Math.min(probability, MOST_PROBABLE), freedom) / normal);
  };
  const plainExceedance = (units: number) => exceedance(sum, units);
  const unwidened = (units: number) => {
    if (units <= middle) return units;
    // The stretch depends weakly on the probability that is sought: three rounds settle it.
    let plain = middle + (units - middle) / widening;
    for (let round = 0; round < 3; round += 1)
      plain = middle + (units - middle) / stretch(1 - plainExceedance(plain));
    return plain;
  };
  return {
    mean: middle,
    deviation,
    quantile(probability) {
      const plain = latticeQuantile(sum, probability);
      if (plain <= middle) return plain;
      const units = middle + (plain - middle) * stretch(probability);
      return sum.step === 1 ? Math.ceil(units - 1e-9) : units;
    },
    exceedance: (units) => plainExceedance(unwidened(units)),
    period,
    unwidened,
  };
}

/** Chances of 0, 1, 2, … periods; a broken number is divided between its neighbours. */
function countsOf(periods: readonly number[]): number[] {
  const counts = new Array<number>(Math.ceil(Math.max(...periods)) + 1).fill(0);
  for (const length of periods) {
    const below = Math.floor(length);
    counts[below]! += (1 - (length - below)) / periods.length;
    if (length > below) counts[below + 1]! += (length - below) / periods.length;
  }
  return counts;
}

/** Variance of a sum of alike periods against independent ones: over the duration, and over the whole history. */
function likeness(demand: readonly number[], duration: number): { over: number; throughout: number } {
  const [first = 0] = autocorrelations(demand, 1);
  if (Math.abs(first) < SIGNIFICANT / Math.sqrt(demand.length)) return { over: 1, throughout: 1 };
  const rho = Math.min(0.9, Math.max(-0.5, first));
  const ratio = (length: number) =>
    (1 + rho) / (1 - rho) - (2 * rho * (1 - rho ** length)) / (length * (1 - rho) ** 2);
  // A broken power of a negative correlation is no real number.
  return { over: ratio(Math.max(1, Math.round(duration))), throughout: ratio(demand.length) };
}

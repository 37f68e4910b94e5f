import { mean, median } from '../statistics/descriptive';
import { etsByCriterion, type EtsFit, fitEts } from './ets';
import { deseason, reseason, type Season, shrunkSeason } from './seasonality';
import { dynamicOptimisedTheta, type Fit, theta } from './theta';

/** Older observations than these say little about the level and trend of today, and cost time. */
const FIT_WINDOW = 400;
/** Longer seasons have too many states for exponential smoothing; it then sees the adjusted series. */
const MAX_SEASON_IN_STATE = 24;
/** Keeps the exponential of a runaway logarithm a number. */
const MAX_LOGARITHM = 200;

export interface Combination {
  /** Forecasts for times n+1 … n+h. */
  mean: number[];
  /** Forecasts of the adjusted series, without season, by dynamic optimised Theta; with its one-step errors. */
  theta: Fit;
  /** What was taken out, in this order. */
  seasons: Season[];
  /** The history without its seasons. */
  adjusted: number[];
  /** Absent when left out, or when the history is too short for its criterion. */
  ets?: EtsFit;
}

export interface CombinationOptions {
  /** Leaves the costliest member out: a quarter of the time for about 1 % more error. For rehearsals. */
  withoutEts?: boolean;
}

/**
 * The median of four methods that err differently: exponential smoothing chosen by AICc on the series as it is,
 * dynamic optimised Theta on the seasonally adjusted series, and, on its logarithm when all values are positive,
 * Theta and the mean of simple, linear and damped smoothing. Two see growth as amounts, two as percentages; a median
 * needs no weights, which a short series could not support.
 *
 * Source: the median of simple methods after Petropoulos and Svetunkov (2020), "A simple combination of univariate
 * models"; the mean of the smoothers is "Comb" of Makridakis and Hibon (2000).
 *
 * @param history five observations or more, of size about one
 * @param seasonLengths in observations, ascending
 */
export function combination(
  history: readonly number[],
  seasonLengths: readonly number[],
  horizon: number,
  { withoutEts = false }: CombinationOptions = {},
): Combination {
  const positive = history.every((value) => value > 0);
  const { seasons, adjusted } = takeSeasonsOut(history, seasonLengths, positive);
  const restore = (values: readonly number[]) =>
    seasons.reduceRight((restored, season) => reseason(restored, season, history.length), [...values]);
  const recent = adjusted.slice(-FIT_WINDOW);

  const dynamic = dynamicOptimisedTheta(recent, horizon);
  const members = [
    restore(dynamic.mean),
    restore(onLogarithm(recent, positive, (series) => theta(series, horizon).mean)),
    restore(onLogarithm(recent, positive, (series) => meanOfSmoothers(series, horizon))),
  ];
  let ets: EtsFit | undefined;
  if (!withoutEts) {
    const [season = 1, ...more] = seasonLengths;
    if (more.length === 0 && season <= MAX_SEASON_IN_STATE) {
      ets = etsByCriterion(history.slice(-FIT_WINDOW), season, horizon);
      if (ets !== undefined) members.push(ets.mean);
    } else {
      ets = etsByCriterion(recent, 1, horizon);
      if (ets !== undefined) members.push(restore(ets.mean));
    }
  }
  return {
    mean: Array.from({ length: horizon }, (_, k) => median(members.map((member) => member[k]!))),
    theta: dynamic,
    seasons,
    adjusted,
    ets,
  };
}

/** Takes the seasons out one after the other, shortest first, as MSTL does (Bandara, Hyndman and Bergmeir 2021). */
function takeSeasonsOut(history: readonly number[], seasonLengths: readonly number[], positive: boolean) {
  const seasons: Season[] = [];
  let adjusted = [...history];
  for (const length of seasonLengths) {
    const season = shrunkSeason(adjusted, length, positive ? 'multiplicative' : 'additive');
    if (season === undefined) continue;
    seasons.push(season);
    adjusted = deseason(adjusted, season);
  }
  return { seasons, adjusted };
}

function onLogarithm(
  series: readonly number[],
  positive: boolean,
  method: (series: readonly number[]) => number[],
): number[] {
  if (!positive) return method(series);
  return method(series.map(Math.log)).map((value) => Math.exp(Math.min(value, MAX_LOGARITHM)));
}

function meanOfSmoothers(series: readonly number[], horizon: number): number[] {
  const fits = (['N', 'A', 'Ad'] as const).map((trend) =>
    fitEts(series, { error: 'A', trend, season: 'N' }, 1, horizon),
  );
  return Array.from({ length: horizon }, (_, k) => mean(fits.map((fit) => fit.mean[k]!)));
}

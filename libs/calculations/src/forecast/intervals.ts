import { mean } from '../statistics/descriptive';
import { studentQuantile } from '../statistics/student';
import { type Combination, combination } from './combination';

/** How far the combination is likely to err: scale × k^growth at k steps ahead. */
export interface ErrorModel {
  /** 'relative' for positive series: errors in units of the forecast, on the square root's scale; else 'absolute'. */
  form: 'relative' | 'absolute';
  scale: number;
  growth: number;
}

const REHEARSALS = 6;
const FIRST_REHEARSAL = 5;
/** Share of the rehearsed errors in the squared scale; the rest is the one-step errors inside the history. */
const REHEARSED_SHARE = 0.8;
/** Errors of one rehearsal are alike: each counts as this share of an independent one. */
const EFFECTIVE_SHARE = 0.15;
const USUAL_GROWTH = 0.45;
const GROWTH_STIFFNESS = 3;
/** A short history knows its own errors badly: its scale is widened by 1 + this / n. */
const SHORT_HISTORY = 5;
/** Seasons seen few times hide their own error: widened by this for each part of n beyond a fifth that a season takes. */
const FEW_SEASONS = 0.9;
/** One figure for all series, chosen on M3 (README): a normal error would want 0.76 at 95 %. */
const INFLATION = 0.79;
/** Forecast errors have fatter tails than the normal: those of Student's t with these degrees of freedom. */
const TAIL_FREEDOM = 5;
/** Near zero a relative error says nothing: forecasts count at least this share of the usual size. */
const LEAST_SHARE = 0.1;

/**
 * Measures the combination by rehearsals: up to six forecasts from earlier origins in the last half of the history,
 * each compared with what came. The growth over the horizon is the exponent of greatest likelihood, pulled towards
 * 0.45 (a random walk has 0.5); the scale mixes rehearsed errors with the one-step errors inside the history, which
 * alone are too small since the parameters were fitted to them.
 *
 * Source: rolling-origin evaluation, Tashman (2000); the pooling, stiffness and widening are our own, see
 * libs/calculations/README.md for their validation.
 */
export function errorModel(
  history: readonly number[],
  seasonLengths: readonly number[],
  horizon: number,
  fitted: Pick<Combination, 'theta' | 'adjusted' | 'seasons'>,
): ErrorModel {
  const form = history.every((value) => value > 0) ? 'relative' : 'absolute';
  const usual = mean(history.map(Math.abs));
  const error = (actual: number, forecast: number) => {
    if (form === 'absolute') return actual - forecast;
    return 2 * (Math.sqrt(actual / Math.max(forecast, LEAST_SHARE * usual)) - 1);
  };
  const rehearsed = origins(history.length, seasonLengths).map((origin) => {
    const ahead = Math.min(horizon, history.length - origin);
    const forecast = combination(history.slice(0, origin), seasonLengths, ahead, { withoutEts: true });
    return forecast.mean.map((value, k) => error(history[origin + k]!, value));
  });
  const { errors } = fitted.theta;
  const inside = errors.map((wrong, index) => {
    const actual = fitted.adjusted[fitted.adjusted.length - errors.length + index]!;
    return error(actual, actual - wrong);
  });
  const insideSquare = sumOfSquares(inside) / Math.max(1, inside.length - 3);
  const growth = rehearsed.length > 0 ? likeliestGrowth(rehearsed) : USUAL_GROWTH;
  const rehearsedSquare = rehearsed.length > 0 ? scaledSquare(rehearsed, growth) : insideSquare;
  const square = REHEARSED_SHARE * rehearsedSquare + (1 - REHEARSED_SHARE) * insideSquare;
  const longest = Math.max(0, ...fitted.seasons.map(({ length }) => length));
  const few = FEW_SEASONS * Math.max(0, longest / history.length - 0.2);
  return { form, growth, scale: Math.sqrt(square) * (1 + SHORT_HISTORY / history.length + few) };
}

/**
 * Lower and upper bound of each forecast at a level in per cent.
 *
 * @param usual the series' usual size, the floor for relative errors
 */
export function bounds(
  forecasts: readonly number[],
  { form, scale, growth }: ErrorModel,
  level: number,
  usual: number,
): { lower: number[]; upper: number[] } {
  const multiple = INFLATION * studentQuantile(0.5 + level / 200, TAIL_FREEDOM);
  const lower: number[] = [];
  const upper: number[] = [];
  forecasts.forEach((forecast, k) => {
    const width = multiple * scale * (k + 1) ** growth;
    if (form === 'absolute') {
      lower.push(forecast - width);
      upper.push(forecast + width);
      return;
    }
    const base = Math.max(forecast, LEAST_SHARE * usual);
    lower.push(forecast - base * (1 - Math.max(0, 1 - width / 2) ** 2));
    upper.push(forecast + base * ((1 + width / 2) ** 2 - 1));
  });
  return { lower, upper };
}

function origins(n: number, seasonLengths: readonly number[]): number[] {
  const fitting = seasonLengths.filter((length) => n >= 2 * length);
  const longest = fitting.length > 0 ? 2 * Math.max(...fitting) + 2 : 0;
  const first = Math.max(FIRST_REHEARSAL, longest, Math.floor(n / 2));
  const last = n - 1;
  if (first > last) return [];
  const evenly = Array.from({ length: REHEARSALS }, (_, index) =>
    Math.round(last - (index * (last - first)) / (REHEARSALS - 1)),
  );
  return [...new Set(evenly)];
}

function sumOfSquares(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** Mean square of the errors after division by k^growth. */
function scaledSquare(rehearsed: readonly (readonly number[])[], growth: number): number {
  let sum = 0;
  let count = 0;
  for (const errors of rehearsed)
    errors.forEach((error, k) => {
      sum += (error / (k + 1) ** growth) ** 2;
      count += 1;
    });
  return sum / count;
}

function likeliestGrowth(rehearsed: readonly (readonly number[])[]): number {
  let count = 0;
  let logs = 0;
  for (const errors of rehearsed) errors.forEach((_, k) => ((logs += Math.log(k + 1)), (count += 1)));
  let best = { growth: USUAL_GROWTH, loss: Infinity };
  for (let step = 0; step <= 20; step += 1) {
    const growth = step / 20;
    const likelihood = (count / 2) * Math.log(scaledSquare(rehearsed, growth) + 1e-12) + growth * logs;
    const loss = EFFECTIVE_SHARE * likelihood + GROWTH_STIFFNESS * (growth - USUAL_GROWTH) ** 2;
    if (loss < best.loss) best = { growth, loss };
  }
  return best.growth;
}

import { fitLine } from '../statistics/descriptive';
import { goldenSection, nelderMead } from '../statistics/optimise';

/** A fitted method: forecasts for times n+1 … n+h, and the one-step errors made on the way through the history. */
export interface Fit {
  mean: number[];
  /** Observation minus one-step forecast, units of the series; starts after the method has settled. */
  errors: number[];
}

/**
 * The Theta method on a seasonally adjusted series: half the linear trend plus simple exponential smoothing of the
 * line with doubled curvature. Source: Assimakopoulos and Nikolopoulos (2000); computed as simple exponential
 * smoothing with drift, Hyndman and Billah (2003).
 */
export function theta(series: readonly number[], horizon: number): Fit {
  const { intercept, slope } = fitLine(series);
  const curved = series.map((value, t) => 2 * value - (intercept + slope * (t + 1)));
  const { level, errors } = smooth(curved);
  const n = series.length;
  return {
    mean: Array.from({ length: horizon }, (_, k) => (level + intercept + slope * (n + k + 1)) / 2),
    errors: errors.map((error) => error / 2),
  };
}

/** Simple exponential smoothing with the weight and first level of least squared error. */
export function smooth(series: readonly number[]): { level: number; errors: number[]; alpha: number } {
  // The level after t steps is linear in the first level, so the best first level for a weight has a closed form.
  const run = (alpha: number) => {
    let level = 0;
    let carried = 1;
    let [cross, squares] = [0, 0];
    for (const value of series) {
      cross += (value - level) * carried;
      squares += carried * carried;
      level += alpha * (value - level);
      carried *= 1 - alpha;
    }
    return cross / squares;
  };
  const errorsOf = (alpha: number) => {
    let level = run(alpha);
    const errors = series.map((value) => {
      const error = value - level;
      level += alpha * error;
      return error;
    });
    return { level, errors };
  };
  const loss = (alpha: number) => {
    let level = run(alpha);
    let sum = 0;
    for (const value of series) {
      sum += (value - level) ** 2;
      level += alpha * (value - level);
    }
    return sum;
  };
  const alpha = goldenSection(loss, 0.01, 0.99, 1e-3);
  return { ...errorsOf(alpha), alpha };
}

/**
 * Dynamic optimised Theta (DOTM) on a seasonally adjusted series of four observations or more: the theta coefficient,
 * the smoothing weight and the first level by least squares, and the trend line re-fitted at every step.
 * Source: Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016), equations 13–18.
 */
export function dynamicOptimisedTheta(series: readonly number[], horizon: number): Fit {
  const scale = Math.max(...series.map(Math.abs)) || 1;
  const scaled = series.map((value) => value / scale);
  const objective = ([level, alpha, coefficient]: readonly number[]) => {
    if (alpha! < 0.1 || alpha! > 0.99 || coefficient! < 1) return Infinity;
    return runDynamic(scaled, level!, alpha!, coefficient!, 0).loss;
  };
  const { point } = nelderMead(objective, [scaled[0]! / 2, 0.5, 2], {
    steps: [Math.max(0.1, Math.abs(scaled[0]!) / 4), 0.2, 1],
    maxEvaluations: 250,
  });
  const { mean, errors } = runDynamic(scaled, point[0]!, point[1]!, point[2]!, horizon);
  return { mean: mean.map((value) => value * scale), errors: errors.map((value) => value * scale) };
}

function runDynamic(
  series: readonly number[],
  firstLevel: number,
  alpha: number,
  coefficient: number,
  horizon: number,
): Fit & { loss: number } {
  const n = series.length;
  const total = n + horizon;
  const mean: number[] = [];
  const errors: number[] = [];
  const share = 1 - 1 / coefficient;
  let level = firstLevel;
  let [average, slope, intercept] = [0, 0, series[0]!];
  let remembered = 1;
  let loss = 0;
  for (let t = 1; t <= total; t += 1) {
    const forecast =
      level + share * (remembered * intercept + ((1 - remembered * (1 - alpha)) / alpha) * slope);
    const value = t <= n ? series[t - 1]! : forecast;
    if (t > n) mean.push(forecast);
    else if (t >= 3) {
      loss += (value - forecast) ** 2;
      if (horizon > 0) errors.push(value - forecast);
    }
    level += alpha * (value - level);
    slope = t === 1 ? 0 : ((t - 2) * slope + (6 * (value - average)) / t) / (t + 1);
    average = ((t - 1) * average + value) / t;
    intercept = average - (slope * (t + 1)) / 2;
    remembered *= 1 - alpha;
  }
  return { mean, errors, loss };
}

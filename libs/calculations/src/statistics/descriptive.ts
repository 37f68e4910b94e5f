/** Arithmetic mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Unbiased variance (divisor n − 1), in squared units of the values; 0 below two values. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - middle) ** 2;
  return sum / (values.length - 1);
}

/** Square root of {@link variance}, in the units of the values. */
export function standardDeviation(values: readonly number[]): number {
  return Math.sqrt(variance(values));
}

/**
 * The quantile at a probability in [0, 1], linear between order statistics (Hyndman and Fan 1996, type 7).
 * NaN of nothing.
 */
export function quantile(values: readonly number[], probability: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

/** The middle value, or the mean of the middle two. NaN of nothing. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Autocorrelations at lags 1 … maxLag, biased estimator (Box and Jenkins); zeros for a constant series. */
export function autocorrelations(values: readonly number[], maxLag: number): number[] {
  const middle = mean(values);
  let total = 0;
  for (const value of values) total += (value - middle) ** 2;
  return Array.from({ length: maxLag }, (_, index) => {
    const lag = index + 1;
    let sum = 0;
    for (let t = lag; t < values.length; t += 1) sum += (values[t]! - middle) * (values[t - lag]! - middle);
    return total > 0 ? sum / total : 0;
  });
}

/** The line through (1, values[0]), (2, values[1]), … by least squares. */
export function fitLine(values: readonly number[]): { intercept: number; slope: number } {
  const n = values.length;
  if (n < 2) return { intercept: values[0] ?? 0, slope: 0 };
  const middle = mean(values);
  let covariance = 0;
  for (let t = 0; t < n; t += 1) covariance += (t + 1 - (n + 1) / 2) * (values[t]! - middle);
  const slope = (12 * covariance) / (n * (n * n - 1));
  return { intercept: middle - (slope * (n + 1)) / 2, slope };
}

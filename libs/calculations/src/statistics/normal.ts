import { upperIncompleteGamma } from './gamma';

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** Distribution function of the standard normal distribution, to about 1e-14. */
export function normalCdf(x: number): number {
  const tail = upperIncompleteGamma(0.5, (x * x) / 2) / 2;
  return x > 0 ? 1 - tail : tail;
}

/**
 * Quantile of the standard normal distribution: Acklam's rational approximation (2003), then two Halley steps.
 *
 * @param probability inside (0, 1); ±Infinity at the ends
 */
export function normalQuantile(probability: number): number {
  if (probability <= 0) return -Infinity;
  if (probability >= 1) return Infinity;
  if (probability > 0.5) return -normalQuantile(1 - probability);
  let x = acklam(probability);
  for (let step = 0; step < 2; step += 1) {
    const off = (normalCdf(x) - probability) / normalDensity(x);
    x -= off / (1 + (x * off) / 2);
  }
  return x;
}

const CENTRE_NUMERATOR = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const CENTRE_DENOMINATOR = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1,
  1,
];
const TAIL_NUMERATOR = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_DENOMINATOR = [
  7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1,
];

const polynomial = (coefficients: readonly number[], x: number) =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

function acklam(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(TAIL_NUMERATOR, q) / polynomial(TAIL_DENOMINATOR, q);
  }
  const q = p - 0.5;
  return (q * polynomial(CENTRE_NUMERATOR, q * q)) / polynomial(CENTRE_DENOMINATOR, q * q);
}

/**
 * Standard normal loss G(z) = E[(Z − z)⁺] = φ(z) − z(1 − Φ(z)): expected units short per standard deviation.
 * Source: Silver, Pyke and Peterson (1998), appendix B.
 */
export function normalLoss(z: number): number {
  return normalDensity(z) - z * (1 - normalCdf(z));
}

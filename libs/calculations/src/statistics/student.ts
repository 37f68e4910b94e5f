import { logGamma } from './gamma';

/** Distribution function of Student's t, by the continued fraction of the incomplete beta function (A&S 26.7.1, 26.5.8). */
function studentCdf(x: number, freedom: number): number {
  const share = freedom / (freedom + x * x);
  const tail = incompleteBeta(freedom / 2, 0.5, share) / 2;
  return x > 0 ? 1 - tail : tail;
}

/**
 * The quantile of Student's t, by bisection to 1e-9.
 *
 * @param probability inside (0, 1)
 * @param freedom degrees of freedom, 1 or more, not necessarily whole
 */
export function studentQuantile(probability: number, freedom: number): number {
  if (probability < 0.5) return -studentQuantile(1 - probability, freedom);
  let [low, high] = [0, 2];
  while (studentCdf(high, freedom) < probability && high < 1e12) high *= 2;
  while (high - low > 1e-9 * (1 + low)) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const MAX_TERMS = 500;
const PRECISION = 1e-15;

function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, 1 - x);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MAX_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return (front * fraction) / a;
}

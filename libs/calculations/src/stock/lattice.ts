import { fourier } from '../statistics/fourier';

/** A distribution on 0, step, 2 × step, …: chances[k] belongs to k × step. */
export interface Lattice {
  step: number;
  chances: Float64Array;
}

const MOST_CELLS = 1 << 14;
const CONTINUOUS_CELLS = 4096;

/**
 * A lattice for sums of the given sizes that reaches `reach`: whole units where all sizes are whole and there is room,
 * else a fine grid. Its length is a power of two.
 */
export function latticeFor(sizes: readonly number[], reach: number): { step: number; cells: number } {
  const whole = sizes.every(Number.isInteger);
  const wanted = powerOfTwo(reach + 1);
  if (whole && wanted <= MOST_CELLS) return { step: 1, cells: wanted };
  return { step: reach / (CONTINUOUS_CELLS - 1), cells: CONTINUOUS_CELLS };
}

function powerOfTwo(least: number): number {
  return 2 ** Math.max(4, Math.ceil(Math.log2(least)));
}

/** Puts weighted sizes on a lattice, each divided between its two neighbours so that the mean is kept. */
export function onLattice(
  sizes: readonly { size: number; chance: number }[],
  { step, cells }: { step: number; cells: number },
): Lattice {
  const chances = new Float64Array(cells);
  for (const { size, chance } of sizes) {
    const place = Math.min(size / step, cells - 1);
    const below = Math.floor(place);
    chances[below]! += chance * (1 - (place - below));
    if (place > below) chances[below + 1]! += chance * (place - below);
  }
  return { step, chances };
}

/**
 * The distribution of the sum of a random number of independent draws from one distribution, exactly, by the
 * characteristic function: Σ counts[n] × φⁿ. The lattice must be long enough for the sum: what lies beyond its end
 * comes round to its start.
 *
 * @param counts counts[n] is the chance of n draws; they add up to 1
 */
export function randomSum({ step, chances }: Lattice, counts: readonly number[]): Lattice {
  const cells = chances.length;
  const one = { re: Float64Array.from(chances), im: new Float64Array(cells) };
  fourier(one, 'forward');
  const sum = { re: new Float64Array(cells), im: new Float64Array(cells) };
  for (let k = 0; k < cells; k += 1) {
    const [real, imaginary] = [one.re[k]!, one.im[k]!];
    let [re, im] = [0, 0];
    for (let n = counts.length - 1; n >= 0; n -= 1) {
      const next = re * real - im * imaginary + counts[n]!;
      im = re * imaginary + im * real;
      re = next;
    }
    sum.re[k] = re;
    sum.im[k] = im;
  }
  fourier(sum, 'inverse');
  return { step, chances: sum.re.map((chance) => Math.max(0, chance)) };
}

/** The distribution of the sum of two independent variables on the same lattice. */
export function convolve(a: Lattice, b: Lattice): Lattice {
  const cells = a.chances.length;
  const one = { re: Float64Array.from(a.chances), im: new Float64Array(cells) };
  const other = { re: Float64Array.from(b.chances), im: new Float64Array(cells) };
  fourier(one, 'forward');
  fourier(other, 'forward');
  for (let k = 0; k < cells; k += 1) {
    const re = one.re[k]! * other.re[k]! - one.im[k]! * other.im[k]!;
    one.im[k] = one.re[k]! * other.im[k]! + one.im[k]! * other.re[k]!;
    one.re[k] = re;
  }
  fourier(one, 'inverse');
  return { step: a.step, chances: one.re.map((chance) => Math.max(0, chance)) };
}

/** Chance of more than x. */
export function exceedance({ step, chances }: Lattice, x: number): number {
  if (x < 0) return 1;
  let above = 0;
  const place = x / step;
  for (let k = chances.length - 1; k > place; k -= 1) above += chances[k]!;
  return Math.min(1, above);
}

/** Smallest lattice value that is not exceeded with the given probability. */
export function latticeQuantile({ step, chances }: Lattice, probability: number): number {
  let below = 0;
  // The rounding of the transform must not push the quantile one step up.
  const wanted = probability - 1e-12;
  for (let k = 0; k < chances.length; k += 1) {
    below += chances[k]!;
    if (below >= wanted) return k * step;
  }
  return (chances.length - 1) * step;
}

/** Standard deviation of a distribution on a lattice. */
export function latticeDeviation({ step, chances }: Lattice): number {
  let [total, first, second] = [0, 0, 0];
  chances.forEach((chance, k) => {
    total += chance;
    first += chance * k;
    second += chance * k * k;
  });
  return step * Math.sqrt(Math.max(0, second / total - (first / total) ** 2));
}

import type { InteractionMatrix } from './interactions';
import { invertPositiveDefinite } from './invert-positive-definite';
import type { Baseline } from './recommendation-model';

/** Item-item weights of the inner items and where their scores begin. */
export interface EaseWeights {
  /** Inner × inner: row an item that a user has, column the item that is scored. */
  weights: Float32Array;
  base: Float32Array;
}

/**
 * Sums of products of the item columns, for the first `inner` items; with the baseline of popularity, of the columns less
 * their means. Row by row; both halves are filled.
 */
export function gramMatrix(matrix: InteractionMatrix, inner: number, baseline: Baseline): Float64Array {
  const gram = new Float64Array(inner * inner);
  const { starts, columns, values } = matrix;
  for (let user = 0; user < matrix.users.length; user += 1) {
    const [from, to] = [starts[user]!, starts[user + 1]!];
    // Columns rise, so that what is not inner comes last.
    for (let a = from; a < to && columns[a]! < inner; a += 1) {
      const row = columns[a]! * inner;
      for (let b = from; b <= a; b += 1) {
        const column = columns[b]!;
        gram[row + column] = gram[row + column]! + values[a]! * values[b]!;
      }
    }
  }
  const means = baseline === 'popularity' ? itemMeans(matrix, inner) : new Float64Array(inner);
  for (let i = 0; i < inner; i += 1)
    for (let j = 0; j <= i; j += 1) {
      const value = gram[i * inner + j]! - matrix.users.length * means[i]! * means[j]!;
      gram[i * inner + j] = value;
      gram[j * inner + i] = value;
    }
  return gram;
}

/** By item: its mean over all users, of whom most have none. */
export function itemMeans({ users, columns, values }: InteractionMatrix, items: number): Float64Array {
  const sums = new Float64Array(items);
  columns.forEach((item, entry) => {
    if (item < items) sums[item] = sums[item]! + values[entry]!;
  });
  return sums.map((sum) => sum / Math.max(1, users.length));
}

/**
 * EASE (Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data", WWW '19, eq. 8): ridge regression of every item
 * on all others. With P = (G + λI)⁻¹ the weight of item i for item j is −Pᵢⱼ/Pⱼⱼ, and 0 for i = j. The baseline of
 * popularity adds an intercept: G is then the sum of squares around the means, and λ → ∞ gives popularity instead of 0.
 *
 * @param gram of `gramMatrix`; it is used up
 * @yields the share done, 0 to 1
 */
export function* easeWeights(
  gram: Float64Array,
  means: Float64Array,
  { lambda, baseline }: { lambda: number; baseline: Baseline },
): Generator<number, EaseWeights> {
  const n = means.length;
  for (let i = 0; i < n; i += 1) gram[i * n + i] = gram[i * n + i]! + lambda;
  yield* invertPositiveDefinite(gram, n);
  const weights = new Float32Array(n * n);
  const base = baseline === 'popularity' ? Float64Array.from(means) : new Float64Array(n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      if (i === j) continue;
      const weight = -gram[i * n + j]! / gram[j * n + j]!;
      weights[i * n + j] = weight;
      if (baseline === 'popularity') base[j] = base[j]! - means[i]! * weight;
    }
  return { weights, base: Float32Array.from(base) };
}

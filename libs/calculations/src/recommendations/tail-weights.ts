import { itemMeans } from './ease';
import type { InteractionMatrix } from './interactions';
import { invertPositiveDefinite } from './invert-positive-definite';
import type { ModelSettings } from './recommendation-model';

/** Inner items that a tail item is predicted from, at most. */
const NEIGHBOURS = 25;

/** A tail item with fewer buyers has no weights: one person's basket is no pattern. */
const LEAST_BUYERS = 2;

export interface TailWeights {
  /** By inner item where its entries begin; one more than inner items. */
  tailStarts: Uint32Array;
  tailItems: Uint32Array;
  tailWeights: Float32Array;
  /** By tail item. */
  base: Float32Array;
}

/**
 * Weights for the items that the matrix has no room for: each is regressed, with the same λ, on the few inner items most
 * often bought by the same users (by cosine). That is SLIM with selected features (Ning & Karypis 2011, ICDM, 4.2), without
 * its bounds, so that the scores are on EASE's scale.
 *
 * @param gram of `gramMatrix`, unused
 */
export function tailWeights(
  matrix: InteractionMatrix,
  gram: Float64Array,
  inner: number,
  { lambda, baseline }: ModelSettings,
): TailWeights {
  const { users, items, columns, starts, values, buyers } = matrix;
  const means = itemMeans(matrix, items.length);
  const centred = baseline === 'popularity' ? 1 : 0;
  const base = new Float32Array(items.length - inner);
  const entries: { row: number; item: number; weight: number }[] = [];
  const together = new Float64Array(inner);
  const { userStarts, userOf, valueOf } = byItem(matrix, inner);
  for (let item = inner; item < items.length; item += 1) {
    base[item - inner] = centred * means[item]!;
    if (buyers[item]! < LEAST_BUYERS) continue;
    const touched: number[] = [];
    for (let at = userStarts[item - inner]!; at < userStarts[item - inner + 1]!; at += 1) {
      const user = userOf[at]!;
      for (let entry = starts[user]!; entry < starts[user + 1]!; entry += 1) {
        const other = columns[entry]!;
        if (other >= inner) break;
        if (together[other] === 0) touched.push(other);
        together[other] = together[other]! + valueOf[at]! * values[entry]!;
      }
    }
    const closeness = (other: number) => together[other]! / Math.sqrt(buyers[other]!);
    const chosen = touched
      .sort((a, b) => closeness(b) - closeness(a) || a - b)
      .slice(0, NEIGHBOURS)
      .sort((a, b) => a - b);
    const target = chosen.map(
      (other) => together[other]! - centred * users.length * means[other]! * means[item]!,
    );
    ridge(gram, inner, chosen, target, lambda).forEach((weight, k) => {
      entries.push({ row: chosen[k]!, item, weight });
      base[item - inner] = base[item - inner]! - centred * means[chosen[k]!]! * weight;
    });
    for (const other of touched) together[other] = 0;
  }
  return { base, ...byRow(entries, inner) };
}

/** Solves (G + λI) b = target among the chosen items. */
function ridge(
  gram: Float64Array,
  inner: number,
  chosen: number[],
  target: number[],
  lambda: number,
): number[] {
  const n = chosen.length;
  const part = new Float64Array(n * n);
  chosen.forEach((i, row) =>
    chosen.forEach((j, column) => {
      part[row * n + column] = gram[i * inner + j]! + (i === j ? lambda : 0);
    }),
  );
  for (const _ of invertPositiveDefinite(part, n));
  return chosen.map((_, row) =>
    target.reduce((sum, value, column) => sum + part[row * n + column]! * value, 0),
  );
}

/** The tail's columns of the matrix: by tail item its users and values. */
function byItem({ items, users, starts, columns, values, buyers }: InteractionMatrix, inner: number) {
  const userStarts = new Uint32Array(items.length - inner + 1);
  for (let item = inner; item < items.length; item += 1)
    userStarts[item - inner + 1] = userStarts[item - inner]! + buyers[item]!;
  const userOf = new Uint32Array(userStarts.at(-1)!);
  const valueOf = new Float64Array(userOf.length);
  const next = userStarts.slice();
  for (let user = 0; user < users.length; user += 1)
    for (let entry = starts[user]!; entry < starts[user + 1]!; entry += 1) {
      const tail = columns[entry]! - inner;
      if (tail < 0) continue;
      const at = next[tail]!;
      userOf[at] = user;
      valueOf[at] = values[entry]!;
      next[tail] = at + 1;
    }
  return { userStarts, userOf, valueOf };
}

function byRow(entries: { row: number; item: number; weight: number }[], inner: number) {
  entries.sort((a, b) => a.row - b.row || a.item - b.item);
  const tailStarts = new Uint32Array(inner + 1);
  for (const { row } of entries) tailStarts[row + 1] = tailStarts[row + 1]! + 1;
  for (let row = 0; row < inner; row += 1) tailStarts[row + 1] = tailStarts[row + 1]! + tailStarts[row]!;
  return {
    tailStarts,
    tailItems: Uint32Array.from(entries, ({ item }) => item),
    tailWeights: Float32Array.from(entries, ({ weight }) => weight),
  };
}

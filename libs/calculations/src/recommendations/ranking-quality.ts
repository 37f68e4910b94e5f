/**
 * nDCG at a depth, with gains of 0 and 1 (Järvelin & Kekäläinen 2002): the sum of 1 / log₂(1 + place) over the wanted items
 * found, by that of the best ranking there is. 0 when nothing is wanted.
 */
export function discountedGain<T>(ranked: readonly T[], wanted: ReadonlySet<T>, depth: number): number {
  let [gain, best] = [0, 0];
  for (let place = 1; place <= depth; place += 1) {
    const discount = 1 / Math.log2(1 + place);
    if (place <= ranked.length && wanted.has(ranked[place - 1]!)) gain += discount;
    if (place <= wanted.size) best += discount;
  }
  return best === 0 ? 0 : gain / best;
}

/** Wanted items among the first so many, by as many as could be there. 0 when nothing is wanted. */
export function recallAt<T>(ranked: readonly T[], wanted: ReadonlySet<T>, depth: number): number {
  const found = ranked.slice(0, depth).filter((item) => wanted.has(item)).length;
  return wanted.size === 0 ? 0 : found / Math.min(depth, wanted.size);
}

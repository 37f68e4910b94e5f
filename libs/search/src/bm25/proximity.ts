import { PROXIMITY } from '../retrieval-settings';

/** Two different words that a query says one after the other. */
export type Pair = readonly [string, string];

/** Each pair once, in the order in which it is said last. */
export function pairsOf(terms: readonly string[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (let at = 1; at < terms.length && pairs.size < PROXIMITY.pairs; at += 1) {
    const [first, second] = [terms[at - 1]!, terms[at]!];
    if (first !== second)
      pairs.set(first < second ? `${first} ${second}` : `${second} ${first}`, [first, second]);
  }
  return [...pairs.values()];
}

export interface Closeness<Term> {
  first: Term;
  second: Term;
  /** 1 for each time that they stand side by side, ½ with one word between, and so on. */
  frequency: number;
}

/**
 * How near the words of each pair stand in a document, in either order, within a window: the counts of Büttcher, Clarke
 * and Lushman (2006, "Term proximity scoring for ad-hoc retrieval on very large text collections") with 1/distance.
 *
 * @param order places in `terms` of the words in their order; a negative one is a gap that nothing is near across
 */
export function closeness<Term>(
  order: Int32Array,
  terms: readonly Term[],
  pairs: readonly (readonly [Term, Term])[],
): Closeness<Term>[] {
  const wanted = new Map<Term, number>();
  for (const pair of pairs) for (const term of pair) wanted.set(term, -1);
  let present = 0;
  terms.forEach((term, place) => {
    if (!wanted.has(term)) return;
    wanted.set(term, place);
    present += 1;
  });
  if (present < 2) return [];
  const partners = new Map<number, Map<number, Closeness<Term>>>();
  const found: Closeness<Term>[] = [];
  for (const [first, second] of pairs) {
    const [a, b] = [wanted.get(first)!, wanted.get(second)!];
    if (a < 0 || b < 0) continue;
    const closeness = { first, second, frequency: 0 };
    found.push(closeness);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      if (!partners.has(from)) partners.set(from, new Map());
      partners.get(from)!.set(to, closeness);
    }
  }
  if (found.length === 0) return found;
  for (let at = 0; at < order.length; at += 1) {
    const mates = partners.get(order[at]!);
    if (mates === undefined) continue;
    const end = Math.min(order.length, at + PROXIMITY.window);
    for (let other = at + 1; other < end && order[other]! >= 0; other += 1) {
      const mate = mates.get(order[other]!);
      if (mate !== undefined) mate.frequency += 1 / (other - at);
    }
  }
  return found.filter(({ frequency }) => frequency > 0);
}

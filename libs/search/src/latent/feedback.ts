import type { LexicalIndex } from '../bm25/lexical-index';
import type { Scored } from '../bm25/top-k';
import { FEEDBACK } from '../retrieval-settings';

/**
 * The query's terms with those that mark its best documents: the relevance model of Lavrenko and Croft (2001), Σ over the
 * documents of score share · frequency / length, times rarity so that words of every text are not learnt; the best of
 * them counts `FEEDBACK.weight`, the others in proportion.
 *
 * @param best of a first search, best first
 */
export function learnt(
  index: LexicalIndex,
  query: ReadonlyMap<string, number>,
  best: readonly Scored[],
): Map<string, number> {
  const read = best.slice(0, FEEDBACK.documents);
  const total = read.reduce((sum, { score }) => sum + score, 0);
  const worths = new Map<string, number>();
  for (const { id, score } of read) {
    const terms = index.termsOf(id) ?? new Map<string, number>();
    let length = 0;
    for (const frequency of terms.values()) length += frequency;
    for (const [term, frequency] of terms)
      worths.set(term, (worths.get(term) ?? 0) + ((score / total) * frequency) / length);
  }
  const telling = [...worths]
    .map(([term, worth]) => ({ term, worth: worth * index.rarityOf(term) }))
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
    .slice(0, FEEDBACK.terms);
  const weights = new Map(query);
  for (const { term, worth } of telling)
    weights.set(term, (weights.get(term) ?? 0) + (FEEDBACK.weight * worth) / telling[0]!.worth);
  return weights;
}

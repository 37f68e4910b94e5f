import type { LexicalIndex } from '../bm25/lexical-index';
import { LATENT_LIMITS } from '../retrieval-settings';
import type { LatentInput } from './fit-latent';

/** A term of one document alone is near nothing. */
const FEWEST_DOCUMENTS = 2;

/**
 * The index's documents and terms for {@link fitLatent}, within the limits: documents evenly spread over the order in
 * which they came, then the terms that most of them have.
 */
export function latentInput(
  index: LexicalIndex,
  limits: { documents: number; terms: number } = LATENT_LIMITS,
): LatentInput {
  const ids = [...index.ids()];
  const sampled = Math.min(ids.length, limits.documents);
  const rows: Map<string, number>[] = [];
  const documentsWith = new Map<string, number>();
  for (let k = 0; k < sampled; k += 1) {
    const row = index.termsOf(ids[Math.floor((k * ids.length) / sampled)]!)!;
    rows.push(row);
    for (const term of row.keys()) documentsWith.set(term, (documentsWith.get(term) ?? 0) + 1);
  }
  const shared = [...documentsWith].filter(([, count]) => count >= FEWEST_DOCUMENTS);
  const kept = shared
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
    .slice(0, limits.terms);
  const columnOf = new Map(kept.map(([term], column) => [term, column]));
  const entries = kept.reduce((sum, [, count]) => sum + count, 0);
  const frequencies = {
    rows: rows.length,
    columnCount: kept.length,
    starts: new Int32Array(rows.length + 1),
    columns: new Int32Array(entries),
    values: new Float32Array(entries),
  };
  let at = 0;
  rows.forEach((row, number) => {
    for (const [term, frequency] of row) {
      const column = columnOf.get(term);
      if (column === undefined) continue;
      frequencies.columns[at] = column;
      frequencies.values[at] = frequency;
      at += 1;
    }
    frequencies.starts[number + 1] = at;
  });
  return {
    terms: kept.map(([term]) => term),
    frequencies,
    documents: { indexed: ids.length, sampled },
    distinctTerms: { indexed: shared.length, kept: kept.length },
  };
}

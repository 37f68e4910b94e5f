import type { LexicalIndex } from '../bm25/lexical-index';
import type { LatentFit } from './fit-latent';
import { type Similarities, VectorRows } from './similarity';

/** A fitted space with the documents of an index in it. */
export class LatentSpace {
  private readonly columnOf: Map<string, number>;
  private readonly rows: VectorRows;

  constructor(private readonly fit: LatentFit) {
    this.columnOf = new Map(fit.terms.map((term, column) => [term, column]));
    this.rows = new VectorRows(fit.rank);
  }

  /** Puts in the documents that the index has and this has not, and takes out those that the index lost. */
  follow(index: LexicalIndex): void {
    for (const id of this.placed) if (!index.has(id)) this.remove(id);
    for (const id of index.ids()) if (!this.rows.has(id)) this.add(id, index.termsOf(id)!);
  }

  /** Folds a document in (or anew) by its terms, also one that the fit did not know. */
  add(id: string, terms: ReadonlyMap<string, number>): void {
    this.rows.set(id, this.place(terms));
    this.placed.add(id);
  }

  remove(id: string): void {
    this.rows.delete(id);
    this.placed.delete(id);
  }

  /** @param terms of the query, as {@link LexicalIndex.queryTerms} gives them */
  similaritiesTo(terms: ReadonlyMap<string, number>): Similarities {
    return this.rows.similaritiesTo(this.place(terms));
  }

  private readonly placed = new Set<string>();

  /** A text's place: the weighted sum of its terms' places. */
  private place(terms: ReadonlyMap<string, number>): Float32Array {
    const { rank, places, weights } = this.fit;
    const sum = new Float32Array(rank);
    for (const [term, frequency] of terms) {
      const column = this.columnOf.get(term);
      if (column === undefined) continue;
      const value = Math.log2(1 + frequency) * weights[column]!;
      const start = column * rank;
      for (let k = 0; k < rank; k += 1) sum[k]! += value * places[start + k]!;
    }
    return sum;
  }
}

import { type Similarities, VectorRows } from './similarity';

/** Where vectors come from is the caller's business: a model that embeds texts, behind its own port. */
export interface TextEmbedder {
  readonly dimensions: number;
  /** One vector a text, in order. */
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
}

/** Vectors of documents from outside, compared by cosine; search combines them as it does latent similarity. */
export class VectorSet {
  private readonly rows: VectorRows;

  constructor(readonly dimensions: number) {
    this.rows = new VectorRows(dimensions);
  }

  get size(): number {
    return this.rows.size;
  }

  /** @throws RangeError when the vector has other dimensions or a figure that is none */
  set(id: string, vector: ArrayLike<number>): void {
    this.check(vector);
    this.rows.set(id, vector);
  }

  remove(id: string): boolean {
    return this.rows.delete(id);
  }

  /** @throws RangeError as {@link set} */
  similaritiesTo(query: ArrayLike<number>): Similarities {
    this.check(query);
    return this.rows.similaritiesTo(query);
  }

  private check(vector: ArrayLike<number>): void {
    if (vector.length !== this.dimensions)
      throw new RangeError(`A vector of ${vector.length} dimensions; the set has ${this.dimensions}.`);
    for (let k = 0; k < vector.length; k += 1)
      if (!Number.isFinite(vector[k])) throw new RangeError(`Dimension ${k} of the vector is not a number.`);
  }
}

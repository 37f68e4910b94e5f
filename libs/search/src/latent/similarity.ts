import { type Scored, TopK } from '../bm25/top-k';

/** How near documents are to one query, −1 to 1: what latent spaces and vector sets give, and combined search takes. */
export interface Similarities {
  /** Undefined when the document has no place in the space. */
  of(id: string): number | undefined;
  /** Nearest first, level ones by id. */
  nearest(limit: number, accept?: (id: string) => boolean): Scored[];
}

/** Rows of one length that can be compared with a query; rows of removed documents are used again. */
export class VectorRows {
  private readonly rowOf = new Map<string, number>();
  private readonly ids: (string | undefined)[] = [];
  private readonly free: number[] = [];
  private values: Float32Array;

  constructor(
    readonly dimensions: number,
    room = 0,
  ) {
    this.values = new Float32Array(room * dimensions);
  }

  get size(): number {
    return this.rowOf.size;
  }

  has(id: string): boolean {
    return this.rowOf.has(id);
  }

  /** Kept at length 1; a vector of zeros is like nothing. */
  set(id: string, vector: ArrayLike<number>): void {
    const row = this.rowOf.get(id) ?? this.free.pop() ?? this.ids.length;
    const start = row * this.dimensions;
    if (this.values.length < start + this.dimensions) {
      const larger = new Float32Array(Math.ceil((row + 1) * 1.5) * this.dimensions);
      larger.set(this.values);
      this.values = larger;
    }
    const norm = lengthOf(vector);
    for (let k = 0; k < this.dimensions; k += 1) this.values[start + k] = norm === 0 ? 0 : vector[k]! / norm;
    this.rowOf.set(id, row);
    this.ids[row] = id;
  }

  delete(id: string): boolean {
    const row = this.rowOf.get(id);
    if (row === undefined) return false;
    this.rowOf.delete(id);
    this.ids[row] = undefined;
    this.free.push(row);
    return true;
  }

  /** Cosines of all rows with the query. */
  similaritiesTo(query: ArrayLike<number>): Similarities {
    const { dimensions, ids, rowOf, values } = this;
    const norm = lengthOf(query);
    const cosines = new Float32Array(ids.length);
    if (norm > 0)
      for (let row = 0; row < ids.length; row += 1) {
        const start = row * dimensions;
        let sum = 0;
        for (let k = 0; k < dimensions; k += 1) sum += values[start + k]! * query[k]!;
        cosines[row] = sum / norm;
      }
    return {
      of: (id) => {
        const row = norm === 0 ? undefined : rowOf.get(id);
        return row === undefined ? undefined : cosines[row];
      },
      nearest: (limit, accept) => {
        const best = new TopK<Scored>(norm === 0 ? 0 : limit);
        for (let row = 0; row < ids.length; row += 1) {
          const id = ids[row];
          if (id === undefined || !best.admits(cosines[row]!)) continue;
          if (accept === undefined || accept(id)) best.push({ id, score: cosines[row]! });
        }
        return best.sorted();
      },
    };
  }
}

function lengthOf(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < vector.length; k += 1) sum += vector[k]! ** 2;
  return Math.sqrt(sum);
}

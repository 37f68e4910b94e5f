/** A document and what it is worth for a query. */
export interface Scored {
  id: string;
  score: number;
}

/** Higher scores first; level ones by id, so that the same search always gives the same order. */
export function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The best `limit` of a stream, in a binary heap with the worst at its root: n log limit, no sorting of the rest. */
export class TopK<T extends Scored> {
  private readonly heap: T[] = [];

  constructor(private readonly limit: number) {}

  /** False when this score can no longer get in, so that the rest of a candidate need not be looked at. */
  admits(score: number): boolean {
    return this.limit > 0 && (this.heap.length < this.limit || score >= this.heap[0]!.score);
  }

  push(item: T): void {
    if (this.heap.length < this.limit) {
      this.heap.push(item);
      this.rise(this.heap.length - 1);
    } else if (this.limit > 0 && byScore(item, this.heap[0]!) < 0) {
      this.heap[0] = item;
      this.sink();
    }
  }

  /** Best first. */
  sorted(): T[] {
    return [...this.heap].sort(byScore);
  }

  private rise(place: number): void {
    const { heap } = this;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (byScore(heap[place]!, heap[parent]!) <= 0) return;
      [heap[place], heap[parent]] = [heap[parent]!, heap[place]!];
      place = parent;
    }
  }

  private sink(): void {
    const { heap } = this;
    for (let place = 0; ;) {
      let worst = place;
      for (const child of [2 * place + 1, 2 * place + 2])
        if (child < heap.length && byScore(heap[child]!, heap[worst]!) > 0) worst = child;
      if (worst === place) return;
      [heap[place], heap[worst]] = [heap[worst]!, heap[place]!];
      place = worst;
    }
  }
}

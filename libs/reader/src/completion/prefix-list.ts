import { normalize } from '../tokens/tokenizer';

/** Text as it is looked up: lower case, no accents, words and numbers apart by one space. `wh-03` is `wh 03`. */
export function keyOf(text: string): string {
  return normalize(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ')
    .trimStart();
}

/** Things by the beginning of their key, in the order of the keys. */
export class PrefixList<T> {
  private readonly keys: readonly string[];
  private readonly items: readonly T[];

  constructor(entries: readonly (readonly [key: string, item: T])[]) {
    const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.keys = sorted.map(([key]) => key);
    this.items = sorted.map(([, item]) => item);
  }

  startingWith(prefix: string, limit: number): T[] {
    const first = this.indexOf(prefix);
    let end = first;
    while (end < this.keys.length && end - first < limit && this.keys[end]!.startsWith(prefix)) end++;
    return this.items.slice(first, end);
  }

  *[Symbol.iterator](): Iterator<T> {
    yield* this.items;
  }

  private indexOf(prefix: string): number {
    let [low, high] = [0, this.keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.keys[middle]! < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** FNV-1a over the text, so that each purpose draws from a stream of its own. */
function hash(seed: number, purpose: string): number {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < purpose.length; index++) {
    value = Math.imul(value ^ purpose.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

/**
 * A reproducible stream of numbers (sfc32). Two streams of one seed with different purposes are independent: drawing
 * more in one table does not change another.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, purpose: string) {
    this.a = hash(seed, purpose);
    this.b = hash(seed, `${purpose}/b`);
    this.c = hash(seed, `${purpose}/c`);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Uniform whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!;
  }

  weighted<T>(choices: Weighted<T>): T {
    return choices.at(this.next());
  }
}

/** Items with weights, drawn from by binary search. */
export class Weighted<T> {
  private readonly sums: number[] = [];

  constructor(
    private readonly items: readonly T[],
    weights: readonly number[],
  ) {
    let sum = 0;
    for (const weight of weights) this.sums.push((sum += weight));
  }

  static of<T>(weights: readonly (readonly [T, number])[]): Weighted<T> {
    return new Weighted(
      weights.map(([item]) => item),
      weights.map(([, weight]) => weight),
    );
  }

  get total(): number {
    return this.sums.at(-1) ?? 0;
  }

  /** The item at a share of the total weight, 0 to 1. */
  at(share: number): T {
    const wanted = share * this.total;
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sums[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return this.items[low]!;
  }
}

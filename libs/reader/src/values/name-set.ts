/** A list of 32-bit numbers that holds more than one in 32 of all takes more room than one bit for each of all. */
const LIST_SHARE = 32;

/**
 * A set of whole numbers from 0 up to, not including, `universe`: a rising list while it is small, bits when it is
 * large (as the containers of a Roaring bitmap), so that sets of any size are intersected in microseconds.
 */
export class NameSet {
  private constructor(
    private readonly universe: number,
    private readonly list: Int32Array | undefined,
    private readonly bits: Uint32Array,
  ) {}

  /** @param rising without duplicates; it is kept, not copied, while it is small. */
  static of(rising: Int32Array, universe: number): NameSet {
    if (rising.length * LIST_SHARE <= universe) return new NameSet(universe, rising, NO_BITS);
    const bits = new Uint32Array(Math.ceil(universe / 32));
    for (const name of rising) bits[name >>> 5]! |= 1 << (name & 31);
    return new NameSet(universe, undefined, bits);
  }

  static union(sets: readonly NameSet[], universe: number): NameSet {
    if (sets.length === 1) return sets[0]!;
    const bits = new Uint32Array(Math.ceil(universe / 32));
    for (const { list, bits: own } of sets) {
      for (let at = 0; at < own.length; at++) bits[at]! |= own[at]!;
      if (list) for (const name of list) bits[name >>> 5]! |= 1 << (name & 31);
    }
    return NameSet.ofBits(bits, universe);
  }

  private static ofBits(bits: Uint32Array, universe: number): NameSet {
    const size = countOf(bits);
    if (size * LIST_SHARE > universe) return new NameSet(universe, undefined, bits);
    const list = new Int32Array(size);
    let found = 0;
    for (let at = 0; found < size; at++)
      for (let rest = bits[at]!; rest !== 0; rest &= rest - 1) list[found++] = at * 32 + lowestBit(rest);
    return new NameSet(universe, list, NO_BITS);
  }

  get isEmpty(): boolean {
    return this.list?.length === 0;
  }

  get size(): number {
    return this.list?.length ?? countOf(this.bits);
  }

  has(name: number): boolean {
    if (!this.list) return ((this.bits[name >>> 5]! >>> (name & 31)) & 1) === 1;
    let [low, high] = [0, this.list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.list[middle]! < name) low = middle + 1;
      else high = middle;
    }
    return this.list[low] === name;
  }

  intersect(other: NameSet): NameSet {
    const { list, bits, universe } = this;
    if (!list && !other.list) {
      const both = new Uint32Array(bits.length);
      for (let at = 0; at < both.length; at++) both[at] = bits[at]! & other.bits[at]!;
      return NameSet.ofBits(both, universe);
    }
    const isSmaller = list !== undefined && list.length <= (other.list?.length ?? Infinity);
    const [small, large] = isSmaller ? [list, other] : [other.list!, this];
    const both = new Int32Array(small.length);
    let size = 0;
    for (const name of small) if (large.has(name)) both[size++] = name;
    return new NameSet(universe, size === small.length ? small : both.slice(0, size), NO_BITS);
  }

  /** Whether one of its names, in rising order, is told to be the last that is looked at. */
  some(isLast: (name: number) => boolean): boolean {
    if (this.list) return this.list.some(isLast);
    for (let at = 0; at < this.bits.length; at++)
      for (let rest = this.bits[at]!; rest !== 0; rest &= rest - 1)
        if (isLast(at * 32 + lowestBit(rest))) return true;
    return false;
  }

  /** Rising. */
  *[Symbol.iterator](): IterableIterator<number> {
    if (this.list) return yield* this.list;
    for (let at = 0; at < this.bits.length; at++) {
      for (let rest = this.bits[at]!; rest !== 0; rest &= rest - 1) yield at * 32 + lowestBit(rest);
    }
  }
}

const NO_BITS = new Uint32Array(0);

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

function countOf(bits: Uint32Array): number {
  let size = 0;
  for (const word of bits) size += bitsIn(word);
  return size;
}

/** Hamming weight of 32 bits: Warren, Hacker's Delight, 2nd edition, figure 5-2. */
function bitsIn(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

import { NameSet } from './name-set';
import { Spelling } from './spelling';

/** A beginning that more words share says too little. */
const MAX_COMPLETIONS = 3;
const MIN_PREFIX = 4;
/** What shares only words as common as this with a name is not like it. */
const MAX_COMMON = 2000;

/**
 * Which names hold which words. Names are numbers, the shortest first, so that a rising set of names begins with those
 * that are told whole.
 */
export class NamePostings {
  readonly spelling: Spelling;
  private readonly words: ReadonlyMap<string, number>;
  private readonly lengths: Uint8Array;
  private readonly sets: readonly NameSet[];
  private readonly sorted: readonly string[];

  /** @param names the words of each name, the shortest name first. */
  constructor(names: readonly (readonly string[])[], spelling: Spelling) {
    const words = new Map<string, number>();
    const postings: number[][] = [];
    names.forEach((stems, name) => {
      for (const stem of stems) {
        let word = words.get(stem);
        if (word === undefined) {
          words.set(stem, (word = postings.length));
          postings.push([]);
        }
        const own = postings[word]!;
        if (own.at(-1) !== name) own.push(name);
      }
    });
    this.spelling = spelling;
    this.words = words;
    this.lengths = Uint8Array.from(names, ({ length }) => length);
    this.sets = postings.map((own) => NameSet.of(Int32Array.from(own), names.length));
    this.sorted = [...words.keys()].sort();
  }

  knows(stem: string): boolean {
    return this.words.has(stem);
  }

  /** How many words a name has. */
  length(name: number): number {
    return this.lengths[name]!;
  }

  /** Names that hold one of these words; nothing when no name does. */
  holding(forms: readonly string[]): NameSet | undefined {
    const sets: NameSet[] = [];
    for (const form of forms) {
      const word = this.words.get(form);
      if (word !== undefined) sets.push(this.sets[word]!);
    }
    return sets.length === 0 ? undefined : NameSet.union(sets, this.lengths.length);
  }

  /** Words that begin like this: "crest" is the beginning of one name only. */
  completions(prefix: string): string[] {
    const { sorted } = this;
    if (prefix.length < MIN_PREFIX) return [];
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < prefix) low = middle + 1;
      else high = middle;
    }
    const found = sorted.slice(low, low + MAX_COMPLETIONS + 1).filter((word) => word.startsWith(prefix));
    return found.length > MAX_COMPLETIONS ? [] : found;
  }

  /** Names that share the most words with these, the rarest words counting most. */
  similar(forms: readonly (readonly string[])[], limit: number): number[] {
    const groups = forms
      .flatMap((own) => this.holding(own) ?? [])
      .map((names) => ({ names, size: names.size }))
      .sort((a, b) => a.size - b.size);
    const scores = new Map<number, number>();
    groups.forEach(({ names, size }, at) => {
      // The rarest word always counts; common ones only weigh what it found.
      if (at > 0 && size > MAX_COMMON) return;
      let room = MAX_COMMON;
      for (const name of names) {
        if (room-- === 0) break;
        scores.set(name, 0);
      }
    });
    for (const name of scores.keys()) {
      const score = groups.reduce(
        (sum, { names, size }) => sum + (names.has(name) ? 1 + 1 / (1 + size) : 0),
        0,
      );
      scores.set(name, score);
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([name]) => name);
  }
}

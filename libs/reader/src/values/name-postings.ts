import { Spelling } from './spelling';

/** A beginning that more words share says too little. */
const MAX_COMPLETIONS = 3;
const MIN_PREFIX = 4;
/** What shares only words as common as this with a name is not like it. */
const MAX_COMMON = 2000;

/** Which names hold which words. Names are numbers; the shortest names of a word come first. */
export class NamePostings {
  readonly spelling = new Spelling();
  private readonly ids = new Map<string, number>();
  private readonly postings: number[][] = [];
  private readonly words: Int32Array[] = [];
  private sorted?: string[];

  /** The number of the new name. */
  add(stems: readonly string[], spelled: readonly string[]): number {
    const name = this.words.length;
    const words = Int32Array.from(stems, (stem) => this.idOf(stem));
    this.words.push(words);
    for (const word of new Set(words)) this.postings[word]!.push(name);
    for (const word of spelled) this.spelling.add(word);
    return name;
  }

  /** To be called once, after the last name. */
  finish(): void {
    for (const names of this.postings) {
      names.sort((a, b) => this.words[a]!.length - this.words[b]!.length || a - b);
    }
    this.sorted = [...this.ids.keys()].sort();
  }

  knows(stem: string): boolean {
    return this.ids.has(stem);
  }

  idsOf(forms: readonly string[]): number[] {
    return forms.flatMap((form) => this.ids.get(form) ?? []);
  }

  length(name: number): number {
    return this.words[name]!.length;
  }

  /** Names that hold one of these words, the shortest first. */
  holding(words: readonly number[]): readonly number[] {
    if (words.length === 1) return this.postings[words[0]!]!;
    return [...new Set(words.flatMap((word) => this.postings[word]!))].sort(
      (a, b) => this.length(a) - this.length(b),
    );
  }

  /** Those of the names that hold one of these words as well; `required` are the groups of words that they hold. */
  narrow(
    names: readonly number[],
    words: readonly number[],
    required: readonly (readonly number[])[],
  ): readonly number[] {
    const own = words.length === 1 ? this.postings[words[0]!]! : undefined;
    if (own && own.length < names.length)
      return own.filter((name) => required.every((group) => this.has(name, group)));
    return names.filter((name) => this.has(name, words));
  }

  /** Words that begin like this: "crest" is the beginning of one name only. */
  completions(prefix: string): string[] {
    const { sorted = [] } = this;
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
      .map((own) => this.idsOf(own))
      .filter((group) => group.length > 0)
      .sort((a, b) => this.count(a) - this.count(b));
    const scores = new Map<number, number>();
    groups.forEach((group, at) => {
      const names = this.holding(group);
      // The rarest word always counts; common ones only weigh what it found.
      if (at > 0 && names.length > MAX_COMMON) return;
      for (const name of names.slice(0, MAX_COMMON)) scores.set(name, 0);
    });
    for (const name of scores.keys()) {
      const score = groups.reduce(
        (sum, group) => sum + (this.has(name, group) ? 1 + 1 / (1 + this.count(group)) : 0),
        0,
      );
      scores.set(name, score);
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([name]) => name);
  }

  private has(name: number, words: readonly number[]): boolean {
    const own = this.words[name]!;
    return words.some((word) => own.includes(word));
  }

  private count(words: readonly number[]): number {
    return words.reduce((sum, word) => sum + this.postings[word]!.length, 0);
  }

  private idOf(stem: string): number {
    const known = this.ids.get(stem);
    if (known !== undefined) return known;
    const id = this.postings.length;
    this.ids.set(stem, id);
    this.postings.push([]);
    this.spelling.add(stem);
    return id;
  }
}

import { keyOf } from '../completion/prefix-list';
import { editDistance } from '../values/damerau';

const MIN_CORRECTED = 4;
const NOT_FOUND = 4;
/** "by customer" looks for the customer. */
const FILLERS: ReadonlySet<string> = new Set([
  'add',
  'also',
  'and',
  'by',
  'each',
  'for',
  'in',
  'of',
  'only',
  'or',
  'per',
  'show',
  'the',
  'with',
]);

/** Words that options are looked for by: beginnings of words, with one slip of a finger in the longer ones. */
export class Search {
  readonly key: string;
  private readonly words: readonly string[];

  constructor(readonly text: string) {
    this.key = keyOf(text).trimEnd();
    const words = this.key.split(' ');
    const telling = words.filter((word) => !FILLERS.has(word));
    this.words = telling.length > 0 ? telling : words;
  }

  get isEmpty(): boolean {
    return this.key === '';
  }

  /** What the words fit, the best first; everything as it stands when there are none. */
  sorted<T>(items: readonly T[], namesOf: (item: T) => readonly string[]): T[] {
    if (this.isEmpty) return [...items];
    return items
      .map((item) => ({ item, rank: this.rank(namesOf(item)) }))
      .filter(({ rank }) => rank < NOT_FOUND)
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  }

  /** 0 where the first name begins with the words, then by how far they are from it. */
  private rank([name = '', ...synonyms]: readonly string[]): number {
    const key = keyOf(name);
    if (key.startsWith(this.key)) return 0;
    if (this.fits(key, false)) return 1;
    const others = synonyms.map((synonym) => keyOf(synonym));
    if (others.some((other) => this.fits(other, false))) return 2;
    return [key, ...others].some((other) => this.fits(other, true)) ? 3 : NOT_FOUND;
  }

  private fits(key: string, corrects: boolean): boolean {
    const own = key.split(' ');
    return this.words.every((word) =>
      own.some(
        (other) =>
          other.startsWith(word) ||
          (corrects &&
            word.length >= MIN_CORRECTED &&
            editDistance(word, other.slice(0, word.length + 1), 1) <= 1),
      ),
    );
  }
}

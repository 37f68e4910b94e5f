import { folded } from './plain-text';

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
/** Words that `...` stands for at most. */
const MOST_BETWEEN = 6;

type Part = 'gap' | { readonly exact: ReadonlySet<string>; readonly beginnings: readonly string[] };

/** Lower case words without accents. */
export const wordsOf = (text: string): string[] => [...text.matchAll(WORD)].map(([word]) => folded(word));

/**
 * A phrase of the settings: words in their order; `a|b` is either, `begin*` any word that begins so, `...` up to six words.
 */
export class Phrase {
  private readonly parts: readonly Part[];

  constructor(written: string) {
    this.parts = written.trim().split(/\s+/u).map(partOf);
  }

  isIn(words: readonly string[]): boolean {
    return words.some((_, at) => this.fits(words, at, 0));
  }

  private fits(words: readonly string[], at: number, from: number): boolean {
    let place = at;
    for (let index = from; index < this.parts.length; index += 1) {
      const part = this.parts[index]!;
      if (part === 'gap') {
        for (let skip = 0; skip <= MOST_BETWEEN; skip += 1)
          if (this.fits(words, place + skip, index + 1)) return true;
        return false;
      }
      const word = words[place];
      if (word === undefined) return false;
      if (!part.exact.has(word) && !part.beginnings.some((beginning) => word.startsWith(beginning)))
        return false;
      place += 1;
    }
    return true;
  }
}

function partOf(written: string): Part {
  if (written === '...') return 'gap';
  const either = written.split('|').map((word) => folded(word.trim()));
  return {
    exact: new Set(either.filter((word) => !word.endsWith('*'))),
    beginnings: either.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
  };
}

import { type Analyzer } from '../analysis/analyzer';
import type { Language } from '../analysis/language';

/** What a compound is made of. */
export interface Compound {
  /** Terms of the index, in their order; a part that only other compounds have is not among them. */
  parts: string[];
  /** How many parts it has, with those that are no term. */
  size: number;
}

/** Letters between the parts of a compound; longer ones first. */
const LINKS: Partial<Record<Language, readonly string[]>> = {
  de: ['ens', 'en', 'er', 'es', 'ns', 'e', 'n', 's'],
  nl: ['en', 'er', 'e', 'n', 's'],
};
/** Verbs are parted from these in a sentence (“lehne … ab”); such a word without them is nearly the same word. */
const SEPARABLE: Partial<Record<Language, ReadonlySet<string>>> = {
  de: new Set('ab an auf aus bei ein fest her hin los mit nach vor weg weiter zu zuruck zusammen'.split(' ')),
  nl: new Set('aan af in mee na om op terug toe uit voor weg'.split(' ')),
};
/** These make other words of a word, not a compound. */
const INSEPARABLE: Partial<Record<Language, ReadonlySet<string>>> = {
  de: new Set('be emp ent er ge miss un ver zer uber unter um wider'.split(' ')),
  nl: new Set('be ge her on ont ver'.split(' ')),
};
/** The stemmers take these from a compound and leave them on the short word that it ends with. */
const HEAD_ENDINGS: Partial<Record<Language, readonly string[]>> = { de: ['', 'ung'], nl: ['', 'ing'] };
const SHORTEST_HEAD = 4;
const SHORTEST_MODIFIER = 3;
/** A beginning that is no word of its own is one where so many words go on with a known word (“Kühl-gerät”). */
const FEWEST_OF_A_BEGINNING = 2;

/**
 * Compounds of an index cut by the words that the index itself has, so that “Kühlraumtemperatur” and “Temperatur im
 * Kühlraum” find each other. Only for languages that write them as one word: German and Dutch.
 */
export class Compounds {
  private readonly links: readonly string[];
  private readonly endings: readonly string[];
  private readonly beginnings = new Map<string, number>();
  private readonly wholes = new Map<string, string[]>();

  static isFor(language: Language): boolean {
    return LINKS[language] !== undefined;
  }

  constructor(
    private readonly terms: ReadonlyMap<string, unknown>,
    private readonly analyzer: Analyzer,
  ) {
    this.links = LINKS[analyzer.language] ?? [];
    this.endings = HEAD_ENDINGS[analyzer.language] ?? [];
    for (const term of terms.keys())
      for (const [beginning] of this.cuts(term))
        this.beginnings.set(beginning, (this.beginnings.get(beginning) ?? 0) + 1);
    for (const term of terms.keys())
      for (const part of this.split(term)?.parts ?? []) {
        const wholes = this.wholes.get(part);
        if (wholes === undefined) this.wholes.set(part, [term]);
        else wholes.push(term);
      }
  }

  /** Terms of the index that the term is a part of. */
  with(part: string): readonly string[] {
    return this.wholes.get(part) ?? [];
  }

  /** Undefined for what is no compound of words of the index. The longest last part decides. */
  split(term: string): Compound | undefined {
    for (const [beginning, head] of this.cuts(term)) {
      if (SEPARABLE[this.analyzer.language]!.has(beginning)) return { parts: [head], size: 1 };
      if (INSEPARABLE[this.analyzer.language]!.has(beginning)) continue;
      const modifier = this.modifier(beginning);
      if (modifier !== undefined) return { parts: [...modifier.parts, head], size: modifier.size + 1 };
    }
    return undefined;
  }

  /** Where a term ends with another one, the longest first. */
  private *cuts(term: string): Generator<[beginning: string, head: string]> {
    for (let at = 2; at <= term.length - SHORTEST_HEAD; at += 1) {
      for (const ending of this.endings) {
        const head = term.slice(at) + ending;
        if (this.terms.has(head)) yield [term.slice(0, at), head];
      }
    }
  }

  private modifier(beginning: string): Compound | undefined {
    if (beginning.length < SHORTEST_MODIFIER) return undefined;
    const known = this.known(beginning);
    if (known !== undefined) return { parts: [known], size: 1 };
    for (const link of this.links) {
      const bare = beginning.slice(0, -link.length);
      if (!beginning.endsWith(link) || bare.length < SHORTEST_MODIFIER) continue;
      const linked = this.known(bare) ?? this.split(bare);
      if (linked !== undefined) return typeof linked === 'string' ? { parts: [linked], size: 1 } : linked;
    }
    const compound = this.split(beginning);
    if (compound !== undefined) return compound;
    return (this.beginnings.get(beginning) ?? 0) >= FEWEST_OF_A_BEGINNING
      ? { parts: [], size: 1 }
      : undefined;
  }

  private known(word: string): string | undefined {
    if (this.terms.has(word)) return word;
    const [token] = this.analyzer.analyze(word);
    return token !== undefined && this.terms.has(token.term) ? token.term : undefined;
  }
}

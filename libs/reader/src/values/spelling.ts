import { editDistance } from './damerau';

/** Shorter words are too easily other words. */
const MIN_LENGTH = 4;
const TWO_EDITS_FROM = 7;
const MAX_LENGTH = 32;
const MAX_CORRECTIONS = 3;

export interface Correction {
  word: string;
  distance: number;
}

/**
 * Known words by their deletions, as SymSpell keeps them: a misspelt word and the word that was meant share a form
 * that is one letter shorter. Found are all words one edit away, and two edits away where one lies on either side.
 */
export class Spelling {
  private readonly words = new Set<string>();
  private readonly deletions = new Map<string, string | string[]>();

  add(word: string): void {
    if (
      word.length < MIN_LENGTH ||
      word.length > MAX_LENGTH ||
      !/^\p{L}+$/u.test(word) ||
      this.words.has(word)
    )
      return;
    this.words.add(word);
    for (const shorter of deletionsOf(word)) {
      const known = this.deletions.get(shorter);
      if (known === undefined) this.deletions.set(shorter, word);
      else if (typeof known === 'string') this.deletions.set(shorter, [known, word]);
      else known.push(word);
    }
  }

  /** Short words with one letter for another, as "leed" for "lead": only told apart by the words around them. */
  substitutions(word: string): string[] {
    if (word.length !== MIN_LENGTH || this.words.has(word) || !/^\p{L}+$/u.test(word)) return [];
    const found = new Set<string>();
    for (const form of deletionsOf(word)) {
      const known = this.deletions.get(form);
      for (const each of typeof known === 'string' ? [known] : (known ?? []))
        if (each.length === word.length && each[0] === word[0] && editDistance(word, each, 1) === 1)
          found.add(each);
    }
    return [...found];
  }

  /** Nearest first; empty for known words and for what is not a word. */
  corrections(word: string): Correction[] {
    if (word.length < MIN_LENGTH || word.length > MAX_LENGTH || this.words.has(word)) return [];
    if (!/^\p{L}+$/u.test(word)) return [];
    const limit = word.length >= TWO_EDITS_FROM ? 2 : 1;
    const candidates = new Set<string>();
    this.addSharing(word, candidates);
    for (const form of deletionsOf(word)) this.addSharing(form, candidates);
    if (candidates.size === 0) return [];
    return [...candidates]
      .map((candidate) => ({ word: candidate, distance: editDistance(word, candidate, limit) }))
      .filter(
        ({ word: candidate, distance }) =>
          distance <= limit &&
          (distance < 2 || candidate.length >= TWO_EDITS_FROM - 1) &&
          // One letter for another makes many short words: "move" is not "more", but "oder" lacks a letter.
          (word.length > MIN_LENGTH || candidate.length > word.length || isSwap(word, candidate)),
      )
      .sort(
        (a, b) =>
          a.distance - b.distance ||
          likeness(word, b.word) - likeness(word, a.word) ||
          (a.word < b.word ? -1 : 1),
      )
      .slice(0, MAX_CORRECTIONS);
  }

  /** Words that are this form, or that become it by leaving out a letter. */
  private addSharing(form: string, candidates: Set<string>): void {
    if (this.words.has(form)) candidates.add(form);
    const known = this.deletions.get(form);
    if (known === undefined) return;
    if (typeof known === 'string') candidates.add(known);
    else for (const each of known) candidates.add(each);
  }

  has(word: string): boolean {
    return this.words.has(word);
  }
}

/** The same letters in another order. */
function isSwap(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

let last: { readonly word: string; readonly forms: readonly string[] } = { word: '', forms: [] };

/** One word is looked up in several spellings, one after the other: the forms of the last one are at hand. */
function deletionsOf(word: string): readonly string[] {
  if (last.word !== word)
    last = { word, forms: Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)) };
  return last.forms;
}

/** People seldom get the first and the last letter wrong. */
function likeness(a: string, b: string): number {
  return (a[0] === b[0] ? 2 : 0) + (a.at(-1) === b.at(-1) ? 1 : 0) + (a.length === b.length ? 0.5 : 0);
}

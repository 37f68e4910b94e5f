import type { Token } from '../analysis/analyzer';
import { EXPANSION, MAX_QUERY_TERMS } from '../retrieval-settings';
import type { Compounds } from './compounds';
import type { Postings } from './postings';
import type { Synonyms } from './synonyms';
import type { WordForms } from './word-forms';

/** A word of the query and the terms that may stand for it, each with what it counts. */
export interface QueryWord {
  /** As the analyzer makes it; the index may not have it. */
  term: string;
  /** How often the query says it. */
  weight: number;
  terms: { postings: Postings; share: number }[];
  /** Of a compound; searched as words of their own. */
  parts: QueryWord[];
  /** How many parts it has, with those that the index does not know. */
  size: number;
}

/** What stands for words besides themselves. */
export interface Widening {
  synonyms?: Synonyms;
  compounds?: Compounds;
}

export interface ExpansionOptions {
  /** Widen words that no or hardly any document has by words spelt nearly like them. */
  fuzzy?: boolean;
  /** Widen the last word by words that begin with it. */
  prefix?: boolean;
}

/** The query's words in its order, also those that the index cannot answer: they have no terms. */
export function queryWords(
  tokens: readonly Token[],
  terms: ReadonlyMap<string, Postings>,
  forms: WordForms | undefined,
  widening: Widening,
  { fuzzy = false, prefix = false }: ExpansionOptions,
): QueryWord[] {
  const words = new Map<string, { token: Token; weight: number; last: boolean }>();
  tokens.forEach((token, index) => {
    const known = words.get(token.term);
    const last = index === tokens.length - 1;
    if (known !== undefined) {
      known.weight += 1;
      known.last ||= last;
    } else if (words.size < MAX_QUERY_TERMS) words.set(token.term, { token, weight: 1, last });
  });
  return [...words.values()].map(({ token, weight, last }) => {
    const shares = meantBy(token.term, terms, widening);
    if (forms !== undefined && prefix && last) addPrefixed(shares, token.form, forms);
    if (forms !== undefined && fuzzy && (terms.get(token.term)?.size ?? 0) <= EXPANSION.rareDocuments) {
      // A word half typed is not misspelt.
      if (shares.size === 0 || terms.has(token.term)) addNear(shares, token.form, forms);
    }
    const compound = widening.compounds?.split(token.term);
    const parts = (compound?.parts ?? []).map((part) =>
      wordOf(part, weight * EXPANSION.part, meantBy(part, terms, widening), terms),
    );
    return { ...wordOf(token.term, weight, shares, terms), parts, size: compound?.size ?? 0 };
  });
}

function wordOf(
  term: string,
  weight: number,
  shares: ReadonlyMap<string, number>,
  terms: ReadonlyMap<string, Postings>,
): QueryWord {
  const found = [...shares].map(([known, share]) => ({ postings: terms.get(known)!, share }));
  return { term, weight, terms: found, parts: [], size: 0 };
}

/** The terms of the index that may stand for a term, and what each counts. */
function meantBy(
  term: string,
  terms: ReadonlyMap<string, Postings>,
  { synonyms, compounds }: Widening,
): Map<string, number> {
  const shares = new Map<string, number>();
  if (terms.has(term)) shares.set(term, 1);
  for (const other of synonyms?.get(term) ?? [])
    if (terms.has(other)) raise(shares, other, EXPANSION.synonym);
  for (const whole of (compounds?.with(term) ?? []).slice(0, EXPANSION.most))
    raise(shares, whole, EXPANSION.compound);
  return shares;
}

function addPrefixed(shares: Map<string, number>, prefix: string, forms: WordForms): void {
  if (prefix.length < EXPANSION.shortestPrefix) return;
  const found = forms
    .startingWith(prefix)
    .sort((a, b) => b.documents - a.documents || (a.form < b.form ? -1 : 1));
  for (const { form, term } of found.slice(0, EXPANSION.most))
    raise(shares, term, EXPANSION.prefix * Math.sqrt(prefix.length / form.length));
}

function addNear(shares: Map<string, number>, word: string, forms: WordForms): void {
  if (word.length < EXPANSION.shortestWord || /\p{N}/u.test(word)) return;
  const found = forms.near(word, word.length >= EXPANSION.longWord ? 2 : 1);
  const least = Math.min(...found.filter(({ edits }) => edits > 0).map(({ edits }) => edits));
  // What is nearest is meant; words further away only add noise.
  const nearest = found
    .filter(({ edits }) => edits === least)
    .sort((a, b) => b.entry.documents - a.entry.documents || (a.entry.form < b.entry.form ? -1 : 1));
  for (const { entry } of nearest.slice(0, EXPANSION.most))
    raise(shares, entry.term, least === 1 ? EXPANSION.oneEdit : EXPANSION.twoEdits);
}

function raise(shares: Map<string, number>, term: string, share: number): void {
  if ((shares.get(term) ?? 0) < share) shares.set(term, share);
}

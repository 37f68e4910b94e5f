import type { GrammarTag } from '../lexicon/grammar-word';
import type { Lexicon } from '../lexicon/lexicon';
import type { ReadToken } from './word-forms';

/** What arrives or leaves: beside these, "should" only says that it has been promised. */
const PROMISED =
  /\b(arrive|land|come|show up|turn up|get (here|there|in|to)|reach|leave|go out|ship|be (delivered|here|there|in$|shipped|received|arriving|coming|landing|dispatched))\b/;
/** "and how many of each": the quantities that a list shows anyway. */
const QUANTITIES_TOO =
  /^(and |with |plus )?(also )?(how (many|much) (of|for) (each|every|them)( (one|item|product|line))?|how (many|much) each|in (what|which) (quantity|quantities|amounts?)|the quantit(y|ies)( of each)?|their quantities|what quantit(y|ies)( of each)?)$/;
const AUXILIARY = new Set(['did', 'do', 'does', 'has', 'have', 'had']);

/** "when should it arrive" asks when it is due; "what should we order" and "what should the minimum be" ask for advice. */
export function saysPromised(tokens: readonly ReadToken[], at: number): boolean {
  if (tokens[at]!.norm !== 'should') return false;
  const text = textFrom(tokens, at + 1);
  // "what should the minimum be in WH-03", "what should be in stock"
  const isDirect = /^(what|much|many)$/.test(tokens[at - 1]?.norm ?? '');
  return !/^(i|we|you)\b/.test(text) && (isDirect ? text.search(PROMISED) === 0 : PROMISED.test(text));
}

/** Where the quantities of what is listed are asked for at the end: the length of that in words, else 0. */
export function quantitiesToo(tokens: readonly ReadToken[], at: number): number {
  if (at < 2 || tokens[0]!.norm === 'how' || tokens[at - 1]!.norm === 'and') return 0;
  const text = textFrom(tokens, at);
  return QUANTITIES_TOO.test(text) ? text.split(' ').length : 0;
}

/**
 * "drop" is a delivery to those who have such a word for it, and a fall elsewhere: as a verb ("did orders drop") and
 * before what can fall ("drops in revenue"), but not before a place ("drops in Harbour").
 */
export function isFall(lexicon: Lexicon, tokens: readonly ReadToken[], start: number, end: number): boolean {
  const { norm } = tokens[start]!;
  const isDelivery = (lexicon.trie.find(['drop'])?.senses ?? []).some(({ kind }) => kind === 'entity');
  if (end === start + 1 && tokens[end]?.norm === 'in' && isFall(lexicon, tokens, start, end + 1)) return true;
  if (!isDelivery || end - start < 2) return norm === 'drop' && isAfterAuxiliary(tokens, start);
  const falls = lexicon.trie
    .matchesAt(tokens, end)
    .some(({ node }) => node.senses.some(({ kind }) => kind === 'measure' || kind === 'entity'));
  return falls || norm === 'drop';
}

function isAfterAuxiliary(tokens: readonly ReadToken[], at: number): boolean {
  const auxiliary = tokens.slice(0, at).findIndex(({ norm }) => AUXILIARY.has(norm));
  return auxiliary >= 0 && auxiliary < at - 1;
}

function textFrom(tokens: readonly ReadToken[], at: number): string {
  return tokens
    .slice(at)
    .filter(({ kind }) => kind !== 'punctuation')
    .map(({ norm }) => norm)
    .join(' ');
}

/** "customers who ordered": the customers have been named; "who ordered" alone asks for them. */
export function isRelative(tokens: readonly ReadToken[], start: number, end: number): boolean {
  return end > start + 1 && tokens[start]!.norm === 'who' && /[a-z]s$/.test(tokens[start - 1]?.norm ?? '');
}

/** "returns by warehouse" asks for something that is returned, it is not the command "return". */
export function isNounNotCommand(
  tags: ReadonlySet<GrammarTag>,
  tokens: readonly ReadToken[],
  start: number,
  end: number,
): boolean {
  const { norm, stem } = tokens[start]!;
  return end === start + 1 && tags.has('list') && stem === 'return' && norm !== stem;
}

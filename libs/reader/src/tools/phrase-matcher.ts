import type { ToolDefinition } from '#libs/contracts';
import { SHORTENED } from '../lexicon/abbreviations';
import type { Lexicon } from '../lexicon/lexicon';
import { isTimeWord } from '../time/time-vocabulary';
import type { Token } from '../tokens/token';
import type { ValueIndex } from '../values/value-index';
import { rootOf } from './root-words';
import type { Pattern, ToolLexicon } from './tool-lexicon';
import { isRequest, weightOf } from './tool-words';

/** Between two words of a phrase stand at most so many others: arguments and conditions. */
const MAX_GAP = 9;
/** Optional words of a phrase stand near its others. */
const NEAR = 3;
/** The same for words in another order. */
const TURNED_GAP = 4;
/** Ends a sentence or a thought: no phrase goes on behind it. */
const STOP = /^[;.?!:]$/;

/** A word of the question as phrases see it. */
export interface Word {
  readonly token: Token;
  readonly root: string;
  /** What it was taken for, where it was misspelt. */
  readonly corrected?: string;
}

/** Where a phrase was found: the places of its words among the tokens, rising. */
export interface Alignment {
  readonly pattern: Pattern;
  readonly definition: ToolDefinition;
  readonly places: readonly number[];
  /** Places of words that the phrase may hold as well. */
  readonly optional: readonly number[];
  /** Words that say something. */
  readonly content: number;
  readonly corrected: number;
  /** How far it is from the phrase as it is written: synonyms, and words that ask which are not there. */
  readonly distance: number;
  /** Its words stand in another order than in the phrase. */
  readonly isTurned: boolean;
}

export function wordsOfQuestion(
  tokens: readonly Token[],
  tools: ToolLexicon,
  lexicon: Lexicon,
  values: ValueIndex,
): Word[] {
  return tokens.map((token) => {
    const root = rootOf(token.norm);
    if (token.kind !== 'word' || tools.words.has(root)) return { token, root };
    const isKnown = lexicon.knows(token.stem) || values.knows(token.stem) || isTimeWord(token.norm);
    if (isKnown) return { token, root };
    const full = SHORTENED.get(token.norm);
    if (full !== undefined) return { token, root: rootOf(full) };
    const [nearest] = tools.spelling.corrections(token.norm);
    return nearest ? { token, root: rootOf(nearest.word), corrected: nearest.word } : { token, root };
  });
}

/** The best place of each phrase that the question holds, the one that says most first. */
export function findPhrases(words: readonly Word[], tools: ToolLexicon): Alignment[] {
  const candidates = new Set<Pattern>();
  words.forEach(({ root, token }, at) => {
    for (const pattern of tools.patterns.get(root) ?? []) candidates.add(pattern);
    const joined = rootOf(token.norm + (words[at + 1]?.token.norm ?? ''));
    for (const pattern of tools.patterns.get(joined) ?? []) candidates.add(pattern);
  });
  return [...candidates]
    .flatMap((pattern) => align(words, pattern))
    .sort(
      (a, b) =>
        b.content - a.content ||
        Number(a.isTurned) - Number(b.isTurned) ||
        a.distance - b.distance ||
        b.places.length + b.optional.length - a.places.length - a.optional.length ||
        span(a) - span(b) ||
        a.pattern.order - b.pattern.order,
    );
}

function span({ places }: Alignment): number {
  return places.at(-1)! - places[0]!;
}

function align(words: readonly Word[], pattern: Pattern): Alignment[] {
  const content = pattern.words.filter(({ weight }) => weight === 'content');
  const needed = content.length > 0 ? content : pattern.words.filter(({ weight }) => weight === 'asking');
  if (needed.length === 0) return [];
  if (asksOtherwise(words, pattern)) return [];
  const found: Alignment[] = [];
  for (let start = 0; start < words.length; start += 1) {
    const places: number[] = [];
    let at = start;
    for (const { roots } of needed) {
      const next = nextPlace(words, roots, at, places.length === 0 ? 0 : MAX_GAP);
      if (!next) break;
      places.push(...next);
      at = next.at(-1)! + 1;
      if (places[0] !== start) break;
    }
    if (places[0] !== start || places.length < needed.length || at === start) continue;
    if (!isComplete(words, needed, places)) continue;
    found.push(alignment(words, pattern, places, false));
  }
  return found.length > 0 ? found : turned(words, pattern, content);
}

/** "what should I order" is not "when should I order". */
function asksOtherwise(words: readonly Word[], pattern: Pattern): boolean {
  return pattern.words.some(
    ({ weight, written }) =>
      weight === 'asking' &&
      [...written].every((root) => /^(when|where|how)$/.test(root)) &&
      words.every(({ root }) => !written.has(root)),
  );
}

/** "orders delayed by …" for "delayed orders": the words in any order, close together. */
function turned(words: readonly Word[], pattern: Pattern, content: Pattern['words']): Alignment[] {
  if (content.length < 2) return [];
  const places: number[] = [];
  for (const { roots } of content) {
    const place = words.findIndex(({ root }, at) => roots.has(root) && !places.includes(at));
    if (place < 0) return [];
    places.push(place);
  }
  places.sort((a, b) => a - b);
  if (places.at(-1)! - places[0]! > content.length + TURNED_GAP) return [];
  const between = words.slice(places[0], places.at(-1)).map(({ token }) => token);
  if (between.some(({ kind, text }) => kind === 'punctuation' && STOP.test(text))) return [];
  return [alignment(words, pattern, places, true)];
}

function alignment(
  words: readonly Word[],
  pattern: Pattern,
  places: readonly number[],
  isTurned: boolean,
): Alignment {
  const own = new Set(places.map((place) => words[place]!.root));
  const all = new Set(words.map(({ root }) => root));
  const distance = pattern.words.filter(
    ({ weight, written }) =>
      weight !== 'function' && ![...written].some((root) => (weight === 'content' ? own : all).has(root)),
  ).length;
  return {
    pattern,
    definition: pattern.definition,
    places,
    optional: optionalPlaces(words, pattern, places),
    content: pattern.words.filter(({ weight }) => weight === 'content').length,
    corrected: places.filter((place) => words[place]!.corrected !== undefined).length,
    distance,
    isTurned,
  };
}

/** Every needed word has a place: one word may take two tokens. */
function isComplete(words: readonly Word[], needed: Pattern['words'], places: readonly number[]): boolean {
  let count = 0;
  let at = 0;
  for (const { roots } of needed) {
    const place = places[at];
    if (place === undefined) return false;
    at += roots.has(words[place]!.root) ? 1 : 2;
    count += 1;
  }
  return count === needed.length && at === places.length;
}

/** "stock-out" is "stockout", "re-order" is "reorder". */
function nextPlace(
  words: readonly Word[],
  roots: ReadonlySet<string>,
  from: number,
  gap: number,
): number[] | undefined {
  for (let at = from; at < words.length && at <= from + gap; at += 1) {
    const { token, root } = words[at]!;
    if (token.kind === 'punctuation' && STOP.test(token.text)) return undefined;
    if (roots.has(root)) return [at];
    const next = words[at + 1]?.token;
    if (token.kind === 'word' && next?.kind === 'word' && roots.has(rootOf(token.norm + next.norm)))
      return [at, at + 1];
  }
  return undefined;
}

/** The other words of the phrase that stand near, with nothing between them that says something else. */
function optionalPlaces(words: readonly Word[], pattern: Pattern, places: readonly number[]): number[] {
  const near = new Set(places);
  const optional: number[] = [];
  const take = (from: number, step: 1 | -1): void => {
    for (let at = from + step, gap = 0; at >= 0 && at < words.length && gap < NEAR; at += step) {
      const { root } = words[at]!;
      if (near.has(at)) return;
      if (pattern.others.has(root) || isRequest(root)) {
        near.add(at);
        optional.push(at);
        gap = 0;
      } else if (weightOf(root) === 'content') return;
      else gap += 1;
    }
  };
  for (const place of places) {
    take(place, 1);
    take(place, -1);
  }
  return optional.sort((a, b) => a - b);
}

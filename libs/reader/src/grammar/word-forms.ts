import type { Lexicon } from '../lexicon/lexicon';
import { SHORTENED } from '../lexicon/abbreviations';
import type { WordForms } from '../lexicon/phrase-trie';
import { numberAt } from '../tokens/numbers';
import { stem } from '../tokens/stem';
import type { Token } from '../tokens/token';
import { isHolidayWord } from '../time/holiday-parser';
import { isSeasonWord } from '../time/season-parser';
import { isTimeWord, TIME_SHORTHAND, TIME_SPELLING } from '../time/time-vocabulary';
import type { ValueIndex } from '../values/value-index';

/** A token with the words that it may have been meant to be. */
export interface ReadToken extends Token {
  readonly forms: WordForms['forms'];
  /** The number that begins with the token: 3, "three", "twenty five". */
  readonly number?: number;
  readonly numberLength?: number;
}

const MAX_FORMS = 4;
const MAX_FUNCTION_LENGTH = 4;
/** Vowels that are left out are more likely than a slip of the finger. */
const SHORTHAND_DISTANCE = 0.8;
/** Shorter halves are too easily found in other words. */
const MIN_HALF = 3;

/** Finds for each word that nobody knows the known words it is a misspelling of. */
export function readTokens(written: readonly Token[], lexicon: Lexicon, values: ValueIndex): ReadToken[] {
  const tokens = written
    .map((token) => inFull(token, lexicon, values))
    .flatMap((token) => takenApart(token, lexicon, values));
  return tokens.map((token, at) => {
    const number = numberAt(tokens, at);
    const base: ReadToken = {
      ...token,
      forms: [{ stem: token.stem, corrected: false }],
      ...(number ? { number: number.value, numberLength: number.end - at } : {}),
    };
    if (token.kind !== 'word' || number?.end === at + 1 || isKnown(token, lexicon, values)) return base;
    const found = corrections(token, lexicon, values);
    const time = found.find(({ word }) => isTimeWord(word));
    if (time !== undefined && found[0] === time) {
      return {
        ...token,
        norm: time.word,
        stem: stem(time.word),
        forms: [{ stem: stem(time.word), corrected: true }],
      };
    }
    const forms = found.slice(0, MAX_FORMS).map(({ word }) => ({ stem: word, corrected: true }));
    const inPhrases = lexicon.spelling
      .substitutions(token.norm)
      .map((word) => ({ stem: stem(word), corrected: true, inPhrase: true }));
    return { ...base, forms: [...base.forms, ...forms, ...inPhrases] };
  });
}

function inFull(token: Token, lexicon: Lexicon, values: ValueIndex): Token {
  const word = token.kind === 'word' ? SHORTENED.get(token.norm) : undefined;
  if (word === undefined || isKnown(token, lexicon, values)) return token;
  return { ...token, norm: word, stem: stem(word) };
}

/** "unitcost", "suppliernames": two words of one phrase without the space between them. */
function takenApart(token: Token, lexicon: Lexicon, values: ValueIndex): Token[] {
  const { kind, norm, start, text } = token;
  if (kind !== 'word' || norm.length !== text.length || isKnown(token, lexicon, values)) return [token];
  for (let at = MIN_HALF; at <= norm.length - MIN_HALF; at += 1) {
    const halves = [norm.slice(0, at), norm.slice(at)].map(stem);
    const isPhrase = (lexicon.trie.find(halves)?.senses.length ?? 0) > 0;
    if (!isPhrase) continue;
    const half = (from: number, to: number, joined: boolean): Token => ({
      ...token,
      text: text.slice(from, to),
      start: start + from,
      end: start + to,
      norm: norm.slice(from, to),
      stem: stem(norm.slice(from, to)),
      joined,
    });
    return [half(0, at, token.joined), half(at, norm.length, true)];
  }
  return [token];
}

function isKnown({ stem: word, norm }: Token, lexicon: Lexicon, values: ValueIndex): boolean {
  return (
    lexicon.knows(word) ||
    lexicon.knows(norm) ||
    values.knows(word) ||
    isTimeWord(norm) ||
    isTimeWord(word) ||
    isSeasonWord(norm) ||
    isHolidayWord(lexicon.model.calendar, norm)
  );
}

function corrections(
  { norm, stem: word }: Token,
  lexicon: Lexicon,
  values: ValueIndex,
): { word: string; distance: number }[] {
  // The ending may hide in the mistake: "oders" is looked up as "oder" and as "oders".
  const from = (spelling: {
    corrections(word: string): { word: string; distance: number }[];
  }): { word: string; distance: number }[] => [
    ...spelling.corrections(word),
    ...(word === norm ? [] : spelling.corrections(norm)),
  ];
  const shortened = [...TIME_SHORTHAND.expansions(norm), ...lexicon.shorthand.expansions(norm)];
  const all = [
    ...shortened.map((each) => ({ word: each, distance: SHORTHAND_DISTANCE })),
    ...from(TIME_SPELLING),
    ...from(lexicon.spelling),
    // A name that differs in two letters is more often another name.
    ...from(values.spelling).map((each) => ({ ...each, distance: each.distance + 0.4 })),
    ...values.completions(norm).map((completed) => ({ word: completed, distance: 0.5 })),
  ].map((each) => ({ ...each, word: isTimeWord(each.word) ? each.word : stem(each.word) }));
  const unique = new Map<string, { word: string; distance: number }>();
  for (const each of all) {
    const known = unique.get(each.word);
    if (!known || each.distance < known.distance) unique.set(each.word, each);
  }
  const sorted = [...unique.values()]
    .filter((each) => !isMereFunction(each.word, norm, lexicon))
    .sort((a, b) => a.distance - b.distance);
  const best = sorted[0]?.distance ?? 0;
  return sorted.filter(({ distance }) => distance < best + 0.5);
}

/** "comet" is not "come": a letter too many makes no short word of grammar, which would say nothing of what was meant. */
function isMereFunction(word: string, typed: string, lexicon: Lexicon): boolean {
  if (word.length > MAX_FUNCTION_LENGTH || typed.length <= word.length || isTimeWord(word)) return false;
  const node = lexicon.trie.find([word]);
  return node !== undefined && node.senses.length === 0;
}

import type { Lexicon } from '../lexicon/lexicon';
import { SHORTENED } from '../lexicon/abbreviations';
import { isOwnWord } from '../lexicon/own-words';
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

/** Short words that spelling is not looked up for, since they are too easily other words, and that many questions need. */
const SHORT: ReadonlySet<string> = new Set([
  'low',
  'top',
  'max',
  'min',
  'per',
  'out',
  'due',
  'all',
  'how',
  'not',
  'new',
]);
/** They lead to a period, and only as they are written. */
const LEADS: ReadonlySet<string> = new Set(['this', 'last', 'next', 'past', 'from', 'since']);
const MAX_FORMS = 4;
const MAX_FUNCTION_LENGTH = 4;
/** Vowels that are left out are more likely than a slip of the finger. */
const SHORTHAND_DISTANCE = 0.8;
/** Shorter halves are too easily found in other words. */
const MIN_HALF = 3;

/** More words than one question has, in all the ways in which it is read to find out what can be offered. */
const MAX_REMEMBERED = 2_000;

/** What is known of a word wherever it stands; what takes longer is found out when it is asked for. */
interface Word {
  readonly isKnown: boolean;
  /** Where the word is taken apart; 0 where it is not. */
  cut?: number;
  meant?: Meant;
}

/** What a word that nobody knows was meant to be. */
interface Meant {
  /** A word of time, which it then is and nothing else. */
  readonly time?: string;
  readonly forms: WordForms['forms'];
}

/** Finds for each word that nobody knows the known words it is a misspelling of. */
export class WordReader {
  private readonly words = new Map<string, Word>();

  constructor(
    private readonly lexicon: Lexicon,
    private readonly values: ValueIndex,
  ) {}

  read(written: readonly Token[]): ReadToken[] {
    const tokens = written.map((token) => this.inFull(token)).flatMap((token) => this.takenApart(token));
    return tokens.map((token, at) => {
      const number = numberAt(tokens, at);
      const forms = [{ stem: token.stem, corrected: false }];
      const base: ReadToken = number
        ? { ...token, forms, number: number.value, numberLength: number.end - at }
        : { ...token, forms };
      if (token.kind !== 'word' || number?.end === at + 1) return base;
      const word = this.word(token);
      if (word.isKnown) return base;
      const { time, forms: meant } = (word.meant ??= this.meant(token));
      return time === undefined
        ? { ...base, forms: [...forms, ...meant] }
        : { ...token, norm: time, stem: stem(time), forms: meant };
    });
  }

  private word(token: Token): Word {
    const key = `${token.norm} ${token.stem}`;
    let word = this.words.get(key);
    if (!word) {
      if (this.words.size >= MAX_REMEMBERED) this.words.clear();
      this.words.set(key, (word = { isKnown: isKnown(token, this.lexicon, this.values) }));
    }
    return word;
  }

  private meant(token: Token): Meant {
    const found = corrections(token, this.lexicon, this.values);
    const [first] = found;
    if (first && isTimeWord(first.word))
      return { time: first.word, forms: [{ stem: stem(first.word), corrected: true }] };
    const forms = found.slice(0, MAX_FORMS).map(({ word }) => ({ stem: word, corrected: true }));
    const inPhrases = this.lexicon.spelling
      .substitutions(token.norm)
      .map((word) => ({ stem: stem(word), corrected: true, inPhrase: true }));
    return { forms: [...forms, ...inPhrases] };
  }

  private inFull(token: Token): Token {
    if (token.kind !== 'word' || this.word(token).isKnown) return token;
    const word = SHORTENED.get(token.norm) ?? swapped(token.norm, LEADS);
    return word === undefined ? token : { ...token, norm: word, stem: stem(word) };
  }

  /** "unitcost", "suppliernames": two words of one phrase without the space between them. */
  private takenApart(token: Token): Token | Token[] {
    const { kind, norm, start, text } = token;
    if (kind !== 'word' || norm.length !== text.length) return token;
    const word = this.word(token);
    if (word.isKnown) return token;
    const cut = (word.cut ??= this.cutOf(norm));
    if (cut === 0) return token;
    const part = (from: number, to: number, joined: boolean): Token => ({
      ...token,
      text: text.slice(from, to),
      start: start + from,
      end: start + to,
      norm: norm.slice(from, to),
      stem: stem(norm.slice(from, to)),
      joined,
    });
    return [part(0, cut, token.joined), part(cut, norm.length, true)];
  }

  private cutOf(norm: string): number {
    const [, thing] = WISE.exec(norm) ?? [];
    if (thing !== undefined && (this.lexicon.knows(stem(thing)) || isTimeWord(thing))) return thing.length;
    for (let at = MIN_HALF; at <= norm.length - MIN_HALF; at += 1) {
      const first = stem(norm.slice(0, at));
      // Few words begin a phrase: only after one of them is the other half worth a look.
      if (!this.lexicon.trie.find([first])) continue;
      const phrase = this.lexicon.trie.find([first, stem(norm.slice(at))]);
      if (phrase && phrase.senses.length > 0) return at;
    }
    return 0;
  }
}

/** "warehousewise"; "otherwise" and "likewise" are words of their own. */
const WISE = /^(?!other|like|clock)(.{3,})wise$/;

function isKnown({ stem: word, norm }: Token, lexicon: Lexicon, values: ValueIndex): boolean {
  return (
    lexicon.knows(word) ||
    lexicon.knows(norm) ||
    isOwnWord(norm) ||
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
  const short = swapped(norm, SHORT);
  const all = [
    ...(short === undefined ? [] : [{ word: short, distance: 1 }]),
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

/** The word of these that two neighbouring letters in another order make: "tihs", "lsat". */
function swapped(norm: string, words: ReadonlySet<string>): string | undefined {
  for (let at = 0; at + 1 < norm.length; at++) {
    const other = norm.slice(0, at) + norm[at + 1] + norm[at] + norm.slice(at + 2);
    if (other !== norm && words.has(other)) return other;
  }
  return undefined;
}

/** "comet" is not "come": a letter too many makes no short word of grammar, which would say nothing of what was meant. */
function isMereFunction(word: string, typed: string, lexicon: Lexicon): boolean {
  if (word.length > MAX_FUNCTION_LENGTH || typed.length <= word.length || isTimeWord(word)) return false;
  const node = lexicon.trie.find([word]);
  return node !== undefined && node.senses.length === 0;
}

import { newStemmer } from 'snowball-stemmers';
import type { Language } from './language';
import { STOP_WORDS } from './stop-words';
import { wordsOf } from './tokenizer';

/** A word that counts for search. */
export interface Token {
  /** What is indexed: the stem, accents folded. */
  term: string;
  /** The word before stemming, accents folded: what people type and mistype. */
  form: string;
  /** UTF-16 offsets in the text; end is exclusive. */
  start: number;
  end: number;
}

/** Makes the terms of documents and queries of one language; the same text always gives the same tokens. */
export interface Analyzer {
  readonly language: Language;
  analyze(text: string): Token[];
}

const STEMMERS: Record<Language, string> = {
  en: 'english',
  de: 'german',
  es: 'spanish',
  fr: 'french',
  it: 'italian',
  nl: 'dutch',
  pt: 'portuguese',
};

/** Stems are remembered up to this many words; then the memory starts anew. */
const REMEMBERED_WORDS = 50_000;

const made = new Map<Language, Analyzer>();

/** Stop words out, Snowball stems, accents folded. Analyzers are kept: a second call costs nothing. */
export function analyzerFor(language: Language): Analyzer {
  let analyzer = made.get(language);
  if (analyzer === undefined) made.set(language, (analyzer = new SnowballAnalyzer(language)));
  return analyzer;
}

class SnowballAnalyzer implements Analyzer {
  private readonly stemmer: { stem(word: string): string };
  private readonly stopWords: ReadonlySet<string>;
  private readonly known = new Map<string, { term: string; form: string } | undefined>();

  constructor(readonly language: Language) {
    this.stemmer = newStemmer(STEMMERS[language]);
    this.stopWords = STOP_WORDS[language];
  }

  analyze(text: string): Token[] {
    const tokens: Token[] = [];
    for (const { text: word, start, end } of wordsOf(text)) {
      let known = this.known.get(word);
      if (known === undefined && !this.known.has(word)) {
        known = this.read(word);
        if (this.known.size >= REMEMBERED_WORDS) this.known.clear();
        this.known.set(word, known);
      }
      if (known !== undefined) tokens.push({ term: known.term, form: known.form, start, end });
    }
    return tokens;
  }

  /** Undefined for a stop word. */
  private read(word: string): { term: string; form: string } | undefined {
    if (this.stopWords.has(word)) return undefined;
    const bare = withoutContraction(word, this.language);
    if (bare === '' || this.stopWords.has(bare)) return undefined;
    const form = foldAccents(bare);
    // A mark without a letter.
    if (form === '') return undefined;
    if (/\p{N}/u.test(bare)) return { term: form, form };
    const term = foldAccents(this.stemmer.stem(withAccents(bare, this.language)));
    return { term: term === '' ? form : term, form };
  }
}

/** Romance languages put a short word in front (l'entrepôt, dell'ordine), English one behind (supplier's). */
function withoutContraction(word: string, language: Language): string {
  if (!word.includes("'")) return word;
  const rest =
    language === 'fr' || language === 'it' || language === 'pt'
      ? word.replace(/^[^']{1,6}'/, '')
      : word.replace(/'s$/, '');
  return rest.replaceAll("'", '');
}

/** The stemmers know these endings with their accents only; people and old systems write them without. */
const ACCENTED_ENDINGS: Partial<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  es: [[/([cs])ion$/, '$1ión']],
  pt: [
    [/cao$/, 'ção'],
    [/coes$/, 'ções'],
    [/sao$/, 'são'],
    [/soes$/, 'sões'],
  ],
  fr: [[/ite(s?)$/, 'ité$1']],
};

function withAccents(word: string, language: Language): string {
  for (const [ending, accented] of ACCENTED_ENDINGS[language] ?? [])
    if (ending.test(word)) return word.replace(ending, accented);
  return word;
}

/** Letters without their marks, for languages in which people leave them out: é is e, ü is u, ß is ss, ø is o. */
export function foldAccents(word: string): string {
  if (!/[^\0-\x7f]/.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđ]/g, (letter) => FOLDED[letter]!)
    .normalize('NFC');
}

const FOLDED: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

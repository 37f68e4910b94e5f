import { stem } from './stem';
import type { NumericDate, Token, TokenKind } from './token';

/** Everything past this many pieces is ignored by reading and makes it ask back: no question needs more. */
export const MAX_TOKENS = 240;

const PIECE = new RegExp(
  [
    String.raw`(?<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![\d])|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d]))`,
    String.raw`(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\p{L}\d])|\d+(?:\.\d+)?(?:k|m|K|M)?(?![\p{L}\d]|\.\d))`,
    String.raw`(?<word>[\p{L}\p{N}\p{M}]+(?:\.\d+[\p{L}\p{N}]*)?(?:['’ʼ][\p{L}]{1,3}(?![\p{L}]))?|\d+\.\d+[\p{L}]+)`,
    String.raw`(?<symbol>>=|<=|=>|=<|[£$€%&+<>=≤≥#*@])`,
    String.raw`(?<punctuation>[^\s])`,
  ].join('|'),
  'gu',
);

const NOT_ENDING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    isnt: 'is',
    arent: 'are',
    wasnt: 'was',
    werent: 'were',
    dont: 'do',
    doesnt: 'does',
    didnt: 'did',
    hasnt: 'has',
    havent: 'have',
    hadnt: 'had',
    cant: 'can',
    couldnt: 'could',
    wont: 'will',
    wouldnt: 'would',
    shouldnt: 'should',
  }),
);
const IS_ENDING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    whats: 'what',
    hows: 'how',
    wheres: 'where',
    whos: 'who',
    whens: 'when',
    thats: 'that',
    theres: 'there',
  }),
);

const UNIT_LETTERS: ReadonlyMap<string, string> = new Map([
  ['d', 'days'],
  ['w', 'weeks'],
  ['mo', 'months'],
  ['mos', 'months'],
]);

/** Splits a question into words, numbers, dates and signs, each with its place in the original. */
export function tokenize(question: string): Token[] {
  const tokens: Token[] = [];
  let previousEnd = -1;
  for (const match of question.matchAll(PIECE)) {
    if (tokens.length >= MAX_TOKENS) break;
    const start = match.index;
    const text = match[0];
    const groups = match.groups ?? {};
    const joined = start === previousEnd;
    previousEnd = start + text.length;
    if (groups['date'] !== undefined) {
      const date = numericDate(text);
      if (date) tokens.push(token('date', text, start, joined, { date }));
      else splitNumbers(text, start, tokens);
    } else if (groups['number'] !== undefined) {
      tokens.push(token('number', text, start, joined, { value: numberOf(text) }));
    } else if (groups['word'] !== undefined) {
      pushWord(text, start, joined, tokens);
    } else {
      tokens.push(token(groups['symbol'] === undefined ? 'punctuation' : 'symbol', text, start, joined, {}));
    }
  }
  return tokens.filter((each, at) => !isHyphenWithin(tokens, each, at) && !isAbbreviation(tokens, each, at));
}

/** Words of a stored value or of a phrase in the semantic files, as the question's words are looked up. */
export function stemsOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'punctuation')
    .map((each) => each.stem);
}

/** Words of a name: "Fizz & Co" is also written "Fizz and Co". */
export function nameTokensOf(text: string): Token[] {
  return tokenize(text).filter(({ kind, text: own }) => kind !== 'punctuation' && own !== '&');
}

export function normalize(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** "3d", "2wks", "30days": a number and its unit of time written as one word. */
const DURATION = /^(\d{1,3})(d|days?|w|wks?|weeks?|mths?|mos?|months?|yrs?|years?)$/i;

function pushWord(text: string, start: number, joined: boolean, tokens: Token[]): void {
  const duration = DURATION.exec(text);
  if (duration) {
    const [, figures = '', unit = ''] = duration;
    tokens.push(token('number', figures, start, joined, { value: Number(figures) }));
    tokens.push(
      token('word', unit, start + figures.length, true, { norm: UNIT_LETTERS.get(unit.toLowerCase()) }),
    );
    return;
  }
  const norm = normalize(text).replace(/[’ʼ]/g, "'");
  const bare = norm.replace("'", '');
  const negated = NOT_ENDING.get(bare);
  if (negated !== undefined) {
    const cut = text.length - (text.endsWith('t') || text.endsWith('T') ? (norm.includes("'") ? 3 : 2) : 2);
    tokens.push(token('word', text.slice(0, cut), start, joined, { norm: negated }));
    tokens.push(token('word', text.slice(cut), start + cut, true, { norm: 'not' }));
    return;
  }
  const clitic = /^(.+)'(s|re|ve|ll|d|m)$/.exec(norm);
  if (clitic) {
    const cut = clitic[1]!.length;
    tokens.push(token('word', text.slice(0, cut), start, joined, { norm: clitic[1]! }));
    tokens.push(token('word', text.slice(cut), start + cut, true, { norm: `'${clitic[2]!}` }));
    return;
  }
  tokens.push(token('word', text, start, joined, { norm: IS_ENDING.get(norm) ?? norm }));
}

function token(
  kind: TokenKind,
  text: string,
  start: number,
  joined: boolean,
  rest: { norm?: string; value?: number; date?: NumericDate },
): Token {
  const norm = rest.norm ?? normalize(text);
  return {
    kind,
    text,
    start,
    end: start + text.length,
    norm,
    stem: kind === 'word' ? stem(norm) : norm,
    joined,
    value: rest.value,
    date: rest.date,
  };
}

function numberOf(text: string): number {
  const scale = /k$/i.test(text) ? 1000 : /m$/i.test(text) ? 1_000_000 : 1;
  return Number(text.replace(/,/g, '').replace(/[km]$/i, '')) * scale;
}

function numericDate(text: string): NumericDate | undefined {
  const parts = text.split(/[-/.]/).map(Number) as [number, number, number];
  const yearFirst = /^\d{4}/.test(text);
  if (!yearFirst && parts[2] < 100) parts[2] += 2000;
  const [day, month] = yearFirst ? [parts[2], parts[1]] : [parts[0], parts[1]];
  const plausible = Math.max(day, month) <= 31 && Math.min(day, month) <= 12 && Math.min(day, month) >= 1;
  return plausible ? { parts, order: yearFirst ? 'year-first' : 'year-last' } : undefined;
}

function splitNumbers(text: string, start: number, tokens: Token[]): void {
  for (const match of text.matchAll(/\d+|[^\d]/g)) {
    const at = start + match.index;
    const kind = /\d/.test(match[0]) ? 'number' : 'punctuation';
    tokens.push(
      token(kind, match[0], at, match.index > 0, kind === 'number' ? { value: Number(match[0]) } : {}),
    );
  }
}

const ABBREVIATED =
  /^(no|nos|nr|qty|approx|max|avg|wh|whse|po|so|dept|incl|excl|vs|ord|cust|supp|prod|amt|val|resp)$/;

/** "no. of days", "approx. 5": the full stop ends a word that was cut short, not a sentence. */
function isAbbreviation(tokens: readonly Token[], { text, joined }: Token, at: number): boolean {
  const next = tokens[at + 1];
  return text === '.' && joined && ABBREVIATED.test(tokens[at - 1]?.norm ?? '') && next?.joined === false;
}

const HYPHENS = new Set(['-', '‐', '‑', '–', '/', '_']);

/** A hyphen inside a word or a code is no token: "on-time" is looked up like "on time", WH-05 like WH 05. */
function isHyphenWithin(tokens: readonly Token[], { text, joined }: Token, at: number): boolean {
  return HYPHENS.has(text) && joined && tokens[at + 1]?.joined === true;
}

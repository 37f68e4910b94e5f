import type { Calendar } from '#libs/semantics';
import { TimeGrammar } from '../time/time-grammar';
import type { TimeRange, TimeSpan } from '../time/time-expression';
import type { Token } from '../tokens/token';
import { tokenize } from '../tokens/tokenizer';
import { rootOf } from '../tools/root-words';
import { editDistance } from '../values/damerau';
import { classOf, spelledOut, type WordClass } from './word-classes';

/** One word as it was said. */
export interface SaidWord {
  readonly norm: string;
  readonly root: string;
  /** The root that it is taken for where it is misspelt. */
  readonly meant?: string;
  readonly kind: WordClass | 'break';
  /** UTF-16 offsets into the question. */
  readonly start: number;
  readonly end: number;
}

/** Words `from` up to `to` name a period. */
export interface SaidTime {
  readonly from: number;
  readonly to: number;
  readonly time: TimeRange;
}

/** A question in words, with the periods that are named in it. */
export interface Utterance {
  readonly question: string;
  readonly words: readonly SaidWord[];
  readonly times: readonly SaidTime[];
  /** Both sides of “from Friday to Monday”, for what moves from the one to the other. */
  readonly halves: readonly SaidTime[];
  /** Every root that is said or meant. */
  readonly roots: ReadonlySet<string>;
}

const TIME_WORDS =
  `today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday january
  february march april june july august september october november december week weekend month next last this`
    .trim()
    .split(/\s+/);

const MIN_CORRECTED = 4;
const MIN_TWICE_CORRECTED = 8;
const ENDS = /^[.?!;:]$/;

/** @param known roots of all words that a tool's phrases hold: only what is none of them can be misspelt */
export function utteranceOf(
  question: string,
  today: string,
  calendar: Calendar,
  known: ReadonlySet<string>,
): Utterance {
  const tokens = tokenize(question).flatMap(withoutShorthand).map(correctedTime);
  const words = tokens.map((token) => wordOf(token, known));
  const spansOf = (some: readonly Token[]) => new TimeGrammar(some, today, calendar).spans();
  const spans = spansOf(tokens);
  const halves = spans.flatMap(({ start, end }) => halvesOf(tokens, start, end, spansOf));
  const times = spans
    .flatMap(({ start, end, time }) => (time.kind === 'range' ? [{ from: start, to: end, time }] : []))
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const apart: SaidTime[] = [];
  for (const each of times)
    if (apart.every(({ from, to }) => each.to <= from || each.from >= to)) apart.push(each);
  const roots = new Set(
    words.flatMap(({ root, norm, meant }) => (meant === undefined ? [root, norm] : [root, norm, meant])),
  );
  return { question, words, times: apart.sort((a, b) => a.from - b.from), halves, roots };
}

function withoutShorthand(token: Token): Token[] {
  const whole = token.kind === 'word' ? spelledOut(token.text.toLowerCase()) : undefined;
  return whole?.map((norm) => ({ ...token, norm, stem: norm })) ?? [token];
}

/** "tomorow" is looked up as tomorrow. */
function correctedTime(token: Token): Token {
  if (token.kind !== 'word' || token.norm.length < MIN_CORRECTED + 1 || TIME_WORDS.includes(token.norm))
    return token;
  const meant = TIME_WORDS.find(
    (word) => word.length > MIN_CORRECTED && word[0] === token.norm[0] && isNear(token.norm, word),
  );
  return meant === undefined ? token : { ...token, norm: meant, stem: meant };
}

const isNear = (said: string, word: string): boolean => {
  const most = said.length >= MIN_TWICE_CORRECTED ? 2 : 1;
  return editDistance(said, word, most) <= most;
};

function wordOf({ kind, norm, start, end }: Token, known: ReadonlySet<string>): SaidWord {
  if (kind === 'punctuation' || kind === 'symbol')
    return { norm, root: norm, kind: ENDS.test(norm) || norm === ',' ? 'break' : 'function', start, end };
  const root = rootOf(norm);
  const wordClass = classOf(norm, root);
  const meant =
    wordClass === 'content' && kind === 'word' && !known.has(root) ? nearest(norm, root, known) : undefined;
  return { norm, root, kind: wordClass, start, end, ...(meant !== undefined && { meant }) };
}

function nearest(norm: string, root: string, known: ReadonlySet<string>): string | undefined {
  if (norm.length < MIN_CORRECTED) return undefined;
  return [...known].find(
    (other) =>
      other.length >= MIN_CORRECTED && Math.abs(other.length - root.length) <= 2 && isNear(root, other),
  );
}

function halvesOf(
  tokens: readonly Token[],
  start: number,
  end: number,
  spansOf: (some: readonly Token[]) => TimeSpan[],
): SaidTime[] {
  const to = tokens.findIndex(({ norm }, at) => at > start && at < end - 1 && norm === 'to');
  if (to < 0) return [];
  return [
    [start, to],
    [to + 1, end],
  ].flatMap(([from = 0, before = 0]) => {
    const trimmed = tokens[from]!.norm === 'from' ? from + 1 : from;
    const whole = spansOf(tokens.slice(trimmed, before)).find((each) => each.end === before - trimmed);
    return whole?.time.kind === 'range'
      ? [{ from: trimmed + whole.start, to: before, time: whole.time }]
      : [];
  });
}

import type { Token } from './token';

const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
  }),
);
const TENS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    twenty: 20,
    thirty: 30,
    forty: 40,
    fourty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);
const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    dozen: 12,
    hundred: 100,
    thousand: 1000,
    million: 1_000_000,
  }),
);
const ORDINALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    first: 1,
    second: 2,
    third: 3,
    fourth: 4,
    fifth: 5,
    sixth: 6,
    seventh: 7,
    eighth: 8,
    ninth: 9,
    tenth: 10,
  }),
);

/** Words that a length of time is compared after, and the lengths that "a" counts. */
const BOUND: ReadonlySet<string> = new Set(['than', 'least', 'over', 'under', 'most']);
const SPELL = /^(day|week|fortnight|month|quarter|year)$/;

/** Ends what says how a number is compared: "more than", "at least". */
export function isBound(word: string): boolean {
  return BOUND.has(word);
}

export interface NumberSpan {
  value: number;
  /** Index of the first token after the number. */
  end: number;
  /** Written in figures, so that it may as well be a code. */
  figures: boolean;
}

/** A number in figures or words at this place: 20, 1.5k, three, twenty five, two dozen, half a dozen, a hundred. */
export function numberAt(tokens: readonly Token[], at: number): NumberSpan | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === 'number' && token.value !== undefined) {
    const scale = SCALES.get(tokens[at + 1]?.stem ?? '');
    if (scale !== undefined) return { value: token.value * scale, end: at + 2, figures: false };
    return { value: token.value, end: at + 1, figures: true };
  }
  if (token.norm === 'half' && tokens[at + 1]?.norm === 'a' && tokens[at + 2]?.norm === 'dozen') {
    return { value: 6, end: at + 3, figures: false };
  }
  if (token.norm === 'a' || token.norm === 'an') {
    const scale = SCALES.get(tokens[at + 1]?.norm ?? '');
    if (scale !== undefined) return { value: scale, end: at + 2, figures: false };
    if (tokens[at + 1]?.norm === 'couple') {
      return { value: 2, end: tokens[at + 2]?.norm === 'of' ? at + 3 : at + 2, figures: false };
    }
    // "more than a week overdue"
    const isOne = isBound(tokens[at - 1]?.norm ?? '') && SPELL.test(tokens[at + 1]?.norm ?? '');
    return isOne ? { value: 1, end: at + 1, figures: false } : undefined;
  }
  return wordsAt(tokens, at);
}

/** first, second, 3rd, 21st. */
export function ordinalAt(tokens: readonly Token[], at: number): number | undefined {
  const norm = tokens[at]?.norm ?? '';
  const known = ORDINALS.get(norm);
  if (known !== undefined || norm.length > 4) return known;
  const figures = /^(\d{1,2})(st|nd|rd|th)$/.exec(norm);
  return figures ? Number(figures[1]) : undefined;
}

function wordsAt(tokens: readonly Token[], at: number): NumberSpan | undefined {
  let total = 0;
  let current = 0;
  let index = at;
  for (; index < tokens.length; index++) {
    const norm = tokens[index]!.norm;
    const [unit, ten, scale] = [UNITS.get(norm), TENS.get(norm), SCALES.get(norm)];
    if (unit !== undefined) {
      if (current % 10 !== 0 || (current > 0 && unit > 9)) break;
      current += unit;
    } else if (ten !== undefined) {
      if (current % 100 !== 0) break;
      current += ten;
    } else if (scale !== undefined && index > at) {
      current *= scale;
      if (scale >= 1000) {
        total += current;
        current = 0;
      }
    } else if (
      norm === 'and' &&
      index > at &&
      isNumberWord(tokens[index + 1]) &&
      SCALES.get(tokens[index - 1]!.norm)
    ) {
      continue;
    } else break;
  }
  return index === at ? undefined : { value: total + current, end: index, figures: false };
}

function isNumberWord(token: Token | undefined): boolean {
  return token !== undefined && (UNITS.has(token.norm) || TENS.has(token.norm));
}

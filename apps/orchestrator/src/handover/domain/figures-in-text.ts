import { figuresInWords } from './numbers-in-words';
import type { SaidFigure } from './said-figure';

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH = `(?:${MONTH_NAMES.map((name) => `${name}|${name.slice(0, 3)}`).join('|')}|sept)\\.?`;
const YEAR = '(?:19|20)\\d\\d';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';

const monthOf = (name: string): number =>
  MONTH_NAMES.findIndex((full) => full.startsWith(name.toLowerCase().replace('.', '').slice(0, 3))) + 1;
const dayOf = (text: string): number => Number.parseInt(text, 10);

type DateParts = Omit<Extract<SaidFigure, { kind: 'date' }>, 'kind' | 'text'>;

/** Longer spellings come first: what one has taken is not looked at by the next. */
const DATES: readonly [RegExp, (groups: string[]) => DateParts][] = [
  [
    /\b(\d{4})-(\d{2})-(\d{2})\b(?!-)/gu,
    ([year, month, day]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  ],
  [
    new RegExp(`\\b(${DAY})(?: of)? (${MONTH}),? (${YEAR})\\b`, 'giu'),
    ([day, month, year]) => ({ year: Number(year), month: monthOf(month!), day: dayOf(day!) }),
  ],
  [
    new RegExp(`\\b(${MONTH}) (${DAY}),? (${YEAR})\\b`, 'giu'),
    ([month, day, year]) => ({ year: Number(year), month: monthOf(month!), day: dayOf(day!) }),
  ],
  [
    new RegExp(`\\b(${MONTH}),? (${YEAR})\\b`, 'giu'),
    ([month, year]) => ({ year: Number(year), month: monthOf(month!) }),
  ],
  [
    new RegExp(`\\b(${DAY})(?: of)? (${MONTH})(?!\\p{L})`, 'giu'),
    ([day, month]) => ({ month: monthOf(month!), day: dayOf(day!) }),
  ],
  [
    new RegExp(`\\b(${MONTH}) (${DAY})(?![\\p{L}\\d,.]*\\d)(?!\\p{L})`, 'giu'),
    ([month, day]) => ({ month: monthOf(month!), day: dayOf(day!) }),
  ],
  [/\b(\d{4})-(\d{2})\b(?!-)/gu, ([year, month]) => ({ year: Number(year), month: Number(month) })],
  [
    new RegExp(`\\bQ([1-4])[ /-]?(${YEAR})\\b`, 'giu'),
    ([quarter, year]) => ({ quarter: Number(quarter), year: Number(year) }),
  ],
  [/\bQ([1-4])\b/gu, ([quarter]) => ({ quarter: Number(quarter) })],
  [
    new RegExp(
      `(?<=\\b(?:in|of|since|until|by|during|for|from|to|before|after) )(${MONTH_NAMES.join('|')})\\b`,
      'giu',
    ),
    ([month]) => ({ month: monthOf(month!) }),
  ],
];

/** A letter and a digit in one word: P-0041, WH03, 2026A. Sizes of numbers (3.4k) and ordinals are none. */
const CODE =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}/_-]*\p{L})(?=[\p{L}\p{N}/_-]*\p{N})(?!\d+(?:k|m|bn|st|nd|rd|th|x)(?![\p{L}\p{N}]))[\p{L}\p{N}]+(?:[/_-][\p{L}\p{N}]+)*/giu;
const NUMBER =
  /((?<![\p{L}\p{N}])[-−]\s?)?(?:[$€£]\s?)?([-−])?(?<whole>\d{1,3}(?:[,\u00a0\u202f '’]\d{3})+|\d+)(?<fraction>\.\d+)?(?:\s?(?<size>k|m|bn|thousand|million|billion)(?![\p{L}\p{N}]))?(?:st|nd|rd|th)?(?<percent>\s?%|\s(?:percent|per cent|pct)\b|\s?percentage points?\b)?/giu;
const SIZES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/**
 * Every figure of a text, and the text without those that are written with digits: no digit is left in it.
 */
export function figuresIn(text: string): { figures: SaidFigure[]; rest: string } {
  const figures: SaidFigure[] = [];
  let rest = text;
  const take = (pattern: RegExp, figureOf: (match: RegExpMatchArray) => SaidFigure) => {
    rest = rest.replace(pattern, (...found: unknown[]) => {
      const groups = found.at(-1);
      const hasGroups = typeof groups === 'object' && groups !== null;
      const parts = found.slice(0, hasGroups ? -3 : -2) as string[];
      const match = Object.assign([...parts], { groups: hasGroups ? groups : undefined });
      figures.push(figureOf(match as RegExpMatchArray));
      return ' '.repeat(parts[0]!.length);
    });
  };
  for (const [pattern, partsOf] of DATES)
    take(pattern, ([whole, ...groups]) => ({ kind: 'date', text: whole!, ...partsOf(groups) }));
  take(CODE, ([code]) => ({ kind: 'code', text: code! }));
  take(NUMBER, numberOf);
  // Digits of other scripts, fractions such as ½: nobody checked them.
  take(/\p{N}+/gu, ([left]) => ({ kind: 'code', text: left! }));
  return { figures: [...figures, ...figuresInWords(rest)], rest };
}

function numberOf(match: RegExpMatchArray): SaidFigure {
  const [text, before, within] = match;
  const { whole = '', fraction = '', size, percent } = match.groups ?? {};
  const scale = size === undefined ? 1 : SIZES[size.toLowerCase()]!;
  const value = Number(whole.replace(/\D/gu, '') + fraction) * scale;
  const decimals = Math.max(0, fraction.length - 1);
  return {
    kind: 'number',
    text: text!.trim(),
    value,
    step: scale / 10 ** decimals,
    isPercent: percent !== undefined,
    isNegative: before !== undefined || within !== undefined,
  };
}

import type { ResultColumn, Scalar } from '../api/types';
import { partOfYear, periodOf, periodText, type PeriodWords } from './period-text';

export interface FormatWords {
  yes: string;
  no: string;
  periods: PeriodWords;
}

export type ColumnFormatter = (value: Scalar) => string;

/** Shown for null, so that "no value" differs from an empty text and from 0. */
export const NO_VALUE = '—';

const MAX_DECIMALS = 2;
/** Enough rows to know how many decimals a column needs, few enough to be unnoticeable. */
const SAMPLED_ROWS = 1000;

const NUMERIC_FORMATS = new Set<ResultColumn['format']>(['count', 'decimal', 'money', 'percent', 'days']);

/** Also where they come as numbers. */
const NAMED_FORMATS = new Set<ResultColumn['format']>(['code', 'text', 'month-of-year', 'quarter-of-year']);

export function isNumeric(column: Pick<ResultColumn, 'type' | 'format'>): boolean {
  if (NAMED_FORMATS.has(column.format)) return false;
  return NUMERIC_FORMATS.has(column.format) || column.type === 'number' || column.type === 'integer';
}

/** Decimals that the column's numbers need, so that a column of whole numbers shows none and the points line up. */
export function decimalsNeeded(values: Iterable<Scalar>, max = MAX_DECIMALS): number {
  let needed = 0;
  let seen = 0;
  for (const value of values) {
    if (++seen > SAMPLED_ROWS || needed === max) break;
    if (typeof value !== 'number') continue;
    const written = Math.abs(value).toFixed(max).replace(/0+$/, '');
    needed = Math.max(needed, written.length - written.indexOf('.') - 1);
  }
  return needed;
}

/** The day in `YYYY-MM-DD…` or `YYYY-MM`, as UTC midnight in ms; null when it is neither. */
export function dayOf(value: Scalar): number | null {
  if (typeof value !== 'string') return null;
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(value);
  if (match === null) return null;
  const [, year, month, day = '01'] = match;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return Number.isNaN(time) ? null : time;
}

function numberFormatter(column: ResultColumn, decimals: number, locale: string): Intl.NumberFormat {
  switch (column.format) {
    case 'money':
      // The data names no currency, so neither does the console.
      return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    case 'percent':
      return new Intl.NumberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      });
    case 'days':
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: 'day',
        unitDisplay: 'long',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
    default:
      return new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
  }
}

/** Writes one column's values for the reader. `values` is a sample that decides how many decimals are shown. */
export function columnFormatter(
  column: ResultColumn,
  values: Iterable<Scalar>,
  locale: string,
  words: FormatWords,
): ColumnFormatter {
  const period = periodOf(column);
  if (period !== null) {
    const { full } = periodText(period, locale, words.periods);
    return (value) => {
      const day = dayOf(value);
      return day === null ? plain(value, words) : full(day);
    };
  }
  const ofYear = partOfYear(column, locale, words.periods);
  if (ofYear !== null) return (value) => (typeof value === 'number' ? ofYear(value) : plain(value, words));
  if (!isNumeric(column)) return (value) => plain(value, words);
  const decimals = decimalsNeeded(values, column.format === 'days' ? 1 : MAX_DECIMALS);
  const numbers = numberFormatter(column, decimals, locale);
  return (value) => (typeof value === 'number' ? numbers.format(value) : plain(value, words));
}

function plain(value: Scalar, words: FormatWords): string {
  if (value === null) return NO_VALUE;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return String(value);
}

/** Nulls last in both directions is the table's affair; this orders two present values. */
export function compareValues(a: Scalar, b: Scalar, collator: Intl.Collator): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return collator.compare(String(a), String(b));
}

/** Of the widest system font; a day that is cut off would say nothing. */
const CHARACTER_PX = 8;
const CELL_PADDING_PX = 28;
/** Sort mark and resize handle. */
const HEADER_EXTRA_PX = 16;
export const MIN_COLUMN_PX = 64;
export const MAX_COLUMN_PX = 640;
const MAX_FIRST_COLUMN_PX = 320;

/** Of a narrow screen; beside the name of a thing there is room for its first number. */
const MAX_SHARE_OF_SCREEN = 0.6;

/** A first width in px from how long the label and the sampled texts are, on a screen so wide. */
export function columnWidth(label: string, texts: Iterable<string>, screen = Infinity): number {
  let longest = 0;
  for (const text of texts) longest = Math.max(longest, text.length);
  const content = longest * CHARACTER_PX + CELL_PADDING_PX;
  const header = label.length * CHARACTER_PX + CELL_PADDING_PX + HEADER_EXTRA_PX;
  const most = Math.min(MAX_FIRST_COLUMN_PX, Math.max(MIN_COLUMN_PX, screen * MAX_SHARE_OF_SCREEN));
  return Math.round(Math.min(most, Math.max(MIN_COLUMN_PX, content, header)));
}

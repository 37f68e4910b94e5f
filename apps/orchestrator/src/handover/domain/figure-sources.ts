import type { DateRange, Figure, ResultColumn, ResultTable } from '#libs/contracts';
import { figuresIn } from './figures-in-text';
import type { SaidFigure } from './said-figure';

/** What is shown with a sentence, and so may be named in it. */
export interface Shown {
  table: ResultTable;
  figures?: readonly Figure[];
  /** The question, what it was understood as, and other words that stand on the page. */
  texts: readonly string[];
  /** Half-open, as queries have them. */
  ranges?: readonly DateRange[];
}

/** A number as it is shown: 0.125 of a percent column is 12.5 %. */
export interface SourceNumber {
  value: number;
  isPercent: boolean;
}

/** A day, or a longer period where no day is known. */
export interface SourceDate {
  year?: number;
  month?: number;
  day?: number;
  quarter?: number;
}

/** Shown without a day, so that no day of them may be said. */
const LONG_PERIODS = new Set<ResultColumn['format']>(['month', 'quarter', 'half', 'year']);

/** Where the table shows less than hundredths. */
const SHOWN_DIGITS: Partial<Record<ResultColumn['format'], number>> = { percent: 1, days: 1 };

/** Everything that a sentence may name, taken from what is shown with it. */
export class FigureSources {
  readonly numbers: SourceNumber[] = [];
  readonly dates: SourceDate[] = [];
  readonly codes = new Set<string>();
  readonly words = new Set<string>();
  /** Names that hold a digit, the longest first: "Oat drink 1 l" is a name, not a number. */
  readonly names: string[];

  constructor({ table, figures = [], texts, ranges = [] }: Shown) {
    const names = new Set<string>();
    if (!table.truncated) this.numbers.push({ value: table.rowCount, isPercent: false });
    table.columns.forEach((column, at) => {
      this.addWords(column.label);
      if (/\p{N}/u.test(column.label)) names.add(column.label);
      for (const row of table.rows) this.addCell(row[at] ?? null, column, names);
    });
    for (const { value, format, label, unit, interval } of figures) {
      this.addWords(`${label} ${unit}`);
      this.addCell(value, { format }, names);
      if (interval === undefined) continue;
      this.numbers.push({ value: interval.level, isPercent: true });
      for (const bound of [interval.lower, interval.upper]) this.addNumber(bound, format);
    }
    for (const text of texts) this.addText(text);
    for (const [from, to] of ranges) {
      if (from !== null) this.addDay(from);
      if (to !== null) for (const day of [to, dayBefore(to)]) this.addDay(day);
    }
    this.names = [...names].sort((a, b) => b.length - a.length);
  }

  private addCell(value: unknown, { format }: Pick<ResultColumn, 'format'>, names: Set<string>): void {
    if (typeof value === 'number') return this.addNumber(value, format);
    if (typeof value !== 'string') return;
    if (/^\d{4}-\d{2}-\d{2}/u.test(value)) return this.addDay(value, LONG_PERIODS.has(format));
    if (/^-?\d+(?:\.\d+)?$/u.test(value)) this.addNumber(Number(value), format);
    this.codes.add(value.toLowerCase());
    if (/\p{N}/u.test(value)) names.add(value);
    this.addWords(value);
  }

  private addNumber(value: number, format: ResultColumn['format']): void {
    const isPercent = format === 'percent';
    const own = isPercent ? value * 100 : value;
    // As it is, and as the table shows it.
    const digits = SHOWN_DIGITS[format] ?? 2;
    for (const number of [own, Number(own.toFixed(digits))]) this.numbers.push({ value: number, isPercent });
  }

  private addDay(text: string, isPeriod = false): void {
    const [year, month, day] = text.slice(0, 10).split('-').map(Number);
    this.dates.push({ year, month, quarter: Math.ceil(month! / 3), ...(!isPeriod && { day }) });
  }

  private addText(text: string): void {
    this.addWords(text);
    for (const figure of figuresIn(text).figures) this.addSaid(figure);
  }

  private addSaid(figure: SaidFigure): void {
    if (figure.kind === 'number')
      this.numbers.push({
        value: figure.isNegative ? -figure.value : figure.value,
        isPercent: figure.isPercent,
      });
    else if (figure.kind === 'date') this.dates.push(figure);
    else this.codes.add(figure.text.toLowerCase());
  }

  private addWords(text: string): void {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) this.words.add(word);
  }
}

const DAY_MS = 86_400_000;

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

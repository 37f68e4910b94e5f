import { type Calendar, fiscalYearOf, fiscalYearStart } from '#libs/semantics';
import { ordinalAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';
import { addMonths } from './calendar';
import type { Parsed, TimeRange } from './time-expression';
import { TokenReader } from './token-reader';

const FISCAL = new Set(['fiscal', 'financial']);
const MONTHS_A_QUARTER = 3;

/** Fiscal years and their quarters: FY26, fiscal year 2025/26, this fiscal quarter, Q2 FY26, fiscal Q1, FYTD. */
export class FiscalParser extends TokenReader {
  constructor(
    tokens: readonly Token[],
    today: string,
    private readonly files: Calendar,
  ) {
    super(tokens, today);
  }

  at(start: number): Parsed<TimeRange> | undefined {
    return this.toDate(start) ?? this.relative(start) ?? this.quarterFirst(start) ?? this.named(start);
  }

  private get current(): number {
    return fiscalYearOf(this.files, this.today);
  }

  /** FYTD, fiscal year to date. */
  private toDate(at: number): Parsed<TimeRange> | undefined {
    const isLong = FISCAL.has(this.norm(at)) && this.stem(at + 1) === 'year';
    const isShort = this.norm(at) === 'fytd';
    const isToDate =
      isShort || (isLong && ['to date', 'so far'].includes(`${this.norm(at + 2)} ${this.norm(at + 3)}`));
    if (!isToDate) return undefined;
    const start = fiscalYearStart(this.files, this.current);
    const value = this.range([start, this.tomorrow], 'year', 'this fiscal year so far', { toDate: true });
    return { value, end: isShort ? at + 1 : at + 4 };
  }

  /** last fiscal year, this fiscal quarter, the previous financial quarter. */
  private relative(at: number): Parsed<TimeRange> | undefined {
    const direction = this.direction(at);
    if (direction === undefined || !FISCAL.has(this.norm(at + 1))) return undefined;
    const unit = this.stem(at + 2);
    if (unit === 'year') return this.yearNamed(this.current + direction, at + 3);
    if (unit !== 'quarter') return undefined;
    const first = fiscalYearStart(this.files, this.current);
    let quarter = 0;
    while (addMonths(first, MONTHS_A_QUARTER * (quarter + 1)) <= this.today) quarter += 1;
    const moved = quarter + direction;
    const year = this.current + Math.floor(moved / 4);
    return this.quarter(year, ((moved + 4) % 4) + 1, at + 3);
  }

  /** Q2 FY26, second quarter of FY26, third quarter of the fiscal year. */
  private quarterFirst(at: number): Parsed<TimeRange> | undefined {
    const quarter = this.quarterAt(at);
    if (!quarter) return undefined;
    if (FISCAL.has(this.norm(at + 1))) return this.latestQuarter(quarter);
    const year = this.fiscalYearAt(this.after(this.after(quarter.end, 'of', 'in'), 'the'));
    return year && this.quarter(year.value, quarter.value, year.end);
  }

  /** Of the year that follows; without one the latest such quarter that has begun. */
  private latestQuarter({ value, end }: { value: number; end: number }): Parsed<TimeRange> {
    const year = this.fiscalYearAt(this.after(end, 'of')) ?? this.yearAfter(end, true);
    if (year) return this.quarter(year.value, value, year.end);
    const hasBegun = this.quarterStart(this.current, value) <= this.today;
    return this.quarter(hasBegun ? this.current : this.current - 1, value, end);
  }

  /** FY26, FY26 Q1, fiscal 2026, fiscal Q1, the first fiscal quarter of 2026. */
  private named(at: number): Parsed<TimeRange> | undefined {
    const isBare = FISCAL.has(this.norm(at)) || this.norm(at) === 'fy';
    const quarter = isBare ? this.quarterAt(at + 1) : undefined;
    if (quarter) return this.latestQuarter(quarter);
    const year = this.fiscalYearAt(at);
    if (!year) return undefined;
    const within = this.quarterAt(this.after(year.end, ','));
    return within ? this.quarter(year.value, within.value, within.end) : this.yearNamed(year.value, year.end);
  }

  /** The name of a fiscal year: FY26, FY 2026, FY2025/26, fiscal year 2026; "the fiscal year" is the running one. */
  private fiscalYearAt(at: number): { value: number; end: number } | undefined {
    const written = /^fy(\d{2}|\d{4})$/.exec(this.norm(at));
    const isWord = this.norm(at) === 'fy' || FISCAL.has(this.norm(at));
    if (!written && !isWord) return undefined;
    const hasYear = isWord && this.stem(at + 1) === 'year';
    const place = hasYear ? at + 2 : at + 1;
    const first = written
      ? { value: Number(written[1]) + (written[1]!.length === 2 ? 2000 : 0), end: at + 1 }
      : this.yearAt(place, true);
    if (!first)
      return hasYear && this.norm(at - 1) === 'the' ? { value: this.current, end: place } : undefined;
    const second = this.isJoined(first.end) ? this.yearAt(first.end, true) : undefined;
    if (!second) return first;
    // 2025/26 lies in two years; where fiscal years are calendar years there is none such.
    if (second.value !== first.value + 1 || this.files.fiscalYearStartMonth === 1) return undefined;
    return { value: this.files.fiscalYearNamedBy === 'end' ? second.value : first.value, end: second.end };
  }

  private quarterAt(at: number): { value: number; end: number } | undefined {
    const short = /^q([1-4])$/.exec(this.norm(at));
    if (short) return { value: Number(short[1]), end: at + 1 };
    const ordinal = ordinalAt(this.tokens, at);
    const place = FISCAL.has(this.norm(at + 1)) ? at + 2 : at + 1;
    const isQuarter = ordinal !== undefined && ordinal <= 4 && this.stem(place) === 'quarter';
    return isQuarter ? { value: ordinal, end: place + 1 } : undefined;
  }

  private quarterStart(year: number, quarter: number): string {
    return addMonths(fiscalYearStart(this.files, year), MONTHS_A_QUARTER * (quarter - 1));
  }

  private quarter(year: number, quarter: number, end: number): Parsed<TimeRange> {
    const label = `fiscal Q${quarter} ${year}`;
    return { value: this.calendar(this.quarterStart(year, quarter), 'quarter', label), end };
  }

  private yearNamed(year: number, end: number): Parsed<TimeRange> {
    return { value: this.calendar(fiscalYearStart(this.files, year), 'year', `fiscal year ${year}`), end };
  }
}

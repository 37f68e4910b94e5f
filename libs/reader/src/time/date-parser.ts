import { ordinalAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';
import { addDays, addMonths, dayOf, startOf } from './calendar';
import type { Parsed, TimeRange } from './time-expression';
import { MONTH_NAMES, MONTHS, WEEKDAYS } from './time-words';

/** Single days: 2026-03-03, 03/05/2026, 3 March, March 3rd 2026, the 3rd of March, the 15th. */
export class DateParser {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly today: string,
  ) {}

  at(start: number): Parsed<TimeRange> | undefined {
    // "Friday 3 March": the date decides.
    const from = WEEKDAYS.has(this.norm(start)) ? this.skipComma(start + 1) : start;
    const found = this.numeric(from) ?? this.dayMonth(from) ?? this.monthDay(from);
    if (found) return found;
    return from === start ? this.dayOnly(from) : undefined;
  }

  private norm(at: number): string {
    return this.tokens[at]?.norm ?? '';
  }

  private skipComma(at: number): number {
    return this.norm(at) === ',' || this.norm(at) === 'the' ? at + 1 : at;
  }

  private numeric(at: number): Parsed<TimeRange> | undefined {
    const date = this.tokens[at]?.date;
    if (!date) return undefined;
    const [a, b, c] = date.parts;
    if (date.order === 'year-first') return this.result(dayOf(a, b, c), at + 1);
    const dayFirst = dayOf(c, b, a);
    const monthFirst = dayOf(c, a, b);
    const isOpen = dayFirst !== undefined && monthFirst !== undefined && a !== b;
    const assumption = isOpen ? `${this.tokens[at]!.text} was read with the day first.` : undefined;
    return this.result(dayFirst ?? monthFirst, at + 1, assumption);
  }

  /** 3 March 2026, 3rd of March. */
  private dayMonth(at: number): Parsed<TimeRange> | undefined {
    const day = this.dayNumber(at);
    if (day === undefined) return undefined;
    const place = this.norm(at + 1) === 'of' ? at + 2 : at + 1;
    const month = this.month(place);
    return month === undefined ? undefined : this.withYear(day, month, place + 1);
  }

  /** March 3, March the 3rd, March 3rd 2026. */
  private monthDay(at: number): Parsed<TimeRange> | undefined {
    const month = this.month(at);
    if (month === undefined) return undefined;
    const place = this.norm(at + 1) === 'the' ? at + 2 : at + 1;
    const day = this.dayNumber(place);
    return day === undefined ? undefined : this.withYear(day, month, place + 1);
  }

  /** "the 15th" is that day of the latest month in which it has come. */
  private dayOnly(at: number): Parsed<TimeRange> | undefined {
    const token = this.tokens[at];
    if (!token || !/^\d{1,2}(st|nd|rd|th)$/.test(token.norm) || this.norm(at - 1) !== 'the') return undefined;
    const day = ordinalAt(this.tokens, at)!;
    const inMonth = (offset: number): string | undefined => {
      const first = addMonths(startOf(this.today, 'month'), offset);
      return dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), day);
    };
    const thisMonth = inMonth(0);
    const past = thisMonth !== undefined && thisMonth <= this.today ? thisMonth : inMonth(-1);
    const future = thisMonth !== undefined && thisMonth >= this.today ? thisMonth : inMonth(1);
    if (past === undefined || future === undefined) return undefined;
    const value = this.range(past, `the ${token.norm}`);
    return { value: { ...value, future: [future, addDays(future, 1)] }, end: at + 1 };
  }

  private withYear(day: number, month: number, end: number): Parsed<TimeRange> | undefined {
    const place = this.norm(end) === ',' ? end + 1 : end;
    const token = this.tokens[place];
    if (token?.kind === 'number' && /^(19|20)\d\d$/.test(token.text)) {
      return this.result(dayOf(token.value!, month, day), place + 1);
    }
    const year = Number(this.today.slice(0, 4));
    const thisYear = dayOf(year, month, day) ?? dayOf(year - 1, month, day);
    if (thisYear === undefined) return undefined;
    const past = thisYear <= this.today ? thisYear : dayOf(year - 1, month, day);
    if (past === undefined) return undefined;
    const value = this.range(past, this.label(past));
    const isNear = thisYear > this.today && thisYear <= addMonths(this.today, 6);
    return { value: isNear ? { ...value, future: [thisYear, addDays(thisYear, 1)] } : value, end };
  }

  private result(day: string | undefined, end: number, assumption?: string): Parsed<TimeRange> | undefined {
    return day === undefined
      ? undefined
      : { value: { ...this.range(day, this.label(day)), assumption }, end };
  }

  private range(day: string, label: string): TimeRange {
    const range: [string, string] = [day, addDays(day, 1)];
    return { kind: 'range', past: range, future: range, grain: 'day', label };
  }

  private label(day: string): string {
    return `${Number(day.slice(8))} ${MONTH_NAMES[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
  }

  private dayNumber(at: number): number | undefined {
    const token = this.tokens[at];
    if (!token) return undefined;
    const day = token.kind === 'number' ? token.value : ordinalAt(this.tokens, at);
    return day !== undefined && Number.isInteger(day) && day >= 1 && day <= 31 ? day : undefined;
  }

  private month(at: number): number | undefined {
    const norm = this.norm(at);
    return MONTHS.get(norm);
  }
}

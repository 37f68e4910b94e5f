import { ordinalAt } from '../tokens/numbers';
import { addDays, addMonths, dayOf, startOf } from './calendar';
import type { Parsed, TimeRange } from './time-expression';
import { MONTH_NAMES, MONTHS, WEEKDAYS } from './time-words';
import { TokenReader } from './token-reader';

/** Words after which two figures such as 3/5 can only be a day. */
const BEFORE_DATES = new Set(['on', 'since', 'until', 'till', 'by', 'before', 'after', 'dated']);

/** Single days: 2026-03-03, 03/05/2026, 3 March, March 3rd 2026, the 3rd of March, the 15th, the 1st of last month. */
export class DateParser extends TokenReader {
  at(start: number): Parsed<TimeRange> | undefined {
    // "Friday 3 March": the date decides.
    const from = WEEKDAYS.has(this.norm(start)) ? this.after(start + 1, ',', 'the') : start;
    const found = this.numeric(from) ?? this.dayMonth(from) ?? this.monthDay(from) ?? this.ofMonth(from);
    if (found) return found;
    return from === start ? (this.shortNumeric(from) ?? this.dayOnly(from)) : undefined;
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

  /** on 3/5: the figures stand together, and no unit follows that would make them a count. */
  private shortNumeric(at: number): Parsed<TimeRange> | undefined {
    const [first, second] = [this.figures(at), this.figures(at + 1)];
    if (first === undefined || second === undefined || !this.isJoined(at + 1)) return undefined;
    if (!BEFORE_DATES.has(this.norm(at - 1)) || this.unit(at + 2)) return undefined;
    const isDayFirst = second <= 12;
    const [day, month] = isDayFirst ? [first, second] : [second, first];
    const found = this.inYear(day, month, at + 2);
    const written = `${this.tokens[at]!.text}/${this.tokens[at + 1]!.text}`;
    const isOpen = first <= 12 && second <= 12 && first !== second;
    return found && isOpen
      ? { ...found, value: { ...found.value, assumption: `${written} was read with the day first.` } }
      : found;
  }

  /** 3 March 2026, 3rd of March. */
  private dayMonth(at: number): Parsed<TimeRange> | undefined {
    const day = this.dayNumber(at);
    if (day === undefined) return undefined;
    const place = this.after(at + 1, 'of');
    const month = this.month(place);
    return month === undefined ? undefined : this.withYear(day, month, place + 1, true);
  }

  /** March 3, March the 3rd, March 3rd 2026. */
  private monthDay(at: number): Parsed<TimeRange> | undefined {
    const month = this.month(at);
    if (month === undefined) return undefined;
    const place = this.after(at + 1, 'the');
    const day = this.dayNumber(place);
    return day === undefined ? undefined : this.withYear(day, month, place + 1, false);
  }

  /** The 1st of the month, the third of last month. */
  private ofMonth(at: number): Parsed<TimeRange> | undefined {
    const day = ordinalAt(this.tokens, at);
    if (day === undefined || this.norm(at + 1) !== 'of') return undefined;
    const place = at + 2;
    const direction = this.norm(place) === 'the' ? 0 : this.direction(place);
    if (direction === undefined || this.stem(place + 1) !== 'month') return undefined;
    const first = addMonths(startOf(this.today, 'month'), direction);
    return this.result(dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), day), place + 2);
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
    const value = this.day(past, `the ${token.norm}`, { future: [future, addDays(future, 1)] });
    return { value, end: at + 1 };
  }

  private withYear(day: number, month: number, end: number, short: boolean): Parsed<TimeRange> | undefined {
    const year = this.yearAt(this.after(end, ',', 'of'), short && !this.unit(end + 1));
    return year ? this.result(dayOf(year.value, month, day), year.end) : this.inYear(day, month, end);
  }

  /** The latest such day that has come; for dates that look ahead the next one if it is near. */
  private inYear(day: number, month: number, end: number): Parsed<TimeRange> | undefined {
    // 29 February is that of the last leap year.
    const years = Array.from({ length: 9 }, (_, back) => dayOf(this.year - back, month, day));
    const past = years.find((date) => date !== undefined && date <= this.today);
    if (past === undefined) return undefined;
    const next = [0, 1].map((ahead) => dayOf(this.year + ahead, month, day));
    const future = next.find((date) => date !== undefined && date >= this.today);
    const isNear = future !== undefined && future !== past && future <= addMonths(this.today, 6);
    const value = this.day(past, labelOf(past), isNear ? { future: [future, addDays(future, 1)] } : {});
    return { value, end };
  }

  private result(day: string | undefined, end: number, assumption?: string): Parsed<TimeRange> | undefined {
    return day === undefined ? undefined : { value: this.day(day, labelOf(day), { assumption }), end };
  }

  private dayNumber(at: number): number | undefined {
    const day = this.figures(at) ?? ordinalAt(this.tokens, at);
    return day !== undefined && day >= 1 && day <= 31 ? day : undefined;
  }

  private month(at: number): number | undefined {
    return MONTHS.get(this.norm(at));
  }
}

function labelOf(day: string): string {
  return `${Number(day.slice(8))} ${MONTH_NAMES[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

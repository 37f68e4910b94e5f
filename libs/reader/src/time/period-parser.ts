import { ordinalAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';
import { addMonths, dayOf, type Grain, periodOf, startOf } from './calendar';
import { DateParser } from './date-parser';
import { PartParser } from './part-parser';
import { RelativeParser } from './relative-parser';
import type { Parsed, TimeRange } from './time-expression';
import { AFTER_NOW, AROUND_NOW, BEFORE_NOW, MONTH_NAMES, MONTHS } from './time-words';
import { TokenReader } from './token-reader';
import { WeekParser } from './week-parser';

/** Names of single periods: last month, the past 90 days, Q1 2026, the second half of June, May last year. */
export class PeriodParser extends TokenReader {
  private readonly dates: DateParser;
  private readonly relatives: RelativeParser;
  private readonly weeks: WeekParser;
  private readonly parts: PartParser;

  constructor(tokens: readonly Token[], today: string) {
    super(tokens, today);
    this.dates = new DateParser(tokens, today);
    this.relatives = new RelativeParser(tokens, today);
    this.weeks = new WeekParser(tokens, today);
    this.parts = new PartParser(tokens, today, this);
  }

  /** The longest period name that starts here. */
  at(start: number): Parsed<TimeRange> | undefined {
    const from = this.norm(start) === 'the' ? start + 1 : start;
    const candidates = [
      this.parts.partOf(from),
      this.relatives.named(from),
      this.relatives.relative(from, start),
      this.relatives.ago(from),
      this.relatives.toDate(from),
      this.dates.at(from),
      this.quarterOrHalf(from),
      this.month(from),
      this.year(from),
      this.weeks.weekday(from),
      this.weeks.weekend(from),
      this.weeks.weekOf(from),
    ].filter((each) => each !== undefined);
    return candidates.sort((a, b) => b.end - a.end)[0];
  }

  /** Q1, Q1 2026, first quarter of 2025, H2, second half of June, 2026 Q1. */
  private quarterOrHalf(at: number): Parsed<TimeRange> | undefined {
    const yearFirst = this.yearNumber(at);
    const start = yearFirst === undefined ? at : at + 1;
    const short = /^([qh])([1-4])$/.exec(this.norm(start));
    let grain: Grain | undefined;
    let count = 0;
    let end = start;
    if (short && !(short[1] === 'h' && Number(short[2]) > 2)) {
      grain = short[1] === 'q' ? 'quarter' : 'half';
      count = Number(short[2]);
      end = start + 1;
    } else {
      const ordinal = this.norm(start) === 'last' ? undefined : ordinalAt(this.tokens, start);
      const word = this.stem(start + 1);
      if (ordinal === undefined || (word !== 'quarter' && word !== 'qtr' && word !== 'half'))
        return undefined;
      grain = word === 'half' ? 'half' : 'quarter';
      count = ordinal;
      end = start + 2;
    }
    if (count > (grain === 'quarter' ? 4 : 2)) return undefined;
    const explicit = yearFirst === undefined ? this.yearAfter(end) : { value: yearFirst, end };
    if (grain === 'half' && explicit === undefined && this.norm(end) === 'of') return undefined;
    const months = grain === 'quarter' ? 3 : 6;
    const startIn = (year: number): string => dayOf(year, (count - 1) * months + 1, 1)!;
    const label = `${grain === 'quarter' ? 'Q' : 'H'}${count}`;
    return this.latestUnlessGiven(startIn, grain, label, explicit, end);
  }

  /** May, May 2026, May last year, last May. */
  month(at: number): Parsed<TimeRange> | undefined {
    const skip = this.norm(at) === 'month' && this.norm(at + 1) === 'of' ? at + 2 : at;
    const direction = this.norm(skip);
    const shifted = BEFORE_NOW.has(direction) || AROUND_NOW.has(direction) || direction === 'next';
    const place = shifted ? skip + 1 : skip;
    const month = this.monthNumber(place);
    if (month === undefined) return undefined;
    const startIn = (year: number): string => dayOf(year, month, 1)!;
    const end = place + 1;
    const label = MONTH_NAMES[month - 1]!;
    if (shifted) {
      const year = Number(this.today.slice(0, 4));
      const thisMonth = startOf(this.today, 'month');
      const latest = startIn(year) < thisMonth ? year : year - 1;
      const chosen =
        direction === 'next'
          ? startIn(year) > thisMonth
            ? year
            : year + 1
          : AROUND_NOW.has(direction)
            ? year
            : latest;
      return { value: this.calendar(startIn(chosen), 'month', `${label} ${chosen}`), end };
    }
    return this.latestUnlessGiven(startIn, 'month', label, this.yearAfter(end), end);
  }

  /** Without a year it is the latest such period that has begun; for dates that look ahead, the next one if near. */
  private latestUnlessGiven(
    startIn: (year: number) => string,
    grain: Grain,
    label: string,
    explicit: { value: number; end: number } | undefined,
    end: number,
  ): Parsed<TimeRange> {
    if (explicit) {
      return {
        value: this.calendar(startIn(explicit.value), grain, `${label} ${explicit.value}`),
        end: explicit.end,
      };
    }
    const year = Number(this.today.slice(0, 4));
    const latest = startIn(year) <= this.today ? year : year - 1;
    const value = this.calendar(startIn(latest), grain, `${label} ${latest}`);
    const next = startIn(latest + 1);
    const isNear = latest < year && next <= addMonths(this.today, 6);
    return { value: isNear ? { ...value, future: periodOf(next, grain) } : value, end };
  }

  private year(at: number): Parsed<TimeRange> | undefined {
    const skip = ['year', 'calendar'].includes(this.norm(at)) ? at + 1 : at;
    const place =
      ['all', 'whole', 'full'].includes(this.norm(skip)) && this.norm(skip + 1) === 'of' ? skip + 2 : skip;
    const year = this.yearNumber(place);
    if (year === undefined) return undefined;
    const value = this.calendar(`${year}-01-01`, 'year', String(year));
    return { value, end: place + 1 };
  }

  /** 2026, of 2026, last year, this year: after a month, a quarter, a half. */
  private yearAfter(at: number): { value: number; end: number } | undefined {
    const place = this.norm(at) === 'of' || this.norm(at) === 'in' || this.norm(at) === ',' ? at + 1 : at;
    const year = this.yearNumber(place);
    if (year !== undefined) return { value: year, end: place + 1 };
    const the = this.norm(place) === 'the' ? place + 1 : place;
    if (this.stem(the + 1) === 'year') {
      const now = Number(this.today.slice(0, 4));
      const word = this.norm(the);
      if (BEFORE_NOW.has(word)) return { value: now - 1, end: the + 2 };
      if (AROUND_NOW.has(word)) return { value: now, end: the + 2 };
      if (AFTER_NOW.has(word)) return { value: now + 1, end: the + 2 };
    }
    const ofTheYear = place > at && this.stem(the) === 'year' && the > place;
    return ofTheYear ? { value: Number(this.today.slice(0, 4)), end: the + 1 } : undefined;
  }

  private yearNumber(at: number): number | undefined {
    const token = this.tokens[at];
    return token && token.kind === 'number' && /^(19|20)\d\d$/.test(token.text) ? token.value : undefined;
  }

  private monthNumber(at: number): number | undefined {
    const token = this.tokens[at];
    if (!token || !MONTHS.has(token.norm)) return undefined;
    // "may" is also a verb: in lower case it is the month only after a word that leads to a period.
    if (token.text === 'may' && ['i', 'we', 'you', 'it', 'be', 'have'].includes(this.norm(at + 1)))
      return undefined;
    return MONTHS.get(token.norm);
  }
}

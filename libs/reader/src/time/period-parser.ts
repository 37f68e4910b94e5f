import type { Calendar } from '#libs/semantics';
import { numberAt, ordinalAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';
import { addGrain, addMonths, dayOf, type Grain, periodOf, startOf } from './calendar';
import { CountParser } from './count-parser';
import { DateParser } from './date-parser';
import { FiscalParser } from './fiscal-parser';
import { HolidayParser } from './holiday-parser';
import { PartParser } from './part-parser';
import { RelativeParser } from './relative-parser';
import type { Parsed, TimeRange } from './time-expression';
import { MONTH_NAMES, MONTHS, plural } from './time-words';
import { SeasonParser } from './season-parser';
import { TokenReader } from './token-reader';
import { WeekParser } from './week-parser';

const VERB_FOLLOWERS = new Set(['i', 'we', 'you', 'it', 'be', 'have']);

/** Names of single periods: last month, the past 90 days, Q1 2026, the second half of June, May last year. */
export class PeriodParser extends TokenReader {
  private readonly dates: DateParser;
  private readonly relatives: RelativeParser;
  private readonly weeks: WeekParser;
  private readonly parts: PartParser;
  private readonly holidays: HolidayParser;
  private readonly fiscal: FiscalParser;
  private readonly seasons: SeasonParser;
  private readonly counts: CountParser;
  private readonly holidayAt = (at: number): Parsed<TimeRange> | undefined => this.holidays.at(at);
  private readonly partAt = (at: number): Parsed<TimeRange> | undefined => this.parts.of(at);
  /** Places are looked at from several sides, and what is found there does not change. */
  private readonly found = new Map<number, Parsed<TimeRange> | undefined>();

  constructor(tokens: readonly Token[], today: string, files: Calendar) {
    super(tokens, today);
    this.dates = new DateParser(tokens, today);
    this.relatives = new RelativeParser(tokens, today);
    this.weeks = new WeekParser(tokens, today);
    this.parts = new PartParser(tokens, today, this);
    this.holidays = new HolidayParser(tokens, today, files);
    this.fiscal = new FiscalParser(tokens, today, files);
    this.seasons = new SeasonParser(tokens, today);
    this.counts = new CountParser(tokens, today);
  }

  /** The longest period name that starts here. */
  at(start: number): Parsed<TimeRange> | undefined {
    if (!this.found.has(start)) this.found.set(start, this.longest(start));
    return this.found.get(start);
  }

  private longest(start: number): Parsed<TimeRange> | undefined {
    const from = this.after(start, 'the');
    if (from >= this.tokens.length) return undefined;
    let longest: Parsed<TimeRange> | undefined;
    for (const each of [
      this.parts.partOf(from),
      this.relatives.named(from),
      this.relatives.relative(from, start),
      this.relatives.ago(from),
      this.relatives.toDate(from),
      this.dates.at(from),
      this.fiscal.at(from),
      this.quarterOrHalf(from),
      this.month(from),
      this.numericMonth(from),
      this.wholeYear(from),
      this.holidays.at(from),
      this.holidays.around(from),
      this.seasons.at(from),
      this.weeks.weekday(from),
      this.weeks.weekend(from),
      this.weeks.weekOf(from, this.holidayAt),
      this.weeks.numbered(from),
      this.weeks.nthWeekday(from, this.partAt),
      this.besideDay(from),
    ])
      if (each && (!longest || each.end > longest.end)) longest = each;
    return longest;
  }

  /** The week before Christmas, 3 days after Easter, the month before May: counted from the edge of a named period. */
  private besideDay(at: number): Parsed<TimeRange> | undefined {
    const unit = this.counts.at(at) ?? this.unit(at);
    if (!unit || !['before', 'after'].includes(this.norm(unit.end))) return undefined;
    const place = this.after(unit.end + 1, 'the');
    const target = this.holidays.at(place) ?? this.dates.at(place) ?? this.month(place);
    const [from, to] = target?.value.past ?? [null, null];
    if (!target || from === null || to === null) return undefined;
    const { grain, count } = unit;
    const isBefore = this.norm(unit.end) === 'before';
    const label = `${plural(grain, count)} ${isBefore ? 'before' : 'after'} ${target.value.label}`;
    // "two days before Christmas" is a day, "the two days before Christmas" are two.
    const isOneDay = grain === 'day' && this.norm(at - 1) !== 'the';
    const around = ([first, end]: readonly [string, string]): [string, string] =>
      isBefore ? [addGrain(first, grain, -count), first] : [end, addGrain(end, grain, count)];
    const single = ([first, end]: [string, string]): [string, string] =>
      isBefore ? [first, addGrain(first, 'day', 1)] : [addGrain(end, 'day', -1), end];
    const move = (range: readonly [string, string]): [string, string] =>
      isOneDay ? single(around(range)) : around(range);
    const future = target.value.future as [string, string];
    const value = this.range(move([from, to]), grain, label, { future: move(future) });
    return { value, end: target.end };
  }

  /** Q1, Q1 2026, Q1 24, first quarter of 2025, quarter 2, H2, second half of June, 2026 Q1. */
  private quarterOrHalf(at: number): Parsed<TimeRange> | undefined {
    const joined = /^((?:19|20)\d\d)([qh][1-4])$/.exec(this.norm(at));
    const yearFirst = joined ? { value: Number(joined[1]), end: at } : this.yearAt(at);
    const start = yearFirst?.end ?? at;
    const named = this.namedPart(start, joined?.[2] ?? this.norm(start));
    if (!named) return undefined;
    const { grain, count, end } = named;
    if (count < 1 || count > (grain === 'quarter' ? 4 : 2)) return undefined;
    const explicit = yearFirst ? { value: yearFirst.value, end } : this.yearAfter(end, true);
    if (grain === 'half' && explicit === undefined && this.norm(end) === 'of') return undefined;
    const months = grain === 'quarter' ? 3 : 6;
    const startIn = (year: number): string => dayOf(year, (count - 1) * months + 1, 1)!;
    const label = `${grain === 'quarter' ? 'Q' : 'H'}${count}`;
    return this.latestUnlessGiven(startIn, grain, label, explicit, end);
  }

  private namedPart(
    start: number,
    word: string,
  ): { grain: 'quarter' | 'half'; count: number; end: number } | undefined {
    const short = /^([qh])([1-4])$/.exec(word);
    if (short)
      return { grain: short[1] === 'q' ? 'quarter' : 'half', count: Number(short[2]), end: start + 1 };
    // "q two"
    const spelled = /^[qh]$/.test(word) ? numberAt(this.tokens, start + 1) : undefined;
    if (spelled && Number.isInteger(spelled.value) && spelled.value >= 1)
      return { grain: word === 'q' ? 'quarter' : 'half', count: spelled.value, end: spelled.end };
    const isQuarter = (at: number): boolean => ['quarter', 'qtr'].includes(this.stem(at));
    const number = isQuarter(start) ? numberAt(this.tokens, start + 1) : undefined;
    if (number) return { grain: 'quarter', count: number.value, end: number.end };
    const count = ordinalAt(this.tokens, start);
    if (count === undefined || (!isQuarter(start + 1) && this.stem(start + 1) !== 'half')) return undefined;
    return { grain: isQuarter(start + 1) ? 'quarter' : 'half', count, end: start + 2 };
  }

  /** May, May 2026, May last year, last May, so far in June. */
  private month(at: number): Parsed<TimeRange> | undefined {
    const isSoFar = this.norm(at) === 'so' && this.norm(at + 1) === 'far' && this.norm(at + 2) === 'in';
    const lead = isSoFar ? at + 3 : at;
    const skip = this.norm(lead) === 'month' && this.norm(lead + 1) === 'of' ? lead + 2 : lead;
    const direction = this.direction(skip);
    const place = direction === undefined ? skip : skip + 1;
    const month = this.monthNumber(place);
    if (month === undefined) return undefined;
    const startIn = (year: number): string => dayOf(year, month, 1)!;
    const end = place + 1;
    const label = MONTH_NAMES[month - 1]!;
    if (direction === undefined) {
      const found = this.latestUnlessGiven(startIn, 'month', label, this.yearAfter(end), end);
      return isSoFar ? { ...found, value: { ...found.value, toDate: true } } : found;
    }
    const thisMonth = startOf(this.today, 'month');
    const isPast = startIn(this.year) < thisMonth;
    const isAhead = startIn(this.year) > thisMonth;
    const offset = direction === -1 ? (isPast ? 0 : -1) : direction === 1 ? (isAhead ? 0 : 1) : 0;
    const year = this.year + offset;
    return { value: this.calendar(startIn(year), 'month', `${label} ${year}`), end };
  }

  /** 2026-05, 05/2026. */
  private numericMonth(at: number): Parsed<TimeRange> | undefined {
    if (!this.isJoined(at + 1)) return undefined;
    const [first, second] = [this.tokens[at]?.text ?? '', this.tokens[at + 1]?.text ?? ''];
    const yearFirst = this.yearAt(at) !== undefined && /^(0[1-9]|1[0-2])$/.test(second);
    const yearLast = this.yearAt(at + 1) !== undefined && /^(0?[1-9]|1[0-2])$/.test(first);
    if (!yearFirst && !yearLast) return undefined;
    const [year, month] = yearFirst ? [Number(first), Number(second)] : [Number(second), Number(first)];
    const label = `${MONTH_NAMES[month - 1]} ${year}`;
    return { value: this.calendar(dayOf(year, month, 1)!, 'month', label), end: at + 2 };
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
    const latest = startIn(this.year) <= this.today ? this.year : this.year - 1;
    const value = this.calendar(startIn(latest), grain, `${label} ${latest}`);
    const next = startIn(latest + 1);
    const isNear = latest < this.year && next <= addMonths(this.today, 6);
    return { value: isNear ? { ...value, future: periodOf(next, grain) } : value, end };
  }

  /** 2025, the year 2025, calendar year 2025, all of 2025. */
  private wholeYear(at: number): Parsed<TimeRange> | undefined {
    const skip = this.after(this.after(at, 'calendar'), 'year');
    const isAll = ['all', 'whole', 'full'].includes(this.norm(skip)) && this.norm(skip + 1) === 'of';
    const given = this.yearAt(isAll ? skip + 2 : skip);
    return (
      given && { value: this.calendar(`${given.value}-01-01`, 'year', String(given.value)), end: given.end }
    );
  }

  private monthNumber(at: number): number | undefined {
    const token = this.tokens[at];
    // "may" is also a verb.
    if (!token || (token.text === 'may' && VERB_FOLLOWERS.has(this.norm(at + 1)))) return undefined;
    return MONTHS.get(token.norm);
  }
}

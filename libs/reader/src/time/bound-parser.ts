import type { DateRange } from '#libs/contracts';
import { numberAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';
import { addDays, addGrain, type Grain } from './calendar';
import { PeriodParser } from './period-parser';
import type { Parsed, TimeRange } from './time-expression';
import { UNITS } from './time-words';
import { TokenReader } from './token-reader';

const SINCE = new Set(['since', 'starting', 'beginning']);
const UNTIL = new Set(['until', 'till', 'til', 'through', 'thru']);
const RANGE_WORDS = new Set(['to', 'until', 'till', 'til', 'through', 'thru', '-', '–', '—', 'and']);
const MAX_COUNT = 3660;

/** Periods with limits: since May, until Friday, between 1 and 31 March, within 10 days, and bare periods. */
export class BoundParser extends TokenReader {
  private readonly periods: PeriodParser;

  constructor(tokens: readonly Token[], today: string) {
    super(tokens, today);
    this.periods = new PeriodParser(tokens, today);
  }

  /** since May, until Friday, between 1 and 31 March, from January to March, more than 30 days ago. */
  at(start: number): Parsed<TimeRange> | undefined {
    const word = this.norm(start);
    const next = this.norm(start + 1);
    if (word === 'between' || word === 'from') {
      const first = this.dayInSharedMonth(start + 1) ?? this.periods.at(start + 1);
      const joint =
        first &&
        (word === 'between' ? this.norm(first.end) === 'and' : RANGE_WORDS.has(this.norm(first.end)));
      const second = joint ? this.periods.at(first.end + 1) : undefined;
      if (first && second) return { value: this.through(first.value, second.value), end: second.end };
      if (first && word === 'from') {
        const onwards = ['on', 'onward', 'onwards', 'forward'].includes(this.norm(first.end));
        const nowEnd = RANGE_WORDS.has(this.norm(first.end)) && this.norm(first.end + 1) === 'now';
        if (onwards || nowEnd) return { value: this.since(first.value), end: first.end + (nowEnd ? 2 : 1) };
      }
      return undefined;
    }
    if (SINCE.has(word)) {
      const link = ['from', 'on', 'in', 'with'].includes(next) ? start + 2 : start + 1;
      const period = this.periods.at(link);
      return period && { value: this.since(period.value), end: period.end };
    }
    if (UNTIL.has(word) || (word === 'up' && ['to', 'until', 'till'].includes(next))) {
      const period = this.periods.at(word === 'up' ? start + 2 : start + 1);
      return period && { value: this.until(period.value, false), end: period.end };
    }
    if (word === 'by') {
      const period = this.periods.at(start + 1);
      return period && { value: this.until(period.value, true), end: period.end };
    }
    return this.beforeOrAfter(start) ?? this.agoBound(start) ?? this.within(start) ?? this.period(start);
  }

  private beforeOrAfter(start: number): Parsed<TimeRange> | undefined {
    const words = [this.norm(start), this.norm(start + 1), this.norm(start + 2)];
    const inclusive = words[0] === 'on' && words[1] === 'or' && ['after', 'before'].includes(words[2]!);
    const side = inclusive ? words[2]! : words[0]!;
    const prior = words[0] === 'prior' && words[1] === 'to';
    const than = ['earlier', 'later'].includes(side) && words[1] === 'than';
    if (!prior && !than && !['before', 'after'].includes(side)) return undefined;
    const link = inclusive ? start + 3 : prior || than ? start + 2 : start + 1;
    const period = this.periods.at(link);
    if (!period || (period.value.label === 'tomorrow' && this.norm(start - 1) === 'day')) return undefined;
    const { past, future, grain, label } = period.value;
    const before = side === 'before' || prior || side === 'earlier';
    const bound = ([from, to]: DateRange): DateRange =>
      before ? [null, inclusive ? to : from] : [inclusive ? from : to, null];
    const value: TimeRange = {
      kind: 'range',
      past: bound(past[1] === this.tomorrow ? future : past),
      future: before && (future[0] ?? '') > this.today ? [this.today, bound(future)[1]] : bound(future),
      deadline: before && (future[0] ?? '') > this.today,
      grain,
      label: `${inclusive ? 'on or ' : ''}${before ? 'before' : 'after'} ${label}`,
    };
    return { value, end: period.end };
  }

  /** more than 30 days ago; less than two weeks ago. */
  private agoBound(start: number): Parsed<TimeRange> | undefined {
    const than = this.norm(start + 1) === 'than';
    const more = (this.norm(start) === 'more' && than) || this.norm(start) === 'over';
    const less = (['less', 'fewer'].includes(this.norm(start)) && than) || this.norm(start) === 'under';
    if (!more && !less) return undefined;
    const period = this.count(than ? start + 2 : start + 1);
    if (!period || this.norm(period.end) !== 'ago') return undefined;
    const edge = addGrain(this.today, period.grain, -period.count);
    const range: DateRange = more ? [null, edge] : [addDays(edge, 1), this.tomorrow];
    const label = `${more ? 'more' : 'less'} than ${period.count} ${period.grain}s ago`;
    return {
      value: { kind: 'range', past: range, future: range, grain: period.grain, label },
      end: period.end + 1,
    };
  }

  /** within 10 days, in 10 days: also a number of days, where something lasts so long. */
  private within(start: number): Parsed<TimeRange> | undefined {
    const word = this.norm(start);
    if (word !== 'within' && word !== 'in') return undefined;
    const period = this.count(this.norm(start + 1) === 'the' ? start + 2 : start + 1);
    if (!period || ['ago', 'before', 'of', 'after'].includes(this.norm(period.end))) return undefined;
    const edge = addGrain(this.today, period.grain, period.count);
    const days =
      period.grain === 'day' ? period.count : period.grain === 'week' ? 7 * period.count : undefined;
    const label = `within ${period.count} ${period.grain}${period.count === 1 ? '' : 's'}`;
    return {
      value: {
        kind: 'range',
        past: [addGrain(this.today, period.grain, -period.count), this.tomorrow],
        future: [this.today, addDays(edge, 1)],
        grain: period.grain,
        label,
        durationDays: days,
      },
      end: period.end,
    };
  }

  private count(at: number): { count: number; grain: Grain; end: number } | undefined {
    const single = ['a', 'an'].includes(this.norm(at)) ? { value: 1, end: at + 1 } : undefined;
    const number = numberAt(this.tokens, at) ?? single;
    const stem = this.tokens[number?.end ?? -1]?.stem ?? '';
    const unit = UNITS.get(stem);
    if (!number || !unit || unit.grain === 'half') return undefined;
    const count = number.value * unit.count;
    return Number.isInteger(count) && count >= 1 && count <= MAX_COUNT
      ? { count, grain: unit.grain, end: number.end + 1 }
      : undefined;
  }

  /** A period, or two with "to" between them: April to June, 1 March - 15 March. */
  private period(start: number): Parsed<TimeRange> | undefined {
    const first = this.periods.at(start);
    if (!first || !this.isPlausibleYear(first, start)) return undefined;
    const joint = this.norm(first.end);
    if (!RANGE_WORDS.has(joint) || joint === 'and') {
      const gap = this.tokens[first.end];
      const hyphened = gap?.joined === true && gap.kind === 'word' && first.value.grain === 'month';
      const second = hyphened ? this.periods.at(first.end) : undefined;
      return second && second.value.grain === 'month'
        ? { value: this.through(first.value, second.value), end: second.end }
        : first;
    }
    const second = this.periods.at(first.end + 1);
    if (
      !second ||
      second.value.grain !== first.value.grain ||
      (joint === 'to' && this.norm(start - 1) === 'compare')
    )
      return first;
    return { value: this.through(first.value, second.value), end: second.end };
  }

  /** "between 1 and 15 March": the first day borrows the month of the second. */
  private dayInSharedMonth(at: number): Parsed<TimeRange> | undefined {
    const token = this.tokens[at];
    if (!token || !/^\d{1,2}(st|nd|rd|th)?$/.test(token.norm) || !RANGE_WORDS.has(this.norm(at + 1)))
      return undefined;
    const second = this.periods.at(at + 2);
    const last = second?.value.past[0];
    if (!second || second.value.grain !== 'day' || !last) return undefined;
    const day = `${last.slice(0, 8)}${token.norm.replace(/\D/g, '').padStart(2, '0')}`;
    if (Number.isNaN(Date.parse(day)) || day > last) return undefined;
    const range: DateRange = [day, addDays(day, 1)];
    return { value: { ...second.value, past: range, future: range }, end: at + 1 };
  }

  /** A bare figure such as 2025 is a year unless something is counted or compared with it. */
  private isPlausibleYear(period: Parsed<TimeRange>, start: number): boolean {
    const token = this.tokens[start]!;
    if (token.kind !== 'number' || period.end !== start + 1) return true;
    const before = this.norm(start - 1);
    return !/^(over|above|under|below|than|least|most|exactly|top|first|up|to|>|<|>=|<=|=|£|\$|€|#|order|po|so|number|no)$/.test(
      before,
    );
  }

  private since({ past, future, grain, label }: TimeRange): TimeRange {
    const isAhead = (past[0] ?? '') > this.today;
    return {
      kind: 'range',
      past: [past[0], isAhead ? null : this.tomorrow],
      future: [future[0], null],
      grain,
      label: `since ${label}`,
    };
  }

  private until({ past, future, grain, label }: TimeRange, deadline: boolean): TimeRange {
    return {
      kind: 'range',
      past: [null, past[1]],
      future: [this.today <= (future[1] ?? '') ? this.today : null, future[1]],
      grain,
      label: `${deadline ? 'by' : 'until'} ${label}`,
      deadline: true,
    };
  }

  /** From the first day of one to the last day of the other. "November to January": both years were guessed. */
  private through(first: TimeRange, second: TimeRange): TimeRange {
    const label = `${first.label} to ${second.label}`;
    let from = first.past[0];
    let to = (second.past[1] === this.tomorrow ? second.future : second.past)[1];
    if (from !== null && to !== null && to <= from) {
      const later = second.future[1];
      if (later !== null && later > from) to = later;
      else from = addGrain(from, 'year', -1);
      if (to <= from) [from, to] = [to, from];
    }
    const range: DateRange = [from, to];
    return { kind: 'range', past: range, future: range, grain: first.grain, label, ends: [first, second] };
  }
}

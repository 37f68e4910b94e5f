import type { DateRange } from '#libs/contracts';
import { ordinalAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';
import { addDays, addGrain, dayOf } from './calendar';
import type { PeriodParser } from './period-parser';
import type { Parsed, TimeRange } from './time-expression';
import { MONTH_NAMES } from './time-words';
import { TokenReader } from './token-reader';

const RANGE_WORDS = new Set(['to', 'until', 'till', 'til', 'through', 'thru', '-', '–', '—']);
/** Before a bare figure such as 2025, which is then no year. */
const COUNTING =
  /^(over|above|under|below|than|least|most|exactly|top|first|up|to|>|<|>=|<=|=|£|\$|€|#|order|po|so|number|no)$/;
const VAGUE_EDGE = /^(start|beginning|end) of /;
const MAX_YEARS_BACK = 30;

/** Two periods as one: between 1 and 15 May, from January to March, May 3-10, 2026-05-01..2026-05-15; and bare periods. */
export class SpanParser extends TokenReader {
  constructor(
    tokens: readonly Token[],
    today: string,
    private readonly periods: PeriodParser,
  ) {
    super(tokens, today);
  }

  /** Led by "between" or "from"; "from May on" is open. */
  led(start: number): Parsed<TimeRange> | undefined {
    const isBetween = this.norm(start) === 'between';
    const shared = this.sharedMonth(start + 1);
    if (shared) return shared;
    const first = this.periods.at(start + 1);
    if (!first) return undefined;
    const joint = this.norm(first.end);
    const isJoint = isBetween ? joint === 'and' : RANGE_WORDS.has(joint) || joint === 'and';
    const second = isJoint ? this.second(first, first.end + 1) : undefined;
    if (second) return this.joined(first, second);
    if (isBetween) return undefined;
    const onwards = ['on', 'onward', 'onwards', 'forward'].includes(joint);
    const toNow = RANGE_WORDS.has(joint) && ['now', 'date'].includes(this.norm(first.end + 1));
    if (!onwards && !toNow) return undefined;
    return { value: since(first.value, this.today), end: first.end + (toNow ? 2 : 1) };
  }

  /** A period, or two with "to" between them: April to June, 1 March - 15 March. */
  bare(start: number): Parsed<TimeRange> | undefined {
    const shared = this.sharedMonth(start);
    if (shared) return shared;
    const first = this.periods.at(start);
    if (!first || !this.isPlausibleYear(first, start)) return undefined;
    const second = this.secondOf(first);
    const isCompared = this.norm(first.end) === 'to' && this.norm(start - 1) === 'compare';
    if (second && !isCompared && second.value.grain === first.value.grain) return this.joined(first, second);
    const edge = VAGUE_EDGE.exec(`${this.norm(this.after(start, 'the'))} of `);
    if (!edge || first.value.assumption !== undefined) return first;
    const day = first.value.past[0]!;
    const assumption = `${sentence(first.value.label)} was taken as one day, ${dayLabel(day)}.`;
    return { ...first, value: { ...first.value, assumption } };
  }

  private secondOf(first: Parsed<TimeRange>): Parsed<TimeRange> | undefined {
    if (RANGE_WORDS.has(this.norm(first.end))) return this.second(first, first.end + 1);
    // 2026-05-01..2026-05-15 and 2026-05-01/2026-05-15
    const isDotted = this.norm(first.end) === '.' && this.norm(first.end + 1) === '.';
    if (isDotted) return this.second(first, first.end + 2);
    const gap = this.tokens[first.end];
    const isMonth = gap?.kind === 'word' && first.value.grain === 'month';
    const isDay = gap?.kind === 'number' && first.value.grain === 'day';
    const isHyphened = gap?.joined === true && (isMonth || isDay || gap.kind === 'date');
    return isHyphened ? this.second(first, first.end) : undefined;
  }

  /** A day without a month is one of the first period's month: 3 May to the 10th. */
  private second(first: Parsed<TimeRange>, at: number): Parsed<TimeRange> | undefined {
    const month = first.value.past[0];
    const day = first.value.grain === 'day' && month ? this.dayOfMonth(this.after(at, 'the')) : undefined;
    const own = this.periods.at(at);
    if (!day || !month || (own && own.end > day.end)) return own;
    const date = dayOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day.value);
    return date !== undefined && date >= month
      ? { value: this.day(date, dayLabel(date)), end: day.end }
      : own;
  }

  /** "between 1 and 15 March", "3-10 May": the first day borrows the month of the second. */
  private sharedMonth(start: number): Parsed<TimeRange> | undefined {
    const first = this.dayOfMonth(this.after(start, 'the'));
    if (!first || this.unit(first.end)) return undefined;
    const joint = this.norm(first.end);
    const isHyphened = this.isJoined(first.end) && this.figures(first.end) !== undefined;
    if (!isHyphened && !RANGE_WORDS.has(joint) && joint !== 'and') return undefined;
    const place = isHyphened ? first.end : first.end + 1;
    const second = this.periods.at(place);
    // "the 1st and the 15th" have no month to share.
    if (second?.value.grain !== 'day' || !MONTH_NAMES.some((name) => second.value.label.includes(name)))
      return undefined;
    if (this.dayOfMonth(this.after(place, 'the')) === undefined) return undefined;
    const move = ([from, to]: DateRange): DateRange | undefined => {
      const day = from ? dayOf(Number(from.slice(0, 4)), Number(from.slice(5, 7)), first.value) : undefined;
      return day !== undefined && from !== null && day <= from ? [day, to] : undefined;
    };
    const [past, future] = [move(second.value.past), move(second.value.future)];
    if (!past || !future) return undefined;
    const label = `${first.value} to ${second.value.label}`;
    return { value: { ...second.value, past, future, label }, end: second.end };
  }

  private dayOfMonth(at: number): { value: number; end: number } | undefined {
    const isOrdinal = /^\d{1,2}(st|nd|rd|th)$/.test(this.norm(at));
    const value = isOrdinal ? ordinalAt(this.tokens, at) : this.figures(at);
    return value !== undefined && value >= 1 && value <= 31 ? { value, end: at + 1 } : undefined;
  }

  /** A bare figure such as 2025 is a year unless something is counted or compared with it. */
  private isPlausibleYear(period: Parsed<TimeRange>, start: number): boolean {
    const isFigure = this.tokens[start]!.kind === 'number' && period.end === start + 1;
    return !isFigure || !COUNTING.test(this.norm(start - 1));
  }

  private joined(first: Parsed<TimeRange>, second: Parsed<TimeRange>): Parsed<TimeRange> {
    const isGuessed = !/\b(19|20)\d\d\b/.test(this.textOf(first)) && first.value.kind === 'range';
    return { value: this.through(first.value, second.value, isGuessed), end: second.end };
  }

  private textOf({ value, end }: Parsed<TimeRange>): string {
    const isDate = this.tokens[end - 1]?.date !== undefined;
    return isDate || this.yearAt(end - 1) ? (value.past[0] ?? '') : '';
  }

  /** From the first day of one to the last day of the other. "November to January": the years were guessed. */
  private through(first: TimeRange, second: TimeRange, isGuessed: boolean): TimeRange {
    const ends: readonly [TimeRange, TimeRange] = [first, second];
    const last = second.past[1] === this.tomorrow ? second.future : second.past;
    let [from, to] = [first.past[0], last[1]];
    if (from !== null && to !== null && to <= from) {
      const later = second.future[1];
      if (later !== null && later > from) to = later;
      else if (isGuessed) {
        for (let back = 0; to <= from && back < MAX_YEARS_BACK; back++) from = addGrain(from, 'year', -1);
      } else [from, to] = [second.past[0] ?? to, first.past[1] ?? from];
    }
    const past: DateRange = [from, to];
    const ahead: DateRange = [first.future[0], second.future[1]];
    const isAhead = ahead[0] !== null && ahead[1] !== null && ahead[0] < ahead[1] && ahead[1] > this.today;
    const year = from?.slice(0, 4) ?? '';
    const label = `${first.label.replace(/\b(19|20)\d\d$/, year)} to ${second.label}`;
    const assumption = [first.assumption, second.assumption].filter(Boolean).join(' ') || undefined;
    const future = isAhead ? ahead : past;
    return { kind: 'range', past, future, grain: first.grain, label, ends, assumption };
  }
}

/** Open to the end; dates of the past end with today. */
export function since({ past, future, grain, label, assumption }: TimeRange, today: string): TimeRange {
  const isAhead = (past[0] ?? '') > today;
  return {
    kind: 'range',
    past: [past[0], isAhead ? null : addDays(today, 1)],
    future: [future[0], null],
    grain,
    label: `since ${label}`,
    assumption,
  };
}

/** Open to the beginning; for dates that look ahead it begins today. */
export function until(
  { past, future, grain, label, assumption }: TimeRange,
  today: string,
  isBy: boolean,
): TimeRange {
  return {
    kind: 'range',
    past: [null, past[1]],
    future: [today < (future[1] ?? '') ? today : null, future[1]],
    grain,
    label: `${isBy ? 'by' : 'until'} ${label}`,
    deadline: true,
    assumption,
  };
}

function dayLabel(day: string): string {
  return `${Number(day.slice(8))} ${MONTH_NAMES[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

function sentence(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

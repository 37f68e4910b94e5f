import type { DateRange } from '#libs/contracts';
import type { Token } from '../tokens/token';
import { addDays, addGrain, type Grain, startOf } from './calendar';
import { CountParser, type TimeCount } from './count-parser';
import type { Parsed, TimeRange } from './time-expression';
import { AROUND_NOW, plural, TO_DATE } from './time-words';
import { TokenReader } from './token-reader';

const TODAY = new Set(['today', 'tonight']);
const TOMORROW = new Set(['tomorrow', 'tmrw', 'tomorow']);
const PARTS_OF_DAY = new Set(['morning', 'afternoon', 'evening']);

/** Periods seen from today: yesterday, last month, the past 90 days, three weeks ago, month to date. */
export class RelativeParser extends TokenReader {
  private readonly counts: CountParser;

  constructor(tokens: readonly Token[], today: string) {
    super(tokens, today);
    this.counts = new CountParser(tokens, today);
  }

  named(at: number): Parsed<TimeRange> | undefined {
    const day = (offset: number, end: number, label: string): Parsed<TimeRange> => ({
      value: this.day(addDays(this.today, offset), label),
      end,
    });
    const [first, second, third] = [this.norm(at), this.norm(at + 1), this.norm(at + 2)];
    if (first === 'day' && second === 'after' && TOMORROW.has(third))
      return day(2, at + 3, 'the day after tomorrow');
    if (first === 'day' && second === 'before' && third === 'yesterday')
      return day(-2, at + 3, 'the day before yesterday');
    const end = PARTS_OF_DAY.has(second) ? at + 2 : at + 1;
    if (TODAY.has(first)) return day(0, at + 1, 'today');
    if (first === 'this' && PARTS_OF_DAY.has(second)) return day(0, end, 'today');
    if (first === 'yesterday') return day(-1, end, 'yesterday');
    if (first === 'last' && second === 'night') return day(-1, at + 2, 'yesterday');
    if (TOMORROW.has(first)) return day(1, end, 'tomorrow');
    return undefined;
  }

  /** last month, past 90 days, next two weeks, this quarter, the week after next. */
  relative(at: number, start: number): Parsed<TimeRange> | undefined {
    const beyond = this.beyond(at);
    if (beyond) return beyond;
    const direction = this.direction(at);
    if (direction === undefined) return undefined;
    const count = this.counts.at(at + 1);
    if (direction === 0) return this.current(count?.count === 1 ? count : this.single(at + 1));
    const unit = count ?? this.single(at + 1);
    if (!unit) return undefined;
    const isRolling = count ? !count.isWhole : this.isRolling(this.norm(at), at, start, unit);
    const value = isRolling
      ? this.rolling(direction, unit.grain, unit.count)
      : this.periods(direction, unit.grain, unit.count);
    return { value: unit.assumption ? { ...value, assumption: unit.assumption } : value, end: unit.end };
  }

  /** So many units back from today, where only their number was said. */
  idle({ grain, count, end }: TimeCount): Parsed<TimeRange> {
    return { value: this.rolling(-1, grain, count), end };
  }

  private single(at: number): TimeCount | undefined {
    const unit = this.unit(at);
    return unit && { ...unit, isWhole: true };
  }

  /** The week after next, the month before last. */
  private beyond(at: number): Parsed<TimeRange> | undefined {
    const unit = this.unit(at);
    if (!unit) return undefined;
    const words = `${this.norm(unit.end)} ${this.norm(unit.end + 1)}`;
    const offset = words === 'after next' ? 2 : words === 'before last' ? -2 : undefined;
    if (offset === undefined) return undefined;
    const first = addGrain(startOf(this.today, unit.grain), unit.grain, offset);
    return { value: this.calendar(first, unit.grain, `the ${unit.grain} ${words}`), end: unit.end + 2 };
  }

  private current(unit: TimeCount | undefined): Parsed<TimeRange> | undefined {
    if (unit?.count !== 1) return undefined;
    const tail = `${this.norm(unit.end)} ${this.norm(unit.end + 1)}`;
    const isToDate = tail === 'so far' || tail === 'to date';
    const value = this.calendar(startOf(this.today, unit.grain), unit.grain, `this ${unit.grain}`);
    return isToDate ? { value: { ...value, toDate: true }, end: unit.end + 2 } : { value, end: unit.end };
  }

  /** "the past week" and "in the last week" are seven days back from today; "last week" is Monday to Sunday. */
  private isRolling(word: string, at: number, start: number, unit: { count: number; grain: Grain }): boolean {
    if (unit.grain === 'day' || unit.count > 1) return true;
    if (unit.grain === 'quarter' || unit.grain === 'half') return word === 'past' || word === 'trailing';
    if (word === 'past' || word === 'trailing' || word === 'coming') return true;
    if (word !== 'last' && word !== 'next') return false;
    return at > start && ['in', 'over', 'within', 'during'].includes(this.norm(start - 1));
  }

  private rolling(direction: -1 | 1, grain: Grain, units: number): TimeRange {
    const edge = addGrain(this.today, grain, direction * units);
    const days = grain === 'day' ? units : grain === 'week' ? 7 * units : undefined;
    return direction < 0
      ? this.range([edge, this.tomorrow], grain, `the last ${plural(grain, units)}`, { durationDays: days })
      : this.range([this.today, addDays(edge, 1)], grain, `the next ${plural(grain, units)}`, {
          durationDays: days,
        });
  }

  /** Whole calendar periods before or after the one that holds today. */
  private periods(direction: -1 | 1, grain: Grain, units: number): TimeRange {
    const begin = startOf(this.today, grain);
    const label = `${direction < 0 ? 'last' : 'next'} ${units === 1 ? grain : plural(grain, units)}`;
    if (units === 1) return this.calendar(addGrain(begin, grain, direction), grain, label);
    const range: DateRange =
      direction < 0
        ? [addGrain(begin, grain, -units), begin]
        : [addGrain(begin, grain, 1), addGrain(begin, grain, units + 1)];
    return this.range(range, grain, label);
  }

  /** three days ago, a week ago, half a year ago, two weeks from now. */
  ago(at: number): Parsed<TimeRange> | undefined {
    const unit = this.counts.at(at);
    if (!unit) return undefined;
    const { count, grain, end, assumption } = unit;
    const next = this.norm(end);
    const back = next === 'ago' || next === 'back' || (next === 'earlier' && grain !== 'year');
    const from = next === 'from' && ['now', 'today'].includes(this.norm(end + 1));
    const ahead = from || next === 'ahead' || next === 'out';
    if (!back && !ahead) return undefined;
    const moved = addGrain(this.today, grain, back ? -count : count);
    const label = back ? `${plural(grain, count)} ago` : `in ${plural(grain, count)}`;
    return {
      value: {
        ...this.calendar(startOf(moved, grain), grain, label),
        durationDays: grain === 'day' ? count : undefined,
        assumption,
      },
      end: end + (from ? 2 : 1),
    };
  }

  /** YTD, month to date, so far this year, the year so far, so far today. */
  toDate(at: number): Parsed<TimeRange> | undefined {
    const short = TO_DATE.get(this.norm(at));
    if (short) return { value: this.running(short), end: at + 1 };
    if (this.norm(at) === 'so' && this.norm(at + 1) === 'far') {
      if (this.norm(at + 2) === 'today') return { ...this.named(at + 2)!, end: at + 3 };
      const skip = this.after(at + 2, 'in');
      if (!AROUND_NOW.has(this.norm(skip))) return undefined;
      const unit = this.unit(skip + 1);
      return unit && { value: this.running(unit.grain), end: unit.end };
    }
    const unit = this.unit(at);
    if (!unit) return undefined;
    const tail = `${this.norm(unit.end)} ${this.norm(unit.end + 1)}`;
    return tail === 'to date' || tail === 'so far'
      ? { value: this.running(unit.grain), end: unit.end + 2 }
      : undefined;
  }
}

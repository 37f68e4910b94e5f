import type { DateRange } from '#libs/contracts';
import { numberAt } from '../tokens/numbers';
import { addDays, addGrain, type Grain, startOf } from './calendar';
import type { Parsed, TimeRange } from './time-expression';
import { AFTER_NOW, AROUND_NOW, BEFORE_NOW, plural, TO_DATE } from './time-words';
import { TokenReader } from './token-reader';

const MAX_UNITS = 3660;

/** Periods seen from today: yesterday, last month, the past 90 days, three weeks ago, month to date. */
export class RelativeParser extends TokenReader {
  named(at: number): Parsed<TimeRange> | undefined {
    const day = (offset: number, end: number, label: string): Parsed<TimeRange> => {
      const date = addDays(this.today, offset);
      return { value: this.range([date, addDays(date, 1)], 'day', label), end };
    };
    const [first, second, third] = [this.norm(at), this.norm(at + 1), this.norm(at + 2)];
    if (first === 'day' && second === 'after' && third === 'tomorrow') {
      return day(2, at + 3, 'the day after tomorrow');
    }
    if (first === 'day' && second === 'before' && third === 'yesterday') {
      return day(-2, at + 3, 'the day before yesterday');
    }
    if (first === 'today' || first === 'tonight') return day(0, at + 1, 'today');
    if (first === 'yesterday') return day(-1, at + 1, 'yesterday');
    if (first === 'tomorrow' || first === 'tmrw' || first === 'tomorow') return day(1, at + 1, 'tomorrow');
    return undefined;
  }

  /** last month, past 90 days, next two weeks, this quarter, the week after next. */
  relative(at: number, start: number): Parsed<TimeRange> | undefined {
    const word = this.norm(at);
    const unitFirst = this.unit(at);
    if (unitFirst && this.norm(unitFirst.end) === 'after' && this.norm(unitFirst.end + 1) === 'next') {
      const first = addGrain(startOf(this.today, unitFirst.grain), unitFirst.grain, 2);
      return {
        value: this.calendar(first, unitFirst.grain, `the ${unitFirst.grain} after next`),
        end: unitFirst.end + 2,
      };
    }
    if (unitFirst && this.norm(unitFirst.end) === 'before' && this.norm(unitFirst.end + 1) === 'last') {
      const first = addGrain(startOf(this.today, unitFirst.grain), unitFirst.grain, -2);
      return {
        value: this.calendar(first, unitFirst.grain, `the ${unitFirst.grain} before last`),
        end: unitFirst.end + 2,
      };
    }
    const direction = BEFORE_NOW.has(word)
      ? -1
      : AFTER_NOW.has(word)
        ? 1
        : AROUND_NOW.has(word)
          ? 0
          : undefined;
    if (direction === undefined) return undefined;
    // "the last couple of weeks", "next few days" are vague: the second is not read.
    const count = numberAt(this.tokens, this.norm(at + 1) === 'couple' ? at : at + 1);
    const couple =
      this.norm(at + 1) === 'couple'
        ? { value: 2, end: this.norm(at + 2) === 'of' ? at + 3 : at + 2 }
        : undefined;
    const number = couple ?? count;
    const calendarWord = number && ['full', 'calendar', 'whole', 'complete'].includes(this.norm(number.end));
    const unit = this.unit(number ? number.end + (calendarWord ? 1 : 0) : at + 1);
    if (!unit) return undefined;
    const units = (number?.value ?? 1) * unit.count;
    if (!Number.isInteger(units) || units < 1 || units > MAX_UNITS) return undefined;
    const rolling = number !== undefined ? !calendarWord : this.isRolling(word, at, start, unit);
    if (direction === 0) {
      if (number !== undefined && number.value !== 1) return undefined;
      const soFar = this.norm(unit.end) === 'so' && this.norm(unit.end + 1) === 'far';
      const value = this.calendar(startOf(this.today, unit.grain), unit.grain, `this ${unit.grain}`);
      return { value: soFar ? { ...value, toDate: true } : value, end: soFar ? unit.end + 2 : unit.end };
    }
    if (rolling) return { value: this.rolling(direction, unit.grain, units), end: unit.end };
    const begin = startOf(this.today, unit.grain);
    const label = `${direction < 0 ? 'last' : 'next'} ${units === 1 ? unit.grain : plural(unit.grain, units)}`;
    if (units === 1)
      return {
        value: this.calendar(addGrain(begin, unit.grain, direction), unit.grain, label),
        end: unit.end,
      };
    const range: DateRange =
      direction < 0
        ? [addGrain(begin, unit.grain, -units), begin]
        : [addGrain(begin, unit.grain, 1), addGrain(begin, unit.grain, units + 1)];
    return { value: this.range(range, unit.grain, label), end: unit.end };
  }

  /** "the past week" and "in the last week" are seven days back from today; "last week" is Monday to Sunday. */
  private isRolling(word: string, at: number, start: number, unit: { count: number; grain: Grain }): boolean {
    if (unit.grain === 'day' || unit.count > 1) return true;
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

  /** three days ago, a week ago, in 10 days, two weeks from now. */
  ago(at: number): Parsed<TimeRange> | undefined {
    const single = ['a', 'an', 'one'].includes(this.norm(at)) && this.unit(at + 1);
    const number = single ? { value: 1, end: at + 1 } : numberAt(this.tokens, at);
    const unit = number && this.unit(number.end);
    if (!number || !unit) return undefined;
    const count = number.value * unit.count;
    if (!Number.isInteger(count) || count > MAX_UNITS) return undefined;
    const next = this.norm(unit.end);
    const back = next === 'ago' || next === 'back' || (next === 'earlier' && unit.grain !== 'year');
    const from = next === 'from' && ['now', 'today'].includes(this.norm(unit.end + 1));
    const ahead = from || (next === 'ahead' || next === 'out' ? true : false);
    if (!back && !ahead) return undefined;
    const moved = addGrain(this.today, unit.grain, back ? -count : count);
    const label = back ? `${plural(unit.grain, count)} ago` : `in ${plural(unit.grain, count)}`;
    return {
      value: {
        ...this.calendar(startOf(moved, unit.grain), unit.grain, label),
        durationDays: unit.grain === 'day' ? count : undefined,
      },
      end: unit.end + (from ? 2 : 1),
    };
  }

  /** YTD, month to date, so far this year, the year so far. */
  toDate(at: number): Parsed<TimeRange> | undefined {
    const short = TO_DATE.get(this.norm(at));
    if (short) return { value: this.running(short), end: at + 1 };
    if (this.norm(at) === 'so' && this.norm(at + 1) === 'far') {
      const next = AROUND_NOW.has(this.norm(at + 2)) || this.norm(at + 2) === 'in' ? at + 3 : undefined;
      const skip = next !== undefined && AROUND_NOW.has(this.norm(next)) ? next + 1 : next;
      const unit = skip === undefined ? undefined : this.unit(skip);
      if (unit) return { value: this.running(unit.grain), end: unit.end };
      if (this.norm(at + 2) === 'today') return { ...this.named(at + 2)!, end: at + 3 };
      return undefined;
    }
    const unit = this.unit(at);
    if (!unit) return undefined;
    const tail = [this.norm(unit.end), this.norm(unit.end + 1)].join(' ');
    return tail === 'to date' || tail === 'so far'
      ? { value: this.running(unit.grain), end: unit.end + 2 }
      : undefined;
  }
}

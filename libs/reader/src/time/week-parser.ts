import type { DateRange } from '#libs/contracts';
import { ordinalAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';
import { addDays, addMonths, startOf, weekdayOf } from './calendar';
import { DateParser } from './date-parser';
import type { Parsed, TimeRange } from './time-expression';
import { AFTER_NOW, AROUND_NOW, BEFORE_NOW, WEEKDAY_NAMES, WEEKDAYS } from './time-words';
import { TokenReader } from './token-reader';

const WEEKEND_START = 5;
const WEEK_BEGINS = new Set(['of', 'beginning', 'starting', 'commencing', 'from']);
const WEEKS_IN_YEAR = 53;
const RECURRING = new Set(['every', 'each', 'all']);

/** Saturday, last Friday, Monday next week, the weekend, week of 3 June, week 23. */
export class WeekParser extends TokenReader {
  private readonly dates: DateParser;

  constructor(tokens: readonly Token[], today: string) {
    super(tokens, today);
    this.dates = new DateParser(tokens, today);
  }

  weekday(at: number): Parsed<TimeRange> | undefined {
    const word = this.norm(at);
    const directed = this.direction(at) !== undefined;
    const place = directed ? at + 1 : at;
    // "Mondays" and "every Monday" are many days.
    const weekday = WEEKDAYS.get(this.norm(place));
    if (weekday === undefined || RECURRING.has(this.norm(at - 1))) return undefined;
    const name = WEEKDAY_NAMES[weekday]!;
    const days = (weekday - weekdayOf(this.today) + 7) % 7;
    const ahead = addDays(this.today, days);
    const back = addDays(this.today, days === 0 ? 0 : days - 7);
    const end = place + 1;
    if (!directed) {
      const week = this.weekAfter(end);
      if (week) {
        const value = this.day(addDays(week.start, weekday), `${name}, ${week.label}`);
        return { value, end: week.end };
      }
      return { value: this.day(back, name, { future: [ahead, addDays(ahead, 1)] }), end };
    }
    const date = BEFORE_NOW.has(word)
      ? days === 0
        ? addDays(this.today, -7)
        : back
      : AROUND_NOW.has(word)
        ? addDays(startOf(this.today, 'week'), weekday)
        : days === 0
          ? addDays(this.today, 7)
          : ahead;
    return { value: this.day(date, `${BEFORE_NOW.has(word) ? 'last' : word} ${name}`), end };
  }

  /** "Monday next week", "Friday of last week". */
  private weekAfter(at: number): { start: string; label: string; end: number } | undefined {
    const place = this.after(at, 'of');
    const direction = this.direction(place);
    if (direction === undefined || this.stem(place + 1) !== 'week') return undefined;
    return {
      start: addDays(startOf(this.today, 'week'), 7 * direction),
      label: `${this.norm(place)} week`,
      end: place + 2,
    };
  }

  weekend(at: number): Parsed<TimeRange> | undefined {
    const word = this.norm(at);
    const directed = this.direction(at) !== undefined;
    const place = directed ? at + 1 : at;
    if (this.norm(place) !== 'weekend' || RECURRING.has(this.norm(at - 1))) return undefined;
    const thisOne = addDays(startOf(this.today, 'week'), WEEKEND_START);
    const days = (start: string): DateRange => [start, addDays(start, 2)];
    const last = addDays(thisOne, thisOne <= this.today && !directed ? 0 : -7);
    const offset = BEFORE_NOW.has(word) ? -7 : AFTER_NOW.has(word) && word === 'next' ? 7 : 0;
    const value = directed
      ? this.range(days(addDays(thisOne, offset)), 'day', `${word} weekend`)
      : { ...this.range(days(last), 'day', 'the weekend'), future: days(thisOne) };
    return { value, end: place + 1 };
  }

  /** week of 3 June, week commencing Monday, w/c 1 June, week ending 7 June. */
  weekOf(at: number, holiday: (at: number) => Parsed<TimeRange> | undefined): Parsed<TimeRange> | undefined {
    const short =
      this.norm(at) === 'w' && ['c', 'b', 'e'].includes(this.norm(at + 1)) && this.isJoined(at + 1);
    const isEnding = short ? this.norm(at + 1) === 'e' : ['ending', 'ended'].includes(this.norm(at + 1));
    if (!short && (this.stem(at) !== 'week' || (!isEnding && !WEEK_BEGINS.has(this.norm(at + 1)))))
      return undefined;
    const place = this.after(at + 2, 'the', 'on');
    const day = this.dates.at(place) ?? this.weekday(place) ?? holiday(place);
    const date = day?.value.past[0];
    if (!day || !date || day.value.grain !== 'day') return undefined;
    if (isEnding) {
      const range: DateRange = [addDays(date, -6), addDays(date, 1)];
      return { value: this.range(range, 'week', `the week ending ${day.value.label}`), end: day.end };
    }
    return {
      value: this.calendar(startOf(date, 'week'), 'week', `the week of ${day.value.label}`),
      end: day.end,
    };
  }

  /** Week 23, calendar week 23 of 2025, CW23, 2026-W23: weeks of ISO 8601, week 1 being the one that holds 4 January. */
  numbered(at: number): Parsed<TimeRange> | undefined {
    const yearFirst = this.yearAt(at);
    const start = this.after(yearFirst?.end ?? at, 'calendar', 'iso');
    const short = /^(?:w|cw|kw|wk)(\d{1,2})$/.exec(this.norm(start));
    const named = ['week', 'wk', 'w', 'cw', 'kw'].includes(this.stem(start));
    const place = short || !named ? start + 1 : this.after(start + 1, 'number', 'no', 'nr') + 1;
    const number = short ? Number(short[1]) : named ? this.figures(place - 1) : undefined;
    if (number === undefined || number < 1 || number > WEEKS_IN_YEAR) return undefined;
    const given = yearFirst ?? this.yearAfter(place, true);
    const end = yearFirst || !given ? place : given.end;
    if (!given && this.norm(place) === 'of') return undefined;
    const of = (year: number): string | undefined => {
      const first = addDays(startOf(`${year}-01-04`, 'week'), 7 * (number - 1));
      // Week 53 of a year that has none is the first of the next.
      return addDays(first, 3).startsWith(String(year)) ? first : undefined;
    };
    const label = `week ${number}`;
    if (given) {
      const first = of(given.value);
      return first === undefined
        ? undefined
        : { value: this.calendar(first, 'week', `${label} of ${given.value}`), end };
    }
    const past = [0, 1, 2, 3, 4, 5, 6].map((back) => of(this.year - back)).find((day) => day! <= this.today);
    if (past === undefined) return undefined;
    const next = [0, 1].flatMap((ahead) => of(this.year + ahead) ?? []).find((day) => day > this.today);
    const value = this.calendar(past, 'week', `${label} of ${addDays(past, 3).slice(0, 4)}`);
    const isNear = next !== undefined && next <= addMonths(this.today, 6) && value.past[1]! <= this.today;
    return { value: isNear ? { ...value, future: [next, addDays(next, 7)] } : value, end };
  }

  /** The last Friday of May, the first Monday in June, the second Tuesday of last month. */
  nthWeekday(
    at: number,
    month: (at: number) => Parsed<TimeRange> | undefined,
  ): Parsed<TimeRange> | undefined {
    const ordinal = this.norm(at) === 'last' ? -1 : ordinalAt(this.tokens, at);
    const weekday = WEEKDAYS.get(this.norm(at + 1));
    if (ordinal === undefined || weekday === undefined || !['of', 'in'].includes(this.norm(at + 2)))
      return undefined;
    const whole = month(at + 3);
    const [from, to] = whole?.value.future ?? [null, null];
    if (!whole || from === null || to === null || ordinal === 0) return undefined;
    const first = addDays(from, (weekday - weekdayOf(from) + 7) % 7);
    const lastDay = addDays(to, -1);
    const date =
      ordinal === -1
        ? addDays(lastDay, -((weekdayOf(lastDay) - weekday + 7) % 7))
        : addDays(first, 7 * (ordinal - 1));
    if (date >= to) return undefined;
    const label = `the ${this.norm(at)} ${WEEKDAY_NAMES[weekday]} of ${whole.value.label}`;
    return { value: this.day(date, label), end: whole.end };
  }
}

import type { DateRange } from '#libs/contracts';
import { addDays, startOf, weekdayOf } from './calendar';
import { DateParser } from './date-parser';
import type { Parsed, TimeRange } from './time-expression';
import { AFTER_NOW, AROUND_NOW, BEFORE_NOW, WEEKDAY_NAMES, WEEKDAYS } from './time-words';
import { TokenReader } from './token-reader';

const WEEKEND_START = 5;

/** Saturday, last Friday, Monday next week, the weekend, week of 3 June. */
export class WeekParser extends TokenReader {
  private readonly dates = new DateParser(this.tokens, this.today);

  weekday(at: number): Parsed<TimeRange> | undefined {
    const word = this.norm(at);
    const directed = BEFORE_NOW.has(word) || AFTER_NOW.has(word) || AROUND_NOW.has(word);
    const place = directed ? at + 1 : at;
    const weekday = WEEKDAYS.get(this.stem(place));
    if (weekday === undefined) return undefined;
    const name = WEEKDAY_NAMES[weekday]!;
    const days = (weekday - weekdayOf(this.today) + 7) % 7;
    const ahead = addDays(this.today, days);
    const back = addDays(this.today, days === 0 ? 0 : days - 7);
    const day = (date: string): DateRange => [date, addDays(date, 1)];
    const end = place + 1;
    if (!directed) {
      const week = this.weekAfter(end);
      if (week)
        return {
          value: this.range(day(addDays(week.start, weekday)), 'day', `${name}, ${week.label}`),
          end: week.end,
        };
      return { value: { ...this.range(day(back), 'day', name), future: day(ahead) }, end };
    }
    if (BEFORE_NOW.has(word)) {
      return {
        value: this.range(day(days === 0 ? addDays(this.today, -7) : back), 'day', `last ${name}`),
        end,
      };
    }
    if (AROUND_NOW.has(word)) {
      return {
        value: this.range(day(addDays(startOf(this.today, 'week'), weekday)), 'day', `this ${name}`),
        end,
      };
    }
    const date = days === 0 ? addDays(this.today, 7) : ahead;
    return { value: this.range(day(date), 'day', `${word} ${name}`), end };
  }

  /** "Monday next week", "Friday of last week". */
  private weekAfter(at: number): { start: string; label: string; end: number } | undefined {
    const place = this.norm(at) === 'of' ? at + 1 : at;
    const word = this.norm(place);
    if (this.stem(place + 1) !== 'week') return undefined;
    const offset = BEFORE_NOW.has(word) ? -7 : AFTER_NOW.has(word) ? 7 : AROUND_NOW.has(word) ? 0 : undefined;
    if (offset === undefined) return undefined;
    return { start: addDays(startOf(this.today, 'week'), offset), label: `${word} week`, end: place + 2 };
  }

  weekend(at: number): Parsed<TimeRange> | undefined {
    const word = this.norm(at);
    const directed = BEFORE_NOW.has(word) || AFTER_NOW.has(word) || AROUND_NOW.has(word);
    const place = directed ? at + 1 : at;
    if (this.stem(place) !== 'weekend') return undefined;
    const thisOne = addDays(startOf(this.today, 'week'), WEEKEND_START);
    const days = (start: string): DateRange => [start, addDays(start, 2)];
    const last = addDays(thisOne, thisOne <= this.today && !directed ? 0 : -7);
    const offset = BEFORE_NOW.has(word) ? -7 : AFTER_NOW.has(word) && word === 'next' ? 7 : 0;
    const value = directed
      ? this.range(days(addDays(thisOne, offset)), 'day', `${word} weekend`)
      : { ...this.range(days(last), 'day', 'the weekend'), future: days(thisOne) };
    return { value, end: place + 1 };
  }

  /** week of 3 June, week commencing Monday. */
  weekOf(at: number): Parsed<TimeRange> | undefined {
    if (this.stem(at) !== 'week') return undefined;
    if (!['of', 'beginning', 'starting', 'commencing', 'from'].includes(this.norm(at + 1))) return undefined;
    const day = this.dates.at(this.norm(at + 2) === 'the' ? at + 3 : at + 2) ?? this.weekday(at + 2);
    const start = day?.value.past[0];
    if (!day || !start || day.value.grain !== 'day') return undefined;
    return {
      value: this.calendar(startOf(start, 'week'), 'week', `the week of ${day.value.label}`),
      end: day.end,
    };
  }
}

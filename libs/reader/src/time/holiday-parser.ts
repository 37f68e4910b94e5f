import type { DateRange } from '#libs/contracts';
import { type Calendar, type Holiday, holidayIn } from '#libs/semantics';
import type { Token } from '../tokens/token';
import { tokenize } from '../tokens/tokenizer';
import { addDays, addMonths, startOf, weekdayOf } from './calendar';
import type { Parsed, TimeRange } from './time-expression';
import { TokenReader } from './token-reader';

/** Some days are only known for single years. */
const YEARS_BACK = 8;
/** How far "around" reaches. */
const NEAR_DAYS = 7;

interface Phrase {
  readonly words: readonly string[];
  readonly holiday: Holiday;
}

interface Names {
  readonly words: ReadonlySet<string>;
  /** By their first word. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
}

/** The days that the semantic files name: Christmas Day, last Easter, Black Friday 2025. */
export class HolidayParser extends TokenReader {
  private readonly names: Names;

  constructor(tokens: readonly Token[], today: string, calendar: Calendar) {
    super(tokens, today);
    this.names = namesOf(calendar);
  }

  at(start: number): Parsed<TimeRange> | undefined {
    const direction = this.direction(start);
    const found = this.phraseAt(direction === undefined ? start : start + 1);
    if (!found) return undefined;
    const { end } = found;
    const holiday = found.isWeekend
      ? { ...found.holiday, label: `${found.holiday.label} weekend` }
      : found.holiday;
    const rangeIn = (year: number): [string, string] | undefined => rangeOf(holiday, year, found.isWeekend);
    const given = direction === undefined ? this.yearAfter(end) : undefined;
    if (given) return this.result(rangeIn(given.value), holiday, given.end);
    const years = Array.from({ length: YEARS_BACK + 2 }, (_, back) => this.year + 1 - back);
    const ranges = years
      .map(rangeIn)
      .filter((range) => range !== undefined)
      .sort(([a], [b]) => (a < b ? 1 : -1));
    const past = ranges.find(([from, to]) => (direction === -1 ? to <= this.today : from <= this.today));
    const future = ranges.findLast(([from, to]) => (direction === 1 ? from > this.today : to > this.today));
    if (direction === 1) return this.result(future, holiday, end);
    if (direction === 0) return this.result(rangeIn(this.year), holiday, end);
    const value = this.result(past, holiday, end);
    const isNear = direction === undefined && future !== undefined && future[0] <= addMonths(this.today, 6);
    return value && isNear ? { ...value, value: { ...value.value, future } } : value;
  }

  /** Around Christmas: a week on either side, which is said. */
  around(start: number): Parsed<TimeRange> | undefined {
    if (!/^(around|near|round)$/.test(this.norm(start))) return undefined;
    const found = this.at(this.after(start + 1, 'the'));
    if (!found) return undefined;
    const { past, future, label } = found.value;
    const widened = ([from, to]: DateRange): DateRange => [
      from && addDays(from, -NEAR_DAYS),
      to && addDays(to, NEAR_DAYS),
    ];
    const assumption = `“Around ${label}” was taken as the week before to the week after.`;
    return {
      value: {
        ...found.value,
        past: widened(past),
        future: widened(future),
        label: `around ${label}`,
        assumption,
      },
      end: found.end,
    };
  }

  private result(
    range: DateRange | undefined,
    { label }: Holiday,
    end: number,
  ): Parsed<TimeRange> | undefined {
    return range && { value: this.range(range, 'day', `${label} ${range[0]!.slice(0, 4)}`), end };
  }

  /** The longest phrase that stands here. */
  private phraseAt(start: number): { holiday: Holiday; end: number; isWeekend: boolean } | undefined {
    let best: { holiday: Holiday; end: number } | undefined;
    const first = this.norm(this.norm(start) === "'s" ? start + 1 : start);
    for (const { words, holiday } of this.names.phrases.get(first) ?? []) {
      let at = start;
      const isHere = words.every((word) => {
        if (this.norm(at) === "'s") at += 1;
        return this.norm(at++) === word;
      });
      if (isHere && (best === undefined || at > best.end)) best = { holiday, end: at };
    }
    if (!best) return undefined;
    const isWeekend = this.norm(best.end) === 'weekend';
    return { ...best, end: isWeekend ? best.end + 1 : best.end, isWeekend };
  }
}

/** The days of a holiday in one year; its weekend ends with the Sunday after, that of a Monday begins on Saturday. */
function rangeOf(holiday: Holiday, year: number, isWeekend: boolean): [string, string] | undefined {
  const first = holidayIn(holiday, year);
  if (first === undefined) return undefined;
  const end = addDays(first, holiday.days);
  if (!isWeekend) return [first, end];
  const sunday = addDays(startOf(first, 'week'), 7);
  return weekdayOf(first) === 0 ? [addDays(first, -2), end] : [first, end > sunday ? end : sunday];
}

/** Whether a word belongs to the name of a holiday, and is not to be taken for a misspelling of another. */
export function isHolidayWord(calendar: Calendar, word: string): boolean {
  return namesOf(calendar).words.has(word);
}

const known = new WeakMap<Calendar, Names>();

/** "New Year's Day" is found with and without its apostrophe. */
function namesOf(calendar: Calendar): Names {
  let names = known.get(calendar);
  if (!names) {
    const phrases = calendar.holidays.flatMap((holiday) =>
      [holiday.label, ...holiday.synonyms].map((phrase) => ({
        words: tokenize(phrase).flatMap(({ norm, kind }) =>
          norm === "'s" || kind === 'punctuation' ? [] : norm,
        ),
        holiday,
      })),
    );
    names = {
      words: new Set(phrases.flatMap(({ words }) => words)),
      phrases: byFirstWord(phrases),
    };
    known.set(calendar, names);
  }
  return names;
}

function byFirstWord(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.words[0];
    if (first === undefined) continue;
    const own = found.get(first);
    if (own) own.push(phrase);
    else found.set(first, [phrase]);
  }
  return found;
}

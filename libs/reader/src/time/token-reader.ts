import { numberAt } from '../tokens/numbers';
import type { DateRange } from '#libs/contracts';
import type { Token } from '../tokens/token';
import { addDays, addGrain, type Grain, startOf } from './calendar';
import type { TimeRange } from './time-expression';
import { DIRECTIONS, UNITS } from './time-words';

/** What the parts of the time grammar share: the tokens by place, units, years, and periods as ranges. */
export class TokenReader {
  constructor(
    protected readonly tokens: readonly Token[],
    protected readonly today: string,
  ) {}

  /** Made where it is asked for: there are a dozen readers a question, and most find nothing. */
  protected get tomorrow(): string {
    return addDays(this.today, 1);
  }

  protected norm(at: number): string {
    return this.tokens[at]?.norm ?? '';
  }

  protected stem(at: number): string {
    return this.tokens[at]?.stem ?? '';
  }

  /** Written to the token before it: the 10 of "3-10". */
  protected isJoined(at: number): boolean {
    return this.tokens[at]?.joined === true;
  }

  /** The place after one of these words, or the same place. */
  protected after(at: number, ...words: readonly string[]): number {
    return words.includes(this.norm(at)) ? at + 1 : at;
  }

  /** -1 for last, 1 for next, 0 for this. */
  protected direction(at: number): -1 | 0 | 1 | undefined {
    return DIRECTIONS.get(this.norm(at));
  }

  protected get year(): number {
    return Number(this.today.slice(0, 4));
  }

  protected unit(at: number): { grain: Grain; count: number; end: number } | undefined {
    const unit = UNITS.get(this.stem(at));
    if (!unit) return undefined;
    if (unit.grain === 'half' && this.stem(at + 1) !== 'year') return undefined;
    return { ...unit, end: unit.grain === 'half' ? at + 2 : at + 1 };
  }

  /** A whole number in figures. */
  protected figures(at: number): number | undefined {
    const token = this.tokens[at];
    return token?.kind === 'number' && /^\d+$/.test(token.text) ? token.value : undefined;
  }

  /** 2026, '26; with `short` also 26, where it can be nothing but a year. */
  protected yearAt(at: number, short = false): { value: number; end: number } | undefined {
    const token = this.tokens[at];
    if (token?.kind === 'number' && /^(19|20)\d\d$/.test(token.text))
      return { value: token.value!, end: at + 1 };
    const spoken = this.spokenYear(at);
    if (spoken) return spoken;
    const quoted = ["'", '’', '‘'].includes(this.norm(at)) && this.isJoined(at + 1);
    const place = quoted ? at + 1 : at;
    const isShort = (quoted || short) && /^\d\d$/.test(this.tokens[place]?.text ?? '');
    return isShort ? { value: 2000 + Number(this.tokens[place]!.text), end: place + 1 } : undefined;
  }

  /** twenty twenty five, two thousand and twenty five. */
  private spokenYear(at: number): { value: number; end: number } | undefined {
    if (this.norm(at) === 'twenty') {
      const rest = numberAt(this.tokens, at + 1);
      const isYear = rest && !rest.figures && rest.value >= 10 && rest.value <= 99;
      return isYear ? { value: 2000 + rest.value, end: rest.end } : undefined;
    }
    const whole = this.norm(at) === 'two' ? numberAt(this.tokens, at) : undefined;
    return whole && whole.value >= 2001 && whole.value <= 2099
      ? { value: whole.value, end: whole.end }
      : undefined;
  }

  /** 2026, of 2026, last year, of this year: after a month, a quarter, a half, a holiday. */
  protected yearAfter(at: number, short = false): { value: number; end: number } | undefined {
    const place = this.after(at, 'of', 'in', ',');
    const given = this.yearAt(place, short);
    if (given) return given;
    const the = this.after(place, 'the');
    const direction = this.direction(the);
    if (direction !== undefined && this.stem(the + 1) === 'year')
      return { value: this.year + direction, end: the + 2 };
    const isThisYear = place > at && the > place && this.stem(the) === 'year';
    return isThisYear ? { value: this.year, end: the + 1 } : undefined;
  }

  protected range(range: DateRange, grain: Grain, label: string, rest: Partial<TimeRange> = {}): TimeRange {
    return { kind: 'range', past: range, future: range, grain, label, ...rest };
  }

  protected day(date: string, label: string, rest: Partial<TimeRange> = {}): TimeRange {
    return this.range([date, addDays(date, 1)], 'day', label, rest);
  }

  protected calendar(start: string, grain: Grain, label: string): TimeRange {
    return this.whole([start, addGrain(start, grain, 1)], grain, label);
  }

  /** Where a period still runs, dates of the past end with today. */
  protected whole(
    [from, to]: readonly [string, string],
    grain: Grain,
    label: string,
    rest: Partial<TimeRange> = {},
  ): TimeRange {
    const isRunning = from <= this.today && this.tomorrow < to;
    return this.range([from, to], grain, label, isRunning ? { past: [from, this.tomorrow], ...rest } : rest);
  }

  protected running(grain: Grain): TimeRange {
    return this.range([startOf(this.today, grain), this.tomorrow], grain, `this ${grain} so far`, {
      toDate: true,
    });
  }
}

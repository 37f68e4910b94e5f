import { numberAt, ordinalAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';
import { addDays, addGrain, addMonths, type Grain, startOf } from './calendar';
import type { Parsed, TimeRange } from './time-expression';
import { TokenReader } from './token-reader';

/** The periods that parts are taken of. */
export interface WholePeriods {
  at(start: number): Parsed<TimeRange> | undefined;
}

const EDGES = new Set(['beginning', 'start', 'end']);
const THIRDS: ReadonlyMap<string, number> = new Map([
  ['early', 0],
  ['mid', 1],
  ['middle', 1],
  ['late', 2],
]);
/** Months in a third of these. */
const MONTHS_A_THIRD: Partial<Record<Grain, number>> = { quarter: 1, half: 2, year: 4 };

/** First week of May, second half of June, mid June, end of last month, rest of the week. */
export class PartParser extends TokenReader {
  constructor(
    tokens: readonly Token[],
    today: string,
    private readonly periods: WholePeriods,
  ) {
    super(tokens, today);
  }

  /** first week of May, last ten days of June, first half of 2025, end of last month, mid June. */
  partOf(at: number): Parsed<TimeRange> | undefined {
    const word = this.norm(at);
    const third = THIRDS.get(word);
    if (third !== undefined) return this.thirdOf(word, third, at + 1);
    if (EDGES.has(word)) return this.edgeOf(at, word);
    if (word === 'rest' || word === 'remainder') return this.restOf(at);
    return this.numberedWeek(at) ?? this.counted(at);
  }

  /** What a part is taken of: a period by its name, or the running one of "the month". */
  of(at: number): Parsed<TimeRange> | undefined {
    const unit = this.unit(this.after(at, 'the'));
    if (unit?.count === 1) {
      const value = this.calendar(startOf(this.today, unit.grain), unit.grain, `the ${unit.grain}`);
      return { value, end: unit.end };
    }
    const found = this.periods.at(at);
    const [from, to] = found?.value.future ?? [null, null];
    return from === null || to === null || found?.value.deadline ? undefined : found;
  }

  private counted(at: number): Parsed<TimeRange> | undefined {
    const word = this.norm(at);
    const ordinal = word === 'last' ? -1 : ordinalAt(this.tokens, at);
    if (ordinal === undefined) return undefined;
    const number = numberAt(this.tokens, at + 1);
    const unitAt = number ? number.end : at + 1;
    const half = this.stem(unitAt) === 'half';
    const unit =
      this.unit(unitAt) ?? (half ? { grain: 'half' as const, count: 1, end: unitAt + 1 } : undefined);
    if (!unit || !['of', 'in'].includes(this.norm(unit.end))) return undefined;
    const whole = this.of(unit.end + 1);
    if (!whole) return undefined;
    const [from, to] = whole.value.future as [string, string];
    const label = `${word} ${number ? `${number.value} ` : ''}${unit.grain}${number ? 's' : ''} of ${whole.value.label}`;
    if (half) return this.halfOf(whole, ordinal, label);
    const length = (number?.value ?? 1) * unit.count;
    if (!Number.isInteger(length) || length < 1) return undefined;
    const range: [string, string] =
      ordinal === -1
        ? [addGrain(to, unit.grain, -length), to]
        : [addGrain(from, unit.grain, (ordinal - 1) * length), addGrain(from, unit.grain, ordinal * length)];
    if (range[0] < from || range[0] >= to) return undefined;
    // The fifth week of a month ends with the month.
    const end = range[1] > to ? to : range[1];
    return { value: this.whole([range[0], end], unit.grain, label), end: whole.end };
  }

  /** week 2 of May: seven days from the 8th on. */
  private numberedWeek(at: number): Parsed<TimeRange> | undefined {
    const number = this.figures(at + 1);
    if (this.stem(at) !== 'week' || number === undefined || number < 1 || number > 5) return undefined;
    if (this.norm(at + 2) !== 'of') return undefined;
    const whole = this.of(at + 3);
    if (whole?.value.grain !== 'month') return undefined;
    const [first, to] = whole.value.future as [string, string];
    const [from, end] = [addDays(first, 7 * (number - 1)), addDays(first, 7 * number)];
    if (from >= to) return undefined;
    const label = `week ${number} of ${whole.value.label}`;
    return { value: this.whole([from, end < to ? end : to], 'week', label), end: whole.end };
  }

  private halfOf(whole: Parsed<TimeRange>, ordinal: number, label: string): Parsed<TimeRange> | undefined {
    const [from, to] = whole.value.future as [string, string];
    if (ordinal !== 1 && ordinal !== 2 && ordinal !== -1) return undefined;
    const { grain } = whole.value;
    const middle =
      grain === 'year'
        ? addMonths(from, 6)
        : grain === 'month'
          ? addDays(from, 15)
          : grain === 'half'
            ? addMonths(from, 3)
            : undefined;
    if (middle === undefined) return undefined;
    const range: [string, string] = ordinal === 1 ? [from, middle] : [middle, to];
    return { value: this.whole(range, 'half', label), end: whole.end };
  }

  /** early June, mid 2025, late last month: vague, so it is said what was taken. */
  private thirdOf(word: string, third: number, next: number): Parsed<TimeRange> | undefined {
    const whole = this.of(this.after(next, 'in', 'of'));
    if (!whole) return undefined;
    const [from, to] = whole.value.future as [string, string];
    const { grain, label } = whole.value;
    const months = MONTHS_A_THIRD[grain];
    if (months === undefined && grain !== 'month') return undefined;
    const edge = (at: number): string =>
      at === 3 ? to : months === undefined ? addDays(from, 10 * at) : addMonths(from, months * at);
    const taken =
      months === undefined
        ? ['the first ten days', 'the 11th to the 20th', 'from the 21st on'][third]!
        : `the ${['first', 'second', 'last'][third]!} third`;
    const assumption = `“${word}” was taken as ${taken}.`;
    const value = this.whole(
      [edge(third), edge(third + 1)],
      'day',
      `${word === 'middle' ? 'mid' : word} ${label}`,
      { assumption },
    );
    return { value, end: whole.end };
  }

  /** As a limit ("by the end of the month"), or for that one day. */
  private edgeOf(at: number, word: string): Parsed<TimeRange> | undefined {
    const whole = this.of(this.after(at + 1, 'of'));
    if (!whole) return undefined;
    const [from, to] = whole.value.future as [string, string];
    const day = word === 'end' ? addDays(to, -1) : from;
    return { value: this.day(day, `the ${word} of ${whole.value.label}`), end: whole.end };
  }

  private restOf(at: number): Parsed<TimeRange> | undefined {
    const whole = this.of(this.after(this.after(at + 1, 'of'), 'this'));
    const to = whole?.value.future[1] ?? '';
    if (!whole || to <= this.today) return undefined;
    const { grain, label, future } = whole.value;
    const from = future[0]! > this.today ? future[0] : this.today;
    const name = label.startsWith('this ') ? label.replace('this', 'the') : label;
    return { value: this.range([from, to], grain, `the rest of ${name}`), end: whole.end };
  }
}

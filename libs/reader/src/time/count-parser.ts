import { numberAt, type NumberSpan } from '../tokens/numbers';
import type { Grain } from './calendar';
import { TokenReader } from './token-reader';

/** Ten years of days: longer periods are typing errors. */
const MAX_COUNT = 3660;
const FEW = 3;
const HOURS_A_DAY = 24;
const WHOLE = new Set(['full', 'calendar', 'whole', 'complete', 'completed']);

/** So many units of time: 90 days, two weeks, a couple of months, a year and a half. */
export interface TimeCount {
  readonly count: number;
  readonly grain: Grain;
  readonly end: number;
  /** Calendar periods were said: "3 full months". */
  readonly isWhole: boolean;
  readonly assumption?: string;
}

/** Reads how many units of time are meant. */
export class CountParser extends TokenReader {
  at(start: number): TimeCount | undefined {
    const number = numberAt(this.tokens, start);
    const found = this.halves(start) ?? (number && this.hours(number)) ?? this.counted(start, number);
    return found && Number.isInteger(found.count) && found.count >= 1 && found.count <= MAX_COUNT
      ? found
      : undefined;
  }

  private counted(start: number, plain: NumberSpan | undefined): TimeCount | undefined {
    const number =
      this.number(start, plain) ?? (this.isAndAHalf(start + 1) ? { value: 1, end: start } : undefined);
    if (!number) return undefined;
    const isWhole = WHOLE.has(this.norm(number.end));
    const at = isWhole ? number.end + 1 : number.end;
    const half = this.isAndAHalf(at);
    const unit = this.unit(half ? at + 3 : at);
    if (!unit) return undefined;
    const tail = number.value === 1 && this.isAndAHalf(unit.end);
    const value = number.value + (half || tail ? 0.5 : 0);
    const end = tail ? unit.end + 3 : unit.end;
    const assumption = 'assumption' in number ? number.assumption : undefined;
    // A year and a half is eighteen months; of shorter units nobody counts halves.
    if (unit.grain === 'year' && !Number.isInteger(value))
      return { count: value * 12, grain: 'month', end, isWhole, assumption };
    return { count: value * unit.count, grain: unit.grain, end, isWhole, assumption };
  }

  private isAndAHalf(at: number): boolean {
    return this.norm(at) === 'and' && this.norm(at + 1) === 'a' && this.norm(at + 2) === 'half';
  }

  /** half a year. */
  private halves(start: number): TimeCount | undefined {
    const isHalf =
      this.norm(start) === 'half' && this.norm(start + 1) === 'a' && this.stem(start + 2) === 'year';
    return isHalf ? { count: 6, grain: 'month', end: start + 3, isWhole: false } : undefined;
  }

  /** The data knows days only. */
  private hours(number: NumberSpan): TimeCount | undefined {
    if (this.stem(number.end) !== 'hour' || number.value % HOURS_A_DAY !== 0) return undefined;
    const count = number.value / HOURS_A_DAY;
    const days = count === 1 ? 'one day' : `${count} days`;
    const assumption = `${number.value} hours were taken as ${days}: the data holds days, not hours.`;
    return { count, grain: 'day', end: number.end + 1, isWhole: false, assumption };
  }

  private number(
    start: number,
    plain: NumberSpan | undefined,
  ): { value: number; end: number; assumption?: string } | undefined {
    const article = this.norm(start) === 'a' || this.norm(start) === 'an';
    const at = article ? start + 1 : start;
    const word = this.norm(at);
    const end = this.norm(at + 1) === 'of' ? at + 2 : at + 1;
    if (word === 'couple') return { value: 2, end };
    if (word === 'few') return { value: FEW, end, assumption: `“A few” was taken as ${FEW}.` };
    return plain ?? (article ? { value: 1, end: at } : undefined);
  }
}

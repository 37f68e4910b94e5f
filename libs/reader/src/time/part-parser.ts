import type { DateRange } from '#libs/contracts';
import { numberAt, ordinalAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';
import { addDays, addGrain, addMonths, startOf } from './calendar';
import type { Parsed, TimeRange } from './time-expression';
import { TokenReader } from './token-reader';

/** The periods that parts are taken of. */
export interface WholePeriods {
  at(start: number): Parsed<TimeRange> | undefined;
  month(at: number): Parsed<TimeRange> | undefined;
}

/** First week of May, second half of June, mid June, end of last month, rest of the week. */
export class PartParser extends TokenReader {
  constructor(
    tokens: readonly Token[],
    today: string,
    private readonly whole: WholePeriods,
  ) {
    super(tokens, today);
  }

  /** first week of May, last ten days of June, first half of 2025, end of last month, mid June. */
  partOf(at: number): Parsed<TimeRange> | undefined {
    const word = this.norm(at);
    if (word === 'mid' || word === 'early' || word === 'late') return this.thirdOf(at, word, at + 1);
    if (['beginning', 'start', 'middle', 'end'].includes(word)) return this.edgeOf(at, word);
    if (word === 'rest' || word === 'remainder') return this.restOf(at);
    const ordinal = word === 'last' ? -1 : ordinalAt(this.tokens, at);
    if (ordinal === undefined) return undefined;
    const number = numberAt(this.tokens, at + 1);
    const unitAt = number ? number.end : at + 1;
    const half = this.stem(unitAt) === 'half';
    const unit =
      this.unit(unitAt) ?? (half ? { grain: 'half' as const, count: 1, end: unitAt + 1 } : undefined);
    if (!unit || this.norm(unit.end) !== 'of') return undefined;
    const whole = this.whole.at(unit.end + 1);
    const [from, to] = whole?.value.future ?? [null, null];
    if (!whole || from === null || to === null || whole.value.deadline) return undefined;
    const label = `${word} ${number ? `${number.value} ` : ''}${unit.grain}${number ? 's' : ''} of ${whole.value.label}`;
    if (half) return this.halfOf(whole, ordinal, label);
    const length = (number?.value ?? 1) * unit.count;
    const range: DateRange =
      ordinal === -1
        ? [addGrain(to, unit.grain, -length), to]
        : [addGrain(from, unit.grain, (ordinal - 1) * length), addGrain(from, unit.grain, ordinal * length)];
    return { value: this.range(range, unit.grain, label), end: whole.end };
  }

  private halfOf(whole: Parsed<TimeRange>, ordinal: number, label: string): Parsed<TimeRange> | undefined {
    const [from, to] = whole.value.future as [string, string];
    if (ordinal !== 1 && ordinal !== 2 && ordinal !== -1) return undefined;
    const grain = whole.value.grain;
    const middle =
      grain === 'year'
        ? addMonths(from, 6)
        : grain === 'month'
          ? addDays(from, 15)
          : grain === 'half'
            ? addMonths(from, 3)
            : undefined;
    if (middle === undefined) return undefined;
    return {
      value: this.range(ordinal === 1 ? [from, middle] : [middle, to], 'half', label),
      end: whole.end,
    };
  }

  private thirdOf(at: number, word: string, next: number): Parsed<TimeRange> | undefined {
    const whole = this.whole.month(next);
    if (!whole) return undefined;
    const [from, to] = whole.value.future as [string, string];
    const [first, second] = [addDays(from, 10), addDays(from, 20)];
    const range: DateRange =
      word === 'early' ? [from, first] : word === 'late' ? [second, to] : [first, second];
    return {
      value: this.range(range, 'day', `${word} ${whole.value.label}`, {
        assumption: `“${word}” was taken as ${word === 'early' ? 'the first ten days' : word === 'late' ? 'from the 21st on' : 'the 11th to the 20th'}.`,
      }),
      end: whole.end,
    };
  }

  /** Only as a limit ("by the end of the month") or for one day. */
  private edgeOf(at: number, word: string): Parsed<TimeRange> | undefined {
    const place = this.norm(at + 1) === 'of' ? at + 2 : at + 1;
    const bare = this.unit(this.norm(place) === 'the' ? place + 1 : place);
    const whole = bare
      ? {
          value: this.calendar(startOf(this.today, bare.grain), bare.grain, `the ${bare.grain}`),
          end: bare.end,
        }
      : this.whole.at(place);
    if (!whole || word === 'middle') return undefined;
    const [from, to] = whole.value.future as [string, string];
    const day = word === 'end' ? addDays(to, -1) : from;
    return {
      value: this.range([day, addDays(day, 1)], 'day', `the ${word} of ${whole.value.label}`),
      end: whole.end,
    };
  }

  private restOf(at: number): Parsed<TimeRange> | undefined {
    const place = this.norm(at + 1) === 'of' ? at + 2 : at + 1;
    const skip = ['the', 'this'].includes(this.norm(place)) ? place + 1 : place;
    const unit = this.unit(skip);
    const whole = unit
      ? {
          value: this.calendar(startOf(this.today, unit.grain), unit.grain, `the ${unit.grain}`),
          end: unit.end,
        }
      : this.whole.month(skip);
    if (!whole) return undefined;
    return {
      value: this.range(
        [this.today, whole.value.future[1]],
        whole.value.grain,
        `the rest of ${whole.value.label}`,
      ),
      end: whole.end,
    };
  }
}

import type { DateRange } from '#libs/contracts';
import type { Token } from '../tokens/token';
import { addDays, addGrain, type Grain, startOf } from './calendar';
import type { TimeRange } from './time-expression';
import { UNITS } from './time-words';

/** What the parts of the time grammar share: the tokens by place, units, and periods as ranges. */
export class TokenReader {
  protected readonly tomorrow: string;

  constructor(
    protected readonly tokens: readonly Token[],
    protected readonly today: string,
  ) {
    this.tomorrow = addDays(today, 1);
  }

  protected norm(at: number): string {
    return this.tokens[at]?.norm ?? '';
  }

  protected stem(at: number): string {
    return this.tokens[at]?.stem ?? '';
  }

  protected unit(at: number): { grain: Grain; count: number; end: number } | undefined {
    const unit = UNITS.get(this.stem(at));
    if (!unit) return undefined;
    if (unit.grain === 'half' && this.stem(at + 1) !== 'year') return undefined;
    return { ...unit, end: unit.grain === 'half' ? at + 2 : at + 1 };
  }

  protected range(range: DateRange, grain: Grain, label: string, rest: Partial<TimeRange> = {}): TimeRange {
    return { kind: 'range', past: range, future: range, grain, label, ...rest };
  }

  /** A calendar period; where it still runs, dates of the past end with today. */
  protected calendar(start: string, grain: Grain, label: string): TimeRange {
    const whole: DateRange = [start, addGrain(start, grain, 1)];
    const running = start <= this.today && this.tomorrow < whole[1]!;
    return this.range(whole, grain, label, running ? { past: [start, this.tomorrow] } : {});
  }

  protected running(grain: Grain): TimeRange {
    return this.range([startOf(this.today, grain), this.tomorrow], grain, `this ${grain} so far`, {
      toDate: true,
    });
  }
}

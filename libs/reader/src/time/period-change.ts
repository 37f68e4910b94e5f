import type { Token } from '../tokens/token';
import type { Grain } from './calendar';
import type { TimeExpression, TimeSpan } from './time-expression';
import { TokenReader } from './token-reader';
import { UNITS } from './time-words';

const RANK: Readonly<Record<Grain, number>> = { day: 0, week: 1, month: 2, quarter: 3, half: 4, year: 5 };
const SHORT: ReadonlyMap<string, Grain> = new Map([
  ['yoy', 'year'],
  ['qoq', 'quarter'],
  ['mom', 'month'],
  ['wow', 'week'],
]);
const VERSUS = new Set(['vs', 'versus', 'against', 'than']);
const COMPARED = new Set(['compare', 'compared', 'comparing', 'relative']);
const LAST_YEAR = new Set(['last year', '1 year ago']);

/** What only the other periods of a question decide: "year over year", "May versus last year". */
export class PeriodChange extends TokenReader {
  constructor(
    tokens: readonly Token[],
    today: string,
    private readonly spans: readonly TimeSpan[],
  ) {
    super(tokens, today);
  }

  /** The spans with those that mean a change. */
  read(): TimeSpan[] {
    const changes = this.tokens.flatMap((_, start) => this.change(start) ?? []);
    const isReplaced = ({ start, end }: TimeSpan): boolean =>
      changes.some((change) => change.start === start && change.end >= end);
    return [...this.spans.filter((span) => !isReplaced(span)).map((span) => this.against(span)), ...changes];
  }

  /** With a period it is compared with the one before ("revenue this month, year over year"), else each with the next. */
  private change(start: number): TimeSpan | undefined {
    const short = SHORT.get(this.norm(start));
    const unit = UNITS.get(this.norm(start));
    const isLong =
      unit?.count === 1 &&
      ['over', 'on'].includes(this.norm(start + 1)) &&
      this.norm(start + 2) === this.norm(start);
    const grain = short ?? (isLong ? unit.grain : undefined);
    if (grain === undefined) return undefined;
    const end = short ? start + 1 : start + 3;
    const hasPeriod = this.spans.some(
      ({ time, start: from }) =>
        time.kind === 'range' && RANK[time.grain] <= RANK[grain] && (from >= end || from < start),
    );
    const time: TimeExpression = hasPeriod
      ? { kind: 'shift', grain, count: -1, label: `the same period one ${grain} earlier` }
      : { kind: 'grain', grain, label: `per ${grain}` };
    return { start, end, time };
  }

  /** "May versus last year" is May against May: a month is not compared with a year. */
  private against(span: TimeSpan): TimeSpan {
    const { start, time } = span;
    if (time.kind !== 'range' || !LAST_YEAR.has(time.label) || !this.isCompared(start)) return span;
    const hasFiner = this.spans.some(
      (other) => other.time.kind === 'range' && other.end <= start && RANK[other.time.grain] < RANK.year,
    );
    if (!hasFiner) return span;
    return { ...span, time: { kind: 'shift', grain: 'year', count: -1, label: 'the same period last year' } };
  }

  private isCompared(start: number): boolean {
    const before = this.norm(start - 1);
    return VERSUS.has(before) || (['to', 'with'].includes(before) && COMPARED.has(this.norm(start - 2)));
  }
}

import type { Token } from '../tokens/token';
import { type Grain, shiftRange } from './calendar';
import type { TimeExpression, TimeRange, TimeSpan } from './time-expression';
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
    const spans = this.spans.filter((span) => !isReplaced(span));
    return [...spans.map((span) => this.borrowed(this.against(span))), ...changes];
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

  /** "July 2025 vs 2026" is two Julys; "H1 vs H2 of 2025" are two halves of one year. */
  private borrowed(span: TimeSpan): TimeSpan {
    const { time } = span;
    if (time.kind !== 'range') return span;
    const beside = this.spans.find(
      (other) =>
        other.time.kind === 'range' &&
        ((other.end === span.start - 1 && VERSUS.has(this.norm(span.start - 1))) ||
          (span.end === other.start - 1 && VERSUS.has(this.norm(other.start - 1)))),
    );
    if (beside?.time.kind !== 'range') return span;
    const [own, others] = [this.yearIn(span), this.yearIn(beside)];
    const isPart = RANK[beside.time.grain] < RANK.year && RANK[beside.time.grain] > RANK.day;
    if (own !== undefined && time.grain === 'year' && isPart && beside.end <= span.start) {
      const years = others ?? Number((beside.time.past[0] ?? '').slice(0, 4));
      return { ...span, time: this.moved(beside.time, own - years) };
    }
    const isSame = own === undefined && others !== undefined && time.grain === beside.time.grain;
    const year = Number((time.past[0] ?? '').slice(0, 4));
    return isSame && span.end <= beside.start && isPart && year !== others
      ? { ...span, time: this.moved(time, others - year) }
      : span;
  }

  private moved(time: TimeRange, years: number): TimeRange {
    const range = shiftRange(time.future, 'year', years);
    const label = time.label.replace(/\b(19|20)\d\d\b/, (year) => String(Number(year) + years));
    return { ...time, past: range, future: range, label };
  }

  /** The year that the words name, if they do. */
  private yearIn({ start, end }: TimeSpan): number | undefined {
    for (let at = start; at < end; at++) {
      const year = this.yearAt(at);
      if (year) return year.value;
    }
    return undefined;
  }

  private isCompared(start: number): boolean {
    const before = this.norm(start - 1);
    return VERSUS.has(before) || (['to', 'with'].includes(before) && COMPARED.has(this.norm(start - 2)));
  }
}

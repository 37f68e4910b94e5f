import type { DateRange } from '#libs/contracts';
import type { Calendar } from '#libs/semantics';
import type { Token } from '../tokens/token';
import { addDays, addGrain } from './calendar';
import { CountParser } from './count-parser';
import { PeriodParser } from './period-parser';
import type { Parsed, TimeRange } from './time-expression';
import { since, SpanParser, until } from './span-parser';
import { GRAIN_ADVERBS, plural } from './time-words';
import { TokenReader } from './token-reader';

const SINCE = new Set(['since', 'starting', 'beginning']);
const UNTIL = new Set(['until', 'till', 'til', 'through', 'thru']);
const OR_LATER = new Set([
  'later',
  'after',
  'afterwards',
  'onwards',
  'onward',
  'newer',
  'beyond',
  'thereafter',
]);
const OR_EARLIER = new Set(['earlier', 'before', 'older', 'sooner', 'previously']);
const DIVIDES = new Set(['by', 'per', 'each', 'every']);
const NOW = new Set(['now', 'date']);

/** Periods with limits: since May, until Friday, before Easter, within 10 days, more than 30 days ago; and bare periods. */
export class BoundParser extends TokenReader {
  private readonly periods: PeriodParser;
  private readonly spans: SpanParser;
  private readonly counts: CountParser;

  constructor(tokens: readonly Token[], today: string, files: Calendar) {
    super(tokens, today);
    this.periods = new PeriodParser(tokens, today, files);
    this.spans = new SpanParser(tokens, today, this.periods);
    this.counts = new CountParser(tokens, today);
  }

  at(start: number): Parsed<TimeRange> | undefined {
    const word = this.norm(start);
    if (word === 'between' || word === 'from') return this.spans.led(start);
    return (
      this.orBeyond(start) ??
      this.since(start) ??
      this.until(start) ??
      this.beforeOrAfter(start) ??
      this.agoBound(start) ??
      this.within(start) ??
      this.spans.bare(start)
    );
  }

  private since(start: number): Parsed<TimeRange> | undefined {
    if (!SINCE.has(this.norm(start))) return undefined;
    // "not restocked since before March": March is where the stretch begins that nothing happened in.
    const period = this.periods.at(this.after(start + 1, 'from', 'on', 'in', 'with', 'before', 'the'));
    return period && { value: since(period.value, this.today), end: period.end };
  }

  /** until Friday, up to and including 15 May, by the end of the month, until now, to date. */
  private until(start: number): Parsed<TimeRange> | undefined {
    const isUpTo = this.norm(start) === 'up' && ['to', 'until', 'till'].includes(this.norm(start + 1));
    const isToDate = this.norm(start) === 'to' && this.norm(start + 1) === 'date';
    const isBy = this.norm(start) === 'by';
    if (!isUpTo && !isBy && !isToDate && !UNTIL.has(this.norm(start))) return undefined;
    const lead = isUpTo ? start + 2 : start + 1;
    const isIncluding = this.norm(lead) === 'and' && this.norm(lead + 1) === 'including';
    const at = isIncluding ? lead + 2 : lead;
    if (NOW.has(this.norm(at)) && !isBy) {
      const value = this.range([null, this.tomorrow], 'day', 'until now', { toDate: true });
      return { value, end: at + 1 };
    }
    const period = this.periods.at(at);
    // "month by month through 2026": all through the year.
    const isThrough = ['through', 'thru'].includes(this.norm(start)) && period?.value.grain === 'year';
    if (period && isThrough && this.tokens.some(({ norm }) => GRAIN_ADVERBS.has(norm) || DIVIDES.has(norm)))
      return period;
    return period && { value: until(period.value, this.today, isBy), end: period.end };
  }

  /** today or later, 1 August or earlier, by Friday or before, Monday or after that. */
  private orBeyond(start: number): Parsed<TimeRange> | undefined {
    const period = this.periods.at(this.norm(start) === 'by' ? start + 1 : start);
    if (!period || this.norm(period.end) !== 'or') return undefined;
    const word = this.norm(period.end + 1);
    const isLater = OR_LATER.has(word);
    if (!isLater && !OR_EARLIER.has(word)) return undefined;
    const end = this.after(period.end + 2, 'than', 'that');
    // "in July or before August": another period.
    if (this.periods.at(this.after(end, 'the'))) return undefined;
    const { past, future, grain, label, assumption } = period.value;
    const value: TimeRange = {
      kind: 'range',
      past: isLater ? since(period.value, this.today).past : [null, past[1]],
      future: isLater ? [future[0], null] : [null, future[1]],
      grain,
      label: `${label} or ${isLater ? 'later' : 'earlier'}`,
      assumption,
    };
    return { value, end };
  }

  private beforeOrAfter(start: number): Parsed<TimeRange> | undefined {
    const words = [this.norm(start), this.norm(start + 1), this.norm(start + 2)];
    const inclusive = words[0] === 'on' && words[1] === 'or' && ['after', 'before'].includes(words[2]!);
    const side = inclusive ? words[2]! : words[0]!;
    const prior = words[0] === 'prior' && words[1] === 'to';
    const than = ['earlier', 'later'].includes(side) && words[1] === 'than';
    if (!prior && !than && !['before', 'after'].includes(side)) return undefined;
    const link = inclusive ? start + 3 : prior || than ? start + 2 : start + 1;
    const period = this.periods.at(link);
    if (!period || (period.value.label === 'tomorrow' && this.norm(start - 1) === 'day')) return undefined;
    const { past, future, grain, label, assumption } = period.value;
    const before = side === 'before' || prior || side === 'earlier';
    const bound = ([from, to]: DateRange): DateRange =>
      before ? [null, inclusive ? to : from] : [inclusive ? from : to, null];
    const ahead = bound(future);
    const isAhead = before && (ahead[1] ?? '') > this.today;
    const value: TimeRange = {
      kind: 'range',
      past: bound(past[1] === this.tomorrow ? future : past),
      // "on or before 2 January" says that earlier days belong to it.
      future: isAhead && !inclusive ? [this.today, ahead[1]] : ahead,
      deadline: isAhead,
      grain,
      label: `${inclusive ? 'on or ' : ''}${before ? 'before' : 'after'} ${label}`,
      assumption,
    };
    return { value, end: period.end };
  }

  /** more than 30 days ago; less than two weeks ago; at least a month ago. */
  private agoBound(start: number): Parsed<TimeRange> | undefined {
    const [word, next] = [this.norm(start), this.norm(start + 1)];
    const than = next === 'than';
    const atLeast = word === 'at' && next === 'least';
    const more = (word === 'more' && than) || word === 'over' || atLeast;
    const less = (['less', 'fewer'].includes(word) && than) || word === 'under';
    if (!more && !less) return undefined;
    const period = this.counts.at(than || atLeast ? start + 2 : start + 1);
    if (!period || this.norm(period.end) !== 'ago') return undefined;
    const edge = addGrain(this.today, period.grain, -period.count);
    const range: DateRange = more
      ? [null, atLeast ? addDays(edge, 1) : edge]
      : [addDays(edge, 1), this.tomorrow];
    const label = `${atLeast ? 'at least' : more ? 'more than' : 'less than'} ${plural(period.grain, period.count)} ago`;
    return { value: this.range(range, period.grain, label), end: period.end + 1 };
  }

  /** within 10 days, in two weeks' time: also a number of days, where something lasts so long. */
  private within(start: number): Parsed<TimeRange> | undefined {
    const word = this.norm(start);
    if (word !== 'within' && word !== 'in') return undefined;
    const period = this.counts.at(this.after(start + 1, 'the'));
    if (!period || ['ago', 'before', 'of', 'after'].includes(this.norm(period.end))) return undefined;
    const edge = addGrain(this.today, period.grain, period.count);
    const days =
      period.grain === 'day' ? period.count : period.grain === 'week' ? 7 * period.count : undefined;
    const value = this.range(
      [addGrain(this.today, period.grain, -period.count), this.tomorrow],
      period.grain,
      '',
      {
        future: [this.today, addDays(edge, 1)],
        label: `within ${plural(period.grain, period.count)}`,
        durationDays: days,
        assumption: period.assumption,
      },
    );
    const apostrophe = this.after(period.end, "'", '’', "'s");
    return { value, end: this.norm(apostrophe) === 'time' ? apostrophe + 1 : period.end };
  }
}

import type { DateRange, Filter, MetricQuery, SaidPeriod } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import type { Mention } from '../grammar/mention';
import type { Segmenter } from '../grammar/segmenter';
import { shiftRange } from '../time/calendar';
import type { TimeRange, TimeShift } from '../time/time-expression';

const MAX_TEXT = 200;
const MAX_PERIODS = 10;

/** Words that stand for one range of days: a period, or a period and how far another one is from it. */
export interface PeriodWords {
  readonly period: TimeRange;
  readonly shift?: TimeShift;
}

/** Periods in words and the ranges that they stand for on a day. */
export class SaidPeriods {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly segmenter: Segmenter,
  ) {}

  /** The periods that the whole text names, in their order. Undefined when it says anything else. */
  read(text: string, today: string): PeriodWords[] | undefined {
    const words: PeriodWords[] = [];
    for (const { time, tags, punctuation, senses } of this.segmenter.segment(text, today)) {
      const isLink = tags.has('versus') || tags.has('and') || tags.has('noise') || tags.has('preposition');
      if (time?.kind === 'range') words.push({ period: time });
      else if (time?.kind === 'shift' && words.length > 0)
        words.push({ period: words.at(-1)!.period, shift: time });
      else if (punctuation === undefined && (time || !isLink || senses.length > 0)) return undefined;
    }
    return words;
  }

  /** The range of a period for one date: whole weeks to come for one that looks ahead, until today for others. */
  rangeFor(words: PeriodWords, member: string): DateRange {
    return this.variants(words, member)[0]!;
  }

  /** The periods of a question whose ranges stand in its query; those of the turn before, where they still do. */
  of(
    mentions: readonly Mention[],
    query: MetricQuery,
    earlier: readonly SaidPeriod[],
    today: string,
  ): SaidPeriod[] {
    const standing = rangesIn(query);
    const found = new Map<string, SaidPeriod>();
    const note = (text: string, words: PeriodWords): void => {
      for (const { member, range } of standing) {
        const isIt = this.variants(words, member).some((variant) => keyOf(variant) === keyOf(range));
        if (isIt && text.length <= MAX_TEXT && !found.has(keyOf(range)))
          found.set(keyOf(range), { text, range });
      }
    };
    const last = earlier.at(-1);
    let base = last && this.based(last.text, today);
    for (const { time, saidAs, text: typed } of mentions) {
      const text = saidAs ?? typed;
      if (time?.kind === 'range') {
        note(text, { period: time });
        base = { text, words: { period: time } };
      } else if (time?.kind === 'shift' && base) {
        note(`${base.text}, ${text}`, { ...base.words, shift: time });
      }
    }
    for (const said of earlier) {
      const stands = standing.some(({ range }) => keyOf(range) === keyOf(said.range));
      if (stands && !found.has(keyOf(said.range))) found.set(keyOf(said.range), said);
    }
    return [...found.values()].slice(0, MAX_PERIODS);
  }

  /** The query with every said range as its words mean it on `today`, and what is left of the words. */
  moved(
    query: MetricQuery,
    periods: readonly SaidPeriod[],
    saidOn: string,
    today: string,
  ): { query: MetricQuery; periods: SaidPeriod[] } {
    const kept = new Map<string, SaidPeriod>();
    const moved = mapRanges(query, (range, member) => {
      for (const { text, range: old } of periods) {
        if (keyOf(old) !== keyOf(range)) continue;
        const [then, now] = [this.single(text, saidOn), this.single(text, today)];
        if (!then || !now) continue;
        const at = this.variants(then, member).findIndex((variant) => keyOf(variant) === keyOf(old));
        const next = at < 0 ? undefined : this.variants(now, member)[at];
        if (!next) continue;
        kept.set(keyOf(next), { text, range: next });
        return next;
      }
      return range;
    });
    return { query: moved, periods: [...kept.values()] };
  }

  private based(text: string, today: string): { text: string; words: PeriodWords } | undefined {
    const words = this.single(text, today);
    return words && { text, words };
  }

  /** The one period that the text is for: the last that it names. */
  private single(text: string, today: string): PeriodWords | undefined {
    return this.read(text, today)?.at(-1);
  }

  /**
   * All ranges that the reader makes of a period, always in the same order, so that the range that was chosen on one
   * day can be told on another.
   */
  private variants({ period, shift }: PeriodWords, member: string): DateRange[] {
    const { past, future, toDate } = period;
    const looksAhead =
      this.vocabulary.model.dimension(member) !== undefined && this.vocabulary.looksAhead(member);
    const own: DateRange[] = looksAhead && !toDate ? [future, past] : [past, future];
    if (shift) return own.map((range) => shiftRange(range, shift.grain, shift.count));
    return [...own, [null, future[1]], ...own.map(([from]): DateRange => [null, from])];
  }
}

/** Every range of days in the query, with the date that it is about. */
export function rangesIn(query: MetricQuery): { member: string; range: DateRange }[] {
  const found: { member: string; range: DateRange }[] = [];
  mapRanges(query, (range, member) => {
    found.push({ member, range });
    return range;
  });
  return found;
}

export function keyOf(range: DateRange): string {
  return range.join('/');
}

function mapRanges(query: MetricQuery, change: (range: DateRange, member: string) => DateRange): MetricQuery {
  const inFilter = (filter: Filter): Filter => {
    if ('and' in filter) return { and: filter.and.map(inFilter) };
    if ('or' in filter) return { or: filter.or.map(inFilter) };
    if ('not' in filter) return { not: inFilter(filter.not) };
    if ('exists' in filter) return { exists: { ...filter.exists, where: filter.exists.where.map(inFilter) } };
    if ('within' in filter)
      return { within: { ...filter.within, query: mapRanges(filter.within.query, change) } };
    if (!('operator' in filter) || 'otherMember' in filter) return filter;
    const isRange = filter.operator === 'inDateRange' || filter.operator === 'notInDateRange';
    if (!isRange || filter.values?.length !== 2) return filter;
    return { ...filter, values: [...change(filter.values as DateRange, filter.member)] };
  };
  return {
    ...query,
    measures: query.measures.map((use) => (use.where ? { ...use, where: use.where.map(inFilter) } : use)),
    filters: query.filters.map(inFilter),
    timeDimensions: query.timeDimensions.map((time) => ({
      ...time,
      ...(time.dateRange ? { dateRange: change(time.dateRange, time.dimension) } : {}),
      ...(time.compareDateRange
        ? { compareDateRange: time.compareDateRange.map((range) => change(range, time.dimension)) }
        : {}),
    })),
    ...(query.having
      ? {
          having: query.having.map((each) =>
            each.measure.where
              ? { ...each, measure: { ...each.measure, where: each.measure.where.map(inFilter) } }
              : each,
          ),
        }
      : {}),
  };
}

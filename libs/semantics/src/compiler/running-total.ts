import type { MeasureUse, MetricQuery, TimeDimension } from '#libs/contracts';
import type { CompileContext } from './compile-context';
import type { GroupColumn } from './group-column';
import { dateLiteral } from './literal';
import type { Aggregate, Reset } from './measure-tree';
import { queryProblem } from './query-problem';
import { periodStartOf } from './period';
import { locateFrom } from './row-scope';

const FRAME = 'ROWS UNBOUNDED PRECEDING';

/**
 * Running totals of one query: along its one time grain, for each combination of its other columns. Where they reset
 * within the first period of the range, rows from the reset on are read too and left out of the result again.
 */
export class RunningTotals {
  /** The range to read; undefined where it is the one that was asked for. */
  readonly widened: { time: TimeDimension; dateRange: TimeDimension['dateRange'] } | undefined;

  private constructor(
    private readonly context: CompileContext,
    private readonly groups: readonly GroupColumn[],
    private readonly period: GroupColumn,
    private readonly time: TimeDimension,
    uses: readonly MeasureUse[],
  ) {
    for (const use of uses) this.checkReset(use.cumulative?.reset);
    this.widened = this.widen(uses);
  }

  /** Undefined for queries without running totals. @throws QUERY_INVALID for those that cannot be. */
  static of(
    context: CompileContext,
    query: MetricQuery,
    groups: readonly GroupColumn[],
  ): RunningTotals | undefined {
    const uses = [...query.measures, ...(query.having ?? []).map(({ measure }) => measure)];
    if (!uses.some(({ cumulative }) => cumulative)) return undefined;
    const [time, ...more] = query.timeDimensions.filter(({ granularity }) => granularity !== undefined);
    const period = groups.find(({ isTime }) => isTime);
    if (!time || !period || more.length > 0) {
      throw queryProblem(
        'A running total needs one date that it runs along, by day, week, month or the like.',
      );
    }
    return new RunningTotals(context, groups, period, time, uses);
  }

  /** @param groups the SQL of the group columns, in their order */
  sql(aggregate: Aggregate, value: string, reset: Reset | undefined, groups: readonly string[]): string {
    const { context, period } = this;
    if (!locateFrom(context, aggregate.entity, period.dimension)) {
      // A product counted in each month in which it was ordered would be counted again in every sum of months.
      const { plural } = context.entity(aggregate.entity);
      const { label, member } = period.dimension;
      throw queryProblem(`${plural} have no ${label.toLowerCase()} along which they could be added up.`, {
        entity: aggregate.entity,
        member,
      });
    }
    const along = groups[this.groups.indexOf(period)]!;
    const partition = groups.filter((_, at) => this.groups[at] !== period);
    if (reset !== undefined) partition.push(context.sql.periodStart(reset, along));
    const within = partition.length === 0 ? '' : `PARTITION BY ${partition.join(', ')} `;
    const name = aggregate.function === 'min' || aggregate.function === 'max' ? aggregate.function : 'sum';
    return `${name.toUpperCase()}(${value}) OVER (${within}ORDER BY ${along} ${FRAME})`;
  }

  /** Conditions over the finished columns that leave out what was only read for the totals. */
  afterwards(): string[] {
    const from = this.widened && this.time.dateRange?.[0];
    return from ? [`${this.period.name} >= ${dateLiteral(from)}`] : [];
  }

  private checkReset(reset: Reset | undefined): void {
    if (reset === undefined) return;
    const { granularity, compareDateRange } = this.time;
    if (compareDateRange)
      throw queryProblem('Totals of compared periods start with each period: leave out reset.');
    const finer = { day: 0, week: 1, month: 2, quarter: 3, half: 4, year: 5 };
    if (granularity === 'week' || finer[granularity!] > finer[reset]) {
      throw queryProblem(`A total that starts again with each ${reset} cannot be shown by ${granularity}.`, {
        granularity,
        reset,
      });
    }
  }

  private widen(uses: readonly MeasureUse[]): RunningTotals['widened'] {
    const { dateRange, granularity } = this.time;
    const from = dateRange?.[0];
    if (!dateRange || !from) return undefined;
    const starts = uses.map(({ cumulative }) =>
      cumulative?.reset ? periodStartOf(cumulative.reset, from) : cumulative ? from : undefined,
    );
    const earliest = starts.reduce(
      (first, start) => (start && (!first || start < first) ? start : first),
      undefined,
    );
    if (earliest === undefined || earliest === from) return undefined;
    if (starts.some((start) => start !== undefined && start !== earliest)) {
      throw queryProblem('These running totals start on different days: ask for them one by one.');
    }
    if (uses.some(({ share }) => share === 'of-total')) {
      throw queryProblem('A share of the total beside a running total needs a period that starts with it.');
    }
    if (periodStartOf(granularity!, from) !== from) {
      throw queryProblem(`The period has to start with a ${granularity} for this running total.`, {
        granularity,
        from,
      });
    }
    return { time: this.time, dateRange: [earliest, dateRange[1]] };
  }
}

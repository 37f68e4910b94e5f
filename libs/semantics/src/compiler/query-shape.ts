import type { Filter, MetricQuery, TimeDimension } from '#libs/contracts';
import type { Restriction } from './aggregate-source';
import { ColumnNames } from './column-names';
import type { CompileContext } from './compile-context';
import { groupByComparedPeriod } from './compared-period';
import { dimensionNamed, type GroupColumn, groupByDimension, groupByPeriod } from './group-column';
import { queryProblem } from './query-problem';
import { RunningTotals } from './running-total';
import type { OrderItem, SelectColumn } from './statement';

/** What all kinds of metric query have in common: columns to list or group by, restrictions, order and page. */
export class QueryShape {
  readonly names = new ColumnNames();
  readonly groups: GroupColumn[];
  readonly compared: TimeDimension | undefined;
  readonly running: RunningTotals | undefined;

  constructor(
    private readonly context: CompileContext,
    readonly query: MetricQuery,
  ) {
    this.compared = query.timeDimensions.find(({ compareDateRange }) => compareDateRange !== undefined);
    const times = query.timeDimensions.filter(({ granularity }) => granularity !== undefined);
    this.groups = [
      ...this.listed().map((member) => this.dimension(member)),
      ...times.map((time) => this.period(time)),
    ];
    if (this.compared?.dateRange) throw queryProblem('A date has either dateRange or compareDateRange.');
    const comparisons = query.timeDimensions.filter(({ compareDateRange }) => compareDateRange !== undefined);
    if (comparisons.length > 1) throw queryProblem('Only one date can be compared.');
    if (this.compared && query.measures.length === 0) throw queryProblem('A comparison needs a measure.');
    this.running = RunningTotals.of(context, query, this.groups);
  }

  /** Measures decide what a row is; a query without any lists rows or distinct things. */
  aggregates(): boolean {
    const { measures, having = [], ungrouped, order = [] } = this.query;
    if (ungrouped) return false;
    const ordered = this.groups.length > 0 && order.some(({ by }) => this.context.model.measure(by));
    return measures.length > 0 || having.length > 0 || ordered;
  }

  restriction(): Restriction {
    const { timeDimensions, filters, measures } = this.query;
    const ranges = timeDimensions.flatMap((time) => {
      const dimension = dimensionNamed(this.context, time.dimension);
      if (dimension.type !== 'date')
        throw queryProblem(`${dimension.label} is not a date.`, { member: time.dimension });
      const { widened } = this.running ?? {};
      const filter = rangeFilter(widened?.time === time ? { ...time, dateRange: widened.dateRange } : time);
      return filter ? [{ dimension, filter }] : [];
    });
    const row = measures.length === 0 ? this.groups.map(({ dimension }) => dimension) : undefined;
    return { filters, ranges, row: this.query.ungrouped ? undefined : row };
  }

  /** The order asked for; `resolve` gives what is not one of the columns, or undefined when there is no such thing. */
  order(columns: readonly SelectColumn[], resolve: (by: string) => string | undefined): OrderItem[] {
    return (this.query.order ?? []).map(({ by, direction }) => {
      const field = by.split('.').at(-1);
      const name =
        columns.find((column) => column.name === by)?.name ??
        this.members.get(by) ??
        this.groups.find(({ dimension }) => dimension.name === field && !by.includes('.'))?.name ??
        resolve(by);
      if (name === undefined) throw queryProblem(`The result cannot be ordered by ${by}.`, { by });
      return { by: name, direction };
    });
  }

  /** Columns by the member that they show, for `order.by` and `limitBy`. */
  readonly members = new Map<string, string>();

  page(): string[] {
    const { limit, offset = 0 } = this.query;
    return this.context.sql.page(Math.min(limit ?? this.context.maxRows, this.context.maxRows), offset);
  }

  /** Where the column stands that shows a dimension, for windows over the other rows. */
  columnOf(member: string): number {
    const at = this.groups.findIndex(({ dimension, isTime }) => dimension.member === member && !isTime);
    if (at < 0) throw queryProblem(`A share within ${member} needs it among the columns.`, { member });
    return at;
  }

  /** Names of the columns within whose combinations `limitBy` counts. */
  limitBy(): { columns: string[]; limit: number } | undefined {
    const { limitBy } = this.query;
    if (!limitBy) return undefined;
    const columns = limitBy.dimensions.map((member) => {
      const group = this.groups.find(({ dimension }) => dimension.member === member);
      if (!group) throw queryProblem(`limitBy needs ${member} among the columns.`, { member });
      return group.name;
    });
    return { columns, limit: limitBy.limit };
  }

  /** An entity without columns is shown as its semantic file says. */
  private listed(): readonly string[] {
    const { dimensions, timeDimensions, measures, ungrouped, entity } = this.query;
    const grouped = timeDimensions.some(({ granularity }) => granularity !== undefined);
    if (dimensions.length > 0 || measures.length > 0 || grouped) return dimensions;
    if (!ungrouped || entity === undefined)
      throw queryProblem('The query needs a measure, a field or a detail list.');
    return this.context
      .entity(entity)
      .list.map((field) => (field.includes('.') ? field : `${entity}.${field}`));
  }

  private dimension(member: string): GroupColumn {
    const dimension = dimensionNamed(this.context, member);
    if (this.members.has(member)) throw queryProblem(`${member} is listed twice.`, { member });
    const group = groupByDimension(dimension, this.names.take(dimension.name, member));
    this.members.set(member, group.name);
    return group;
  }

  private period(time: TimeDimension): GroupColumn {
    const dimension = dimensionNamed(this.context, time.dimension);
    if (dimension.type !== 'date')
      throw queryProblem(`${dimension.label} is not a date.`, { member: time.dimension });
    const granularity = time.granularity!;
    const group = time.compareDateRange
      ? groupByComparedPeriod(dimension, granularity, time.compareDateRange, this.names)
      : groupByPeriod(
          dimension,
          granularity,
          this.names.take(
            granularity === 'day' ? dimension.name : `${dimension.name}_${granularity}`,
            dimension.member,
          ),
        );
    if (!this.members.has(time.dimension)) this.members.set(time.dimension, group.name);
    return group;
  }
}

function rangeFilter({ dimension, dateRange, compareDateRange }: TimeDimension): Filter | undefined {
  const within = (range: readonly (string | null)[]): Filter => ({
    member: dimension,
    operator: 'inDateRange',
    values: [...range],
  });
  if (compareDateRange) return { or: compareDateRange.map(within) };
  if (!dateRange || dateRange.every((day) => day === null)) return undefined;
  return within(dateRange);
}

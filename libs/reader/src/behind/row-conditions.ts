import type { DateRange, Filter, MetricQuery, Scalar, TimeDimension } from '#libs/contracts';
import { startOf } from '../time/calendar';
import { intersection, numberedPeriod, periodFrom } from './period-of-row';
import type { ColumnMeaning } from './result-columns';

export interface RowConditions {
  readonly filters: readonly Filter[];
  readonly ranges: readonly TimeDimension[];
}

type MeasureMeaning = Extract<ColumnMeaning, { kind: 'measure' }>;

/** What is true of the rows behind one number: the query's conditions, and what its row says about them. */
export function rowConditions(
  query: MetricQuery,
  columns: readonly ColumnMeaning[],
  row: readonly Scalar[],
  measure: MeasureMeaning,
): RowConditions {
  const own = columns.flatMap((column, at) =>
    column.kind === 'dimension' ? [equality(column.member, row[at] ?? null)] : [],
  );
  const pinned = new Set(own.map(({ member }) => member));
  const filters = query.filters.filter(
    (filter) => !('values' in filter && filter.operator === 'equals' && pinned.has(filter.member)),
  );
  const unknown: Filter[] = [];
  const times = new Map<string, DateRange[]>();
  for (const { dimension, dateRange, compareDateRange } of query.timeDimensions) {
    const ranges = compareDateRange ? (measure.ranges ?? compareDateRange) : dateRange ? [dateRange] : [];
    if (ranges.length > 0) times.set(dimension, [...ranges]);
  }
  columns.forEach((column, at) => {
    if (column.kind !== 'grain') return;
    const { dimension } = column.time;
    const value = row[at] ?? null;
    if (value === null) unknown.push({ member: dimension, operator: 'notSet' });
    else times.set(dimension, periodsOf(column, value, times.get(dimension), measure));
  });
  const ranges: TimeDimension[] = [];
  for (const [dimension, each] of times) {
    if (each.length === 1) ranges.push({ dimension, dateRange: each[0]! });
    else unknown.push({ or: each.map((range) => within(dimension, range)) });
  }
  return { filters: [...own, ...unknown, ...filters], ranges };
}

export function within(member: string, range: DateRange): Filter {
  return { member, operator: 'inDateRange', values: [...range] };
}

function equality(member: string, value: Scalar): Extract<Filter, { values?: Scalar[] }> {
  return value === null ? { member, operator: 'notSet' } : { member, operator: 'equals', values: [value] };
}

/** The days that one row's number is about, within the ranges of the query. */
function periodsOf(
  { time, numbering }: Extract<ColumnMeaning, { kind: 'grain' }>,
  value: Scalar,
  ranges: readonly DateRange[] | undefined,
  { use: { cumulative } }: MeasureMeaning,
): DateRange[] {
  const grain = time.granularity!;
  if (numbering !== 'none') {
    return (ranges ?? []).flatMap((range) => {
      const period = numberedPeriod(value, grain, numbering, range);
      return period ? [period] : [];
    });
  }
  const [start, end] = periodFrom(String(value), grain);
  const range = ranges?.[0];
  if (!cumulative) return [intersection(range, [start, end])];
  // A running total is about everything from where it started.
  const first = cumulative.reset === undefined ? (range?.[0] ?? null) : startOf(start!, cumulative.reset);
  return [[first, intersection(range, [start, end])[1]]];
}

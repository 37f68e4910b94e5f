import {
  type ChipKind,
  type Filter,
  type MeasureFilter,
  type MeasureUse,
  type MetricQuery,
  QuartermasterError,
  type TimeDimension,
} from '#libs/contracts';

const PATH = /^(measures|dimensions|filters|having|timeDimensions)\.(\d+)(?:\.(?:(range)|where\.(\d+)))?$/;

/** One part of a query, found by the id of its chip. */
export type QueryPart =
  | { readonly kind: 'list' | 'order' | 'limit' | 'limitBy' }
  | { readonly kind: 'measure'; readonly at: number; readonly use: MeasureUse }
  | { readonly kind: 'dimension'; readonly at: number; readonly member: string }
  | { readonly kind: 'grain' | 'period'; readonly at: number; readonly time: TimeDimension }
  /** `of` is the measure that the filter restricts; undefined for a filter of the whole query. */
  | { readonly kind: 'filter'; readonly at: number; readonly of?: number; readonly filter: Filter }
  | { readonly kind: 'having'; readonly at: number; readonly having: MeasureFilter };

/** @throws QuartermasterError QUERY_INVALID when the query has no such part. */
export function partAt(query: MetricQuery, id: string): QueryPart {
  const part = findPart(query, id);
  if (part) return part;
  throw new QuartermasterError('QUERY_INVALID', {
    message: 'The question has no such part any more.',
    nextStep: 'Reload the answer and choose the part again.',
    details: { problem: 'The query has no part of this id.', chip: id },
  });
}

function findPart(query: MetricQuery, id: string): QueryPart | undefined {
  if (id === 'list') return query.ungrouped ? { kind: 'list' } : undefined;
  if (id === 'order') return query.order?.length ? { kind: 'order' } : undefined;
  if (id === 'limit') return query.limit === undefined ? undefined : { kind: 'limit' };
  if (id === 'limitBy') return query.limitBy ? { kind: 'limitBy' } : undefined;
  const [, section, index, range, where] = PATH.exec(id) ?? [];
  const at = Number(index);
  switch (section) {
    case 'measures': {
      const use = query.measures[at];
      if (!use || range !== undefined) return undefined;
      if (where === undefined) return { kind: 'measure', at, use };
      const filter = use.where?.[Number(where)];
      return filter && { kind: 'filter', at: Number(where), of: at, filter };
    }
    case 'timeDimensions': {
      const time = query.timeDimensions[at];
      if (!time || where !== undefined) return undefined;
      return { kind: range === undefined ? 'grain' : 'period', at, time };
    }
    case 'dimensions': {
      const member = query.dimensions[at];
      return member === undefined || range || where ? undefined : { kind: 'dimension', at, member };
    }
    case 'filters': {
      const filter = query.filters[at];
      return filter === undefined || range || where ? undefined : { kind: 'filter', at, filter };
    }
    case 'having': {
      const having = query.having?.[at];
      return having === undefined || range || where ? undefined : { kind: 'having', at, having };
    }
    default:
      return undefined;
  }
}

/** The list with one element changed, or taken away where there is no new one. */
export function replaced<T>(list: readonly T[], at: number, next?: T): T[] {
  return list.flatMap((each, index) => (index !== at ? [each] : next === undefined ? [] : [next]));
}

/** A period that stands among the filters is a period for people, too. */
export function kindOfFilter(filter: Filter): ChipKind {
  if ('or' in filter) return filter.or.some((each) => kindOfFilter(each) === 'period') ? 'period' : 'filter';
  return 'operator' in filter && filter.operator === 'inDateRange' ? 'period' : 'filter';
}

/** Without what ordered or cut by something that the change took out of the result. */
export function tidied(before: MetricQuery, after: MetricQuery): MetricQuery {
  const query: MetricQuery = { ...after };
  const isGrouped =
    query.dimensions.length > 0 || query.timeDimensions.some(({ granularity }) => granularity !== undefined);
  if (query.measures.length > 0 && !isGrouped) {
    delete query.order;
    delete query.limit;
    delete query.limitBy;
    query.measures = query.measures.map((use) => (use.share === 'of-total' ? plain(use) : use));
  }
  query.measures = query.measures.map((use) => (isPossible(use, query) ? use : plain(use)));
  const [had, has] = [namesIn(before), namesIn(query)];
  const compares = query.timeDimensions.some(({ compareDateRange }) => compareDateRange !== undefined);
  const order = query.order?.filter(({ by }) => {
    const [member, change] = by.split(':') as [string, string | undefined];
    return change === undefined ? !had.has(by) || has.has(by) : compares && has.has(member);
  });
  if (order?.length === 0) delete query.order;
  else if (order) query.order = order;
  if (query.limitBy?.dimensions.some((member) => !query.dimensions.includes(member))) delete query.limitBy;
  if (query.having?.length === 0) delete query.having;
  return query;
}

/** The measure itself instead of a share or a running total of it; its condition stays. */
export function plain({ measure, where }: MeasureUse): MeasureUse {
  return where === undefined ? { measure } : { measure, where };
}

/** A running total needs periods to run along, and a share of each thing the thing as a column. */
function isPossible({ cumulative, shareWithin = [] }: MeasureUse, query: MetricQuery): boolean {
  const runs = query.timeDimensions.some(({ granularity }) => granularity !== undefined);
  return (!cumulative || runs) && shareWithin.every((member) => query.dimensions.includes(member));
}

/** What a result can be ordered by: its members and the names of its columns. */
function namesIn({ measures, dimensions, timeDimensions }: MetricQuery): Set<string> {
  const members = [
    ...measures.map(({ measure }) => measure),
    ...dimensions,
    ...timeDimensions.flatMap(({ dimension, granularity }) => (granularity ? [dimension] : [])),
  ];
  const names = members.map((member) => member.split('.')[1]!);
  return new Set([...members, ...names, ...measures.flatMap(({ as }) => as ?? [])]);
}

/** The entity that the query is about; empty for one that says nothing. */
export function anchorOf({ measures, entity, dimensions, timeDimensions }: MetricQuery): string {
  const [member = ''] = [measures[0]?.measure, entity, dimensions[0], timeDimensions[0]?.dimension].flatMap(
    (each) => each ?? [],
  );
  return member.split('.')[0]!;
}

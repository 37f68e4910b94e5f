import type { Filter, MetricQuery } from '#libs/contracts';
import { Draft, type Shape } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';

/** The last query as a draft that can be changed. */
export function resume(vocabulary: Vocabulary, query: MetricQuery): Draft {
  const shape: Shape = query.ungrouped
    ? 'rows'
    : query.measures.length > 0 || query.having?.length
      ? 'measures'
      : 'things';
  const measure = query.measures[0]?.measure ?? query.having?.[0]?.measure.measure;
  const anchor =
    (shape === 'measures' && measure !== undefined ? vocabulary.measure(measure).entity : query.entity) ??
    query.dimensions[0]?.split('.')[0] ??
    '';
  const draft = new Draft(shape, anchor);
  const copy = structuredClone(query);
  draft.measures = copy.measures;
  draft.dimensions = copy.dimensions;
  draft.timeDimensions = copy.timeDimensions;
  draft.filters = copy.filters;
  draft.having = copy.having ?? [];
  draft.order = copy.order ?? [];
  draft.limit = copy.limit;
  draft.limitBy = copy.limitBy;
  return draft;
}

/** The same restrictions, for another kind of result. */
export function reshape(draft: Draft, shape: Shape, anchor: string): Draft {
  const next = new Draft(shape, anchor);
  draft.senses.forEach((sense, mention) => next.senses.set(mention, sense));
  next.filters = draft.filters;
  next.timeDimensions = draft.timeDimensions.flatMap(({ dimension, dateRange, compareDateRange }) =>
    dateRange || compareDateRange
      ? [{ dimension, ...(dateRange ? { dateRange } : { dateRange: compareDateRange![0] }) }]
      : [],
  );
  return next;
}

/** Whether rows of the entity can be restricted by all that the draft is restricted by. */
export function fits(vocabulary: Vocabulary, draft: Draft, anchor: string): boolean {
  const { connections } = vocabulary;
  const isNear = (member: string): boolean =>
    Number.isFinite(connections.cost(anchor, member.split('.')[0]!)) || hasTwin(vocabulary, anchor, member);
  return [...membersOf(draft.filters), ...draft.timeDimensions.map(({ dimension }) => dimension)].every(
    isNear,
  );
}

export function membersOf(filters: readonly Filter[]): string[] {
  return filters.flatMap((filter): string[] => {
    if ('member' in filter)
      return 'otherMember' in filter ? [filter.member, filter.otherMember] : [filter.member];
    if ('segment' in filter) return [filter.segment];
    if ('not' in filter) return membersOf([filter.not]);
    if ('or' in filter) return membersOf(filter.or);
    if ('and' in filter) return membersOf(filter.and);
    if ('within' in filter) return filter.within.dimensions;
    return [];
  });
}

function hasTwin(vocabulary: Vocabulary, anchor: string, member: string): boolean {
  const concept = vocabulary.model.dimension(member)?.concept;
  if (concept === undefined) return false;
  return [...vocabulary.connections.reached(anchor).keys()].some((entity) =>
    [...vocabulary.entity(entity).dimensions.values()].some((dimension) => dimension.concept === concept),
  );
}

import type { Filter, MeasureUse, MetricQuery } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import { rangeText } from './range-text';

const OPERATORS: Readonly<Record<string, string>> = {
  equals: 'is',
  notEquals: 'is not',
  gt: 'over',
  gte: 'at least',
  lt: 'under',
  lte: 'at most',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
};

/** The query said back in plain words. */
export function summaryOf(vocabulary: Vocabulary, query: MetricQuery): string {
  const label = (member: string): string =>
    vocabulary.model.dimension(member)?.label ?? vocabulary.model.measure(member)?.label ?? member;
  const measureText = ({ measure, where, share }: MeasureUse): string => {
    const name = label(measure);
    const part = where?.length ? ` where ${where.map(filterText).join(' and ')}` : '';
    return share === undefined
      ? `${name}${part}`
      : share === 'of-total'
        ? `share of total ${name.toLowerCase()}`
        : `share of ${name.toLowerCase()}${part}`;
  };
  const filterText = (filter: Filter): string => {
    if ('segment' in filter)
      return vocabulary.model.segment(filter.segment)?.label.toLowerCase() ?? filter.segment;
    if ('not' in filter) return `not ${filterText(filter.not)}`;
    if ('or' in filter) return filter.or.map(filterText).join(' or ');
    if ('and' in filter) return filter.and.map(filterText).join(' and ');
    if ('exists' in filter) {
      const { entity, where, not } = filter.exists;
      const condition = where.length > 0 ? ` (${where.map(filterText).join(', ')})` : '';
      return `${not ? 'without' : 'with'} ${vocabulary.entity(entity).plural.toLowerCase()}${condition}`;
    }
    if ('within' in filter) {
      const { dimensions, query: earlier } = filter.within;
      return `${dimensions.map(label).join(' and ')} among: ${summaryOf(vocabulary, earlier).replace(/\.$/, '')}`;
    }
    if ('otherMember' in filter)
      return `${label(filter.member)} ${OPERATORS[filter.operator]} ${filter.factor === undefined ? '' : `${filter.factor} x `}${label(filter.otherMember)}`;
    const { member, operator, values = [] } = filter;
    if (operator === 'inDateRange')
      return `${label(member)} ${rangeText(values as [string | null, string | null])}`;
    if (operator === 'set' || operator === 'notSet')
      return `${operator === 'set' ? 'with' : 'without'} ${label(member).toLowerCase()}`;
    return `${label(member)} ${OPERATORS[operator] ?? operator} ${values.join(' or ')}`;
  };
  const what =
    query.measures.length > 0
      ? query.measures.map(measureText).join(' and ')
      : query.ungrouped && query.entity !== undefined
        ? vocabulary.entity(query.entity).plural
        : `Different ${query.dimensions.map(label).join(' and ')}`;
  const grains = query.timeDimensions.flatMap(({ granularity }) => (granularity ? [granularity] : []));
  const groups = query.measures.length > 0 ? [...query.dimensions.map(label), ...grains] : [];
  const conditions = [
    ...query.filters.map(filterText),
    ...(query.having ?? []).map(
      ({ measure, operator, value }) => `${measureText(measure)} ${OPERATORS[operator]} ${value}`,
    ),
    ...query.timeDimensions.flatMap(({ dimension, dateRange, compareDateRange }) =>
      compareDateRange
        ? [`${label(dimension)} ${compareDateRange.map(rangeText).join(' compared with ')}`]
        : dateRange
          ? [`${label(dimension)} ${rangeText(dateRange)}`]
          : [],
    ),
  ];
  const order = (query.order ?? []).map(
    ({ by, direction }) => `${label(by)} ${direction === 'desc' ? 'falling' : 'rising'}`,
  );
  return [
    what,
    groups.length > 0 ? ` by ${groups.join(' and ')}` : '',
    conditions.length > 0 ? `: ${conditions.join('; ')}` : '',
    order.length > 0 ? `. Ordered by ${order.join(', ')}` : '',
    query.limit === undefined ? '' : `${order.length > 0 ? ',' : '.'} first ${query.limit}`,
    '.',
  ].join('');
}

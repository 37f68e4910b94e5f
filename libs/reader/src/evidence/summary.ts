import type { Filter, MetricQuery } from '#libs/contracts';
import { decapitalised, PartText } from '../chips/part-text';
import type { Vocabulary } from '../compose/vocabulary';

/** The query said back in plain words: the words of its chips, as one sentence. */
export function summaryOf(vocabulary: Vocabulary, query: MetricQuery): string {
  const text = new PartText(vocabulary);
  const filterText = (filter: Filter): string => {
    if ('within' in filter) {
      const things = filter.within.dimensions.map((member) => text.label(member)).join(' and ');
      return `${things} among: ${summaryOf(vocabulary, filter.within.query).replace(/\.$/, '')}`;
    }
    return text.within(filter);
  };
  const what =
    query.measures.length > 0
      ? query.measures
          .map((use, at) => (at === 0 ? text.measure(use) : decapitalised(text.measure(use))))
          .join(' and ')
      : query.ungrouped && query.entity !== undefined
        ? vocabulary.entity(query.entity).plural
        : `Different ${query.dimensions.map((member) => text.label(member)).join(' and ')}`;
  const grains = query.timeDimensions.flatMap(({ granularity }) => (granularity ? [granularity] : []));
  const groups =
    query.measures.length > 0 ? [...query.dimensions.map((member) => text.label(member)), ...grains] : [];
  const conditions = [
    ...query.filters.map(filterText),
    ...(query.having ?? []).map((having) => text.having(having)),
    ...query.timeDimensions.flatMap((time) =>
      (time.dateRange ?? time.compareDateRange) ? [text.period(time, undefined)] : [],
    ),
  ];
  const order = (query.order ?? []).map(
    ({ by, direction }) => `${text.label(by)} ${direction === 'desc' ? 'falling' : 'rising'}`,
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

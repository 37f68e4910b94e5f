import type { MetricQuery, TimeDimension } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import { partAt, replaced, tidied } from './query-parts';

/** The query without the part; a code goes together with the name that stands beside it. */
export function withoutPart(vocabulary: Vocabulary, query: MetricQuery, id: string): MetricQuery {
  const part = partAt(query, id);
  const next: MetricQuery = { ...query };
  switch (part.kind) {
    case 'list':
      return query;
    case 'order':
    case 'limit':
    case 'limitBy':
      delete next[part.kind];
      break;
    case 'measure':
      next.measures = replaced(query.measures, part.at);
      break;
    case 'dimension': {
      const own = columnsOf(vocabulary, query, part.member);
      next.dimensions = query.dimensions.filter((member) => !own.includes(member));
      break;
    }
    case 'grain':
    case 'period': {
      const rest: TimeDimension = { ...part.time };
      if (part.kind === 'grain') delete rest.granularity;
      else {
        delete rest.dateRange;
        delete rest.compareDateRange;
      }
      const isEmpty = !rest.granularity && !rest.dateRange && !rest.compareDateRange;
      next.timeDimensions = replaced(query.timeDimensions, part.at, isEmpty ? undefined : rest);
      break;
    }
    case 'filter':
      if (part.of === undefined) next.filters = replaced(query.filters, part.at);
      else {
        const use = query.measures[part.of]!;
        const where = replaced(use.where!, part.at);
        const { where: _where, ...bare } = use;
        next.measures = replaced(query.measures, part.of, where.length > 0 ? { ...bare, where } : bare);
      }
      break;
    case 'having':
      next.having = replaced(query.having!, part.at);
  }
  return tidied(query, next);
}

/** A code with its name, where both are shown: one thing for people. */
export function columnsOf(vocabulary: Vocabulary, { dimensions }: MetricQuery, member: string): string[] {
  const named = nameOf(vocabulary, member);
  return named !== undefined && dimensions.includes(named) ? [member, named] : [member];
}

/** The dimension that names the codes of this one. */
export function nameOf(vocabulary: Vocabulary, member: string): string | undefined {
  const dimension = vocabulary.model.dimension(member);
  return dimension?.names === undefined ? undefined : `${dimension.entity}.${dimension.names}`;
}

import type { MetricQuery } from '#libs/contracts';
import type { Draft } from './draft';

export function queryOf(draft: Draft): MetricQuery {
  return {
    ...(draft.shape === 'measures' ? {} : { entity: draft.anchor }),
    measures: draft.measures,
    dimensions: draft.dimensions,
    timeDimensions: draft.timeDimensions,
    filters: draft.filters,
    ...(draft.having.length > 0 ? { having: draft.having } : {}),
    ...(draft.shape === 'rows' ? { ungrouped: true } : {}),
    ...(draft.order.length > 0 ? { order: draft.order } : {}),
    ...(draft.limit === undefined ? {} : { limit: draft.limit }),
    ...(draft.limitBy === undefined ? {} : { limitBy: draft.limitBy }),
  };
}

import type { MetricQuery } from '#libs/contracts';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

/**
 * "How many customers have more than 5 orders": the groups that fulfil the condition are counted, so they become an
 * inner query. False where a condition on groups has no groups that it could be about.
 */
export function countGroups(vocabulary: Vocabulary, draft: Draft): boolean {
  const isGrouped =
    draft.dimensions.length > 0 || draft.timeDimensions.some(({ granularity }) => granularity !== undefined);
  if (draft.shape !== 'measures' || draft.having.length === 0 || isGrouped) return true;
  const thing = draft.measures.length === 1 ? countedThing(vocabulary, draft) : undefined;
  if (thing === undefined) return false;
  const query: MetricQuery = {
    measures: draft.having.map(({ measure }) => measure),
    dimensions: [thing],
    timeDimensions: draft.timeDimensions,
    filters: draft.filters,
    having: draft.having,
  };
  draft.filters = [{ within: { dimensions: [thing], query } }];
  draft.timeDimensions = [];
  draft.having = [];
  return true;
}

/** What is counted: different values of a field, or rows that are told apart by one. */
export function countedThing(vocabulary: Vocabulary, { measures, anchor }: Draft): string | undefined {
  const { aggregate, sql, where } = vocabulary.measure(measures[0]!.measure);
  if (aggregate === 'count' && where === undefined) {
    const identity = vocabulary.identity(anchor);
    return identity.startsWith(`${anchor}.`) ? identity : undefined;
  }
  const field = aggregate === 'count_distinct' ? /^\{([a-z0-9_]+)\}$/.exec(sql ?? '')?.[1] : undefined;
  if (field === undefined) return undefined;
  const owners = [anchor, ...vocabulary.connections.reached(anchor).keys()];
  return owners.map((owner) => `${owner}.${field}`).find((member) => vocabulary.model.dimension(member));
}

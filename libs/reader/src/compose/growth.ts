import type { MeasureFilter } from '#libs/contracts';
import type { Request } from '../grammar/request';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

/** A condition that is put together from what was said makes the reader a little less sure. */
const STRETCH = 0.5;
/** Marks the condition, so that it can be said in words. */
export const GROWTH = 'growth';

/**
 * "Which products sold more in July than in June": of the two periods together, the first has to have more than half.
 * False where numbers cannot be set against each other like that: of rates, and of different things that are counted.
 */
export function outgrown(vocabulary: Vocabulary, draft: Draft, { growth }: Request): boolean {
  if (!growth || draft.dimensions.length === 0) return true;
  const time = draft.timeDimensions.find(({ compareDateRange }) => compareDateRange);
  const [first, second] = time?.compareDateRange ?? [];
  const [use] = draft.measures;
  if (!time || !first || !second || !use || draft.measures.length > 1 || use.share || use.where) return false;
  if (!/^(sum|count)$/.test(vocabulary.measure(use.measure).aggregate)) return false;
  const { operator, factor } = growth;
  const bound: MeasureFilter = {
    measure: {
      measure: use.measure,
      where: [{ member: time.dimension, operator: 'inDateRange', values: [...first] }],
      share: 'of-unfiltered',
      as: GROWTH,
    },
    operator,
    value: factor / (1 + factor),
  };
  draft.having.push(bound);
  draft.cost += STRETCH;
  if (draft.order.length === 0)
    draft.order.push({ by: `${use.measure}:change`, direction: operator.startsWith('g') ? 'desc' : 'asc' });
  return true;
}

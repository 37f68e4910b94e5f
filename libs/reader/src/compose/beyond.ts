import type { Filter } from '#libs/contracts';
import type { ValueCondition } from '../grammar/request';
import type { Draft } from './draft';
import { comparedBy } from './extents';
import type { Vocabulary } from './vocabulary';

const IMPOSSIBLE = 50;

/** "more than 6% below list price": the fields that the state compares, the second moved by so much. */
export function beyond(
  vocabulary: Vocabulary,
  draft: Draft,
  segment: string,
  { part, isInclusive }: NonNullable<ValueCondition['beyond']>,
): Filter[] | undefined {
  const state = vocabulary.model.segment(segment)!;
  const compared = comparedBy(vocabulary, segment);
  const isPlain = compared && /^\{[a-z0-9_.]+\} [<>]=? \{[a-z0-9_.]+\}$/.test(state.sql);
  if (!compared || !isPlain) {
    draft.cost += IMPOSSIBLE;
    return undefined;
  }
  const first = /^\{([a-z0-9_.]+)\}/.exec(state.sql)![1]!;
  const isBelow = first === compared.smaller;
  const second = isBelow ? compared.larger : compared.smaller;
  const factor = Math.round((isBelow ? 1 - part : 1 + part) * 1e9) / 1e9;
  const operator = isBelow ? (isInclusive ? 'lte' : 'lt') : isInclusive ? 'gte' : 'gt';
  const own = vocabulary.memberOf(state.entity, first);
  return [{ member: own, operator, otherMember: vocabulary.memberOf(state.entity, second), factor }];
}

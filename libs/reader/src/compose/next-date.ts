import type { Request } from '../grammar/request';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

const NEXT = /^(next|soonest)\b|\bnext$/;

/** "next due": the first of those that are still to come, not of all that ever were. */
export function onlyAhead(vocabulary: Vocabulary, draft: Draft, { ranking, today }: Request): void {
  const isNext = ranking?.mentions.some(({ phrase }) => NEXT.test(phrase)) === true;
  const member = draft.order[0]?.by;
  if (!isNext || member === undefined || !draft.dimensions.includes(member) || !vocabulary.isDate(member))
    return;
  const open = `${member.split('.')[0]}.open`;
  if (vocabulary.model.segment(open)) draft.filters.push({ segment: open });
  if (!draft.timeDimensions.some(({ dimension }) => dimension === member))
    draft.timeDimensions.push({ dimension: member, dateRange: [today, null] });
}

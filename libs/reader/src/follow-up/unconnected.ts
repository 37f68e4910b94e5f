import type { Draft } from '../compose/draft';
import { has } from '../grammar/line';
import type { Request } from '../grammar/request';
import { isReference } from './references';

/** Of words that carry meaning: a longer question says by itself what it is about. */
const MAX_REMARK = 4;

/**
 * Whether an answer in the middle of a conversation would forget what it is about: "expected when?" is not a question
 * about everything there is. Such a question is asked back rather than answered without its restrictions.
 */
export function isUnconnected(request: Request, draft: Draft): boolean {
  const { mentions } = request;
  const isRestricted =
    draft.filters.length + draft.having.length > 0 ||
    draft.limit !== undefined ||
    draft.timeDimensions.some(({ dateRange, compareDateRange }) => dateRange ?? compareDateRange);
  if (isRestricted || asksForAll(request)) return false;
  if (mentions.some(({ phrase }, at) => isReference(mentions, at) || phrase === 'each')) return true;
  const words = mentions.filter(
    ({ senses, time, number, isUnknown }) =>
      senses.length > 0 || time !== undefined || number !== undefined || isUnknown,
  );
  const isRemark = words.length <= MAX_REMARK && !startsAnew(request);
  return isRemark && (draft.shape === 'rows' || draft.dimensions.length === 0);
}

/** "show me all products", "revenue overall". */
function asksForAll({ mentions }: Request): boolean {
  return mentions.some(
    (mention) => has(mention, 'whole') || /\b(all|every|overall|total)\b/.test(mention.phrase),
  );
}

/** "how many products do we have", "list the suppliers": whole questions. */
function startsAnew({ heads, mentions, groups, grain }: Request): boolean {
  if (groups.length > 0 || grain) return true;
  const [first] = mentions;
  const isCommand = /^(list|show|show me|give me|display|how many|how much|what is|what are)\b/.test(
    first?.phrase ?? '',
  );
  return isCommand && heads.size > 0;
}

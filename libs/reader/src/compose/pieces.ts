import { sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Condition, Request, ValueCondition } from '../grammar/request';
import { unitsSo } from './stated-measure';
import type { Vocabulary } from './vocabulary';

/** "how many P-0041 do we have": pieces of a thing that was named, not rows that mention it. */
export function asksPieces(
  vocabulary: Vocabulary,
  { heads, conditions, groups, grain, mentions, counted, targets }: Request,
): boolean {
  if (!heads.has('count') || grain || countsThem(mentions)) return false;
  const areGoods = groups.every((group) => isOfKind(group, vocabulary));
  // "how many have we got of each product": nothing else is named that could be counted.
  const isOfEach = groups.length > 0 && areGoods && !counted && targets.length === 0;
  if (isOfEach && conditions.every((condition) => isPlace(vocabulary, condition))) return true;
  if (!areGoods && !conditions.some((condition) => isOneThing(vocabulary, condition))) return false;
  const isKind = conditions.some(
    (condition) =>
      condition.kind === 'text' &&
      condition.members?.every((member) => vocabulary.areGoods(member.split('.')[0]!)),
  );
  if (isKind) return true;
  const senses = conditions.flatMap((condition) =>
    condition.kind === 'values' && !condition.negated ? condition.options.flat() : [],
  );
  const states = conditions.flatMap((condition) =>
    condition.kind === 'values' && !isNumber(vocabulary, condition) ? condition.options.flat() : [],
  );
  const isState = states.some(
    (sense) =>
      (sense.kind === 'segment' && !isHeld(vocabulary, sense.member)) ||
      (sense.kind === 'value' && /status$/.test(sense.member)),
  );
  return !isState && senses.some((sense) => sense.kind === 'value' && vocabulary.areGoods(sense.entity));
}

/** "how many … do we have on hand": that there are any says nothing of how they are. */
function isHeld({ model }: Vocabulary, member: string): boolean {
  return /^\{\w+\} > 0$/.test(model.segment(member)?.sql ?? '');
}

/** Says no more than where. */
function isPlace(vocabulary: Vocabulary, condition: Condition): boolean {
  return (
    condition.kind === 'values' &&
    condition.options
      .flat()
      .every((sense) => sense.kind === 'value' && vocabulary.dimension(sense.member).concept === 'warehouse')
  );
}

/** "P-0041 in each warehouse": one product, of which there are pieces everywhere. */
function isOneThing(vocabulary: Vocabulary, condition: Condition): boolean {
  return (
    condition.kind === 'values' &&
    !condition.negated &&
    condition.options
      .flat()
      .some(
        (sense) =>
          sense.kind === 'value' &&
          vocabulary.areGoods(sense.entity) &&
          vocabulary.isIdentity(sense.entity, sense.member),
      )
  );
}

/** "how many P-0041 were fulfilled": of some states there is a number of units. */
function isNumber(vocabulary: Vocabulary, { mentions: [mention], options }: ValueCondition): boolean {
  return options
    .flat()
    .some((sense) => mention && 'entity' in sense && unitsSo(vocabulary, mention, sense.entity));
}

/** "how much of each product is in WH-03": of goods it is a quantity, not what they are worth. */
export function asksMuchOfEach(vocabulary: Vocabulary, { groups, mentions }: Request): boolean {
  const isOf = /\bhow much (of (each|every)|(is|are) there of|of)\b/.test(
    mentions.map(({ text }) => text.toLowerCase()).join(' '),
  );
  return isOf && groups.length > 0 && groups.every((group) => isOfKind(group, vocabulary));
}

/** "of each kind": told apart by what the goods are. */
function isOfKind(group: Mention, vocabulary: Vocabulary): boolean {
  return sensesOf(group, 'dimension').some(
    ({ member, entity }) => vocabulary.areGoods(entity) && /_(name|code)$/.test(member),
  );
}

/** "just count them": the rows, however many units each holds. */
function countsThem(mentions: readonly Mention[]): boolean {
  return mentions.some(
    ({ text }, at) =>
      /^count$/i.test(text) && /^(them|em|those|these|it)$/i.test(mentions[at + 1]?.text ?? ''),
  );
}

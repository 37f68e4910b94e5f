import type { Measure } from '#libs/semantics';
import { isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { SenseOf } from '../lexicon/sense';
import type { Request } from '../grammar/request';
import type { Draft } from './draft';
import { stem } from '../tokens/stem';
import type { MeasureOption } from './measure-choice';
import type { Vocabulary } from './vocabulary';

/** "how many units are on order": the state is itself the measure, not a restriction of another. */
export function stateAsMeasure(
  vocabulary: Vocabulary,
  draft: Draft,
  request: Request,
  option: MeasureOption,
  isOwn = false,
): MeasureOption {
  if (option.measure.aggregate !== 'sum') return option;
  for (const condition of request.conditions) {
    if (condition.kind !== 'values' || condition.negated || condition.mentions.length !== 1) continue;
    const sense =
      sensesOf(condition.mentions[0], 'measure').find(({ entity }) => entity === option.measure.entity) ??
      (isOwn
        ? undefined
        : (numberOf(vocabulary, condition.mentions[0]!, option.measure) ??
          unitsSo(vocabulary, condition.mentions[0]!, option.measure.entity)));
    const measure = sense && vocabulary.measure(sense.member);
    if (!measure || measure.format !== option.measure.format) continue;
    if (isOwn && (measure.where === undefined || measure.member === option.measure.member)) continue;
    draft.consumed.add(condition);
    draft.senses.set(condition.mentions[0]!, sense);
    return { ...option, measure };
  }
  return option;
}

/** "how many units are still outstanding": the number that the semantic files define over just the rows in this state. */
function numberOf(
  vocabulary: Vocabulary,
  state: Mention,
  { entity, format, member }: Measure,
): SenseOf<'measure'> | undefined {
  const segments = sensesOf(state, 'segment');
  if (segments.some((each) => each.entity !== entity)) return undefined;
  const sql = new Set(segments.map((each) => vocabulary.model.segment(each.member)?.sql));
  const found = [...vocabulary.entity(entity).measures.values()].find(
    (each) =>
      each.aggregate === 'sum' &&
      each.format === format &&
      each.member !== member &&
      each.where !== undefined &&
      sql.has(each.where),
  );
  return found && { kind: 'measure', entity, member: found.member };
}

/** "how many units were fulfilled": another number than all of its units, which is called "units fulfilled". */
export function unitsSo(
  vocabulary: Vocabulary,
  { phrase }: Mention,
  entity: string,
): SenseOf<'measure'> | undefined {
  const words = phrase.split(' ').map(stem);
  const units = stem('units');
  for (const stems of [
    [units, ...words],
    [...words, units],
  ])
    for (const sense of vocabulary.lexicon.trie.find(stems)?.senses ?? [])
      if (
        sense.kind === 'measure' &&
        sense.entity === entity &&
        sense.member !== vocabulary.unitsOf(entity)?.member
      )
        return sense;
  return undefined;
}

/** "who ordered the most P-0041": pieces, since the verb and the thing are said and no money is. */
export function isDoneMost(vocabulary: Vocabulary, { ranking, conditions, mentions }: Request): boolean {
  const isMost = /^(the )?(most|least)$/.test(ranking?.mentions[0]?.phrase ?? '');
  const senses = conditions.flatMap((condition) =>
    condition.kind === 'values' && !condition.negated ? condition.options.flat() : [],
  );
  const areGoods = senses.some((sense) => sense.kind === 'value' && vocabulary.areGoods(sense.entity));
  return isMost && areGoods && mentions.some((each) => sensesOf(each, 'verb').length > 0 && !isEntity(each));
}

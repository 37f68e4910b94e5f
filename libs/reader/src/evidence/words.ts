import type { ReadWord } from '#libs/contracts';
import { has } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Sense } from '../lexicon/sense';
import type { Vocabulary } from '../compose/vocabulary';
import { rangeText } from './range-text';

type Role = ReadWord['role'];

/** What each stretch of the question was taken for; `senses` are those that the reading uses. */
export function wordsOf(
  vocabulary: Vocabulary,
  mentions: readonly Mention[],
  senses: ReadonlyMap<Mention, Sense>,
): ReadWord[] {
  return (
    mentions
      .filter(({ punctuation }) => punctuation === undefined)
      // Two words may have been read where one was typed.
      .filter(
        ({ start, end }, at, all) =>
          !all.slice(0, at).some((each) => each.start === start && each.end === end),
      )
      .map((mention) => {
        const { text, start, end, corrections } = mention;
        const meaning = meaningOf(vocabulary, mention, senses.get(mention) ?? sameSpan(mention, senses));
        const read = corrections.map((each) => `“${each.typed}” read as “${each.read}”`).join(', ');
        return {
          text,
          start,
          end,
          ...meaning,
          meaning: [meaning.meaning, read].filter((part) => part !== '').join('; '),
        };
      })
  );
}

/** A phrase with a fixed meaning was taken apart; its parts stand for it. */
function sameSpan(mention: Mention, senses: ReadonlyMap<Mention, Sense>): Sense | undefined {
  for (const [other, sense] of senses)
    if (other.start === mention.start && other.end === mention.end) return sense;
  return undefined;
}

function meaningOf(
  vocabulary: Vocabulary,
  mention: Mention,
  sense: Sense | undefined,
): Omit<ReadWord, 'text' | 'start' | 'end'> {
  if (sense) return ofSense(vocabulary, sense);
  const { time, number } = mention;
  if (time) {
    if (time.kind === 'grain') return { role: 'grain', meaning: time.label };
    if (time.kind === 'shift') return { role: 'time', meaning: time.label };
    return { role: 'time', meaning: `${time.label} (${rangeText(time.past)})` };
  }
  if (mention.isUnknown || mention.candidates || mention.unknownCode) return { role: 'unknown', meaning: '' };
  if (number !== undefined) return { role: 'number', value: number, meaning: String(number) };
  return { role: ofTags(mention), meaning: '' };
}

function ofSense(vocabulary: Vocabulary, sense: Sense): Omit<ReadWord, 'text' | 'start' | 'end'> {
  const { model } = vocabulary;
  switch (sense.kind) {
    case 'entity':
      return { role: 'entity', member: sense.entity, meaning: vocabulary.entity(sense.entity).plural };
    case 'verb':
      return {
        role: 'entity',
        member: sense.entity,
        meaning: `about ${vocabulary.entity(sense.entity).plural.toLowerCase()}`,
      };
    case 'dimension':
      return { role: 'dimension', member: sense.member, meaning: vocabulary.dimension(sense.member).label };
    case 'measure': {
      const { label, formula } = vocabulary.measure(sense.member);
      return {
        role: 'measure',
        member: sense.member,
        meaning: formula === undefined ? label : `${label}: ${formula}`,
      };
    }
    case 'segment':
      return { role: 'segment', member: sense.member, meaning: model.segment(sense.member)?.label ?? '' };
    case 'value':
      return {
        role: 'value',
        member: sense.member,
        value: sense.value,
        meaning: `${vocabulary.dimension(sense.member).label} is ${sense.value}`,
      };
    case 'cue':
      return {
        role: 'time',
        member: sense.member,
        meaning: `by ${vocabulary.dimension(sense.member).label.toLowerCase()}`,
      };
    case 'more':
    case 'less':
      return { role: 'comparison', member: sense.member, meaning: labelOf(vocabulary, sense) };
    case 'most':
    case 'least':
      return {
        role: 'order',
        member: sense.member,
        meaning: `${labelOf(vocabulary, sense)}, ${sense.kind === 'most' ? 'largest' : 'smallest'} first`,
      };
    default:
      return { role: 'connector', meaning: '' };
  }
}

function labelOf(
  vocabulary: Vocabulary,
  { member, of }: { member: string; of: 'dimension' | 'measure' },
): string {
  return of === 'dimension' ? vocabulary.dimension(member).label : vocabulary.measure(member).label;
}

function ofTags(mention: Mention): Role {
  if (has(mention, 'not', 'without', 'except')) return 'negation';
  if (has(mention, 'more', 'less', 'at-least', 'at-most', 'exactly', 'or-more', 'or-less', 'versus', 'share'))
    return 'comparison';
  if (has(mention, 'top', 'bottom')) return 'limit';
  if (has(mention, 'most', 'least', 'best', 'worst', 'sort', 'ascending', 'descending')) return 'order';
  if (has(mention, 'follow-up', 'of-those', 'pronoun', 'instead', 'remove') && !has(mention, 'noise'))
    return 'follow-up';
  return 'connector';
}

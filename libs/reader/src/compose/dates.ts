import type { DateRange } from '#libs/contracts';
import { isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Period } from '../grammar/request';
import { addDays } from '../time/calendar';
import type { Vocabulary } from './vocabulary';

const COST = { cue: 0, weakCue: 0.12, verb: 0.2, measure: 0.2, own: 0.25, ahead: 0.3 };
/** A period that is still to come is hardly about something that has happened. */
const NOT_YET = 1;

export interface DateChoice {
  member: string;
  cost: number;
  /** The word that decided, if any. */
  cue?: Mention;
}

/** The date that a period is about: by the words around it, else the measure's, else the entity's own. */
export function chooseDate(
  vocabulary: Vocabulary,
  anchor: string,
  periods: readonly Period[],
  mentions: readonly Mention[],
  measure: string | undefined,
  today = '',
): DateChoice | undefined {
  const choices: DateChoice[] = [];
  let isSaid = false;
  const isAhead =
    today !== '' &&
    periods.length > 0 &&
    periods.every(
      ({ range }) =>
        (range.past[0] ?? '') > today ||
        // "in the next 14 days" begins today and is still ahead.
        (range.past[0] === today && (range.past[1] ?? '') > addDays(today, 1)) ||
        (range.deadline === true && (range.future[0] ?? '') >= today && range.past[0] === null),
    );
  const add = (member: string, cost: number, cue?: Mention): void => {
    const distance = vocabulary.connections.cost(anchor, member.split('.')[0]!);
    const doubt = isAhead && !vocabulary.looksAhead(member) ? NOT_YET : 0;
    if (Number.isFinite(distance)) choices.push({ member, cost: cost + distance + doubt, cue });
  };
  const beside = new Set(periods.flatMap(({ cue }) => (cue ? [cue] : [])));
  for (const mention of new Set([...beside, ...mentions])) {
    for (const { member, entity } of sensesOf(mention, 'cue')) {
      if (!isOfRows(vocabulary, entity, anchor, mentions)) continue;
      const isWeak = isEntity(mention) || sensesOf(mention, 'measure').length > 0;
      // "ordered in 2025": right beside the period the word says which date, although a field is called so.
      const isBeside = beside.has(mention) && !isEntity(mention);
      isSaid ||= !isWeak || isBeside;
      const cost = isBeside ? COST.cue - 0.05 : isWeak ? COST.weakCue : COST.cue;
      add(
        member,
        cost + vocabulary.preference(mention, { kind: 'cue', entity: member.split('.')[0]!, member }) / 2,
        mention,
      );
    }
    for (const { entity } of sensesOf(mention, 'verb')) {
      isSaid ||= !isEntity(mention) && vocabulary.entity(entity).time !== undefined;
      const { time } = vocabulary.entity(entity);
      if (time !== undefined) add(vocabulary.memberOf(entity, time), COST.verb, mention);
    }
    for (const member of cuesWithin(vocabulary, mention)) {
      isSaid = true;
      for (const date of dueDates(vocabulary, mention, member)) add(date, COST.weakCue, mention);
    }
    // A date that is named by its own label: "delivery date last week".
    for (const { member } of sensesOf(mention, 'dimension')) {
      if (vocabulary.isDate(member)) add(member, COST.cue, mention);
    }
  }
  // What the words say goes before what the semantic files assume, if the rows have it at all.
  if (isSaid && choices.length > 0) return choices.sort((a, b) => a.cost - b.cost)[0];
  const own = measure === undefined ? undefined : vocabulary.measure(measure);
  if (own?.time !== undefined) add(vocabulary.memberOf(own.entity, own.time), COST.measure);
  const { time } = vocabulary.entity(anchor);
  if (time !== undefined) add(vocabulary.memberOf(anchor, time), COST.own);
  if (isAhead) for (const member of vocabulary.datesAhead(anchor)) add(member, COST.ahead);
  return choices.sort((a, b) => a.cost - b.cost)[0];
}

/** "arrived late" is one state, and "arrived" in it still says which date is meant. */
function cuesWithin(vocabulary: Vocabulary, mention: Mention): string[] {
  const states = sensesOf(mention, 'segment');
  if (states.length === 0 || !mention.phrase.includes(' ')) return [];
  const owners = new Set(states.map(({ entity }) => entity));
  return mention.phrase
    .split(' ')
    .flatMap((word) =>
      (vocabulary.lexicon.trie.find([word])?.senses ?? []).flatMap((sense) =>
        sense.kind === 'cue' && owners.has(sense.entity) ? [sense.member] : [],
      ),
    );
}

/** "not arrived in August": it has no day on which it did, only one on which it was to. */
function dueDates(vocabulary: Vocabulary, { phrase }: Mention, member: string): string[] {
  if (!phrase.startsWith('not ') || vocabulary.looksAhead(member)) return [member];
  const ahead = vocabulary.datesAhead(member.split('.')[0]!);
  return ahead.length > 0 ? [...ahead] : [member];
}

/** The days of a period for a date that lies in the past, or for one that looks ahead. */
export function rangeFor(
  vocabulary: Vocabulary,
  member: string,
  { range, negated }: Period,
  hasState = false,
): DateRange {
  const ahead = vocabulary.looksAhead(member) && !range.toDate;
  const days = ahead ? (range.deadline && hasState ? [null, range.future[1]] : range.future) : range.past;
  return negated ? [null, days[0] ?? null] : (days as DateRange);
}

/** "new customers" are not customers of new products: when goods were listed is only asked where goods are named. */
export function isOfRows(
  vocabulary: Vocabulary,
  entity: string,
  anchor: string,
  mentions: readonly Mention[],
): boolean {
  if (entity === anchor || !vocabulary.areGoods(entity)) return true;
  return mentions.some((mention) => sensesOf(mention, 'entity').some((sense) => sense.entity === entity));
}

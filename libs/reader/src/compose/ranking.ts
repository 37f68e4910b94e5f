import { isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Ranking, Request } from '../grammar/request';
import type { Draft } from './draft';
import { stateOrder } from './extents';
import { orderByName } from './order-by-name';
import type { Vocabulary } from './vocabulary';

export const DEFAULT_LIMIT = 10;
/** Phrases that the semantic files attach to the size of things. */
const SIZE = ['largest', 'biggest', 'highest value', 'most valuable'];

type Direction = 'asc' | 'desc';

/** "declined the most" starts with the smallest change. */
const FALLING: Readonly<Record<NonNullable<Ranking['tag']>, Ranking['tag']>> = {
  top: 'bottom',
  most: 'least',
  best: 'least',
  worst: 'least',
  bottom: 'top',
  least: 'most',
};
const FALL = /declin|drop|fall|fell|decreas|lost|shrink|shrank|shrunk/;

/** "grew the most": by the change between the periods, not by either of them. */
function byChange({ measures, timeDimensions }: Draft, { tags }: Request): string | undefined {
  const [first] = measures;
  const compares = timeDimensions.some(({ compareDateRange }) => compareDateRange);
  return first && compares && tags.has('change')
    ? `${first.as ?? first.measure.split('.')[1]!}_change`
    : undefined;
}

function isFall({ mentions, tags }: Request): boolean {
  return (
    tags.has('change') && mentions.some(({ phrase, tags: own }) => own.has('change') && FALL.test(phrase))
  );
}

/** Order and limit of a detail list, by its fields. False when the order asked for is not one of fields. */
export function rankRows(vocabulary: Vocabulary, draft: Draft, request: Request): boolean {
  const { ranking, sorting } = request;
  if (ranking) {
    const field = rankedField(vocabulary, draft, ranking, request);
    if (field === undefined) return false;
    draft.addDimension(field.member);
    draft.order.push({ by: field.member, direction: directionOf(ranking, field.kind) });
    draft.limit = limitOf(request, ranking);
  }
  if (sorting?.names) return orderByName(vocabulary, draft, sorting.names, sorting.direction);
  if (sorting && !(ranking && sorting.by === ranking.by)) {
    const field = sorting.by
      ? (datedField(vocabulary, draft, sorting.by, request) ?? fieldOf(vocabulary, draft, sorting.by))
      : (lastField(vocabulary, draft, request) ?? stateOrder(vocabulary, draft, sorting.quality));
    // "worst first" of rows that are neither good nor bad: nobody knows what it means.
    if (field === undefined) return sorting.by === undefined && sorting.quality === undefined;
    draft.addDimension(field.member);
    draft.order = [
      {
        by: field.member,
        direction:
          sorting.direction ??
          field.direction ??
          // "latest 4 orders by order date": what ranks says which end comes first.
          (sorting.quality === undefined
            ? draft.order.find(({ by }) => by === field.member)?.direction
            : undefined) ??
          (/quantity|money/.test(vocabulary.dimension(field.member).role) ? 'desc' : 'asc'),
      },
      ...draft.order.filter(({ by }) => by !== field.member),
    ];
  }
  return true;
}

/** Order and limit of groups, by a measure. */
export function rankGroups(vocabulary: Vocabulary, draft: Draft, request: Request): boolean {
  const { ranking, sorting } = request;
  const isOneRow =
    draft.dimensions.length === 0 && !draft.timeDimensions.some(({ granularity }) => granularity);
  if ((ranking ?? sorting) && isOneRow) return false;
  if (ranking) {
    const by = draft.measures[0];
    if (!by) {
      const own = fieldOrder(vocabulary, draft, ranking);
      if (!own) return false;
      draft.order.push(own);
    } else {
      const name = byChange(draft, request) ?? by.as ?? by.measure;
      const { biggerIsBetter } = vocabulary.measure(by.measure);
      draft.order.push({
        by: name,
        direction: directionOf(
          isFall(request) ? { tag: FALLING[ranking.tag ?? 'most'] } : ranking,
          ranking.own[0]?.kind,
          biggerIsBetter,
        ),
      });
    }
    if (ranking.tag !== undefined || ranking.own.length > 0 || ranking.limit !== undefined) {
      if (request.comparesValues && ranking.limit === undefined) return true;
      const within = rankedWithin(draft, request);
      if (within.length > 0) draft.limitBy = { dimensions: within, limit: limitOf(request, ranking) ?? 1 };
      else draft.limit = limitOf(request, ranking);
    }
  }
  if (sorting?.names) return orderByName(vocabulary, draft, sorting.names, sorting.direction);
  if (sorting && draft.order.length === 0 && draft.measures[0]) {
    const { as, measure } = draft.measures[0];
    const { biggerIsBetter } = vocabulary.measure(measure);
    const direction = sorting.quality
      ? directionOf({ tag: sorting.quality }, undefined, biggerIsBetter)
      : (sorting.direction ?? 'desc');
    draft.order.push({ by: as ?? measure, direction });
  }
  return true;
}

/** "best seller in each warehouse": the things are ranked within the groups that were asked for besides. */
function rankedWithin(draft: Draft, { groups, targets }: Request): string[] {
  const isThingNamed = targets.some(({ mention, role }) => role !== 'context' && isGrouped(draft, mention));
  if (groups.length === 0 || !isThingNamed) return [];
  return groups.flatMap((mention) => {
    const sense = draft.senses.get(mention);
    return sense?.kind === 'dimension' && draft.dimensions.includes(sense.member) ? [sense.member] : [];
  });
}

function isGrouped(draft: Draft, mention: Mention): boolean {
  const sense = draft.senses.get(mention);
  if (sense?.kind === 'dimension') return draft.dimensions.includes(sense.member);
  return sense?.kind === 'entity' && draft.dimensions.some((member) => member.startsWith(`${sense.entity}.`));
}

function fieldOrder(
  vocabulary: Vocabulary,
  draft: Draft,
  ranking: Ranking,
): { by: string; direction: Direction } | undefined {
  const own = ranking.own.find(({ of, member }) => of === 'dimension' && draft.dimensions.includes(member));
  return own && vocabulary.dimension(own.member)
    ? { by: own.member, direction: own.kind === 'most' ? 'desc' : 'asc' }
    : undefined;
}

function rankedField(
  vocabulary: Vocabulary,
  draft: Draft,
  ranking: Ranking,
  request: Request,
): { member: string; kind?: 'most' | 'least' } | undefined {
  const explicit = ranking.by ?? request.sorting?.by;
  if (explicit) {
    const field = fieldOf(vocabulary, draft, explicit);
    return field && { member: field.member, kind: ranking.own[0]?.kind };
  }
  const apart = differenceOf(vocabulary, draft, request);
  if (apart)
    return apart.member === undefined ? undefined : { member: apart.member, kind: ranking.own[0]?.kind };
  // "most expensive (list cost)": a field that was named beside the superlative is meant.
  const named =
    request.targets.find(
      ({ role, mention }) =>
        role !== 'head' && !isEntity(mention) && sensesOf(mention, 'dimension').length > 0,
    ) ?? request.targets.find(({ mention }) => isDateOnly(vocabulary, mention));
  const beside = named && fieldOf(vocabulary, draft, named.mention);
  const isPart = ranking.own.some(({ of, member }) =>
    of === 'dimension' && beside ? isMadeOf(vocabulary, member, beside.member) : false,
  );
  // "with the earliest delivery date": which of the dates is said right after the superlative.
  const last = ranking.mentions.reduce((a, b) => (b.end > a.end ? b : a), ranking.mentions[0]!);
  const isDated =
    beside !== undefined &&
    ranking.own.length > 0 &&
    vocabulary.isDate(beside.member) &&
    request.mentions[request.mentions.indexOf(last) + 1] === named?.mention;
  if (beside && ((!isPart && vocabulary.isNumeric(beside.member)) || isDated))
    return { member: beside.member, kind: ranking.own[0]?.kind };
  const { connections } = vocabulary;
  const own = ranking.own
    .filter(({ of, entity }) => of === 'dimension' && connections.reaches(draft.anchor, entity))
    .sort((a, b) => connections.cost(draft.anchor, a.entity) - connections.cost(draft.anchor, b.entity))[0];
  if (own) {
    draft.cost += connections.cost(draft.anchor, own.entity);
    return own;
  }
  // "the longest any order is overdue" is no size.
  if (ranking.tag === undefined || /long|short|old|heav/.test(ranking.mentions[0]?.phrase ?? ''))
    return undefined;
  // "the largest order": only for rows that were named.
  if (!request.targets.some(({ role, mention }) => role === 'head' && isEntity(mention))) return undefined;
  const size = [...vocabulary.entity(draft.anchor).dimensions.values()].find(
    (dimension) =>
      vocabulary.lexicon.visibility.dimension(dimension) &&
      dimension.superlatives?.most.some((phrase) => SIZE.includes(phrase)),
  );
  if (!size) return undefined;
  draft.assumptions.add(`Ranked by ${size.label.toLowerCase()}.`);
  draft.cost += 0.2;
  return { member: size.member };
}

/** "with the biggest difference between price and cost": by the field that takes one from the other, or not at all. */
function differenceOf(
  vocabulary: Vocabulary,
  draft: Draft,
  { mentions, targets }: Request,
): { member?: string } | undefined {
  if (!mentions.some(({ phrase }) => /^(difference|gap|spread)( between)?$/.test(phrase))) return undefined;
  const fields = targets.flatMap(({ mention }) => fieldOf(vocabulary, draft, mention)?.member ?? []);
  const names = [...new Set(fields.filter((member) => vocabulary.isNumeric(member)))];
  if (names.length < 2) return undefined;
  const [a, b] = names.map((member) => member.split('.')[1]!);
  const entity = vocabulary.entity(names[0]!.split('.')[0]!);
  const member = [...entity.dimensions.values()].find(
    ({ sql }) => sql === `{${a}} - {${b}}` || sql === `{${b}} - {${a}}`,
  )?.member;
  return { member };
}

/** "the 5 oldest restock dates": the date is what the rows are listed for. */
function isDateOnly(vocabulary: Vocabulary, mention: Mention): boolean {
  const dates = sensesOf(mention, 'dimension');
  return dates.length > 0 && !isEntity(mention) && dates.every(({ member }) => vocabulary.isDate(member));
}

/** "furthest over their maximum": the maximum is part of how far over it is. */
function isMadeOf(vocabulary: Vocabulary, member: string, part: string): boolean {
  const name = part.split('.')[1]!;
  return vocabulary.dimension(member).sql?.includes(`{${name}}`) ?? false;
}

/** "with the expected date, oldest first": by the date that was named. */
function datedField(
  vocabulary: Vocabulary,
  draft: Draft,
  by: Mention,
  { targets }: Request,
): { member: string; direction?: Direction } | undefined {
  const degree = sensesOf(by, 'most', 'least').find(
    ({ of, member }) => of === 'dimension' && vocabulary.isDate(member),
  );
  if (!degree || !/^(oldest|earliest|newest|latest|soonest|most recent)$/i.test(by.text)) return undefined;
  const dates = targets.flatMap(({ mention, role }) => {
    const sense = role === 'head' ? undefined : draft.senses.get(mention);
    return sense?.kind === 'dimension' && vocabulary.isDate(sense.member) ? [sense.member] : [];
  });
  const [only] = new Set(dates);
  if (only === undefined || new Set(dates).size > 1) return undefined;
  return { member: only, direction: /^(oldest|earliest|soonest)$/i.test(by.text) ? 'asc' : 'desc' };
}

function fieldOf(
  vocabulary: Vocabulary,
  draft: Draft,
  mention: Mention,
): { member: string; direction?: Direction } | undefined {
  const { connections } = vocabulary;
  const degrees = sensesOf(mention, 'most', 'least').filter(({ of }) => of === 'dimension');
  const senses = [
    ...sensesOf(mention, 'dimension').map((sense) => ({ ...sense, direction: undefined })),
    ...degrees.map(({ entity, member, kind }) => ({
      entity,
      member,
      direction: kind === 'most' ? ('desc' as const) : ('asc' as const),
    })),
  ];
  const best = senses
    .filter(
      ({ entity, member }) =>
        connections.reaches(draft.anchor, entity) && !/name|code/.test(vocabulary.dimension(member).role),
    )
    .map((sense) => ({
      sense,
      cost:
        connections.cost(draft.anchor, sense.entity) +
        vocabulary.preference(mention, { kind: 'dimension', entity: sense.entity, member: sense.member }),
    }))
    .sort((a, b) => a.cost - b.cost)[0];
  if (!best) return undefined;
  draft.note(mention, { kind: 'dimension', entity: best.sense.entity, member: best.sense.member }, best.cost);
  return { member: best.sense.member, direction: best.sense.direction };
}

/** "worst first" after a number that was asked for or compared. */
function lastField(
  vocabulary: Vocabulary,
  draft: Draft,
  request: Request,
): { member: string; direction?: Direction } | undefined {
  const asked = request.targets
    .map(({ mention }) => draft.senses.get(mention))
    .filter((sense) => sense?.kind === 'dimension');
  const members = [
    ...asked.map((sense) => (sense as { member: string }).member),
    ...draft.filters.flatMap((filter) => ('member' in filter ? [filter.member] : [])),
  ];
  const member = [...members].reverse().find((each) => vocabulary.isNumeric(each) || vocabulary.isDate(each));
  return member === undefined ? undefined : { member };
}

function directionOf(
  { tag }: Pick<Ranking, 'tag'>,
  kind: 'most' | 'least' | undefined,
  biggerIsBetter = true,
): Direction {
  if (kind !== undefined) return kind === 'most' ? 'desc' : 'asc';
  if (tag === 'best') return biggerIsBetter ? 'desc' : 'asc';
  if (tag === 'worst') return biggerIsBetter ? 'asc' : 'desc';
  return tag === 'bottom' || tag === 'least' ? 'asc' : 'desc';
}

/** "the largest order" is one; "top customers" are ten. */
function limitOf({ targets, groups, grain, mentions }: Request, ranking: Ranking): number | undefined {
  if (ranking.limit !== undefined) return ranking.limit;
  // "late orders by days overdue" says how they are ordered, not how many of them.
  if (ranking.mentions.length === 0) return undefined;
  const thing =
    targets.find(
      ({ role, mention }) =>
        (role === 'head' || role === 'joined') &&
        (isEntity(mention) || sensesOf(mention, 'dimension').length > 0),
    )?.mention ??
    groups[0] ??
    grain?.mention;
  if (!thing && ranking.own.length > 0 && ranking.tag === undefined) return 1;
  // "which of our warehouses is the fullest"
  const before = mentions[mentions.indexOf(ranking.mentions[0]!) - 1];
  const lead = before?.phrase === 'the' ? mentions[mentions.indexOf(before) - 1] : before;
  if (/\b(is|was)$/.test(lead?.phrase ?? '')) return 1;
  if (!thing)
    return /^(?:(?:and|then|so|ok) )*(who|which is|what is|which one|which 1)/.test(
      mentions.map(({ phrase }) => phrase).join(' '),
    )
      ? 1
      : DEFAULT_LIMIT;
  return /[^su]s$/i.test(thing.text) || /people$/i.test(thing.text) ? DEFAULT_LIMIT : 1;
}

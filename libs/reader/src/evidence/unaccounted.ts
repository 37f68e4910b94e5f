import type { DateRange } from '#libs/contracts';
import type { Draft } from '../compose/draft';
import { queryOf } from '../compose/query';
import { has } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import { isOfEach } from '../grammar/set-beside';
import type { TimeRange } from '../time/time-expression';

const CONTENT: ReadonlySet<string> = new Set(['entity', 'dimension', 'measure', 'value', 'segment']);
const EVERY = /^(all|all the|all of|every|any|each|whole|entire|single)$/;
/** "over all warehouses", "across every site": how far a word that leaves nothing out may stand before its noun. */
const REACH = 2;

/**
 * Words that name something of the data, or a period, and that the query says nothing about: an answer without them
 * would be wrong and not show it.
 */
export function unaccounted(draft: Draft, request: Request): Mention[] {
  const { conditions, mentions, ranking, sorting, tags } = request;
  const isNamed = (ranking?.by ?? sorting?.by) !== undefined;
  // What is taken away from the question before is in no query.
  if (tags.has('remove') || tags.has('without') || tags.has('restriction') || tags.has('instead')) return [];
  const said = JSON.stringify(queryOf(draft));
  // "both of them, a figure each": one number is not one for each.
  const isSplit =
    draft.dimensions.length > 0 ||
    draft.timeDimensions.some((time) => time.granularity ?? time.compareDateRange);
  if (isOfEach(mentions) && !isSplit && draft.measures.length === 1)
    return mentions.filter(({ phrase }) => phrase === 'each');
  const inConditions = new Set(conditions.flatMap((condition) => condition.mentions));
  return mentions.filter((mention, at) => {
    if (mention.isAside || mention.punctuation !== undefined || inConditions.has(mention)) return false;
    if (mention.time?.kind === 'range') return !isPlaced(draft, mention, mention.time, said);
    // "highest margin" says what is ranked by; "worst" alone does not.
    const isContent = mention.senses.some(
      ({ kind }) =>
        CONTENT.has(kind) ||
        (!isNamed &&
          mention.tags.size === 0 &&
          mention.phrase.includes(' ') &&
          (kind === 'most' || kind === 'least')),
    );
    if (mention.number !== undefined || !isContent) return false;
    // "total worth", "min. lead time", "who has more": how a number is made, and of whom.
    if (has(mention, 'total', 'minimum', 'maximum', 'average', 'count', 'amount', 'who')) return false;
    if (/^who\b/.test(mention.phrase) || isNoted(draft, mention)) return false;
    // "the most sold product, and the amount": the number that ranks is shown anyway.
    if (ranking && mention === mentions.filter(({ punctuation }) => punctuation === undefined).at(-1))
      return false;
    const before = mentions.slice(Math.max(0, at - REACH), at);
    if (before.some((each) => has(each, 'whole') || EVERY.test(each.phrase))) return false;
    return !mention.senses.some((sense) =>
      'member' in sense
        ? said.includes(`"${sense.member}"`)
        : 'entity' in sense && said.includes(`"${sense.entity}.`),
    );
  });
}

/** By itself, or taken apart into what was noted. */
function isNoted({ senses }: Draft, mention: Mention): boolean {
  for (const each of senses.keys()) if (each.start <= mention.start && each.end >= mention.end) return true;
  return false;
}

const RANGE = /\[(?:"(\d{4}-\d\d-\d\d)"|null),(?:"(\d{4}-\d\d-\d\d)"|null)\]/g;

/** "today, tomorrow and on Saturday": within one stretch of days. */
function isCovered(said: string, [from, to]: DateRange): boolean {
  return [...said.matchAll(RANGE)].some(
    ([, first = '', last = '9']) => first <= (from ?? '') && last >= (to ?? '9'),
  );
}

/** One of its days stands in the query, or the number of its days where something lasts so long. */
function isPlaced(draft: Draft, mention: Mention, time: TimeRange, said: string): boolean {
  if (draft.placedPeriods.has(mention) || time.deadline || said.includes('"compareDateRange"')) return true;
  const ranges = [time, ...(time.ends ?? [])];
  const days = ranges.flatMap(({ past, future }) => [...past, ...future]);
  return (
    days.some((day) => day !== null && said.includes(`"${day}"`)) ||
    isCovered(said, time.past) ||
    isCovered(said, time.future) ||
    (time.durationDays !== undefined && said.includes(`[${time.durationDays}]`))
  );
}

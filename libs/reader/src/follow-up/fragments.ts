import { has, isEntity, isNumber, isState, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import { refers } from './references';

/** Of words that carry meaning; a question of its own needs more. */
const MAX_FRAGMENT = 3;
const MAX_DEFINITE = 5;
const ADDING = /^(with|include|including|add|plus)$/;
const DEFINITE = /^(the|their|its|each)$/;
const SHOWING = /^(show|show me|show us|give me|give us|display|let me see|see|get me|pull up|bring up)$/;

/** "undo", "the other way round", "drop the area filter", "what is the difference?" */
export function isCommand({ tags, targets, heads, mentions }: Request): boolean {
  const isChange = mentions.some(({ phrase }) => /^(difference|change|growth|delta)$/.test(phrase));
  return (
    tags.has('undo') ||
    tags.has('reverse') ||
    tags.has('restriction') ||
    (targets.length === 0 && isChange) ||
    (targets.length === 0 &&
      heads.size === 0 &&
      mentions.some(({ phrase }) => /^(both|the two)$/.test(phrase)))
  );
}

/** "all warehouses", "any status": the restriction to some of them goes, if there is one. */
export function isWholeOnly({
  targets,
  groups,
  conditions,
  periods,
  grain,
  ranking,
  heads,
  mentions,
}: Request): boolean {
  if (conditions.length + periods.length > 0 || grain || ranking || heads.has('count')) return false;
  const nouns = [...targets.map(({ mention }) => mention), ...groups];
  return (
    nouns.length <= 1 &&
    mentions.some(
      (mention) => has(mention, 'whole') || /^(all|any|every|for all|all of)( the)?$/.test(mention.phrase),
    ) &&
    nouns.every((mention) => sensesOf(mention, 'dimension').length > 0)
  );
}

/** "the sales value", "in units?", "show the units": no verb, no rows, just another number. */
export function isMeasureOnly(request: Request): boolean {
  const { targets, heads, conditions, periods, groups, grain, ranking, sorting, share, terms, mentions } =
    request;
  if (conditions.length + periods.length + groups.length + terms.length > 0) return false;
  if (heads.size > 0 && !showsNumber(request)) return false;
  if (grain ?? ranking ?? sorting ?? share) return false;
  const isOur = mentions.some(({ text }) => /^(our|overall|company|we)$/i.test(text));
  return (
    !isOur &&
    targets.length > 0 &&
    targets.some(({ mention }) => sensesOf(mention, 'measure').length > 0) &&
    targets.every(({ mention }) => !isEntity(mention) && isNumber(mention))
  );
}

/** "show me the units": listed is no more than a number, of what was seen before. */
export function showsNumber({ heads, targets, mentions }: Request): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  const isListed = [...heads].every((head) => head === 'list') && SHOWING.test(words[0]?.phrase ?? '');
  const [first] = targets;
  return (
    isListed &&
    first !== undefined &&
    words.length <= MAX_DEFINITE &&
    DEFINITE.test(words[words.indexOf(first.mention) - 1]?.phrase ?? '')
  );
}

/** "overdue?", "without the cancelled ones": a state of rows that are not named. */
export function isStateOnly({
  targets,
  groups,
  conditions,
  heads,
  verbs,
  cues,
  ranking,
  share,
  mentions,
}: Request): boolean {
  const isAny = /^(any|are there any|is there any)$/.test(mentions[0]?.phrase ?? '') && heads.size === 1;
  return (
    targets.length + groups.length + (isAny ? 0 : heads.size) + verbs.length + cues.length === 0 &&
    !(ranking ?? share) &&
    conditions.length > 0 &&
    conditions.every(({ kind }) => kind === 'values' || kind === 'comparison')
  );
}

/** "show the orders" after a number of them. */
export function showsTheRows({
  targets,
  heads,
  conditions,
  periods,
  groups,
  grain,
  ranking,
  mentions,
}: Request): boolean {
  const [only] = targets;
  if (!only || targets.length > 1 || !heads.has('list') || !isEntity(only.mention)) return false;
  if (conditions.length + periods.length + groups.length > 0 || grain || ranking) return false;
  return /^the$/i.test(mentions[mentions.indexOf(only.mention) - 1]?.text ?? '');
}

/** "show me the Harbour orders" after numbers by area: the rows of one of the groups. */
export function picksRows({
  targets,
  heads,
  conditions,
  periods,
  groups,
  grain,
  ranking,
  sorting,
  share,
  terms,
  counted,
  verbs,
}: Request): boolean {
  const [only, ...others] = targets.filter(({ role }) => role !== 'modifier');
  if (!only || others.length > 0 || !isEntity(only.mention) || !heads.has('list') || heads.size > 1)
    return false;
  if (periods.length + groups.length + terms.length + verbs.length > 0 || counted) return false;
  if (grain ?? ranking ?? sorting ?? share) return false;
  return (
    conditions.length > 0 &&
    conditions.every(
      (condition) =>
        condition.kind === 'values' &&
        !condition.negated &&
        condition.options.every((option) => option.some(({ kind }) => kind === 'value')) &&
        !condition.mentions.some((mention) => sensesOf(mention, 'segment').length > 0 || isStatus(mention)),
    )
  );
}

/** Names nothing that rows could be of: "by month", "in May", "bottom three", "for WH-09", "total value?". */
export function isFragment(request: Request): boolean {
  const { targets, terms, groups, grain, ranking, sorting, conditions, periods, counted, heads, share } =
    request;
  if (terms.length > 0) return false;
  if (heads.has('count') && counted === undefined) return true;
  if (targets.length > 0) return isNumberOnly(request) || isThingOnly(request) || asksEach(request);
  if (share) return true;
  if (ranking?.by !== undefined && groups.length > 0) return false;
  if (selectsByItself(request)) return false;
  return (
    conditions.length + periods.length + groups.length > 0 ||
    grain !== undefined ||
    ranking !== undefined ||
    sorting !== undefined ||
    request.shift !== undefined ||
    heads.size > 0
  );
}

/** States, verbs and comparisons say of what rows they are; a code or a name alone does not. */
function selectsByItself({ conditions, verbs, cues, heads, mentions }: Request): boolean {
  const hasOwnRows = conditions.some((condition) =>
    condition.mentions.some(
      (mention) =>
        sensesOf(mention, 'segment').length > 0 ||
        isStatus(mention) ||
        (sensesOf(mention, 'more', 'less').length > 0 && !has(mention, 'more', 'less')),
    ),
  );
  if (hasOwnRows || verbs.length > 0 || cues.length > 0) return true;
  return (
    heads.has('list') &&
    conditions.length > 0 &&
    mentions.some((mention) => isState(mention)) &&
    !refers(mentions)
  );
}

/** "total value?", "average delay", "fill rate too": a number of what was listed before. */
function isNumberOnly({
  targets,
  conditions,
  periods,
  groups,
  grain,
  heads,
  tags,
  ranking,
}: Request): boolean {
  if (conditions.length + periods.length + groups.length > 0 || grain || ranking) return false;
  if (targets.length > MAX_FRAGMENT || targets.some(({ mention }) => isEntity(mention))) return false;
  const areNumbers = targets.every(({ mention }) => isNumber(mention));
  // "total value" may be one phrase of the semantic files.
  const isSummed = targets.some(({ mention }) => /^(total|average|overall|mean|avg)\b/.test(mention.phrase));
  return (
    areNumbers &&
    (isSummed || heads.has('total') || heads.has('average') || tags.has('also') || tags.has('instead'))
  );
}

/** "show the days late", "with supplier and date": columns beside those that were listed before. */
export function asksColumns({
  targets,
  heads,
  conditions,
  periods,
  groups,
  grain,
  ranking,
  share,
  terms,
  counted,
  verbs,
  mentions,
}: Request): boolean {
  if (conditions.length + periods.length + groups.length + terms.length + verbs.length > 0) return false;
  if (grain ?? ranking ?? share ?? counted) return false;
  const isListed = [...heads].every((head) => head === 'list');
  const [first] = targets;
  const isAdded = mentions.some((mention) => ADDING.test(mention.phrase) || has(mention, 'also'));
  const isDefinite = first && DEFINITE.test(mentions[mentions.indexOf(first.mention) - 1]?.phrase ?? '');
  return (
    isListed &&
    (isAdded || (heads.has('list') && isDefinite === true)) &&
    targets.length > 0 &&
    targets.every(({ mention }) => !isEntity(mention) && sensesOf(mention, 'dimension').length > 0)
  );
}

/** "which suppliers?" */
function isThingOnly({
  targets,
  conditions,
  periods,
  groups,
  grain,
  mentions,
  ranking,
  heads,
}: Request): boolean {
  if (conditions.length + periods.length + groups.length > 0 || grain || ranking || heads.size > 1)
    return false;
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  if (targets.length !== 1 || targets.some(({ mention }) => isEntity(mention))) return false;
  const opening = words[0]?.phrase ?? '';
  if (/^(which|what|who|whose)\b/.test(opening) && words.length <= MAX_FRAGMENT) return true;
  // "with the supplier please", "include the area", "who are the customers?", "in which warehouses"
  if (words.some((mention) => has(mention, 'whole', 'distinct') || /\ball\b/.test(mention.phrase)))
    return false;
  if (/^(with|include|including|add|plus|also)$/.test(opening)) return true;
  const isLed = has(words[0], 'preposition') && /^(which|what|whose)/.test(words[1]?.phrase ?? '');
  const at = words.indexOf(targets[0]!.mention);
  const isDefinite = /^(the|their|its)$/.test(words[at - 1]?.phrase ?? '');
  return words.length <= MAX_DEFINITE && (isLed || (isDefinite && /^(who|what|whose)\b/.test(opening)));
}

/** "how many orders each?" */
function asksEach({ mentions, groups }: Request): boolean {
  const last = mentions.filter(({ punctuation }) => punctuation === undefined).at(-1);
  return groups.length === 0 && last !== undefined && /^(each|apiece)$/.test(last.phrase);
}

function isStatus(mention: Mention): boolean {
  return sensesOf(mention, 'value').some(({ member }) => /status$/.test(member));
}

/** "how many orders per customer?" after a list of orders. */
export function countsByGroup({ counted, groups, conditions, periods, ranking }: Request): boolean {
  return counted !== undefined && groups.length > 0 && conditions.length + periods.length === 0 && !ranking;
}

/** "which site holds the most?": by what was shown of each before. */
export function isRankingOnly({
  targets,
  ranking,
  conditions,
  periods,
  groups,
  counted,
  grain,
  share,
}: Request): boolean {
  const [only] = targets;
  if (!ranking || ranking.by || ranking.own.length > 0 || counted || grain || share) return false;
  if (conditions.length + periods.length + groups.length > 0 || targets.length !== 1) return false;
  const isPlain =
    ranking.tag === 'most' || ranking.tag === 'least' || ranking.tag === 'best' || ranking.tag === 'worst';
  return (
    isPlain &&
    sensesOf(only!.mention, 'dimension').some(({ numeric }) => !numeric) &&
    !isEntity(only!.mention)
  );
}

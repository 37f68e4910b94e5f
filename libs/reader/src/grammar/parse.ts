import type { GrammarTag } from '../lexicon/grammar-word';
import { findBeyond } from './beyond-rule';
import { findComparisons } from './comparison-rule';
import { setElsewhere } from './elsewhere-rule';
import { takeDates, withoutGlosses } from './gloss-rule';
import { findGroups } from './group-rule';
import { findGrowth } from './growth-rule';
import { joinNumbers, withNames } from './joined-nouns';
import { has, isEntity, isFiller, isNoun, isState, Line, sensesOf } from './line';
import type { Mention } from './mention';
import { findNegations } from './negation-rule';
import { findPeriods, haveOwnCues, shiftOf } from './period-rule';
import { findRanking, findSorting } from './ranking-rule';
import { asKind, joinsPeriods, joinsValues, repeatsPreposition, takeComparatives } from './set-beside';
import { takeAmount } from './amount-rule';
import { datedDeeds } from './dated-deeds';
import { withoutParties } from './party-rule';
import { findShare, findWithin } from './share-rule';
import type { Condition, Head, Request, Share } from './request';
import { countedApart, findStates } from './state-rule';
import { findTargets, isDuration } from './target-rule';
import { expandTerms } from './term-rule';
import { isLostThan } from './than-rule';
import { findBrands, findKinds, findStreets, findTexts } from './text-rule';
import { findHolidays, findWeekdays } from './weekday-rule';
import { isCombined, isDistance, isExclusive, isLooseVersus, isUniversal } from './unanswerable-rule';
import { findTrend } from './trend-rule';
import { findWise } from './wise-rule';
import { findZeros } from './zero-rule';

const HEADS: readonly Head[] = ['list', 'count', 'amount', 'total', 'average', 'minimum', 'maximum'];
const AUXILIARY = /^(is|are|was|were|has|have|had|do|does|did|will|can|could)$/;
/** Tags whose words need no place of their own in the query. */
const GRAMMATICAL: ReadonlySet<GrammarTag> = new Set<GrammarTag>([
  'noise',
  'preposition',
  'copula',
  'have',
  'with',
  'pronoun',
  'relative',
  'here',
  'vague',
  'list',
  'who',
  'when',
  'where',
  'how-long',
  'and',
  'or',
  'but',
  'follow-up',
  'only',
  'also',
  'count',
  'amount',
  'total',
  'average',
  'minimum',
  'maximum',
  'distinct',
  'whole',
  'versus',
  'share',
  'of-those',
  'name-of',
  'instead',
  'change',
  'group',
  'currency',
  'sort',
  'contains',
  'cumulative',
  'remove',
  'restriction',
  'rest',
  'undo',
  'reverse',
  'extent',
  'trend',
]);

/** Finds out what a sentence asks for, from the stretches that it was cut into. */
export function parse(
  question: string,
  found: readonly Mention[],
  today: string,
  hasAddresses = false,
): Request {
  const { mentions, glosses } = withoutGlosses(
    withoutParties(found).map((mention, at) => asKind(found, at, mention)),
  );
  const line = new Line(mentions);
  const terms = mentions.filter(
    (mention) =>
      line.isFree(mention) &&
      sensesOf(mention, 'term').length > 0 &&
      (!has(mention, 'manner') || isOfDelivery(mentions, mention)),
  );
  line.take(...terms);
  const texts = [
    ...findTexts(line, question),
    ...findBrands(line),
    ...findKinds(line),
    ...(hasAddresses ? findStreets(line, question) : []),
  ];
  takeAppositions(line);
  takeDates(line);
  const weekdays = [...findWeekdays(line), ...findHolidays(line)];
  takeEverywhere(line);
  const wise = findWise(line);
  const sorting = findSorting(line);
  const ranking = findRanking(line);
  if (ranking?.by) line.take(ranking.by);
  const zeros = findZeros(line, ranking, sorting);
  const negations = findNegations(line);
  const growth = findGrowth(line);
  const comparisons = [...findBeyond(line), ...findComparisons(line)];
  const within = findWithin(line);
  const grouped = findGroups(line, ranking !== undefined || terms.length > 0);
  const grouping = { ...grouped, groups: [...wise, ...grouped.groups, ...(within ? [within] : [])] };
  const comparesValues = joinsValues(line);
  if (comparesValues) takeComparatives(line);
  takeAmount(line, ranking !== undefined);
  const states = countedApart(line, findStates(line), grouping.groups.length > 0);
  takeWhole(line);
  const periods = [...negations.periods, ...findPeriods(line, today)];
  const trend = grouping.grain ? undefined : findTrend(line, periods);
  const shiftMention = mentions.find((mention) => mention.time?.kind === 'shift');
  const isCourse = trend !== undefined && shiftMention === undefined;
  const comparesPeriods =
    growth !== undefined || (!isCourse && joinsPeriods(mentions) && !haveOwnCues(mentions, periods));
  const deeds = datedDeeds(line);
  line.take(...deeds);
  const { targets: named, counted, each } = findTargets(line);
  const targets = withNames(line, named);
  const asksNumber = targets.some(
    ({ mention }) => !isEntity(mention) && sensesOf(mention, 'measure').length > 0,
  );
  const conditions: Condition[] = setElsewhere(line, [
    ...texts,
    ...weekdays,
    ...zeros,
    ...negations.conditions,
    ...comparisons,
    ...states,
  ]);
  const free = line.free();
  const cues = [...deeds, ...free.filter((mention) => sensesOf(mention, 'cue').length > 0)];
  const verbs = free.filter((mention) => sensesOf(mention, 'verb').length > 0);
  line.take(shiftMention, ...cues, ...verbs);
  joinNumbers(line, conditions, targets);
  const heads = new Set<Head>(
    HEADS.filter((head) =>
      free.some((mention) => has(mention, head) && !(head === 'list' && isFiller(mention))),
    ),
  );
  if (counted !== undefined) heads.add('count');
  if (heads.has('count') && counted === undefined && targets.some(({ mention }) => isDuration(mention)))
    heads.delete('count');
  const isCompared = comparesValues || comparesPeriods || conditions.some(({ kind }) => kind === 'columns');
  const loose = isCompared ? [] : mentions.filter((_, at) => isLooseVersus(line, at));
  const exclusive = mentions.filter(
    (_, at) =>
      isExclusive(line, at) ||
      isDistance(line, at) ||
      isUniversal(line, at) ||
      (!comparesPeriods && !comparesValues && isLostThan(line, at)) ||
      isCombined(line, at, comparesValues),
  );
  const unplaced = [...new Set([...line.free(), ...loose, ...exclusive])].filter(
    (mention) =>
      (loose.includes(mention) || exclusive.includes(mention) || !isGrammatical(mention)) &&
      !isFormat(line, mention),
  );
  return expandTerms({
    heads,
    tags: new Set(free.flatMap(({ tags }) => [...tags])),
    isYesNo:
      AUXILIARY.test(mentions[0]?.phrase ?? '') || AUXILIARY.test((mentions[0]?.phrase ?? '').split(' ')[0]!),
    asksWhen: free.some((mention) => has(mention, 'when')),
    distinct: mentions.some(
      (mention) => has(mention, 'distinct') || /\b(distinct|different|unique)\b/.test(mention.phrase),
    ),
    targets,
    counted,
    groups: each ? [...grouping.groups, each] : grouping.groups,
    grain: grouping.grain ?? trend,
    conditions,
    periods,
    shift: isCourse ? undefined : shiftOf(shiftMention, periods, mentions),
    comparesPeriods,
    growth,
    glosses,
    comparesValues: comparesValues || (asksNumber && repeatsPreposition(mentions)),
    cues,
    verbs,
    terms,
    ranking:
      ranking ??
      (grouping.orderBy ? { tag: undefined, own: [], by: grouping.orderBy, mentions: [] } : undefined),
    sorting:
      sorting ??
      (ranking && grouping.orderBy ? { by: grouping.orderBy, mentions: [grouping.orderBy] } : undefined),
    share: withWhole(findShare(line, conditions, grouping.groups.length > 0), within),
    assumptions: [],
    unplaced,
    mentions,
    today,
  });
}

function withWhole(share: Share | undefined, within: Mention | undefined): Share | undefined {
  return share && within ? { ...share, within, part: [] } : share;
}

/** "how well does … deliver": there are numbers for that, as there are none for how well somebody sells. */
function isOfDelivery(mentions: readonly Mention[], manner: Mention): boolean {
  // "how well do they deliver on time" is about all orders, not about those that were on time.
  if (mentions.some((mention) => sensesOf(mention, 'segment').length > 0)) return false;
  return mentions.some(
    ({ phrase, start }) =>
      start > manner.end && /\b(deliver|delivering|delivery|perform|performing|supply)\b/.test(phrase),
  );
}

/** "share of total": of all, whatever it is a share of. */
function takeWhole(line: Line): void {
  line.mentions.forEach((mention, at) => {
    const before = line.at(line.previous(at));
    if (/^(total|whole|overall|overall total|grand total)$/.test(mention.phrase) && has(before, 'share'))
      line.take(mention);
  });
}

/** ", any site", ", all warehouses together": said at the end, it restricts and asks for nothing. */
function takeEverywhere(line: Line): void {
  line.mentions.forEach((mention, at) => {
    const noun = line.at(at + 1);
    const isAll = /^(any|all|all of|all the|every|all our)$/i.test(mention.text);
    const isEnd = line.mentions
      .slice(at + 2)
      .every((after) => after.punctuation !== undefined || isFiller(after) || has(after, 'total'));
    if (!isAll || !isEnd || line.at(at - 1)?.punctuation !== ',' || isEntity(noun)) return;
    // "supplier fill rate, all suppliers": what the number is of, one for each of them.
    if (line.mentions.slice(0, at).some(({ phrase }) => phrase.startsWith(`${noun?.phrase} `))) return;
    if (sensesOf(noun, 'dimension').some(({ numeric }) => !numeric)) line.take(mention, noun);
  });
}

/** "in per cent": only how the number is to be written. */
function isFormat(line: Line, mention: Mention): boolean {
  if (!has(mention, 'unit-percent')) return false;
  const at = line.indexOf(mention);
  const before = line.at(at - 1);
  if (/^(in|as)$/i.test(before?.text ?? '')) return true;
  const isEnd = line.mentions.slice(at + 1).every(({ punctuation }) => punctuation !== undefined);
  // "web orders share ytd %", "on-time %"
  return (
    (isEnd && line.mentions.some((each) => has(each, 'share'))) ||
    sensesOf(before, 'measure').some(({ member }) => /rate|percent|share|utilisation/.test(member))
  );
}

function isGrammatical(mention: Mention): boolean {
  if (mention.punctuation !== undefined) return true;
  if (mention.isUnknown || mention.unknownCode || mention.candidates) return false;
  if (mention.time || mention.number !== undefined) return false;
  return [...mention.tags].some((tag) => GRAMMATICAL.has(tag));
}

/** "South area", "customer Crown Stores", "product P-0186": the noun says what the value is, and nothing else. */
function takeAppositions(line: Line): void {
  line.mentions.forEach((mention, at) => {
    const members = sensesOf(mention, 'value').map(({ member }) => member);
    if (members.length === 0 || (mention.isUnknown && !mention.candidates)) return;
    for (const beside of [line.at(at - 1), line.at(at + 1)]) {
      if (!line.isFree(beside) || isState(beside)) continue;
      const before = beside === line.at(at - 1);
      const names = sensesOf(beside, 'dimension').some(
        ({ member }) => members.includes(member) || sameThing(member, members),
      );
      const isPlural = /s$/i.test(beside.text) && !/(ss|us|is)$/i.test(beside.text);
      const followed = !before && isNoun(line.at(at + 2)) && !isEntity(beside);
      if (names && (before ? !isEntityHead(line, at - 1) : !isPlural || followed)) line.take(beside);
    }
  });
}

/** Code and name of one thing: "customer" names customer_code and customer_name alike. */
function sameThing(member: string, members: readonly string[]): boolean {
  const base = (each: string): string => each.replace(/_(code|name|number|reference)$/, '');
  return (
    /_(code|name|number|reference)$/.test(member) && members.some((other) => base(other) === base(member))
  );
}

/** "products P-0001" still asks for products; "product P-0001" only names one. */
function isEntityHead(line: Line, at: number): boolean {
  const mention = line.at(at)!;
  return isEntity(mention) && /s$/i.test(mention.text);
}

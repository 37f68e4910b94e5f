import type { GrammarTag } from '../lexicon/grammar-word';
import { has, isEntity, isFiller, isNoun, isState, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';

/** How a sentence leans on the one before it. */
export interface Leaning {
  /** It cannot be understood, or would mean something else, without the question before it. */
  readonly isFollowUp: boolean;
  /** "of those", "only": narrows the rows of before; otherwise a new value takes the place of the old one. */
  readonly narrows: boolean;
  /** "it", "those": something was named before, and not in this sentence. */
  readonly refersBack: boolean;
  /** The same, and nothing in this sentence could be meant even without a question before it. */
  readonly isDangling: boolean;
  /** Begins with a word that leads on from something: "and", "what about", "only". */
  readonly opens: boolean;
  /** Stands for what was listed: "they", "of those", "that customer". */
  readonly refersToThings: boolean;
  /** Where the question before has nothing that this could change, it is a question of its own: "all warehouses". */
  readonly standsAlone: boolean;
}

const REFERENCE =
  /^(it|they|them|those|these|ones|the ones|those ones|these ones|that list|this list|the list|the result|the results|that one|the same|same|their|its)$/;
const OPENING: readonly GrammarTag[] = [
  'follow-up',
  'only',
  'of-those',
  'instead',
  'remove',
  'also',
  'except',
  'without',
  'but',
  'versus',
];
/** Of words that carry meaning; a question of its own needs more. */
const MAX_FRAGMENT = 3;
const MAX_DEFINITE = 5;

export function leaning(request: Request): Leaning {
  const { mentions } = request;
  if (asksWhichOnes(request))
    return {
      isFollowUp: true,
      narrows: true,
      refersBack: false,
      isDangling: false,
      opens: false,
      refersToThings: true,
      standsAlone: false,
    };
  const first = mentions.find(({ punctuation }) => punctuation === undefined);
  const opens = first !== undefined && has(first, ...OPENING) && !startsAnew(request, first);
  const ofThose = mentions.some(
    (mention, at) =>
      has(mention, 'of-those') &&
      !isNoun(mention) &&
      !(/^among/.test(mention.phrase) && mentions.slice(0, at).some(isThing)),
  );
  const pronouns = mentions.filter((mention, at) => isReference(mentions, at));
  const hasBefore = (pronoun: Mention, test: (mention: Mention) => boolean): boolean =>
    !isSubject(mentions, pronoun) &&
    !isDemonstrative(mentions, pronoun) &&
    mentions
      .slice(0, mentions.indexOf(pronoun))
      .some((mention) => test(mention) && !(isOne(pronoun) && isMany(mention)));
  const that = endsWithThat(mentions);
  const there = mentions.some((mention, at) => isPlace(mentions, at));
  const refersBack = ofThose || that || there || pronouns.some((pronoun) => !hasBefore(pronoun, isNamed));
  const isDangling = ofThose || that || pronouns.some((pronoun) => !hasBefore(pronoun, isThing));
  const narrows = ofThose || mentions.some((mention) => has(mention, 'only') && !isNoun(mention));
  const named = mentions.some((_, at) => isNamedAgain(mentions, at));
  const leans = opens || refersBack || named || isFragment(request) || isCommand(request);
  const mayLean =
    isWholeOnly(request) || showsTheRows(request) || isStateOnly(request) || isMeasureOnly(request);
  return {
    isFollowUp: leans || mayLean,
    narrows,
    refersBack: refersBack || named,
    isDangling: isDangling || named || isSame(first),
    opens,
    refersToThings:
      ofThose ||
      named ||
      pronouns.some((pronoun) => isPlural(mentions, pronoun) && !hasBefore(pronoun, isNamed)),
    standsAlone: !leans && mayLean,
  };
}

/** "they", "their", "those"; not "the ones", which are rows that are chosen anew. */
function isPlural(mentions: readonly Mention[], pronoun: Mention): boolean {
  return /^(they|them|those|these|their)$/.test(pronoun.phrase) || isDemonstrative(mentions, pronoun);
}

/** "that customer", "the same suppliers": a thing that was named before. */
export function isNamedAgain(mentions: readonly Mention[], at: number): boolean {
  const [word, noun] = [mentions[at], mentions[at + 1]];
  return (
    word?.senses.length === 0 &&
    /^(that|this|these|those|the same|said)$/.test(word.phrase) &&
    isThing(noun ?? word) &&
    noun?.time === undefined &&
    sensesOf(noun, 'value', 'segment').length === 0
  );
}

/** "same for suppliers", "the same but last year". */
function isSame(first: Mention | undefined): boolean {
  return /^(the |do the )?same\b/.test(first?.phrase ?? '');
}

/** "undo", "the other way round", "drop the area filter", "what is the difference?" */
function isCommand({ tags, targets, heads, mentions }: Request): boolean {
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
function isWholeOnly({
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

/** "the sales value", "in units?": no verb, no rows, just another number. */
function isMeasureOnly(request: Request): boolean {
  const { targets, heads, conditions, periods, groups, grain, ranking, sorting, share, terms, mentions } =
    request;
  if (heads.size + conditions.length + periods.length + groups.length + terms.length > 0) return false;
  if (grain ?? ranking ?? sorting ?? share) return false;
  const isOur = mentions.some(({ text }) => /^(our|overall|company|we)$/i.test(text));
  return (
    !isOur &&
    targets.length > 0 &&
    targets.every(({ mention }) => !isEntity(mention) && sensesOf(mention, 'measure').length > 0)
  );
}

/** "overdue?", "without the cancelled ones": a state of rows that are not named. */
function isStateOnly({ targets, groups, conditions, heads, verbs, cues, ranking, share }: Request): boolean {
  return (
    targets.length + groups.length + heads.size + verbs.length + cues.length === 0 &&
    !(ranking ?? share) &&
    conditions.length > 0 &&
    conditions.every(({ kind }) => kind === 'values')
  );
}

/** "show the orders" after a number of them. */
function showsTheRows({
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

/** "those orders": whatever was named before. */
function isDemonstrative(mentions: readonly Mention[], pronoun: Mention): boolean {
  return /^(those|these)$/.test(pronoun.phrase) && isNoun(mentions[mentions.indexOf(pronoun) + 1]);
}

/** "which products are on it": not the products. */
function isOne({ phrase }: Mention): boolean {
  return /^(it|its|that one)$/.test(phrase);
}

function isMany({ text, senses }: Mention): boolean {
  return /[^su]s$/i.test(text) && !senses.some(({ kind }) => kind === 'value');
}

/** "how many orders did they place": they are not the orders. */
function isSubject(mentions: readonly Mention[], pronoun: Mention): boolean {
  const before = mentions[mentions.indexOf(pronoun) - 1]?.phrase ?? '';
  return /^(they|he|she)$/.test(pronoun.phrase) && /\b(do|did|does|have|has)$/.test(before);
}

/** Rows or a value that a pronoun after it stands for. */
function isNamed(mention: Mention): boolean {
  return isEntity(mention) || mention.candidates !== undefined || sensesOf(mention, 'value').length > 0;
}

function isThing(mention: Mention): boolean {
  return isNamed(mention) || sensesOf(mention, 'dimension').some(({ numeric }) => !numeric);
}

/** "and" or "now" before a whole question is no more than a manner of speaking, unless it only swaps a part. */
function startsAnew({ targets, heads, conditions, periods }: Request, first: Mention): boolean {
  if (!/^(now|ok|okay|so|then|just)$/.test(first.phrase)) return false;
  return (
    targets.length > 0 && (heads.has('list') || heads.has('count')) && conditions.length + periods.length > 0
  );
}

function isReference(mentions: readonly Mention[], at: number): boolean {
  const mention = mentions[at]!;
  if (/^ones$/i.test(mention.text) && /^the$/i.test(mentions[at - 1]?.text ?? '')) return true;
  if (mention.senses.length > 0 || !REFERENCE.test(mention.phrase)) return false;
  // "is it possible", "it takes": it stands for nothing.
  return !(mention.phrase === 'it' && /^(possible|take|takes|true)$/.test(mentions[at + 1]?.phrase ?? ''));
}

/** "which are worth more than 500": rows of a kind, of rows that were seen before. */
function asksWhichOnes({ targets, groups, ranking, conditions, mentions }: Request): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  const isOpen = /^(which|which one|what)( (are|is|were|have|has|had))?$/.test(words[0]?.phrase ?? '');
  const isPredicate =
    isOpen && (words[0]!.phrase.endsWith('e') || has(words[1], 'copula', 'have', 'pronoun'));
  return isPredicate && targets.length + groups.length === 0 && !ranking && conditions.length > 0;
}

/** "the value of dairy there": the place that the question before was about, unlike "is there". */
function isPlace(mentions: readonly Mention[], at: number): boolean {
  const mention = mentions[at]!;
  if (mention.senses.length > 0 || !/^(there|from there|in there|here)$/.test(mention.phrase)) return false;
  const [before, after] = [mentions[at - 1], mentions[at + 1]];
  return !has(before, 'copula', 'have') && !has(after, 'copula', 'have') && before !== undefined;
}

/** "how many is that?", "and what is that worth?" */
function endsWithThat(mentions: readonly Mention[]): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  if (words.at(-1)?.phrase === 'that' && words.length > 1) return true;
  return words.some((mention, at) => {
    const [before, after] = [words[at - 1]?.phrase ?? '', words[at + 1]];
    if (mention.phrase !== 'that' || !/(is|was|of|for|in|by|split|break|does|did)$/.test(before))
      return false;
    return (
      after === undefined ||
      isFiller(after) ||
      after.time !== undefined ||
      has(after, 'group', 'average', 'total', 'versus', 'change')
    );
  });
}

/** Names nothing that rows could be of: "by month", "in May", "bottom three", "for WH-09", "total value?". */
function isFragment(request: Request): boolean {
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

function refers(mentions: readonly Mention[]): boolean {
  return mentions.some((_, at) => isReference(mentions, at));
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
  const isNumber = targets.every(
    ({ mention }) =>
      sensesOf(mention, 'measure').length > 0 ||
      sensesOf(mention, 'dimension').some(({ numeric }) => numeric),
  );
  // "total value" may be one phrase of the semantic files.
  const isSummed = targets.some(({ mention }) => /^(total|average|overall|mean|avg)\b/.test(mention.phrase));
  return (
    isNumber &&
    (isSummed || heads.has('total') || heads.has('average') || tags.has('also') || tags.has('instead'))
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

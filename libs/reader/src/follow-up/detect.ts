import type { GrammarTag } from '../lexicon/grammar-word';
import { has, isNoun } from '../grammar/line';
import { isCountedAgain } from '../grammar/counted-again';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import {
  asksColumns,
  countsByGroup,
  isCommand,
  isFragment,
  isMeasureOnly,
  isRankingOnly,
  isStateOnly,
  isWholeOnly,
  picksRows,
  showsTheRows,
} from './fragments';
import {
  endsWithThat,
  isContainer,
  isDemonstrative,
  isMany,
  isNamed,
  isNamedAgain,
  isOne,
  isPlace,
  isPlural,
  isPredicate,
  isReference,
  isSubject,
  isThing,
  isExclusion,
  startOf,
} from './references';

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
  /** Asks for the rows of something: of a group, where numbers for each were shown before. */
  readonly picksRows: boolean;
  /** Asks for columns: where rows were listed before, for more of them. */
  readonly addsColumns: boolean;
}

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
  'rest',
];

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
      addsColumns: false,
      picksRows: false,
    };
  const first = mentions.find(({ punctuation }) => punctuation === undefined);
  const opens =
    first !== undefined &&
    (has(first, ...OPENING) || isExclusion(first) || /^(with|including|plus)$/.test(first.phrase)) &&
    !startsAnew(request, first);
  const ofThose = mentions.some(
    (mention, at) =>
      has(mention, 'of-those') &&
      !isNoun(mention) &&
      !(/^(among|of which|which one)/.test(mention.phrase) && mentions.slice(0, at).some(isThing)) &&
      !isCountedAgain(mentions, at),
  );
  const pronouns = mentions.filter((mention, at) => isReference(mentions, at));
  const hasBefore = (pronoun: Mention, test: (mention: Mention) => boolean): boolean =>
    !isSubject(mentions, pronoun) &&
    !isPredicate(mentions, pronoun) &&
    !isDemonstrative(mentions, pronoun) &&
    !isContainer(mentions, pronoun) &&
    mentions
      .slice(0, startOf(mentions, mentions.indexOf(pronoun)))
      .some((mention) => test(mention) && !(isOne(pronoun) && isMany(mention)));
  const that = endsWithThat(mentions);
  const there = mentions.some((mention, at) => isPlace(mentions, at));
  const refersBack = ofThose || that || there || pronouns.some((pronoun) => !hasBefore(pronoun, isNamed));
  const isDangling = ofThose || that || pronouns.some((pronoun) => !hasBefore(pronoun, isThing));
  const narrows = ofThose || mentions.some((mention) => has(mention, 'only') && !isNoun(mention));
  const named = mentions.some((_, at) => isNamedAgain(mentions, at));
  const leans =
    asksWhenOnly(request) || opens || refersBack || named || isFragment(request) || isCommand(request);
  const mayLean =
    countsByGroup(request) ||
    isWholeOnly(request) ||
    showsTheRows(request) ||
    isStateOnly(request) ||
    isRankingOnly(request) ||
    isMeasureOnly(request);
  const addsColumns = !leans && !mayLean && asksColumns(request);
  const picks = !leans && !mayLean && !addsColumns && picksRows(request);
  return {
    isFollowUp: leans || mayLean || addsColumns || picks,
    narrows,
    refersBack: refersBack || named,
    isDangling: isDangling || named || isSame(first) || mentions.some((mention) => has(mention, 'rest')),
    opens,
    refersToThings:
      ofThose ||
      named ||
      pronouns.some((pronoun) => isPlural(mentions, pronoun) && !hasBefore(pronoun, isNamed)),
    standsAlone: !leans && (mayLean || addsColumns || picks),
    addsColumns,
    picksRows: picks,
  };
}

/** "expected when?": a date of what was listed before. */
function asksWhenOnly({ asksWhen, targets, conditions, periods, groups, cues }: Request): boolean {
  return (
    asksWhen && cues.length > 0 && targets.length + conditions.length + periods.length + groups.length === 0
  );
}

/** "and" or "now" before a whole question is no more than a manner of speaking, unless it only swaps a part. */
function startsAnew({ targets, heads, conditions, periods }: Request, first: Mention): boolean {
  if (!/^(now|ok|okay|so|then|just)$/.test(first.phrase)) return false;
  return (
    targets.length > 0 && (heads.has('list') || heads.has('count')) && conditions.length + periods.length > 0
  );
}

/** "which are worth more than 500": rows of a kind, of rows that were seen before. */
function asksWhichOnes({ targets, groups, ranking, conditions, mentions }: Request): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  const isOpen = /^(which|which one|what)( (are|is|were|have|has|had))?$/.test(words[0]?.phrase ?? '');
  const isPredicate =
    isOpen && (words[0]!.phrase.endsWith('e') || has(words[1], 'copula', 'have', 'pronoun'));
  return isPredicate && targets.length + groups.length === 0 && !ranking && conditions.length > 0;
}

/** "same for suppliers", "the same but last year". */
function isSame(first: Mention | undefined): boolean {
  return /^(the |do the )?same\b/.test(first?.phrase ?? '');
}

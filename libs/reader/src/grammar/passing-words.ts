import { clauseEnd, wordsBetween } from './running-text';
import type { ReadToken } from './word-forms';

/** "with the number of them", "and in how many": the number that a threshold before it is about is shown anyway. */
const NUMBER_TOO =
  /^(and |with |plus |together with |along with |giving |showing )?(also )?(in )?(how many( (of them|of those))?|the (number|count|amount|total|figure)( (of (them|those|these|each)|for each|too|as well))?|that (number|count|revenue|amount|figure|value|spend|total)|(their|its) (number|count|total)s?)( (there are|each|each has|each have|each one has|they have|it is|that is))?$/;
const THRESHOLD =
  /\b(more than|at least|over|above|exceed|exceeds|exceeded|exceeding|fewer than|less than|at most|under|below|or more|or fewer|or less|minimum of)\b/;
/** "which of the two is higher": what stands before it is set side by side. */
const OF_THE_TWO =
  /^(and )?(which|who|what)( one)?( is)? ?of (the|these|those) (two|2|pair)( is| was| are| were| has| had| did| does)?( the)?( (higher|lower|bigger|larger|smaller|better|worse|greater|more|less|ahead|cheaper|dearer|faster|slower|busier|stronger|weaker|highest|lowest))( one| figure| value| amount)?$/;
/** "in that year", "within the year": the period that was named before. */
const THAT_PERIOD = /^(with)?in (that|the|the same|this same|said) (year|month|quarter|week|period|time)$/;
/** "all sites together", "across our warehouses combined": one number for all of them. */
const ALL_TOGETHER =
  /^(?:(?:and )?(?:across|over|for|in|at|of|with) )?(?:all |both )(?:of )?(?:the |our )?(?:\w+s|of them) (?:all )?(?:together|combined|taken together|put together|added together|added up|summed up|in one)$/;
const ORDER_NUMBER =
  /^(the )?((sales|purchase|web) )?(order|orders|po|so|web)?( (no|nr|number))? ?-? ?\d{5,}/;
const MEAN = /\b(average|avg|mean|typical|typically)\b/;

/** The length of words that say again what is shown or meant anyway; else 0. */
export const passingWords = (tokens: readonly ReadToken[], at: number, hasPeriod: boolean): number =>
  numberToo(tokens, at) || thatPeriod(tokens, at, hasPeriod) || allTogether(tokens, at);

/** The length of words at the end that ask for what a threshold shows anyway; else 0. */
function numberToo(tokens: readonly ReadToken[], at: number): number {
  if (at < 4) return 0;
  const end = clauseEnd(tokens, at);
  if (!NUMBER_TOO.test(wordsBetween(tokens, at, end))) return 0;
  const before = wordsBetween(tokens, 0, at);
  const isThreshold =
    THRESHOLD.test(before) && /\b(\d|one|two|three|four|five|six|seven|eight|nine|ten)/.test(before);
  return isThreshold ? end - at : 0;
}

/** The length of words at the end that ask which of two that were named before is more; else 0. */
export function ofTheTwo(tokens: readonly ReadToken[], at: number): number {
  if (at < 4 || !/^(and|which|who|what)$/.test(tokens[at]!.norm)) return 0;
  const end = clauseEnd(tokens, at);
  return OF_THE_TWO.test(wordsBetween(tokens, at, end)) ? end - at : 0;
}

/** Where the period named before is pointed at once more, the length of that; else 0. */
function thatPeriod(tokens: readonly ReadToken[], at: number, hasPeriod: boolean): number {
  if (!hasPeriod || at < 2) return 0;
  return [3, 4].find((length) => THAT_PERIOD.test(wordsBetween(tokens, at, at + length))) ?? 0;
}

/** The length of words that ask for one number of all places or things; else 0. What is asked for stands before them. */
function allTogether(tokens: readonly ReadToken[], at: number): number {
  if (at < 2) return 0;
  const length = clauseEnd(tokens, at) - at;
  return length < 8 && ALL_TOGETHER.test(wordsBetween(tokens, at, at + length)) ? length : 0;
}

/** "how much is one order worth on average": one of them is any of them. */
export function isArticleOne(tokens: readonly ReadToken[], at: number): boolean {
  return (
    tokens[at]!.norm === 'one' &&
    tokens[at + 1]?.kind === 'word' &&
    !/^(of|or|and|more|week|month|day|year)$/.test(tokens[at + 1]!.norm) &&
    MEAN.test(wordsBetween(tokens, 0, tokens.length))
  );
}

/** "the total of 100500", "count and total of open orders": what they are worth. */
export function isTotalValue(tokens: readonly ReadToken[], at: number): boolean {
  if (tokens[at]!.norm !== 'total' || !/^(of|for|on)$/.test(tokens[at + 1]?.norm ?? '')) return false;
  const isBesideCount = /\b(count|number) and( the)?$/.test(wordsBetween(tokens, 0, at));
  const after = tokens.slice(at + 2, at + 8).map(({ norm }) => norm);
  return isBesideCount || ORDER_NUMBER.test(after.join(' '));
}

/** "the supplier with the highest unit cost": of the suppliers, rather than the highest there is. */
export function isOfThing(tokens: readonly ReadToken[], start: number, end: number): boolean {
  if (end < start + 2 || !/^(high|low|long|short|bigg|larg|small|great)/.test(tokens[start]!.norm))
    return false;
  if (!/est$/.test(tokens[start]!.norm)) return false;
  const isArticle = tokens[start - 1]?.norm === 'the';
  return /^(with|has|have|having)$/.test(tokens[start - (isArticle ? 2 : 1)]?.norm ?? '');
}

import { findStretch, instead } from './stretch';
import type { Token } from './token';

const COMPARE =
  /(?:, |- |– |: |\. )?(?:and )?how (?:do|does|did) (?:the two(?: of them)?|the (?:figures|numbers|totals|years|periods|months)|they|those|these|both|it|that|the one)(?: (?:figures|numbers|totals|years|periods|months))? (?:compare|stack up|measure up|differ|look side by side|line up)(?: (?:with|to|against) (?:each other|one another))?(?: \?)?/;
const BESIDE = /^(versus|vs|v|against|compared|beside|alongside)$/;
const EACH =
  /(?:, )?and (?<how>how much|how many|what)(?<unit> units| pieces| money)? (?:(?:have|has|did|do|does|had) )?(?:they|he|she|it|we)(?: (?:have|has|had))?(?: been)? (?<deed>spent|spend|spending|paid|pay|bought|buy|buying|ordered|order|ordering|took|taken|take|sold|sell|purchased|had)(?: (?:on|for|of|in|with|from))? (?:each|each one|each of them|each of those|every one|every one of them)(?: (?:of them|of those))?(?: \?)?/;
const OPENING = /(?:what|which) /;
const SPENT = /^(spent|spend|spending|paid|pay)$/;

/** "spend in Q1 against Q1 last year, how do the two compare?": asks once more for what was put side by side. */
export function comparedOnce(tokens: readonly Token[]): Token[] {
  const clause = findStretch(tokens, COMPARE);
  if (!clause || clause.from < 3 || clause.to < tokens.length) return [...tokens];
  const asked = tokens.slice(0, clause.from);
  if (asked.some(({ norm }) => BESIDE.test(norm))) return asked;
  const and = asked.findLastIndex(({ norm }) => norm === 'and');
  return and < 1 ? [...tokens] : instead(asked, { from: and, to: and + 1 }, ['versus']);
}

/**
 * "what product groups has Crown Stores been buying, and how much have they spent on each?": the number that the things
 * of the first clause are told with.
 */
export function numberOfEach(tokens: readonly Token[]): Token[] {
  const clause = findStretch(tokens, EACH);
  const opening = findStretch(tokens, new RegExp(OPENING.source + '[^ ]+'));
  if (!clause || clause.to < tokens.length || opening?.from !== 0) return [...tokens];
  const { how, unit, deed } = clause.groups;
  const isMoney = SPENT.test(deed!) || unit === ' money' || (how === 'how much' && unit === undefined);
  if (how === 'what' && !isMoney) return [...tokens];
  const number = isMoney ? ['how', 'much', SPENT.test(deed!) ? 'spent' : 'money'] : ['how', 'many', 'units'];
  return instead(tokens.slice(0, clause.from), { from: 0, to: 1 }, [...number, 'per']);
}

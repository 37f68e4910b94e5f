import { has, isFiller, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import type { Comparator, Growth } from './request';

const MORE = /^(more|higher|greater|bigger|larger|better|up|stronger)( than)?$/;
const LESS = /^(less|fewer|lower|smaller|worse|weaker)( than)?$/;
const FACTORS: ReadonlyMap<string, number> = new Map(
  Object.entries({ twice: 2, double: 2, triple: 3, thrice: 3, half: 0.5 }),
);

/**
 * "sold more in July than in June", "spend at least twice as much in Q2 as in Q1": what the first period has to be of
 * the second.
 */
export function findGrowth(line: Line): Growth | undefined {
  const [first, second, ...further] = line.mentions.filter(({ time }) => time?.kind === 'range');
  if (!first || !second || further.length > 0) return undefined;
  const [from, to] = [line.indexOf(first), line.indexOf(second)];
  const joints = line.mentions.slice(from + 1, to);
  const isSetAgainst = joints.some(({ text }) => /(^|\s)(than|as)$/i.test(text));
  if (!isSetAgainst) return undefined;
  const words = line.mentions
    .slice(0, to)
    .filter(
      (mention) =>
        line.isFree(mention) &&
        !mention.time &&
        sensesOf(mention, 'dimension', 'measure', 'value').length === 0,
    );
  const factor = factorOf(line, words);
  const word = words.find(({ text }) => MORE.test(text.toLowerCase()) || LESS.test(text.toLowerCase()));
  if (factor) {
    line.take(...factor.mentions, ...(word ? [word] : []));
    return { operator: factor.operator, factor: factor.factor };
  }
  if (!word) return undefined;
  line.take(word);
  return { operator: LESS.test(word.text.toLowerCase()) ? 'lt' : 'gt', factor: 1 };
}

/** "at least twice", "more than double", "1.5 times", "three times". */
function factorOf(
  line: Line,
  words: readonly Mention[],
): { operator: Comparator; factor: number; mentions: Mention[] } | undefined {
  for (const word of words) {
    const at = line.indexOf(word);
    const named = FACTORS.get(word.text.toLowerCase());
    const isTimes = word.number !== undefined && /^times?$/i.test(line.at(at + 1)?.text ?? '');
    if (named === undefined && !isTimes) continue;
    const before = line.mentions.slice(0, at).findLast((each) => !isFiller(each));
    const operator = has(before, 'at-least')
      ? 'gte'
      : has(before, 'more')
        ? 'gt'
        : has(before, 'less')
          ? 'lt'
          : has(before, 'at-most')
            ? 'lte'
            : 'gte';
    const isSaid = has(before, 'at-least', 'more', 'less', 'at-most');
    const mentions = [word, ...(isTimes ? [line.at(at + 1)!] : []), ...(isSaid ? [before!] : [])];
    return { operator, factor: named ?? word.number!, mentions };
  }
  return undefined;
}

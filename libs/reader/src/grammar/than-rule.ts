import { isEntity, isFiller, isNumericField, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import type { ColumnComparison } from './request';

const MORE = /^(more|greater|higher|larger|bigger)$/i;
const LESS = /^(less|fewer|lower|smaller)$/i;
const PIECES = /^(units?|pieces?|pcs)$/i;
/** Words that may stand between "more" and "than". */
const REACH = 4;

/** "hold more stock than their maximum", "less came in than was ordered": the two words of a comparison stand apart. */
export function comparedApart(line: Line, at: number): ColumnComparison | undefined {
  const word = line.at(at)!;
  const isMore = MORE.test(word.text);
  if (!isMore && !LESS.test(word.text)) return undefined;
  const thanAt = line.mentions.findIndex(
    (mention, index) => index > at && index <= at + REACH && isThan(mention),
  );
  const between = line.mentions.slice(at + 1, thanAt);
  if (thanAt < 0 || between.some((mention) => mention.punctuation !== undefined || !line.isFree(mention)))
    return undefined;
  const right = line.at(line.next(thanAt, { over: new Set(['list', 'who']) }));
  if (!line.isFree(right) || !isNumericField(right)) return undefined;
  const nouns = between.filter((mention) => !isFiller(mention));
  const [left, ...others] = nouns.filter(isNumericField);
  // "more units sold than in stock": a sum is no field of the rows.
  const isSum = nouns.some(
    (mention) =>
      sensesOf(mention, 'measure').length > 0 && !isNumericField(mention) && !PIECES.test(mention.text),
  );
  if (isSum || others.length > 0 || (left && isEntity(left) && isEntity(right))) return undefined;
  return {
    kind: 'columns',
    operator: isMore ? 'gt' : 'lt',
    ...(left ? { left } : {}),
    right,
    own: [],
    mentions: [word, ...nouns, line.at(thanAt)!, right],
  };
}

/** "more … than" that no rule has used: a condition would be lost. */
export function isLostThan(line: Line, at: number): boolean {
  const before = line.mentions.slice(Math.max(0, at - REACH), at);
  return (
    isThan(line.at(at)!) &&
    line.isFree(line.at(at)) &&
    before.some(({ text }) => MORE.test(text) || LESS.test(text))
  );
}

function isThan({ text }: Mention): boolean {
  return /^th[ae]n$/i.test(text);
}

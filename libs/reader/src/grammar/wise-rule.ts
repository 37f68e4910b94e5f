import { has, isEntity, isNoun, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';

/** "supplier wise", "warehouse and product wise": what stands before the word is what it is asked for separately. */
export function findWise(line: Line): Mention[] {
  return line.mentions.flatMap((mention, at) => {
    if (!line.isFree(mention) || !has(mention, 'wise')) return [];
    const groups = listBefore(line, at);
    if (groups.length > 0) line.take(mention);
    // "line wise details": the rows themselves.
    const things = groups.filter((group) => !isRowsOnly(group));
    line.take(...things);
    return things;
  });
}

function listBefore(line: Line, at: number): Mention[] {
  const groups: Mention[] = [];
  for (let before = at - 1; before >= 0; before--) {
    const mention = line.at(before)!;
    const isThing = line.isFree(mention) && isNoun(mention) && !isState(mention) && isTold(mention);
    if (isThing && (groups.length === 0 || isJoint(line.at(before + 1)))) groups.unshift(mention);
    else if (!(groups.length > 0 && isJoint(mention))) break;
  }
  return groups;
}

function isJoint(mention: Mention | undefined): boolean {
  return has(mention, 'and');
}

function isTold(mention: Mention): boolean {
  return isEntity(mention) || sensesOf(mention, 'dimension').some(({ numeric }) => !numeric);
}

function isRowsOnly(mention: Mention): boolean {
  return isEntity(mention) && /^(order |po |purchase |sales )?(line|row|entry|record)$/.test(mention.phrase);
}

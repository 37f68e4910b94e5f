import { has, isNumericField, type Line } from './line';
import type { Comparison, Ranking, Sorting } from './request';

/** "10 lowest stock items, leaving out the zeros": of the number that is named beside them, or that ranks. */
export function findZeros(
  line: Line,
  ranking: Ranking | undefined,
  sorting: Sorting | undefined,
): Comparison[] {
  for (let at = 0; at < line.length; at++) {
    const mention = line.at(at)!;
    if (!line.isFree(mention) || !has(mention, 'except', 'without', 'not')) continue;
    const zeroAt = /^(the|any|all|ones?|those)$/i.test(line.at(at + 1)?.text ?? '') ? at + 2 : at + 1;
    const zero = line.at(zeroAt);
    if (!line.isFree(zero) || !/^(zeros?|zeroes|0|0s|nils?)$/i.test(zero.text)) continue;
    const noun = line.at(line.next(zeroAt));
    const isNumber = line.isFree(noun) && isNumericField(noun);
    const left = isNumber ? noun : (ranking?.by ?? sorting?.by);
    const own = left ? [] : (ranking?.own ?? []);
    if (!left && own.length === 0) continue;
    const mentions = [mention, zero, ...(isNumber ? [noun] : [])];
    line.take(...mentions);
    return [
      {
        kind: 'comparison',
        operator: 'notEquals',
        value: 0,
        left,
        rightConditions: [],
        own: own.map((sense) => ({ ...sense, kind: 'more' as const })),
        isSpecific: own.length > 0,
        mentions,
      },
    ];
  }
  return [];
}

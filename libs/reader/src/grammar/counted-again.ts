import { has, isEntity, isNoun } from './line';
import type { Mention } from './mention';

/**
 * "how many orders did we get and how many of them were cancelled": the place of "of them", or of the second "how many"
 * where no noun follows; the things were named before in the same sentence.
 */
export function isCountedAgain(mentions: readonly Mention[], at: number): boolean {
  const counts = mentions.flatMap((mention, index) => (has(mention, 'count') ? [index] : []));
  const [first, second] = counts;
  if (first === undefined || second === undefined || counts.length > 2) return false;
  const isNamed = mentions.slice(first + 1, second).some((mention) => isEntity(mention) || isNoun(mention));
  if (!isNamed) return false;
  const next = mentions[second + 1];
  if (has(next, 'of-those')) return at === second + 1;
  const isOpen = has(next, 'copula') || /^(are|is|were|was|have|had|got|went)$/.test(next?.phrase ?? '');
  return isOpen && at === second;
}

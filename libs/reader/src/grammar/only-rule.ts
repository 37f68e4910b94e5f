import { has, isEntity, isFiller, isNoun, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import type { Target } from './request';

const BREAK = /^[-–—:;?.,!(]$/;
const SHOWN = /^(names?|codes?|is|are|will|would|do|fine|enough|please|give|show|list|return|need|want)$/;

/**
 * "which orders are due tomorrow? just the customer names": the last clause asks for these things instead of the rows,
 * which then only say which of them.
 */
export function narrowed(line: Line, targets: readonly Target[]): Target[] {
  const things = onlyThings(line);
  const [main] = targets.filter(({ role }) => role === 'head');
  if (!things || !main || main.mention === things || !isEntity(main.mention)) return [...targets];
  const others = targets.filter(({ mention }) => mention !== things);
  if (
    others.some(({ role, mention }) => role !== 'context' && role !== 'modifier' && mention !== main.mention)
  )
    return [...targets];
  return [
    { mention: things, role: 'head' },
    ...others.map(({ mention, role }) => ({ mention, role: role === 'head' ? 'context' : role })),
  ];
}

function onlyThings(line: Line): Mention | undefined {
  const from = line.mentions.findLastIndex(
    ({ punctuation }, at) => punctuation !== undefined && BREAK.test(punctuation) && at < line.length - 1,
  );
  const clause = line.mentions.slice(from + 1).filter(({ punctuation }) => punctuation === undefined);
  const nouns = clause.filter((mention) => isNoun(mention) && !isState(mention));
  const [only] = nouns;
  // "whose goods are out of stock? Supplier names."
  const isOfPeople = line.mentions.slice(0, from + 1).some((mention) => has(mention, 'who'));
  const isOnly =
    isOfPeople || clause.some((mention) => has(mention, 'only') || /^(only|just)\b/.test(mention.phrase));
  const isAll = clause.every(
    (mention) =>
      mention === only || isFiller(mention) || has(mention, 'only', 'list') || SHOWN.test(mention.phrase),
  );
  const isThing = only && !isEntity(only) && sensesOf(only, 'dimension').some(({ numeric }) => !numeric);
  return from > 0 && nouns.length === 1 && isOnly && isAll && isThing ? only : undefined;
}

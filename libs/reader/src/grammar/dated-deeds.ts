import { has, isEntity, type Line, sensesOf } from './line';
import type { Mention } from './mention';

/** "when was PO 100 ordered": which date is asked for, not how much of it. */
export function datedDeeds(line: Line): Mention[] {
  const asksWhen = line.mentions.some((mention) => has(mention, 'when') && line.isFree(mention));
  if (!asksWhen) return [];
  return line
    .free()
    .filter((each) => /^\w+ed$/.test(each.phrase) && !isEntity(each) && sensesOf(each, 'cue').length > 0);
}

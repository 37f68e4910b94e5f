import { has, isEntity, isFiller, isNoun, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';

const LED =
  /^(what|which|gimme|give|show|list|need|want|just|only|with|and|plus|the|is|are|me|share|tell|get)( (me|us|the|is|are|just|only))*$/;

/**
 * "open orders out of WH-10 - order number and product please": the nouns after the last break say which columns to show,
 * where nothing else is said there and the question before the break is whole.
 */
export function findTail(line: Line): ReadonlySet<Mention> {
  const columns: Mention[] = [];
  for (let at = line.length - 1; at > 1; at--) {
    const mention = line.at(at)!;
    const isBreak = mention.punctuation !== undefined && /^[-–—:;?.,]$/.test(mention.punctuation);
    const before = line.at(at - 1)!;
    if (isBreak && columns.length === 0) continue;
    const isListed = mention.punctuation === ',' && isNoun(before) && !isState(before);
    if (isBreak && !isListed) return isWhole(line, at) ? new Set(columns) : new Set();
    if (/^with$/i.test(mention.text) && columns.length > 0 && !isNoun(before))
      return isWhole(line, at) ? new Set(columns) : new Set();
    if (isListed || has(mention, 'and') || mention.punctuation === '/') continue;
    if (isFiller(mention) || LED.test(mention.phrase) || has(mention, 'list', 'also')) continue;
    const isColumn = line.isFree(mention) && sensesOf(mention, 'dimension').length > 0 && !isState(mention);
    if (!isColumn || has(mention, 'group', 'count', 'average', 'total', 'most', 'least')) return new Set();
    columns.push(mention);
  }
  return new Set();
}

/** Rows are named before the break: a noun for them, and something that selects among them. */
function isWhole(line: Line, at: number): boolean {
  const before = line.mentions.slice(0, at);
  const names = before.some((mention) => isEntity(mention) && line.isFree(mention));
  const free = new Set(line.free());
  return names && before.some((mention) => !free.has(mention) && mention.punctuation === undefined);
}

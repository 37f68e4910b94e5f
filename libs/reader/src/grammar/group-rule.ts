import type { Grain } from '../time/calendar';
import { UNITS } from '../time/time-words';
import { has, isEntity, isNoun, isNumber, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';

export interface Grouping {
  groups: Mention[];
  /** "by revenue": not a grouping but an order. */
  orderBy?: Mention;
  grain?: { grain: Grain; mention: Mention };
}

/** "per warehouse", "by supplier and month", "for each area", "across warehouses"; "by revenue" is an order. */
export function findGroups(line: Line, isRanked: boolean): Grouping {
  const result: Grouping = { groups: [] };
  for (let at = 0; at < line.length; at++) {
    const mention = line.at(at)!;
    if (!line.isFree(mention)) continue;
    if (mention.time?.kind === 'grain') {
      result.grain ??= { grain: mention.time.grain, mention };
      line.take(mention);
      continue;
    }
    if (has(mention, 'whole')) {
      wholeOf(line, at, result);
      continue;
    }
    if (!has(mention, 'group') && !isSpread(line, at)) continue;
    if (isEachListed(line, at) || isOfAll(line, at)) continue;
    const list = listAfter(line, at, result);
    if (list.length > 0 || result.grain) line.take(mention);
    for (const each of list) {
      if (
        isOrderOnly(line, mention, each) ||
        (isRanked && mention.phrase === 'by' && (isEntity(each) || /\bdate$/.test(each.phrase)))
      )
        result.orderBy ??= each;
      else result.groups.push(each);
      line.take(each);
    }
  }
  if (!result.grain) result.grain = unitAsThing(line);
  takeUnits(line);
  return result;
}

/** "show every open order": all of them, one row each. */
function isEachListed(line: Line, at: number): boolean {
  if (
    !/^(every|each)$/.test(line.at(at)!.phrase) ||
    !has(line.at(line.previous(at)) ?? line.at(at - 1), 'list')
  )
    return false;
  let next = line.next(at);
  while (next >= 0 && isState(line.at(next)) && !isNoun(line.at(next))) next = line.next(next);
  return (
    isEntity(line.at(next)) &&
    !line.mentions.some((mention) => has(mention, 'count', 'total', 'average', 'amount'))
  );
}

/** "on order across its open POs": what the number is of, not what it is told apart by. */
function isOfAll(line: Line, at: number): boolean {
  const isAcross = /^(across|over|through)$/.test(line.at(at)!.phrase);
  const isOwned = /^(its|their|his|her|these|those|both)$/i.test(line.at(at + 1)?.text ?? '');
  let next = line.next(at);
  const isStated = isState(line.at(next)) && !isNoun(line.at(next));
  while (next >= 0 && isState(line.at(next)) && !isNoun(line.at(next))) next = line.next(next);
  return isAcross && (isOwned || isStated) && isEntity(line.at(next));
}

/** "distribution of orders over statuses": what it is spread over is what it is grouped by. */
function isSpread(line: Line, at: number): boolean {
  const spread = line.mentions.findIndex(({ phrase }) =>
    /^(distribution|spread|split|breakdown)\b/.test(phrase),
  );
  if (spread < 0 || at <= spread) return false;
  const text = line.at(at)!.text.toLowerCase();
  const noun = line.at(line.next(at));
  const isThing = sensesOf(noun, 'dimension').some(({ numeric }) => !numeric) && !isState(noun);
  if (!isThing) return false;
  const isOver = /^(over|across|among|amongst|between|on|to)( the)?$/.test(text);
  // "distribution of order statuses": nothing else is named that could be spread.
  const isOf = text === 'of' && at === spread + 1 && !isEntity(noun) && !isSpreadLater(line, at);
  return isOver || isOf;
}

function isSpreadLater(line: Line, at: number): boolean {
  return line.mentions
    .slice(at + 1)
    .some((mention) => has(mention, 'group') || /^(over|across|among|between)$/i.test(mention.text));
}

/** "which month had the most orders", "our best day": periods are the things that are ranked. */
function unitAsThing(line: Line): Grouping['grain'] {
  const isRanked = line.mentions.some(
    (mention) =>
      has(mention, 'most', 'least', 'best', 'worst', 'top', 'bottom') ||
      sensesOf(mention, 'most', 'least').length > 0,
  );
  if (!isRanked) return undefined;
  const mention = line.mentions.find(
    (each, at) =>
      line.isFree(each) &&
      grainOf(each) !== undefined &&
      each.number === undefined &&
      !each.time &&
      // "the longest lead time, in days"
      !(/^(days|weeks|months)$/i.test(each.text) && /^in$/i.test(line.at(at - 1)?.text ?? '')),
  );
  if (!mention) return undefined;
  line.take(mention);
  return { grain: grainOf(mention)!, mention };
}

/** "which day" asks for a day, "in days" only says how it is counted. */
function grainOf(mention: Mention): Grain | undefined {
  const word = has(mention, 'when') ? mention.phrase.split(' ').at(-1)! : mention.phrase;
  return UNITS.has(word) && UNITS.get(word)!.count === 1 ? UNITS.get(word)!.grain : undefined;
}

function takeUnits(line: Line): void {
  line.mentions.forEach((mention, at) => {
    const before = line.at(at - 1);
    const isUnit = /^in$/i.test(before?.text ?? '') || (/^days$/i.test(mention.text) && isNoun(before));
    if (mention.isUnknown && grainOf(mention) && isUnit) line.take(mention);
  });
}

function listAfter(line: Line, at: number, result: Grouping): Mention[] {
  const list: Mention[] = [];
  for (let next = at + 1; next < line.length; next++) {
    const mention = line.at(next)!;
    const isJoint =
      mention.punctuation === ',' || has(mention, 'and', 'group') || mention.text.toLowerCase() === 'then';
    if (mention.time?.kind === 'grain') {
      result.grain ??= { grain: mention.time.grain, mention };
      line.take(mention);
    } else if (list.length > 0 && line.isFree(mention) && grainOf(mention) && !isNoun(mention)) {
      result.grain ??= { grain: grainOf(mention)!, mention };
      line.take(mention);
    } else if (line.isFree(mention) && isNoun(mention) && !isState(mention)) {
      // "by warehouse revenue": two nouns beside each other are not a list.
      if (list.length > 0 && line.at(next - 1) === list.at(-1)) break;
      list.push(mention);
    } else if (isJoint && list.length > 0) {
      const after = line.at(next + 1);
      const goesOn =
        isNoun(after) ||
        has(after, 'group', 'noise') ||
        after?.time?.kind === 'grain' ||
        (after !== undefined && grainOf(after) !== undefined);
      if (!goesOn) break;
      if (mention.punctuation === undefined) line.take(mention);
    } else if (!(
      list.length === 0 &&
      ((has(mention, 'noise', 'count', 'distinct', 'total', 'group', 'amount') && !isNoun(mention)) ||
        // "by cancelled orders": the state stays a condition.
        (isState(mention) && isEntity(line.at(next + 1))))
    )) {
      break;
    } else if (has(mention, 'count', 'total', 'amount')) line.take(mention);
  }
  return list;
}

/** After "by" alone a measure says how to order; after "per" it never does. */
function isOrderOnly(line: Line, by: Mention, noun: Mention): boolean {
  if (by.phrase === 'per') return false;
  const counted = has(line.at(line.indexOf(noun) - 1), 'count');
  if (counted) return true;
  const isThing =
    sensesOf(noun, 'entity').length > 0 || sensesOf(noun, 'dimension').some(({ numeric }) => !numeric);
  return !isThing && isNumber(noun) && by.tags.has('group');
}

/** The words with what was misspelt put right: "acros all". */
function asRead({ text, corrections }: Mention): string {
  return corrections.reduce(
    (read, each) => read.replace(each.typed.toLowerCase(), each.read),
    text.toLowerCase(),
  );
}

/** "across all warehouses" groups by nothing; "for all suppliers" is "for each supplier". */
function wholeOf(line: Line, at: number, result: Grouping): void {
  const mention = line.at(at)!;
  const noun = line.at(at + 1);
  line.take(mention);
  if (!line.isFree(noun) || !isNoun(noun) || isState(noun)) return;
  const phrase = asRead(mention);
  if (/^(for|in every)/.test(phrase) && sensesOf(noun, 'dimension').length > 0) {
    result.groups.push(noun);
    line.take(noun);
  } else if (
    /^(across|over|throughout|in|at|from|entire|whole|sum|summ|add)/.test(phrase) &&
    sensesOf(noun, 'dimension').length > 0
  )
    line.take(noun);
}

import type { Condition } from './request';
import { stateCondition } from './state-rule';
import { has, isEntity, isNumericField, type Line, sensesOf } from './line';
import type { Mention } from './mention';

const ABOVE =
  /^(above|over|more than|higher than|greater than|dearer than|more expensive than|beyond|in excess of|exceeding)$/;
const BELOW = /^(below|under|less than|lower than|cheaper than|beneath|short of|off)$/;

/**
 * "more than 6% below list price", "at least 20 percent over the minimum", "less than 20% above cost": a state, or two
 * fields, so far apart.
 */
export function findBeyond(line: Line): Condition[] {
  const found: Condition[] = [];
  for (let at = 0; at < line.length; at++) {
    const number = line.at(at)!;
    const unit = line.at(at + 1);
    const isPart = line.isFree(number) && number.number !== undefined && !number.time;
    if (!isPart || !(has(unit, 'unit-percent') || has(unit, 'share'))) continue;
    const orMore = has(line.at(at + 2), 'or-more') ? 1 : 0;
    const bound = line.at(at - 1);
    const isUpTo = has(bound, 'less', 'at-most') && line.isFree(bound);
    const isBound = (has(bound, 'more', 'at-least') || isUpTo) && line.isFree(bound);
    const led = line.at(isBound ? at - 2 : at - 1)?.text.toLowerCase() === 'by' ? 1 : 0;
    const part = number.number! / 100;
    const isInclusive = orMore === 1 || !has(bound, 'more', 'less');
    const taken = [number, unit!, ...(isBound ? [bound] : []), ...(orMore ? [line.at(at + 2)!] : [])];
    const beforeAt = line.previous(at - (isBound ? 1 : 0) - led);
    const state = line.at(at + 2 + orMore);
    const after = stateOf(line, state) ? state : undefined;
    // "below list by more than 6%": the state comes first.
    const before = stateOf(line, line.at(beforeAt)) && led === 1 ? line.at(beforeAt) : undefined;
    const named = after ?? before;
    if (named && isUpTo) continue;
    if (named && line.isFree(named)) {
      const paid = fieldBefore(line, at - (isBound ? 1 : 0));
      line.take(...taken, named, paid);
      found.push({ ...stateCondition([withStates(named)], false), beyond: { part, isInclusive } });
      continue;
    }
    const side = sideOf(state);
    const fieldAt = line.next(at + 2 + orMore);
    const field = line.at(fieldAt);
    if (!side || !line.isFree(field) || isEntity(field) || !isNumericField(field)) continue;
    const left = fieldBefore(line, at - (isBound ? 1 : 0));
    line.take(...taken, state, field, left);
    const isAbove = side === 'above';
    // "less than 20% above cost" is everything up to there.
    const isMore = isAbove !== isUpTo;
    found.push({
      kind: 'columns',
      operator: isMore ? (isInclusive ? 'gte' : 'gt') : isInclusive ? 'lte' : 'lt',
      left,
      right: field,
      factor: Math.round((isAbove ? 1 + part : 1 - part) * 1e9) / 1e9,
      own: left ? [] : sensesOf(state, 'more', 'less'),
      mentions: [...(left ? [left] : []), ...taken, field],
    });
  }
  return found;
}

function sideOf(mention: Mention | undefined): 'above' | 'below' | undefined {
  const text = mention?.text.toLowerCase().replace(/ the$/, '') ?? '';
  return ABOVE.test(text) ? 'above' : BELOW.test(text) ? 'below' : undefined;
}

function stateOf(line: Line, mention: Mention | undefined): boolean {
  return line.isFree(mention) && sensesOf(mention, 'segment').length > 0;
}

function withStates(mention: Mention): Mention {
  return { ...mention, senses: sensesOf(mention, 'segment') };
}

/** "where we paid more than 20% above list cost", "charged 5% under list": the field that is so far from the other. */
function fieldBefore(line: Line, at: number): Mention | undefined {
  const mention = line.at(line.previous(at));
  return line.isFree(mention) && !isEntity(mention) && isNumericField(mention) ? mention : undefined;
}

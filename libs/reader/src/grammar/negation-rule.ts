import { findComparisons } from './comparison-rule';
import { has, isEntity, isFiller, isNoun, isState, Line, sensesOf } from './line';
import type { Mention } from './mention';
import type { Condition, Period, RelationCondition } from './request';
import { listFrom, nounAfter, stateCondition } from './state-rule';

export interface Negations {
  conditions: Condition[];
  periods: Period[];
}

/** "not South", "except WH-03", "with no sales this year", "WH-04 does not carry", "not restocked since May". */
export function findNegations(line: Line): Negations {
  const result: Negations = { conditions: findExcluded(line), periods: [] };
  for (let at = 0; at < line.length; at++) {
    const mention = line.at(at)!;
    if (line.isFree(mention) && has(mention, 'nothing')) {
      const missing = nothingOf(line, at) ?? nothingIn(line, at);
      if (missing) result.conditions.push(missing);
      continue;
    }
    if (!line.isFree(mention) || !has(mention, 'not', 'without', 'except') || mention.number !== undefined)
      continue;
    const left = leftOut(line, at);
    if (left) {
      result.conditions.push(left);
      continue;
    }
    const next = line.next(at, { over: new Set(['and', 'only', 'whole', 'list']) });
    const target = line.at(next);
    if (!line.isFree(target)) continue;
    if (isState(target) && !leadsToRelation(line, next, mention)) {
      const list = listFrom(line, next);
      line.take(mention, ...list.mentions);
      const condition = stateCondition(list.states, true, nounAfter(line, list.end));
      const never = isNever(line, at) ? { never: periodsFrom(line, list.end + 1) } : {};
      result.conditions.push({ ...condition, ...never });
      at = list.end;
      continue;
    }
    const other = otherPeriod(line, at, next);
    if (other) {
      line.take(mention, target);
      result.conditions.push(other);
      continue;
    }
    const dated = datedCue(line, next);
    if (dated) {
      line.take(mention, target, dated.mention);
      result.periods.push({ ...dated, negated: true, cue: target });
      continue;
    }
    const relation = relationFrom(line, at, next);
    if (relation) result.conditions.push(relation);
  }
  return result;
}

/** "that WH-03 stocks and WH-04 does not": the verb that is left out at the end stands before. */
function leftOut(line: Line, at: number): Condition | undefined {
  const isEnd = line.mentions.slice(at + 1).every(({ punctuation }) => punctuation !== undefined);
  let before = at - 1;
  while (before >= 0 && isAuxiliary(line.at(before)!)) before--;
  const subject = line.at(before);
  if (!isEnd || before === at - 1 || !line.isFree(subject) || sensesOf(subject, 'value').length === 0)
    return undefined;
  const verb = line.mentions
    .slice(0, before)
    .reverse()
    .find((mention) => sensesOf(mention, 'verb').length > 0);
  if (!verb) {
    const members = new Set(sensesOf(subject, 'value').map(({ member }) => member));
    const isSetBeside = line.mentions
      .slice(0, before)
      .some((each) => sensesOf(each, 'value').some(({ member }) => members.has(member)));
    if (!isSetBeside) return undefined;
    line.take(line.at(at), subject);
    return stateCondition([subject], true);
  }
  const noun: Mention = { ...verb, senses: sensesOf(verb, 'verb') };
  line.take(line.at(at), subject);
  return {
    kind: 'relation',
    negated: true,
    noun,
    conditions: [stateCondition([subject], false, noun)],
    periods: [],
    cues: [],
    mentions: [line.at(at)!, subject],
  };
}

/** "cancelled ones excluded": the state stands before. */
function findExcluded(line: Line): Condition[] {
  return line.mentions.flatMap((mention, at): Condition[] => {
    const isOut =
      /^out$/i.test(mention.text) && line.mentions.slice(0, at).some(({ phrase }) => phrase === 'leave');
    if (!line.isFree(mention) || !(isOut || has(mention, 'excluded'))) return [];
    let before = line.previous(at);
    while (before >= 0 && isNoun(line.at(before)) && !isState(line.at(before)))
      before = line.previous(before);
    const state = line.at(before);
    if (!line.isFree(state) || !isState(state)) return [];
    line.take(mention, state);
    return [stateCondition([state], true)];
  });
}

/** "no cancelled orders" is about orders; "not cancelled" and "excluding cancelled orders" are about a state. */
function leadsToRelation(line: Line, at: number, negation: Mention): boolean {
  if (has(negation, 'except')) return false;
  if (sensesOf(line.at(at), 'verb').length > 0 && sensesOf(line.at(at), 'value', 'segment').length === 0)
    return true;
  return nounAfter(line, at) !== undefined && isEntity(nounAfter(line, at));
}

/** "suppliers with nothing on order", "areas that have nothing due tomorrow": no row that is so. */
function nothingOf(line: Line, at: number): RelationCondition | undefined {
  const target = line.at(line.next(at));
  if (!line.isFree(target)) return undefined;
  const owners = new Set(sensesOf(target, 'segment', 'value', 'cue').map(({ entity }) => entity));
  if (owners.size === 0) return undefined;
  const noun: Mention = {
    ...target,
    senses: [...owners].map((entity) => ({ kind: 'entity', entity })),
    tags: new Set(),
  };
  const periods = periodsFrom(line, line.indexOf(target) + 1);
  line.take(line.at(at), target, ...periods.map(({ mention }) => mention));
  return {
    kind: 'relation',
    negated: true,
    noun,
    conditions: isState(target) ? [stateCondition([target], false, noun)] : [],
    periods,
    cues: [target],
    mentions: [line.at(at)!, target],
  };
}

/** "ordered last month but nothing yet this month". */
function nothingIn(line: Line, at: number): RelationCondition | undefined {
  const next = line.next(at);
  const target = line.at(next);
  const other = line.isFree(target) ? otherPeriod(line, at, next) : undefined;
  if (other) line.take(line.at(at), target);
  return other;
}

/** "have never been late", "did not cancel", "frozen but not dairy": said of somebody, not of one row. */
function isNever(line: Line, at: number): boolean {
  const negation = line.at(at)!;
  if (/\bnever\b|^but not$/.test(negation.phrase)) return true;
  const before = line.at(at - 1)?.phrase ?? '';
  // "frozen but no dairy"
  return before === 'but' || /\b(have|has|had|did)$/.test(before);
}

/** Periods of the rest of the clause; other rules may use them as well. */
function periodsFrom(line: Line, from: number): Period[] {
  return scopeOf(line, from).line.mentions.flatMap((mention): Period[] =>
    line.isFree(mention) && mention.time?.kind === 'range' ? [{ mention, range: mention.time }] : [],
  );
}

/** "ordered in July but not in August": what happened in the one period did not happen in the other. */
function otherPeriod(line: Line, at: number, next: number): RelationCondition | undefined {
  const time = line.at(next)!;
  if (time.time?.kind !== 'range') return undefined;
  const noun = line.mentions
    .slice(0, at)
    .reverse()
    .find((mention) => isRelation(mention) && sensesOf(mention, 'verb').length > 0);
  if (!noun) return undefined;
  const periods = [{ mention: time, range: time.time }];
  return {
    kind: 'relation',
    negated: true,
    noun,
    conditions: [],
    periods,
    cues: [],
    mentions: [line.at(at)!, time],
  };
}

/** A date of its own that did not happen in the period: "not restocked since May". */
function datedCue(line: Line, at: number): Period | undefined {
  const mention = line.at(at)!;
  if (sensesOf(mention, 'cue').length === 0 || sensesOf(mention, 'verb', 'entity', 'measure').length > 0)
    return undefined;
  const timeAt = line.next(at);
  const time = line.at(timeAt);
  return time?.time?.kind === 'range' && line.isFree(time) ? { mention: time, range: time.time } : undefined;
}

/** A verb or noun whose rows must be missing, with what belongs to it up to the end of the clause. */
function relationFrom(line: Line, at: number, next: number): RelationCondition | Condition | undefined {
  const negation = line.at(at)!;
  const states: Mention[] = [];
  let noun: Mention | undefined;
  let index = next;
  for (; index < line.length; index++) {
    const mention = line.at(index)!;
    if (mention.punctuation !== undefined || !line.isFree(mention)) break;
    const isRelated = isRelation(mention);
    if (isRelated && !(isState(mention) && nounAfter(line, index))) {
      noun = mention;
      break;
    }
    if (isState(mention)) states.push(mention);
    else if (isNoun(mention)) {
      noun = mention;
      break;
    } else if (!isFiller(mention) && !has(mention, 'list', 'only', 'distinct', 'whole')) return undefined;
  }
  if (!noun) return undefined;
  if (!isRelation(noun)) {
    line.take(negation, noun);
    return { kind: 'presence', negated: true, noun, mentions: [negation, noun] };
  }
  const scope = scopeOf(line, index + 1);
  const base = amongOf(line, index + 1);
  const subject = subjectBefore(line, at, noun);
  const inner = [...states, ...(subject ? [subject] : [])].map((state) =>
    stateCondition([state], false, noun),
  );
  line.take(negation, noun, ...states, subject);
  const comparisons = findComparisons(scope.line).filter(({ mentions }) =>
    mentions.every((each) => line.isFree(each)),
  );
  comparisons.forEach(({ mentions }) => line.take(...mentions));
  const values = scope.line.mentions.filter((each) => line.isFree(each) && isState(each) && !isEntity(each));
  const lists: Condition[] = [];
  for (const value of values) {
    if (!line.isFree(value)) continue;
    const list = listFrom(line, line.indexOf(value));
    if (!base.includes(value)) line.take(...list.mentions);
    lists.push(stateCondition(list.states, false));
    if (base.includes(value)) break;
  }
  const periods = scope.line.mentions.flatMap((each): Period[] =>
    line.isFree(each) && each.time?.kind === 'range' ? [{ mention: each, range: each.time }] : [],
  );
  line.take(...periods.map(({ mention }) => mention).filter((mention) => !base.includes(mention)));
  const verbs = scope.line.mentions.filter(
    (each) => line.isFree(each) && sensesOf(each, 'verb', 'cue').length > 0 && !isNoun(each),
  );
  line.take(...verbs.filter((each) => !base.includes(each)));
  return {
    kind: 'relation',
    negated: true,
    noun,
    conditions: [...inner, ...lists, ...comparisons],
    periods,
    cues: [...verbs, ...values.filter((each) => sensesOf(each, 'cue').length > 0)],
    mentions: [negation, noun],
  };
}

/** "no late delivery among the POs received last month": what follows holds for the things themselves as well. */
function amongOf(line: Line, from: number): readonly Mention[] {
  const at = line.mentions.findIndex(
    (mention, index) => index >= from && /^(among|amongst|out of|of all|within)( the)?$/i.test(mention.text),
  );
  return at < 0 ? [] : line.mentions.slice(at + 1);
}

/** Something that happened, or rows that there are: not just a field such as "supplier". */
function isRelation(mention: Mention): boolean {
  if (sensesOf(mention, 'verb', 'entity').length > 0) return true;
  return (
    sensesOf(mention, 'measure').length > 0 && !sensesOf(mention, 'dimension').some(({ numeric }) => !numeric)
  );
}

/** To the end of the clause: a comma, a bracket, "but", or "and" before another verb or condition. */
function scopeOf(line: Line, from: number): { line: Line } {
  const mentions: Mention[] = [];
  for (let at = from; at < line.length; at++) {
    const mention = line.at(at)!;
    if (mention.punctuation !== undefined && mention.punctuation !== '/') break;
    if (has(mention, 'but', 'group', 'not', 'without', 'except') && !has(mention, 'noise')) break;
    if (has(mention, 'group') && isNoun(line.at(line.next(at)))) break;
    if (has(mention, 'and') && (!isState(line.at(line.next(at))) || goesOn(line.at(at + 1)))) break;
    mentions.push(mention);
  }
  return { line: new Line(mentions) };
}

/** "and go to South": another statement about the same rows. */
function goesOn(mention: Mention | undefined): boolean {
  return has(mention, 'copula', 'have') || /^(go|going|come|coming)$/.test(mention?.phrase ?? '');
}

/** "WH-04 does not carry": who does not do it stands directly before. */
function subjectBefore(line: Line, at: number, noun: Mention): Mention | undefined {
  if (sensesOf(noun, 'verb').length === 0) return undefined;
  let index = at - 1;
  while (index >= 0 && isAuxiliary(line.at(index)!)) index--;
  const subject = line.at(index);
  if (!line.isFree(subject) || index === at - 1 || sensesOf(subject, 'value').length === 0) return undefined;
  const before = line.at(index - 1);
  const isLed = before !== undefined && has(before, 'preposition') && !has(before, 'relative', 'pronoun');
  return isLed ? undefined : subject;
}

function isAuxiliary(mention: Mention): boolean {
  return (
    isFiller(mention) &&
    /^(do|does|did|has|have|had|is|are|was|were|can|could|will|would)$/.test(mention.phrase)
  );
}

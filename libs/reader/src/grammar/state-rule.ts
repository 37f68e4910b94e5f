import { isCountedAgain } from './counted-again';
import { has, isEntity, isFiller, isNoun, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import type { Condition, ValueCondition } from './request';

/** Values and states that select rows, several of one member together: "WH-02 and WH-04", "not South or Central". */
export function findStates(line: Line): Condition[] {
  const found: Condition[] = [];
  for (let at = 0; at < line.length; at++) {
    const mention = line.at(at)!;
    if (!line.isFree(mention) || !isState(mention) || isAskedFor(line, at)) continue;
    const denied = alsoDenied(line, at);
    if (denied.length > 0) {
      line.take(mention, ...denied);
      found.push(stateCondition([mention], false, nounAfter(line, at), true));
      found.push(...denied.map((state) => stateCondition([state], true, undefined, true)));
      continue;
    }
    if (mention.isBesideRest) {
      line.take(mention);
      const [value, rest] = [stateCondition([mention], false), stateCondition([mention], true)];
      found.push({ ...value, apart: true }, { ...rest, apart: true });
      continue;
    }
    const list = listFrom(line, at);
    line.take(...list.mentions);
    const condition = stateCondition(
      list.states,
      isStillToBe(line, at),
      nounAfter(line, list.end),
      isPredicate(line, at),
    );
    const isBoth = isLedByBoth(line, at);
    found.push(isBoth ? { ...condition, all: true } : condition);
    if (isBoth && list.states.length === 1) found.push(...secondOf(line, list.end));
    at = list.end;
  }
  return found;
}

/** "aren't delivered or cancelled": what stands after "or" is denied as well, where the denial is part of one phrase. */
function alsoDenied(line: Line, at: number): Mention[] {
  if (!/^(not|never) /.test(line.at(at)!.phrase)) return [];
  const states: Mention[] = [];
  let isList = false;
  let isJoined = false;
  for (let next = at + 1; next < line.length; next++) {
    const mention = line.at(next)!;
    const isOr = has(mention, 'or') || /^nor$/i.test(mention.text);
    if (isOr || mention.punctuation === ',') {
      isList ||= isOr;
      isJoined = true;
    } else if (isJoined && line.isFree(mention) && isState(mention) && !isEntity(line.at(next + 1))) {
      states.push(mention);
      isJoined = false;
    } else if (!isFiller(mention)) break;
  }
  return isList ? states : [];
}

/**
 * "how many open and how many cancelled orders", "low items and empty items per warehouse": each state is counted by
 * itself where the words that ask for a number, or the rows, are said again for it.
 */
export function countedApart(line: Line, conditions: readonly Condition[], isGrouped: boolean): Condition[] {
  const states = conditions.filter(
    (condition): condition is ValueCondition => condition.kind === 'values' && !condition.negated,
  );
  const again = countedAgain(line, states);
  if (again)
    return conditions.map((each) =>
      again.includes(each as ValueCondition)
        ? ({ ...each, apart: true, ofAll: true } as ValueCondition)
        : each,
    );
  const apart = new Set<Condition>();
  states.slice(1).forEach((second, at) => {
    const first = states[at]!;
    const from = line.indexOf(first.mentions.at(-1)!);
    const to = line.indexOf(second.mentions[0]!);
    const between = line.mentions.slice(from + 1, to);
    const isJoined = between.some((mention) => has(mention, 'and', 'versus') || mention.punctuation === ',');
    const isOver = between.some(
      (mention) => mention.punctuation === ';' || has(mention, 'but', 'relative', 'with'),
    );
    const asksAgain = between.some((mention) => has(mention, 'count'));
    const namesAgain =
      isGrouped &&
      between.some((mention) => isEntity(mention)) &&
      second.noun !== undefined &&
      isEntity(second.noun);
    const isOfRows = [first, second].every(({ options }) => isStateOfRows(options));
    const isOneField = shareMember(first.mentions[0]!, second.mentions[0]!);
    if (isJoined && !isOver && ((asksAgain && (isOfRows || isOneField)) || (namesAgain && isOfRows)))
      [first, second].forEach((each) => apart.add(each));
  });
  return conditions.map((condition) =>
    apart.has(condition) ? ({ ...condition, apart: true } as ValueCondition) : condition,
  );
}

/** "how many orders, and how many of them are late": the states after the second count, where none was before it. */
function countedAgain(line: Line, states: readonly ValueCondition[]): ValueCondition[] | undefined {
  const at = line.mentions.findIndex((_, index) => isCountedAgain(line.mentions, index));
  if (at < 0) return undefined;
  const ofRows = states.filter(({ options }) => isStateOfRows(options));
  const later = ofRows.filter(({ mentions }) => line.indexOf(mentions[0]!) > at);
  return later.length === 1 ? later : undefined;
}

/** "still to be received": it has not been yet. */
function isStillToBe(line: Line, at: number): boolean {
  const words = line.mentions.slice(Math.max(0, at - 2), at).map(({ text }) => text.toLowerCase());
  return /(^| )to be$/.test(words.join(' '));
}

function isStateOfRows(options: ValueCondition['options']): boolean {
  return options
    .flat()
    .some((sense) => sense.kind === 'segment' || (sense.kind === 'value' && /status$/.test(sense.member)));
}

function isLedByBoth(line: Line, at: number): boolean {
  const words = [line.at(at - 1), line.at(at - 2)].map((mention) => mention?.text.toLowerCase() ?? '');
  return words[0] === 'both' || (/^(an?|the)$/.test(words[0]!) && words[1] === 'both');
}

/** "both a cancelled and an open order": the second is of another kind. */
function secondOf(line: Line, at: number): Condition[] {
  const { next } = jointAfter(line, at);
  const state = line.at(next);
  if (next < 0 || !line.isFree(state)) return [];
  line.take(state);
  return [{ ...stateCondition([state], false, nounAfter(line, next)), all: true }];
}

export function stateCondition(
  states: readonly Mention[],
  negated: boolean,
  noun?: Mention,
  predicate = false,
): ValueCondition {
  return {
    kind: 'values',
    options: states.map((state) => sensesOf(state, 'value', 'segment')),
    negated,
    mentions: states,
    noun,
    isPredicate: predicate,
  };
}

/** The values that follow each other with "and", "or", a comma or "versus" between them. */
export function listFrom(line: Line, at: number): { states: Mention[]; mentions: Mention[]; end: number } {
  const first = line.at(at)!;
  const states = [first];
  const mentions = [first];
  let end = at;
  for (;;) {
    const joint = jointAfter(line, end);
    const next = line.at(joint.next);
    if (joint.next < 0 || !line.isFree(next) || !isState(next) || !shareMember(first, next)) break;
    states.push(next);
    mentions.push(...line.mentions.slice(end + 1, joint.next + 1));
    end = joint.next;
  }
  return { states, mentions, end };
}

function jointAfter(line: Line, at: number): { next: number } {
  let joined = false;
  for (let next = at + 1; next < line.length && next <= at + 4; next++) {
    const mention = line.at(next)!;
    const isComma = mention.punctuation === ',' || mention.punctuation === '/';
    if (isComma || has(mention, 'and', 'or', 'versus')) joined = true;
    else if (isState(mention) && !isNounOnly(mention)) return { next: joined ? next : -1 };
    else if (!(isFiller(mention) || has(mention, 'only', 'not'))) return { next: -1 };
  }
  return { next: -1 };
}

function isNounOnly(mention: Mention): boolean {
  return sensesOf(mention, 'value', 'segment').length === 0 && !mention.candidates;
}

function shareMember(a: Mention, b: Mention): boolean {
  const members = new Set(sensesOf(a, 'value').map(({ member }) => member));
  if (a.candidates || b.candidates) return true;
  return sensesOf(b, 'value').some(({ member }) => members.has(member));
}

/** The noun that states stand before: "open" and "cancelled" in "open or cancelled orders". */
export function nounAfter(line: Line, at: number): Mention | undefined {
  for (let next = at + 1; next < line.length; next++) {
    const mention = line.at(next)!;
    if (mention.punctuation !== undefined) return undefined;
    if (isEntity(mention)) return mention;
    if (isNoun(mention) && !isState(mention)) return mention;
    if (!isState(mention) && !has(mention, 'and', 'or', 'distinct')) return undefined;
  }
  return undefined;
}

export function isPredicate(line: Line, at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - 4; before--) {
    const mention = line.at(before)!;
    if (has(mention, 'copula', 'have')) return true;
    if (mention.punctuation !== undefined || !isFiller(mention)) return false;
  }
  return false;
}

/** "how much is outstanding", "units received": the word is what is asked for, not a condition. */
function isAskedFor(line: Line, at: number): boolean {
  const mention = line.at(at)!;
  if (sensesOf(mention, 'value').length > 0 && sensesOf(mention, 'measure').length === 0) return false;
  if (sensesOf(mention, 'measure', 'dimension').length === 0) return false;
  const before = line.at(line.previous(at));
  if (has(before, 'amount', 'total', 'average', 'group', 'most', 'least', 'sort')) return true;
  const noun = nounAfter(line, at);
  if (noun || isPredicate(line, at)) return false;
  // "overstock WH-02": the list of what is so, unless a number is asked for.
  const asksNumber = line.mentions.some((other) =>
    has(
      other,
      'amount',
      'total',
      'average',
      'count',
      'group',
      'whole',
      'share',
      'change',
      'cumulative',
      'versus',
    ),
  );
  const isTerse = !line.mentions.some((other) => has(other, 'list', 'when', 'where', 'who', 'preposition'));
  if (isTerse && !asksNumber && sensesOf(mention, 'segment').length > 0) return false;
  const others = line.free().filter((other) => other !== mention && isNoun(other) && !isState(other));
  return others.length === 0 && sensesOf(mention, 'measure').length > 0;
}

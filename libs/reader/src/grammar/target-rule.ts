import { has, isEntity, isFiller, isNoun, isNumber, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import { narrowed } from './only-rule';
import type { Target } from './request';
import { findTail } from './tail-rule';

const OFTEN = /^(how often|how many times|how frequently)$/;
const ACHIEVED = /^(took|(rack|clock|notch|chalk)ed up|(pull|rak)ed in|brought in|scored|landed|handled)$/;

/** The nouns that are left: what is asked for, and what that is about. */
export function findTargets(line: Line): { targets: Target[]; counted?: Mention; each?: Mention } {
  const targets: Target[] = [];
  let counted: Mention | undefined;
  /** "number of days": what is counted has a length, not a number. */
  let isMeasured = false;
  const tail = findTail(line);
  takeNumbers(line);
  const countAt = line.mentions.findIndex((mention) => line.isFree(mention) && has(mention, 'count'));
  line.mentions.forEach((mention, at) => {
    if (!line.isFree(mention) || !isNoun(mention)) return;
    if (isUnitOnly(line, at, targets)) {
      line.take(mention);
      return;
    }
    const role = tail.has(mention) ? 'column' : roleOf(line, at, targets);
    if (role === undefined) return;
    targets.push({ mention, role });
    // "count and value of the open orders": the orders are counted, the value is a number beside.
    const isBesideCount = countAt >= 0 && has(line.at(countAt + 1), 'and') && !isEntity(mention);
    if (countAt >= 0 && at > countAt && role !== 'modifier' && !isMeasured && !isBesideCount) {
      counted ??= isDuration(mention) ? undefined : mention;
      isMeasured = counted === undefined;
    }
    line.take(mention);
  });
  if (countAt >= 0 && counted === undefined && !targets.some(({ mention }) => isDuration(mention))) {
    counted = [...targets]
      .reverse()
      .find(({ mention, role }) => role !== 'context' && line.indexOf(mention) < countAt)?.mention;
  }
  const asked = counted === undefined ? narrowed(line, targets) : targets;
  const often =
    countAt >= 0 && OFTEN.test(line.at(countAt)!.phrase) ? beside(line, targets, countAt) : undefined;
  if (often)
    return { targets: targets.filter((target) => target !== often), counted: undefined, each: often.mention };
  return { targets: asked, counted: counted ?? achieved(line, asked) };
}

/** "which suppliers deliver late, and how often": how many rows each of them has. */
function beside(line: Line, targets: readonly Target[], countAt: number): Target | undefined {
  const [only, ...others] = targets.filter(({ role }) => role !== 'modifier' && role !== 'context');
  const isThing =
    only && !isEntity(only.mention) && sensesOf(only.mention, 'dimension').some(({ numeric }) => !numeric);
  const isJoined = has(line.at(countAt - 1), 'and') || line.at(countAt - 1)?.punctuation === ',';
  return isThing && others.length === 0 && isJoined && line.indexOf(only.mention) < countAt
    ? only
    : undefined;
}

/** "with number, customer and area": the number of the rows themselves, which is shown anyway. */
function takeNumbers(line: Line): void {
  line.mentions.forEach((mention, at) => {
    const [before, after] = [line.at(at - 1), line.at(at + 1)];
    const isLed = has(before, 'with', 'and') || /^[,:(]$/.test(before?.punctuation ?? '');
    const isListed = has(after, 'and') || after?.punctuation === ',' || after === undefined;
    const isOfRows = line.mentions.slice(0, at).some((each) => isEntity(each));
    if (/^(number|no|nr|numbers)$/i.test(mention.text) && isLed && isListed && isOfRows) line.take(mention);
  });
}

/** "orders WH-05 took last month": what somebody achieves is a number, unless a list is asked for. */
function achieved(line: Line, targets: readonly Target[]): Mention | undefined {
  const [only] = targets;
  if (!only || targets.length > 1 || !isEntity(only.mention)) return undefined;
  const at = line.indexOf(only.mention);
  const isSaid =
    sensesOf(line.at(at + 1), 'value').length > 0 && ACHIEVED.test(line.at(at + 2)?.text.toLowerCase() ?? '');
  const isListed = line.mentions.slice(0, at).some((mention) => has(mention, 'list'));
  return isSaid && !isListed && line.mentions.some(({ time }) => time?.kind === 'range')
    ? only.mention
    : undefined;
}

/** "how far over maximum, in units": how the number before is counted. */
function isUnitOnly(line: Line, at: number, targets: readonly Target[]): boolean {
  const isSaid =
    /^(units|pieces|days)$/i.test(line.at(at)!.text) && /^in$/i.test(line.at(at - 1)?.text ?? '');
  const [before] = targets.slice(-1);
  return isSaid && before !== undefined && isOnlyNumber(before.mention) && line.next(at) < 0;
}

/** "how many days of cover": days are an amount, however many there are. */
export function isDuration(mention: Mention): boolean {
  return /\bdays?\b/.test(mention.phrase) && isOnlyNumber(mention);
}

function isOnlyNumber(mention: Mention | undefined): boolean {
  return !isEntity(mention) && isNumber(mention);
}

function roleOf(line: Line, at: number, targets: readonly Target[]): Target['role'] | undefined {
  const mention = line.at(at)!;
  const first = targets.every((target) => target.role === 'context');
  if (targets.length === 0 && isLeadingContext(line, at)) return 'context';
  // "total value": the first word says what to do with the second, although a field is called so.
  if (has(mention, 'total', 'average', 'amount', 'count') && isNoun(line.at(line.next(at)))) return undefined;
  const beside = line.at(line.at(at + 1)?.punctuation === '.' ? at + 2 : at + 1);
  if (has(mention, 'minimum', 'maximum') && isOnlyNumber(beside) && !has(beside, 'minimum', 'maximum'))
    return undefined;
  if (isMadeWith(line, at)) return undefined;
  // "ordered" in "which customers ordered P-0331" is what they did, although a column is called so.
  const isVerb = sensesOf(mention, 'verb', 'cue').length > 0 && (!isEntity(mention) || isDoing(line, at));
  if (isVerb && !first && !isJoined(line, at)) return undefined;
  if (isVerb && isEntity(mention)) return undefined;
  if (isVerb && first && sensesOf(mention, 'measure').length === 0 && nounFollows(line, at)) return undefined;
  const after = line.at(at + 1);
  if (
    line.isFree(after) &&
    isNoun(after) &&
    !isState(after) &&
    sensesOf(after, 'verb').length === 0 &&
    (isEntity(after) || sensesOf(after, 'cue').length === 0 || !/s$/i.test(after.text)) &&
    isModifier(mention, after)
  ) {
    return 'modifier';
  }
  // "what is late at WH-07, with days late": no noun says what the rows are, their state does.
  const isBeside =
    has(leadOf(line, at), 'with') && isOnlyNumber(mention) && line.mentions.slice(0, at).some(isState);
  const isListed =
    line.mentions.slice(0, at).some((each) => has(each, 'list')) &&
    !has(line.at(0), 'amount', 'average', 'total');
  if (first && isBeside && isListed) return 'column';
  if (first || targets.every(({ role }) => role === 'modifier' || role === 'context')) return 'head';
  if (isJoined(line, at)) return 'joined';
  const lead = leadOf(line, at);
  if (has(lead, 'with') && !isEntity(mention)) return 'column';
  if (
    sensesOf(mention, 'measure').length > 0 &&
    !isEntity(mention) &&
    !targets.some(({ mention: other }) => isMeasureOnly(other))
  ) {
    return 'joined';
  }
  return 'context';
}

/** "min, max and average unit cost": how each number is made, although "min" alone is a field. */
function isMadeWith(line: Line, at: number): boolean {
  if (!has(line.at(at), 'minimum', 'maximum')) return false;
  let next = at + 1;
  let isJoined = false;
  while (next < line.length && isMadeOrJoint(line.at(next)!)) {
    isJoined ||= has(line.at(next), 'average', 'total');
    next += 1;
  }
  const noun = line.at(next);
  return isOnlyNumber(noun) && (isJoined || /^(average|avg|mean) /.test(noun!.phrase));
}

function isMadeOrJoint(mention: Mention): boolean {
  return (
    mention.punctuation === ',' ||
    has(mention, 'and') ||
    (has(mention, 'minimum', 'maximum', 'average', 'total') && !mention.phrase.includes(' '))
  );
}

/** "for orders received this year, what was the lead time of each supplier": what is asked for comes after the comma. */
function isLeadingContext(line: Line, at: number): boolean {
  const isLed = /^(for|of|among|across|on|out of)$/.test(line.at(0)?.phrase ?? '') && isEntity(line.at(at));
  const comma = line.mentions.findIndex(({ punctuation }) => punctuation === ',');
  return (
    isLed &&
    comma > at &&
    line.mentions.slice(comma).some((mention) => line.isFree(mention) && isNoun(mention))
  );
}

/** "did we order", "customers order": the word is a verb there. */
function isDoing(line: Line, at: number): boolean {
  const before = line.at(at - 1);
  return (
    sensesOf(line.at(at), 'verb').length > 0 &&
    before !== undefined &&
    /\b(did|do|does|can|will|to|we|they|i|you|never|not)$/.test(before.phrase) &&
    before.senses.length === 0
  );
}

function isMeasureOnly(mention: Mention): boolean {
  return sensesOf(mention, 'measure').length > 0 && !isEntity(mention);
}

function isModifier(mention: Mention, after: Mention): boolean {
  const isThing = sensesOf(mention, 'dimension').length > 0 || isEntity(mention);
  // "whose products": the products are what they have.
  const isSingular = !/[^su]s$/i.test(mention.text) && !has(mention, 'who');
  return isThing && isSingular && (isEntity(after) || sensesOf(after, 'measure', 'dimension').length > 0);
}

function isJoined(line: Line, at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - 3; before--) {
    const mention = line.at(before)!;
    if (has(mention, 'and') || mention.punctuation === ',') {
      const earlier = line.at(before - 1);
      // "with code, name, area": a name is a column as well.
      return (isNoun(earlier) && !isState(earlier)) || isColumnWord(earlier);
    }
    if (!(isFiller(mention) && /^(the|a|their|its|our)$/.test(mention.phrase))) return false;
  }
  return false;
}

function isColumnWord(mention: Mention | undefined): boolean {
  return /^(name|names|number|numbers|no|nr|date|dates)$/i.test(mention?.text ?? '');
}

/** The preposition, "with" or the like that leads to the noun, over adjectives and articles. */
function leadOf(line: Line, at: number): Mention | undefined {
  for (let before = at - 1; before >= 0; before--) {
    const mention = line.at(before)!;
    if (has(mention, 'with', 'preposition', 'relative', 'copula', 'have')) return mention;
    if (!isFiller(mention) && !isState(mention) && !(before === at - 1 && has(mention, 'count')))
      return undefined;
  }
  return undefined;
}

function nounFollows(line: Line, at: number): boolean {
  return line.mentions
    .slice(at + 1)
    .some(
      (mention) => line.isFree(mention) && isNoun(mention) && sensesOf(mention, 'verb', 'cue').length === 0,
    );
}

import type { Comparator, Comparison, Condition } from './request';
import {
  datesAround,
  DAYS_IN,
  doneBefore,
  factorAfter,
  leftNoun,
  ofTheTime,
  rightNoun,
  timesAfter,
  unitAt,
  verbAfter,
  verbBefore,
  wholeAfter,
} from './compared-with';
import { stateCondition } from './state-rule';
import { has, isEntity, isNoun, isNumericField, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import { comparedApart } from './than-rule';
import { UNITS } from '../time/time-words';

const GENERIC =
  /^(?:with |having |holding |has |have )?(?:more than|fewer than|less than|over|under|above|below|at least|at most|fewer than left)$/;
const OVER_NUMBER = new Set(['currency', 'noise', 'preposition', 'copula', 'total', 'exactly'] as const);

/** "stock below 20", "more than 40 orders", "costing over £5", "between 10 and 20 days", "20 or more". */
export function findComparisons(line: Line): Condition[] {
  const found: Condition[] = [];
  for (let at = 0; at < line.length; at++) {
    const mention = line.at(at)!;
    if (!line.isFree(mention)) continue;
    const comparison =
      factored(line, at) ??
      between(line, at) ??
      compared(line, at) ??
      open(line, at) ??
      columns(line, at) ??
      comparedApart(line, at) ??
      equal(line, at);
    if (comparison) {
      found.push(comparison);
      line.take(...comparison.mentions);
    }
  }
  return found;
}

function operatorOf(mention: Mention): Comparator | undefined {
  if (has(mention, 'at-least')) return 'gte';
  if (has(mention, 'at-most')) return 'lte';
  if (has(mention, 'more') || sensesOf(mention, 'more').length > 0) return 'gt';
  if (has(mention, 'less') || sensesOf(mention, 'less').length > 0) return 'lt';
  if (has(mention, 'exactly')) return 'equals';
  return undefined;
}

function numberAfter(line: Line, at: number): number {
  const next = line.next(at, { over: OVER_NUMBER as never });
  return line.isFree(line.at(next)) && line.at(next)!.number !== undefined && !line.at(next)!.time
    ? next
    : -1;
}

function isNumber(line: Line, at: number): boolean {
  const mention = line.at(at);
  return line.isFree(mention) && mention.number !== undefined && !mention.time && !isState(mention);
}

/** "more than four times the reorder point": a field against a multiple of another comes before plain numbers. */
function factored(line: Line, at: number): Condition | undefined {
  return factorAfter(line, at) ? columns(line, at) : undefined;
}

function compared(line: Line, at: number): Comparison | undefined {
  const mention = line.at(at)!;
  const operator = operatorOf(mention);
  if (!operator) return undefined;
  const lasting = line.at(at + 1);
  if (
    sensesOf(mention, 'more', 'less').length > 0 &&
    line.isFree(lasting) &&
    lasting.time?.kind === 'range' &&
    lasting.time.durationDays !== undefined
  ) {
    // "not restocked in the last 90 days": the period is a number of days here.
    const own = sensesOf(mention, 'more', 'less');
    return {
      kind: 'comparison',
      operator,
      value: lasting.time.durationDays,
      unit: 'days',
      rightConditions: [],
      own,
      isSpecific: true,
      mentions: [mention, lasting],
    };
  }
  const numberAt = numberAfter(line, at);
  if (numberAt < 0) return undefined;
  return build(line, at, at, numberAt, operator);
}

/** "20 or more", "20+", where no comparative came before. */
function open(line: Line, at: number): Comparison | undefined {
  const mention = line.at(at)!;
  if (mention.number === undefined || mention.time || isState(mention)) return undefined;
  const unit = unitAt(line, at + 1);
  const tail = line.at(unit ? unit.end : at + 1) ?? line.at(at + 1);
  if (!has(tail, 'or-more', 'or-less')) return undefined;
  return build(line, at, at, at, has(tail, 'or-more') ? 'gte' : 'lte');
}

function between(line: Line, at: number): Comparison | undefined {
  const mention = line.at(at)!;
  const isOpen =
    isNumber(line, at) &&
    /^(to|up to|till|until|through|-|–)$/i.test(line.at(at + 1)?.text ?? '') &&
    isNumber(line, at + 2);
  if (!has(mention, 'between') && !isOpen) return undefined;
  const first = isOpen ? at : numberAfter(line, at);
  if (first < 0) return undefined;
  const joint = line.at(first + 1)?.tags.has('unit-percent') ? first + 2 : first + 1;
  if (!has(line.at(joint), 'and') && !isOpen) return undefined;
  const second = numberAfter(line, joint);
  if (second < 0) return undefined;
  const built = build(line, at, at, second, 'gte');
  const [low, high] = [line.at(first)!.number!, line.at(second)!.number!];
  const scale = built.value / (high || 1);
  return {
    ...built,
    operator: 'gte',
    value: low * (Number.isFinite(scale) && high !== 0 ? scale : 1),
    upTo: built.value,
    mentions: [...built.mentions, line.at(first)!, line.at(joint)!],
  };
}

/** "stock of 0", "with 3 lines", "quantity is 5". */
function equal(line: Line, at: number): Comparison | undefined {
  const mention = line.at(at)!;
  if (mention.number === undefined || mention.time || isState(mention)) return undefined;
  const before = line.at(at - 1);
  const left = line.at(at - 2);
  const isField = sensesOf(left, 'dimension').length > 0 && !isEntity(left) && line.isFree(left);
  if (isField && (before?.text === 'of' || has(before, 'copula')))
    return build(line, at - 1, at - 1, at, 'equals');
  const direct = line.at(at - 1);
  if (
    sensesOf(direct, 'dimension').length > 0 &&
    !isEntity(direct) &&
    line.isFree(direct) &&
    direct!.senses.every(({ kind }) => kind === 'dimension')
  ) {
    return build(line, at, at, at, 'equals');
  }
  const next = line.at(line.next(at));
  if (has(before, 'with', 'have') && isNoun(next) && !has(line.at(at + 1), 'or-more', 'or-less')) {
    return build(line, at, at, at, 'equals');
  }
  return undefined;
}

/** "fulfilled less than ordered", "price below cost". */
function columns(line: Line, at: number): Condition | undefined {
  const mention = line.at(at)!;
  const operator = operatorOf(mention);
  if (!operator) return undefined;
  const left = line.at(line.previous(at));
  const scaled = factorAfter(line, at);
  // "less than what was ordered"
  const right = line.at(line.next(scaled?.end ?? at, { over: new Set(['list', 'who']) }));
  const factor = scaled ? { factor: scaled.factor } : {};
  const isField = (each: Mention | undefined): each is Mention => line.isFree(each) && isNumericField(each);
  if (!isField(right)) return undefined;
  const own = sensesOf(mention, 'more', 'less');
  if (isField(left) && !(isEntity(left) && isEntity(right)))
    return {
      kind: 'columns',
      operator,
      left,
      right,
      own,
      ...factor,
      mentions: [left, mention, right, ...(scaled?.mentions ?? [])],
    };
  // "but above minimum": what is above it is the usual quantity of the rows.
  return own.length > 0 && !isEntity(right)
    ? {
        kind: 'columns',
        operator,
        right,
        own,
        ...factor,
        mentions: [mention, right, ...(scaled?.mentions ?? []), ...doneBefore(line, at)],
      }
    : undefined;
}

function build(line: Line, at: number, leftOf: number, numberAt: number, operator: Comparator): Comparison {
  const mention = line.at(at)!;
  const number = line.at(numberAt)!;
  const mentions: Mention[] = [mention, number];
  let value = number.number!;
  let unit: Comparison['unit'];
  let end = numberAt;
  if (has(line.at(numberAt - 1), 'currency')) {
    unit = 'money';
    mentions.push(line.at(numberAt - 1)!);
  }
  let operation = operator;
  // "10 or more days after"
  if (has(line.at(end + 1), 'or-more', 'or-less') && unitAt(line, end + 2)) {
    operation = has(line.at(end + 1), 'or-more') ? 'gte' : 'lte';
    mentions.push(line.at(++end)!);
  }
  const time = unitAt(line, end + 1);
  if (time) {
    unit = 'days';
    value *= time.days;
    mentions.push(line.at(end + 1)!);
    end = time.end - 1;
  } else if (has(line.at(end + 1), 'unit-percent')) {
    unit = 'percent';
    value /= 100;
    mentions.push(line.at(++end)!);
  } else if (has(line.at(end + 1), 'currency')) {
    unit = 'money';
    mentions.push(line.at(++end)!);
  }
  if (has(line.at(end + 1), 'or-more', 'or-less')) {
    operation = has(line.at(end + 1), 'or-more') ? 'gte' : 'lte';
    mentions.push(line.at(++end)!);
  }
  const times = timesAfter(line, end);
  if (times) {
    return {
      kind: 'comparison',
      operator: operation,
      value,
      unit: 'times',
      right: times.noun,
      rightConditions: [],
      own: [],
      isSpecific: true,
      mentions: [...mentions, times.word, ...(times.noun ? [times.noun] : [])],
    };
  }
  const own = sensesOf(mention, 'more', 'less');
  const isSpecific = own.length > 0 && !isGeneric(mention);
  const whole = unit === undefined || unit === 'percent' ? wholeAfter(line, end) : undefined;
  if (whole) {
    const field = leftNoun(line, leftOf);
    return {
      kind: 'comparison',
      operator: operation,
      value: unit === 'percent' ? value : value / 100,
      unit: 'percent',
      left: field,
      rightConditions: whole.states.map((state) => stateCondition([state], false, whole.noun)),
      of: whole.noun,
      own,
      isSpecific: false,
      mentions: [...mentions, ...whole.mentions, ...(field ? [field] : [])],
    };
  }
  const isPart = unit === 'percent' || has(line.at(end + 1), 'share');
  const often = isPart ? ofTheTime(line, leftOf, end) : undefined;
  if (often) {
    return {
      kind: 'comparison',
      operator: operation,
      value: unit === 'percent' ? value : value / 100,
      unit: 'percent',
      rightConditions: [stateCondition([often.state], false)],
      of: often.rows,
      own,
      isSpecific: false,
      mentions: [...mentions, ...often.mentions],
    };
  }
  const dates = unit === 'days' ? datesAround(line, leftOf, end) : undefined;
  if (dates) {
    return {
      kind: 'comparison',
      operator: operation,
      value,
      unit,
      rightConditions: [],
      dates: dates.dates,
      own: [],
      isSpecific: true,
      mentions: [...mentions, ...dates.mentions],
    };
  }
  const left = leftNoun(line, leftOf);
  const right = rightNoun(line, end);
  const verb = right ? verbAfter(line, right.noun) : left ? undefined : verbBefore(line, leftOf);
  if (left) mentions.push(left);
  if (right) mentions.push(right.noun, ...right.states);
  // "two weeks overdue"
  const weeks = right && UNITS.get(right.noun.phrase.split(' ')[0]!);
  if (weeks && sensesOf(right.noun, 'dimension').length > 0) value *= DAYS_IN.get(weeks.grain) ?? 1;
  return {
    kind: 'comparison',
    operator: operation,
    value,
    unit,
    left,
    right: right?.noun,
    rightConditions: right ? right.states.map((state) => stateCondition([state], false, right.noun)) : [],
    own,
    isSpecific,
    ...(verb ? { verb, isPaid: /^for$/i.test(line.at(leftOf - 1)?.text ?? '') } : {}),
    mentions,
  };
}

/** "with more than" compares whatever comes; "cheaper than" prices. */
function isGeneric(mention: Mention): boolean {
  return has(mention, 'more', 'less', 'at-least', 'at-most') || GENERIC.test(mention.phrase);
}

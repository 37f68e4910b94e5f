import { has, isEntity, isFiller, isNoun, isNumericField, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import { UNITS } from '../time/time-words';

export const DAYS_IN: ReadonlyMap<string, number> = new Map(
  Object.entries({ day: 1, week: 7, month: 30, quarter: 91, year: 365 }),
);

/** "late more than three times"; "four times the reorder point" has a noun, which makes it a factor. */
export function timesAfter(line: Line, end: number): { word: Mention; noun?: Mention } | undefined {
  const word = line.at(end + 1);
  if (!/^times?$/i.test(word?.text ?? '')) return undefined;
  const noun = line.at(line.next(end + 1));
  const isField = isNoun(noun) && isNumericField(noun);
  return line.isFree(noun) && isField ? { word: word!, noun } : { word: word! };
}

const FACTORS: ReadonlyMap<string, number> = new Map(
  Object.entries({ half: 0.5, twice: 2, double: 2, triple: 3, thrice: 3 }),
);

const PARTS: ReadonlyMap<string, number> = new Map(
  Object.entries({ third: 3, quarter: 4, fourth: 4, fifth: 5, tenth: 10 }),
);
const NUMERATORS: ReadonlyMap<string, number> = new Map(
  Object.entries({ a: 1, one: 1, '1': 1, two: 2, '2': 2, three: 3, '3': 3, four: 4, '4': 4 }),
);
/** Words that a fraction has at most: "two", "thirds", "of". */
const FRACTION = 3;

/** "a quarter of their maximum", "two thirds of the reorder point". */
function partAfter(line: Line, at: number): { factor: number; end: number; mentions: Mention[] } | undefined {
  for (let end = at + 1; end <= at + FRACTION && end < line.length; end++) {
    const mentions = line.mentions.slice(at + 1, end + 1);
    const [, count, part] =
      /^(?:only )?(\w+) (\w+?)s? of$/.exec(mentions.map(({ text }) => text.toLowerCase()).join(' ')) ?? [];
    const [above, below] = [NUMERATORS.get(count ?? ''), PARTS.get(part ?? '')];
    if (above === undefined || below === undefined || !mentions.every((each) => line.isFree(each))) continue;
    return { factor: above / below, end, mentions };
  }
  return undefined;
}

/** "half the minimum", "1.8 times their cost", "forty percent of max stock": what the field after it is multiplied by. */
export function factorAfter(
  line: Line,
  at: number,
): { factor: number; end: number; mentions: Mention[] } | undefined {
  const word = line.at(at + 1);
  const named = FACTORS.get(word?.text.toLowerCase() ?? '');
  if (named !== undefined && word) return { factor: named, end: at + 1, mentions: [word] };
  const part = partAfter(line, at);
  if (part) return part;
  const unit = line.at(at + 2);
  if (!line.isFree(word) || word.number === undefined || word.time) return undefined;
  const isField = (index: number): boolean => {
    const noun = line.at(line.next(index));
    return line.isFree(noun) && !isEntity(noun) && isNumericField(noun);
  };
  if (/^times?$/i.test(unit?.text ?? '') && isField(at + 2))
    return { factor: word.number, end: at + 2, mentions: [word, unit!] };
  const isPart = has(unit, 'share') && /^(percent|%|per cent|pct) of$/.test(unit!.phrase);
  const of = has(unit, 'unit-percent') && line.at(at + 3)?.text.toLowerCase() === 'of' ? at + 3 : undefined;
  const end = isPart ? at + 2 : of;
  return end !== undefined && isField(end)
    ? { factor: word.number / 100, end, mentions: line.mentions.slice(at + 1, end + 1) }
    : undefined;
}

/** "we delivered less than ordered": says which quantity it was, not which rows are meant. */
export function doneBefore(line: Line, at: number): Mention[] {
  const [subject, verb] = [line.at(at - 2), line.at(at - 1)];
  const isDone = /^(we|they|he|she|you)$/i.test(subject?.text ?? '') && /ed$/i.test(verb?.text ?? '');
  return isDone && line.isFree(verb) && isState(verb) ? [verb] : [];
}

/** "percent of their maximum stock", "percent of this year's orders got cancelled". */
export function wholeAfter(
  line: Line,
  end: number,
): { noun: Mention; states: Mention[]; mentions: Mention[] } | undefined {
  const word = line.at(end + 1);
  const isPhrase = has(word, 'share') && /^(percent|%|per cent|pct)( of)?$/.test(word!.phrase);
  const isSpaced = has(line.at(end), 'unit-percent') && word?.text.toLowerCase() === 'of';
  if (!isPhrase && !isSpaced) return undefined;
  let at = end + 2;
  while (at < line.length && !isNoun(line.at(at)) && isPassed(line.at(at)!)) at++;
  const noun = line.at(at);
  if (!line.isFree(noun) || !isNoun(noun)) return undefined;
  const state = isEntity(noun) ? line.at(line.next(at)) : undefined;
  const states = line.isFree(state) && isState(state) ? [state] : [];
  return { noun, states, mentions: [word!, noun, ...states] };
}

/** "on time less than 70 percent of the time": of the rows that the state is one of. */
export function ofTheTime(
  line: Line,
  leftOf: number,
  end: number,
): { state: Mention; rows: Mention; mentions: Mention[] } | undefined {
  const after = line.mentions.slice(end + 1, end + 4);
  const at = after.findIndex(({ phrase }) => /\b(time|case|occasion)$/.test(phrase));
  const words = after.slice(0, at + 1).filter((mention) => mention.senses.length === 0);
  const state = line.at(line.previous(leftOf));
  if (at < 0 || words.length <= at || !line.isFree(state) || !isState(state)) return undefined;
  const entities = new Set(sensesOf(state, 'segment', 'value').map(({ entity }) => entity));
  const rows: Mention = { ...state, senses: [...entities].map((entity) => ({ kind: 'entity', entity })) };
  return { state, rows, mentions: [...words, state] };
}

function isPassed(mention: Mention): boolean {
  return isFiller(mention) || mention.time !== undefined;
}

/** "delivery date … 10 days after the order date": both dates, in the order in which the days are counted. */
export function datesAround(
  line: Line,
  leftOf: number,
  end: number,
): { dates: [Mention, Mention]; mentions: Mention[] } | undefined {
  const word = line.at(end + 1);
  const isAfter = /^(after|past|beyond|later than|following)$/i.test(word?.text ?? '');
  if (!isAfter && !/^(before|ahead of|earlier than)$/i.test(word?.text ?? '')) return undefined;
  const left = line.at(line.previous(leftOf));
  const right = line.at(line.next(end + 1));
  if (!line.isFree(left) || !line.isFree(right) || !isDated(left) || !isDated(right)) return undefined;
  return { dates: isAfter ? [right, left] : [left, right], mentions: [word!, left, right] };
}

function isDated(mention: Mention): boolean {
  return (
    sensesOf(mention, 'cue').length > 0 || sensesOf(mention, 'dimension').some(({ numeric }) => !numeric)
  );
}

/** "more than 1000 units were sold": which units is said by what was done with them. */
export function verbAfter(line: Line, noun: Mention): Mention | undefined {
  const mention = line.at(line.next(line.indexOf(noun)));
  return sensesOf(mention, 'verb').length > 0 && !isEntity(mention) ? mention : undefined;
}

export function verbBefore(line: Line, at: number): Mention | undefined {
  const mention = line.at(line.previous(at));
  const isPaid = /^for$/i.test(line.at(at - 1)?.text ?? '');
  // "orders over 1000" names the orders, although to order is a verb.
  return sensesOf(mention, 'verb').length > 0 && (isPaid || !isEntity(mention)) ? mention : undefined;
}

export function unitAt(line: Line, at: number): { days: number; end: number } | undefined {
  const mention = line.at(at);
  const grain = mention && UNITS.get(mention.phrase);
  const days = grain && DAYS_IN.get(grain.grain);
  return days === undefined || !grain ? undefined : { days: days * grain.count, end: at + 1 };
}

/** A field or measure named just before, that is not what the question lists. */
export function leftNoun(line: Line, at: number): Mention | undefined {
  const mention = line.at(line.previous(at));
  if (!line.isFree(mention) || isEntity(mention)) return undefined;
  const senses = sensesOf(mention, 'dimension', 'measure');
  const isThing = sensesOf(mention, 'dimension').some(({ numeric }) => !numeric);
  return senses.length > 0 && !isThing && sensesOf(mention, 'value').length === 0 ? mention : undefined;
}

/** "40 orders", "3 overdue orders", "20 left", "5 days of cover". */
export function rightNoun(line: Line, numberAt: number): { noun: Mention; states: Mention[] } | undefined {
  const states: Mention[] = [];
  for (let at = numberAt + 1; at < line.length && states.length < 3; at++) {
    const mention = line.at(at)!;
    if (mention.punctuation !== undefined || !line.isFree(mention)) return undefined;
    if (has(mention, 'group') || has(mention, 'not', 'without', 'but', 'and', 'or')) return undefined;
    if (isNoun(mention)) return { noun: mention, states };
    if (isState(mention)) states.push(mention);
    else if (mention.text.toLowerCase() !== 'of' && !(mention.tags.has('distinct') || mention.text === 'the'))
      return undefined;
  }
  return undefined;
}

import { has, isEntity, isFiller, isNoun, isState, type Line, sensesOf } from './line';
import type { Mention } from './mention';

/** "late more than three times"; "four times the reorder point" has a noun, which makes it a factor. */
export function timesAfter(line: Line, end: number): { word: Mention; noun?: Mention } | undefined {
  const word = line.at(end + 1);
  if (!/^times?$/i.test(word?.text ?? '')) return undefined;
  const noun = line.at(line.next(end + 1));
  const isField = isNoun(noun) && sensesOf(noun, 'dimension').some(({ numeric }) => numeric);
  return line.isFree(noun) && isField ? { word: word!, noun } : { word: word! };
}

const FACTORS: ReadonlyMap<string, number> = new Map(
  Object.entries({ half: 0.5, twice: 2, double: 2, triple: 3, thrice: 3 }),
);

/** "half the minimum", "1.8 times their cost", "forty percent of max stock": what the field after it is multiplied by. */
export function factorAfter(
  line: Line,
  at: number,
): { factor: number; end: number; mentions: Mention[] } | undefined {
  const word = line.at(at + 1);
  const named = FACTORS.get(word?.text.toLowerCase() ?? '');
  if (named !== undefined && word) return { factor: named, end: at + 1, mentions: [word] };
  const unit = line.at(at + 2);
  if (!line.isFree(word) || word.number === undefined || word.time) return undefined;
  const isField = (index: number): boolean => {
    const noun = line.at(line.next(index));
    return line.isFree(noun) && !isEntity(noun) && sensesOf(noun, 'dimension').some(({ numeric }) => numeric);
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

import type { TimeRange } from '../time/time-expression';
import { sensesOf } from './line';
import type { Mention } from './mention';

const PAST = /^(was|were|did|went|had)$/;
const AHEAD = /^(is|are|'s|'re|will|'ll|be|being|getting|going)$/;
const PASSIVE = /^(being|be|get|gets|getting)$/;
/** "I was wondering what is due" */
const COURTESY = /^(wondering|hoping|thinking|asked|asking|looking|told|trying)$/;

/** "what was delivered on Friday": of a day that names two, the one that lies behind, where that is how it is told. */
export function asTold(
  mentions: readonly Mention[],
  period: Mention,
  range: TimeRange,
  today: string,
): TimeRange {
  const [, end] = range.past;
  const isBehind = end !== null && end <= today;
  return isBehind && range.past[0] !== range.future[0] && isPast(mentions, period)
    ? { ...range, future: range.past }
    : range;
}

/** "is being delivered", "will be delivered": it has not been yet, so that the word says only which date is meant. */
export function asStillToCome(mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention, at) => {
    const isCue = sensesOf(mention, 'cue').length > 0 && sensesOf(mention, 'value', 'segment').length > 0;
    const before = mentions.slice(Math.max(0, at - 2), at).map(({ text }) => text.toLowerCase());
    // "still to be received" says that it is not.
    const isToBe = /(^| )to be$/.test(before.join(' '));
    if (!isCue || isToBe || !PASSIVE.test(before.at(-1) ?? '') || isPast(mentions, mention)) return mention;
    return {
      ...mention,
      senses: mention.senses.filter(({ kind }) => kind !== 'value' && kind !== 'segment'),
    };
  });
}

/** By the nearest word before that tells it, else by the nearest after. */
function isPast(mentions: readonly Mention[], at: Mention): boolean {
  const before = mentions.filter(({ end, isAside }) => end <= at.start && !isAside);
  const after = mentions.filter(({ start, isAside }) => start >= at.end && !isAside);
  return tenseOf(before)?.at(-1) ?? tenseOf(after)?.at(0) ?? false;
}

/** For each word that tells a tense whether it is the past; undefined where none does. */
function tenseOf(mentions: readonly Mention[]): boolean[] | undefined {
  const words = mentions.flatMap((mention) =>
    mention.text
      .toLowerCase()
      .split(' ')
      .map((word) => ({ word, isDone: isDone(mention) })),
  );
  const told = words.flatMap(({ word, isDone: done }, at) => {
    const isPassive = words.slice(Math.max(0, at - 2), at).some((each) => PASSIVE.test(each.word));
    const isCourtesy = COURTESY.test(words[at + 1]?.word ?? '');
    if ((done && !isPassive) || (PAST.test(word) && !isCourtesy)) return [true];
    // "are placed and due on Friday", unlike "were due on Friday"
    const isDue = word === 'due' && !PAST.test(words[at - 1]?.word ?? '');
    return isDue || AHEAD.test(word) ? [false] : [];
  });
  return told.length > 0 ? told : undefined;
}

/** "delivered": the state is reached. */
function isDone({ text, senses }: Mention): boolean {
  return (
    /^\w+ed$/i.test(text) &&
    senses.some(({ kind }) => kind === 'value') &&
    senses.some(({ kind }) => kind === 'cue')
  );
}

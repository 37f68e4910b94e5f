import { has, isFiller, type Line, sensesOf } from './line';
import type { Mention } from './mention';
import type { Period, Request } from './request';
import { isAgainst, isChange } from './set-beside';
import { asTold } from './tense';

/** "the month before", or the period before the only one when a change is asked for. */
export function shiftOf(
  mention: Mention | undefined,
  periods: readonly Period[],
  mentions: readonly Mention[],
): Request['shift'] {
  if (mention?.time?.kind === 'shift') return { shift: mention.time, mention };
  const [only] = periods;
  if (
    !only ||
    periods.length > 1 ||
    !(isChange(mentions) || isAgainst(mentions, only.mention)) ||
    mentions.some(({ time }) => time?.kind === 'grain')
  )
    return undefined;
  const { grain } = only.range;
  // "changed compared to last month": what it is compared with was named, not what it became.
  if (isBase(mentions, only.mention))
    return { shift: { kind: 'shift', grain, count: 1, label: `the ${grain} after` }, mention: only.mention };
  return { shift: { kind: 'shift', grain, count: -1, label: `the ${grain} before` }, mention: only.mention };
}

function isBase(mentions: readonly Mention[], period: Mention): boolean {
  const before = mentions.slice(0, mentions.indexOf(period)).filter((mention) => !isFiller(mention));
  const last = before.at(-1);
  return has(last, 'versus') || /^(than|since|from)$/.test(last?.text.toLowerCase() ?? '');
}

export function findPeriods(line: Line, today: string): Period[] {
  const found: Period[] = [];
  line.mentions.forEach((mention, at) => {
    if (!line.isFree(mention) || mention.time?.kind !== 'range') return;
    const beside = [line.at(line.previous(at)), line.at(line.next(at))].find(
      (each) => sensesOf(each, 'cue').length > 0,
    );
    // "growth from July to August" compares the two ends, "revenue from July to August" is of all between.
    const isTrend = line.mentions.some(({ time }) => time?.kind === 'grain');
    const ranges =
      mention.time.ends && isChange(line.mentions) && !isTrend ? mention.time.ends : [mention.time];
    found.push(
      ...ranges.map((range) => ({
        mention,
        range: asTold(line.mentions, mention, range, today),
        cue: beside,
      })),
    );
    line.take(mention);
  });
  return found;
}

/** "placed in May and due in June" are two conditions, not two periods to compare. */
export function haveOwnCues(mentions: readonly Mention[], periods: readonly Period[]): boolean {
  if (mentions.some((mention) => has(mention, 'versus', 'change') || mention.time?.kind === 'shift'))
    return false;
  const cues = periods.map(({ cue }) => cue?.phrase);
  return cues.every((cue) => cue !== undefined) && new Set(cues).size === cues.length;
}

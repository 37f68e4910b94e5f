import { has, isEntity, isFiller, sensesOf } from './line';
import type { Mention } from './mention';

const MARK =
  /^((no|oops|wait|actually) )?((no )?(sorry )?i mean|(no )?(sorry )?i meant|sorry|oops|or rather)$/i;

/**
 * "stock value of WH-02, I mean WH-03", "by revenue, sorry, by units": what somebody took back, and the words that say so,
 * mean nothing any more. Only what was said again is taken back, the rest of the question stays.
 */
export function withoutTakenBack(mentions: readonly Mention[]): Mention[] {
  let meant = [...mentions];
  for (let at = meant.length - 2; at > 0; at--) {
    if (MARK.test(meant[at]!.text.replace(/,/g, '').replace(/\s+/g, ' '))) meant = takenBack(meant, at);
  }
  return meant;
}

function takenBack(mentions: Mention[], mark: number): Mention[] {
  const isOver = (at: number): boolean =>
    mentions[at] !== undefined && (mentions[at].punctuation !== undefined || MARK.test(mentions[at].text));
  let from = mark;
  while (isOver(from - 1)) from--;
  let to = mark;
  while (isOver(to + 1)) to++;
  const silenced = new Set<number>();
  let isFirst = true;
  for (let at = to + 1; at < mentions.length; at++) {
    const again = mentions[at]!;
    if (again.punctuation === '.' || again.punctuation === '?') break;
    if (again.punctuation !== undefined || isLink(again)) continue;
    const earlier = lastOf(mentions.slice(0, from), again, silenced);
    // "sorry and WH-02" adds; what was not said before corrects nothing.
    if (isFirst && has(again, 'and')) return mentions;
    if (isFirst && earlier < 0) return isFirm(mentions[mark]!, again) ? asked(mentions, mark) : mentions;
    isFirst = false;
    if (earlier < 0) continue;
    silenced.add(earlier);
    const [lead, leadAgain] = [mentions[earlier - 1], mentions[at - 1]!];
    if (lead?.phrase === leadAgain.phrase && isLink(lead)) silenced.add(earlier - 1);
  }
  if (isFirst) return mentions;
  for (let at = from; at <= to; at++) silenced.add(at);
  return mentions.map((mention, at) => (silenced.has(at) ? asNothing(mention) : mention));
}

/** "due today, I mean tomorrow": takes something back, but nobody knows what. */
function isFirm({ text }: Mention, again: Mention): boolean {
  return /mean/i.test(text) && (again.time !== undefined || sensesOf(again, 'value').length > 0);
}

function asked(mentions: readonly Mention[], mark: number): Mention[] {
  return mentions.map((mention, at) =>
    at === mark ? { ...asNothing(mention), tags: new Set(), isUnknown: true } : mention,
  );
}

function isLink(mention: Mention): boolean {
  return isFiller(mention, new Set(['group', 'with', 'amount'])) && !has(mention, 'and', 'or');
}

/** The last mention before of the same kind: a value of the same field, a period, a number, a measure, a state. */
function lastOf(before: readonly Mention[], again: Mention, silenced: ReadonlySet<number>): number {
  const members = new Set(sensesOf(again, 'value').map(({ member }) => member));
  const isSameKind = (mention: Mention): boolean => {
    if (members.size > 0) return sensesOf(mention, 'value').some(({ member }) => members.has(member));
    if (again.time) return mention.time?.kind === again.time.kind;
    if (again.number !== undefined) return mention.number !== undefined && !mention.time;
    if (isEntity(again)) return isEntity(mention);
    if (isFigure(again)) return isFigure(mention);
    return isSegment(again) && isSegment(mention);
  };
  return before.findLastIndex((mention, at) => !silenced.has(at) && isSameKind(mention));
}

function isFigure(mention: Mention): boolean {
  return sensesOf(mention, 'measure').length > 0 && !isEntity(mention);
}

function isSegment(mention: Mention): boolean {
  return sensesOf(mention, 'segment').length > 0;
}

function asNothing(mention: Mention): Mention {
  const { from, to, start, end, text, score, corrections } = mention;
  return {
    ...{ from, to, start, end, text, score, corrections },
    phrase: '',
    senses: [],
    tags: new Set(['noise']),
    isUnknown: false,
  };
}

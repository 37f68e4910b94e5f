import type { Analyzer, Token } from '../analysis/analyzer';

/** Half-open, in UTF-16 units. */
export interface Range {
  start: number;
  end: number;
}

/** The stretch of a text that answers a query best. */
export interface Snippet {
  text: string;
  /** Where it begins and ends in the whole text. */
  start: number;
  end: number;
  /** The query's words in it, by their place in the snippet's text. */
  marks: Range[];
}

/** Characters that a snippet may give up at either side to begin or end at a sentence or between words. */
const SLACK = 40;

/**
 * The stretch of at most `maxLength` characters with the most different words of the query, then the most of them, then
 * the first; from the beginning when there is none. It begins and ends between words where that is possible, and never
 * within a character. A word counts in each of its forms, as in the index.
 */
export function snippet(text: string, query: string, analyzer: Analyzer, maxLength = 240): Snippet {
  const wanted = new Set(analyzer.analyze(query).map(({ term }) => term));
  const hits = analyzer.analyze(text).filter(({ term }) => wanted.has(term));
  const { first, last } = densest(hits, maxLength);
  const [start, end] =
    first === undefined || last === undefined
      ? [0, cutBefore(text, maxLength)]
      : bounds(text, first.start, last.end, maxLength);
  const marks = merged(hits.filter((hit) => hit.start >= start && hit.end <= end)).map((range) => ({
    start: range.start - start,
    end: range.end - start,
  }));
  return { text: text.slice(start, end), start, end, marks };
}

/** First and last hit of the best window; two pointers, each hit enters and leaves once. */
function densest(hits: readonly Token[], maxLength: number): { first?: Token; last?: Token } {
  const counts = new Map<string, number>();
  let [best, first, last]: [number, Token | undefined, Token | undefined] = [0, undefined, undefined];
  let from = 0;
  for (let to = 0; to < hits.length; to += 1) {
    const { term, end } = hits[to]!;
    counts.set(term, (counts.get(term) ?? 0) + 1);
    while (from <= to && end - hits[from]!.start > maxLength) {
      const left = hits[from]!.term;
      const rest = counts.get(left)! - 1;
      if (rest === 0) counts.delete(left);
      else counts.set(left, rest);
      from += 1;
    }
    // A new word outweighs any number of repetitions.
    const worth = counts.size * (hits.length + 1) + (to - from + 1);
    if (from <= to && worth > best) [best, first, last] = [worth, hits[from], hits[to]];
  }
  return { first, last };
}

/** Widens what must be in it to the whole length, from a sentence's beginning where one is near. */
function bounds(text: string, first: number, last: number, maxLength: number): [number, number] {
  const room = maxLength - (last - first);
  const earliest = Math.max(0, first - room);
  const ahead = text.slice(earliest, first);
  const sentence = [...ahead.matchAll(/[.!?]\s+|\n+/g)].at(0);
  let start: number;
  if (earliest === 0) start = 0;
  else if (sentence !== undefined) start = earliest + sentence.index + sentence[0].length;
  else start = afterBlank(text, Math.max(earliest, first - (room >> 1)), first);
  const most = Math.min(text.length, start + maxLength);
  const end = most === text.length ? most : beforeBlank(text, most, last);
  return [start, end];
}

function cutBefore(text: string, maxLength: number): number {
  return text.length <= maxLength ? text.length : beforeBlank(text, maxLength, 0);
}

function afterBlank(text: string, from: number, until: number): number {
  for (let at = from; at < Math.min(until, from + SLACK); at += 1) if (/\s/.test(text[at]!)) return at + 1;
  return isLowSurrogate(text, from) ? from + 1 : from;
}

function beforeBlank(text: string, from: number, until: number): number {
  for (let at = from; at > Math.max(until, from - SLACK); at -= 1) if (/\s/.test(text[at]!)) return at;
  return isLowSurrogate(text, from) ? from - 1 : from;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** A code is found whole and in parts: one mark. */
function merged(hits: readonly Range[]): Range[] {
  const ranges: Range[] = [];
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const previous = ranges.at(-1);
    if (previous !== undefined && start < previous.end) previous.end = Math.max(previous.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

import type { ReadWord, WordRole } from '../api/types';

/** Fifteen roles are too many to tell apart by colour; these are what a reader wants to check. */
export type RoleGroup =
  'measure' | 'subject' | 'condition' | 'time' | 'order' | 'follow-up' | 'connector' | 'unknown';

const GROUPS: Record<WordRole, RoleGroup> = {
  measure: 'measure',
  dimension: 'subject',
  entity: 'subject',
  value: 'condition',
  segment: 'condition',
  comparison: 'condition',
  number: 'condition',
  negation: 'condition',
  time: 'time',
  grain: 'time',
  order: 'order',
  limit: 'order',
  connector: 'connector',
  'follow-up': 'follow-up',
  unknown: 'unknown',
};

export const roleGroup = (role: WordRole): RoleGroup => GROUPS[role] ?? 'unknown';

export interface Segment {
  text: string;
  start: number;
  word?: ReadWord;
}

/**
 * The whole question in order, cut where a word that was read begins or ends. Words that overlap an earlier one or reach
 * past the question are left out rather than shown in the wrong place.
 */
export function wordSegments(question: string, words: readonly ReadWord[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const fill = (end: number) => {
    if (end > at) segments.push({ text: question.slice(at, end), start: at });
  };
  for (const word of [...words].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (word.start < at || word.end <= word.start || word.end > question.length) continue;
    fill(word.start);
    segments.push({ text: question.slice(word.start, word.end), start: word.start, word });
    at = word.end;
  }
  fill(question.length);
  return segments;
}

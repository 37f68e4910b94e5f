import type { Draft } from '../compose/draft';
import type { Mention } from '../grammar/mention';

const BEST = 0.99;
/** Below this the reader asks back instead of answering. */
export const MIN_CONFIDENCE = 0.5;
const PER_CORRECTION = 0.05;
const PER_PART_NAME = 0.04;
/** What was said and not used makes the reader ask back. */
const PER_UNUSED = 0.6;
const PER_COST = 0.06;
const FOLLOW_UP = 0.03;
/** A clause that was set aside as no part of the question. */
const PER_ASIDE = 0.06;
/** Two readings that cost nearly the same are a guess. */
const CLOSE = 0.12;
const GUESS = 0.15;

/** How sure the reader is, from what it had to correct, complete and choose. */
export function confidenceOf(
  draft: Draft,
  rival: Draft | undefined,
  mentions: readonly Mention[],
  isFollowUp: boolean,
): number {
  const corrections = mentions.reduce((sum, mention) => sum + mention.corrections.length, 0);
  const parts = mentions.filter(({ isPartial }) => isPartial).length;
  const margin = rival ? rival.cost - draft.cost : Infinity;
  const guess = margin < CLOSE ? GUESS * (1 - Math.max(0, margin) / CLOSE) : 0;
  const value =
    BEST -
    draft.unused.length * PER_UNUSED -
    corrections * PER_CORRECTION -
    parts * PER_PART_NAME -
    Math.max(0, draft.cost) * PER_COST -
    guess -
    (isFollowUp ? FOLLOW_UP : 0);
  return Math.max(0, Math.min(1, Math.round(value * 100) / 100));
}

/** A little less sure where parts of the sentence were set aside. */
export function lessAsides(confidence: number, mentions: readonly Mention[]): number {
  const asides = mentions.filter(({ isAside }) => isAside).length;
  return Math.max(0, Math.round((confidence - asides * PER_ASIDE) * 100) / 100);
}

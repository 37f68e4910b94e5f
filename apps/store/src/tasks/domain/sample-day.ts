import type { RequiredSkill } from '#libs/contracts';
import { type DayMember, rankCandidates } from './candidates';

/** Whole number below `below` that follows from the words, spread evenly enough for samples (FNV-1a). */
export function sampleNumber(below: number, ...words: (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const char of words.join('\n')) hash = Math.imul(hash ^ char.codePointAt(0)!, 16_777_619) >>> 0;
  return hash % below;
}

/** Who would have done it: on shift, with the skills, with the least to do so far; null when nobody could. */
export function sampleDoer(
  members: readonly DayMember[],
  needed: readonly RequiredSkill[],
): DayMember | null {
  const [best] = rankCandidates(members, needed);
  if (best === undefined || best.shift === null || best.missingSkills.length > 0) return null;
  return members.find(({ staffId }) => staffId === best.staffId)!;
}

const DONE_IN_TIME = 88;
const DONE_AT_ALL = 95;
/** Minutes after the due time that a late task ends at most. */
const LATEST = 70;

/** The minute at which a task of the past ended; null when it was left undone. */
export function sampleEnd(dueMinute: number, minutes: number, ...words: string[]): number | null {
  const luck = sampleNumber(100, 'luck', ...words);
  const spread = sampleNumber(LATEST, 'spread', ...words);
  if (luck < DONE_IN_TIME) return Math.max(minutes, dueMinute - spread);
  return luck < DONE_AT_ALL ? Math.min(1_439, dueMinute + 1 + spread) : null;
}

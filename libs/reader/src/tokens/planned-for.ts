import { stem } from './stem';
import type { Token } from './token';

const ARRANGED =
  /^(booked|arranged|pencilled|penciled|slotted|lined|earmarked|set|planned|organised|organized)$/;
const DAY =
  /^(today|tonight|tomorrow|(mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thurs?|fri|sat|sun|yesterday)$/;
const COMING = /^(this|next|coming|last)$/;
const UNIT = /^(week|weekend|fortnight|(mon|tues|wednes|thurs|fri|satur|sun)day)$/;
const MAX_PARTICLES = 2;

/**
 * "booked for Friday", "pencilled in for next Tuesday": the day that something is to happen on. "Booked on Friday" is
 * the day on which it was booked.
 */
export function plannedFor(tokens: readonly Token[]): Token[] {
  const planned: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const on = ARRANGED.test(token.norm) ? dayAfter(tokens, at) : undefined;
    if (on === undefined) planned.push(token);
    else {
      planned.push({ ...token, norm: 'scheduled', stem: stem('scheduled') });
      at = on - 1;
    }
  }
  return planned;
}

/** Where the day begins that stands after "for"; undefined where none does. */
function dayAfter(tokens: readonly Token[], at: number): number | undefined {
  const particles = tokens.slice(at + 1, at + 2 + MAX_PARTICLES);
  const lead = particles.findIndex(({ norm }) => norm === 'for');
  if (lead < 0 || !particles.slice(0, lead).every(({ norm }) => /^(in|up|down|out)$/.test(norm)))
    return undefined;
  const day = at + 2 + lead;
  const [first, second] = [tokens[day], tokens[day + 1]];
  const isNamed = DAY.test(first?.norm ?? '') || first?.kind === 'date';
  const isComing = COMING.test(first?.norm ?? '') && UNIT.test(second?.norm ?? '');
  const isNumbered = first?.norm === 'the' && /^\d{1,2}(st|nd|rd|th)$/.test(second?.norm ?? '');
  return isNamed || isComing || isNumbered ? day : undefined;
}

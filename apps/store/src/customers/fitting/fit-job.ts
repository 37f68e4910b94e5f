import { createHash } from 'node:crypto';

const MINUTE_MS = 60_000;
/** Withdrawals of this long are taken into account together. */
const TOGETHER_MS = 10 * MINUTE_MS;

/** The same for the same words: a second job of an id is none. */
export function fitJobId(words: string): string {
  const hex = createHash('sha256').update(`fit-recommendations ${words}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** One fit for all that withdraw within some minutes, begun when these are over. */
export function fitAfterWithdrawal(now: Date): { id: string; startAfter: Date } {
  const end = (Math.floor(now.getTime() / TOGETHER_MS) + 1) * TOGETHER_MS;
  return { id: fitJobId(`withdrawals until ${end}`), startAfter: new Date(end) };
}

import type { TimeOffKind } from '#libs/contracts';

export const KIND_WORDS: Record<TimeOffKind, string> = { vacation: 'vacation', personal: 'personal' };

/** "2026-03-02 to 2026-03-06", or the one day. */
export const spanWords = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }): string =>
  firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`;

export const daysWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;

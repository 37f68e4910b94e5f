import type { ConversationSummary } from '../api/types';

export interface DayGroup {
  /** Days before today: 0 is today. */
  daysAgo: number;
  /** Local midnight of the day, ms. */
  day: number;
  conversations: ConversationSummary[];
}

/** Newest first, under the day on which each was last used, in the reader's own time zone. */
export function groupByDay(conversations: readonly ConversationSummary[], now: Date): DayGroup[] {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const today = midnight(now);
  const groups: DayGroup[] = [];
  for (const conversation of [...conversations].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))) {
    const day = midnight(new Date(conversation.updatedAt));
    const last = groups.at(-1);
    if (last?.day === day) last.conversations.push(conversation);
    // Rounded, because a day on which the clocks change is not 24 hours long.
    else groups.push({ day, daysAgo: Math.round((today - day) / 86_400_000), conversations: [conversation] });
  }
  return groups;
}

export function matching(conversations: readonly ConversationSummary[], term: string): ConversationSummary[] {
  const words = term.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return conversations.filter(({ title }) => {
    const lower = title.toLocaleLowerCase();
    return words.every((word) => lower.includes(word));
  });
}

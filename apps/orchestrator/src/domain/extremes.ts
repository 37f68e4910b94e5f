import type { ResultColumn } from '#libs/contracts';
import { saySigned, sayValue } from './say-value';

/** A number and what it is of, with the words that lead to it: "in March 2026", "for Dairy". */
export interface Ranked {
  subject: string;
  value: number;
}

type Said = Pick<ResultColumn, 'name' | 'label' | 'format'>;

export const isChange = ({ name }: Pick<ResultColumn, 'name'>): boolean => name.endsWith('_change');

/** "Late deliveries are", "Average delay is": by the noun that a measure's label is about. */
export function withVerb(label: string): string {
  const [about = label] = label.split(/,| (?:of|per|on|to|with|not|sold|ordered|bought|received)\b/);
  const isPlural = /[^s]s$/.test(about) && !/^(Average|Share)\b/.test(label);
  return `${label} ${isPlural ? 'are' : 'is'}`;
}

/** Who is highest and who lowest; of a change, who has risen and who has fallen most. At least one is needed. */
export function sayExtremes(said: Said, ranked: readonly Ranked[]): string {
  const highest = ranked.reduce((best, one) => (one.value > best.value ? one : best));
  const lowest = ranked.reduce((best, one) => (one.value < best.value ? one : best));
  if (isChange(said)) return sayChanges(said, highest, lowest);
  const named = ({ subject, value }: Ranked) => `${subject} (${sayValue(value, said.format)})`;
  if (highest.value === lowest.value)
    return `${withVerb(said.label)} ${sayValue(highest.value, said.format)} for each of ${ranked.length}`;
  return `${withVerb(said.label)} highest ${named(highest)} and lowest ${named(lowest)}`;
}

function sayChanges({ label, format }: Said, highest: Ranked, lowest: Ranked): string {
  const named = ({ subject, value }: Ranked) => `${subject} (${saySigned(value, format)})`;
  const rose = highest.value > 0 ? 'most up' : 'least down';
  const fell = lowest.value < 0 ? 'most down' : 'least up';
  return `${withVerb(label.replace(/, change$/, ''))} ${rose} ${named(highest)} and ${fell} ${named(lowest)}`;
}

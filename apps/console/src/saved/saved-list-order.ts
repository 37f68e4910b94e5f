import type { SavedQuestion } from '../api/types';

/** The list with this one: newest first, a renamed one where it was. */
export function withSaved(known: readonly SavedQuestion[], saved: SavedQuestion): SavedQuestion[] {
  const at = known.findIndex(({ id }) => id === saved.id);
  return at < 0 ? [saved, ...known] : known.with(at, saved);
}

/** Those whose name or question has all words of the term. */
export function namedLike(known: readonly SavedQuestion[], term: string): SavedQuestion[] {
  const words = term.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return known.filter(({ name, question }) => {
    const lower = `${name} ${question}`.toLocaleLowerCase();
    return words.every((word) => lower.includes(word));
  });
}

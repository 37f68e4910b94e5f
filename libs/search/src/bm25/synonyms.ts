import { analyzerFor } from '../analysis/analyzer';
import type { Language } from '../analysis/language';

/** Terms that may stand for a term. */
export type Synonyms = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Groups of words that mean nearly the same. A word may be in several groups; what is near to one of them is not near to
 * the words of the others.
 *
 * @throws RangeError for an entry that is more than one word
 */
export function synonymsOf(groups: readonly (readonly string[])[], language: Language): Synonyms {
  const analyzer = analyzerFor(language);
  const synonyms = new Map<string, Set<string>>();
  for (const group of groups) {
    const terms = group.flatMap((word) => {
      const tokens = analyzer.analyze(word);
      if (tokens.length > 1) throw new RangeError(`“${word}” is more than one word.`);
      return tokens.map(({ term }) => term);
    });
    for (const term of terms) {
      const others = synonyms.get(term) ?? new Set();
      for (const other of terms) if (other !== term) others.add(other);
      synonyms.set(term, others);
    }
  }
  return synonyms;
}

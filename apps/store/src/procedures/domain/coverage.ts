import type { ProcedureLanguage } from '#libs/contracts';
import type { WordShare } from '#libs/search';
import { askingTerms } from './asking-words';

/** Of a question with more words than this, its heaviest are what a passage must have: a task's description is long. */
const WORDS_ASKED = 8;
/** Fewer passages do not tell how rare a word is: their words are weighed as if there were so many. */
const FEWEST_PASSAGES = 100;

/**
 * The share of what a question asks for that a passage has, 0 to 1, and of how many words. Each word counts by its weight
 * ln(1 + (N − n + ½) / (n + ½)) with n of N passages; words that people ask with only where there are no others.
 *
 * @param passages how many there are in the language
 */
export function coverageOf(
  passage: readonly WordShare[],
  passages: number,
  language: ProcedureLanguage,
): { coverage: number; words: number } {
  const all = Math.max(passages, FEWEST_PASSAGES);
  const asking = askingTerms(language);
  const words = passage.map(({ term, share, documents }) => {
    // A word that no passage has weighs as much as the rarest that one has.
    const having = Math.max(1, documents);
    return { term, documents, share, weight: Math.log(1 + (all - having + 0.5) / (having + 0.5)) };
  });
  const telling = words.filter(({ term }) => !asking.has(term));
  const asked = telling.length > 0 ? telling : words;
  // Of a long text nobody wants everything: what no passage has says nothing then.
  const counted = asked.length > WORDS_ASKED ? asked.filter(({ documents }) => documents > 0) : asked;
  const heaviest = counted.map(({ weight }) => weight).sort((a, b) => b - a);
  const total = heaviest.slice(0, WORDS_ASKED).reduce((sum, weight) => sum + weight, 0);
  const had = counted.reduce((sum, { weight, share }) => sum + weight * share, 0);
  return { coverage: total === 0 ? 0 : Math.min(1, had / total), words: counted.length };
}

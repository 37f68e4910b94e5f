import { stem } from '../tokens/stem';

/** English that says something of its own in these questions: never a slip for a word of the data that looks like it. */
const WORDS = `
  score scores scored scoring scorecard grade grades graded grading median medians percentile percentiles quartile
  quartiles variance deviation mode gap gaps steady stable state stage stages stores shock`;

const OWN_WORDS: ReadonlySet<string> = new Set(
  WORDS.trim()
    .split(/\s+/)
    .flatMap((word) => [word, stem(word)]),
);

export function isOwnWord(word: string): boolean {
  return OWN_WORDS.has(word);
}

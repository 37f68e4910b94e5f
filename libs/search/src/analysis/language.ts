import { STOP_WORDS } from './stop-words';

/** Languages with stop words and a stemmer, as ISO 639-1 codes. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Enough to tell the language of a long document; the rest of it is not read. */
const SAMPLE_CHARACTERS = 20_000;

/**
 * The language whose stop words make up most of the text's words; undefined when no stop word occurs or two languages
 * have equally many. A question of five words is usually enough, a product name often is not: give the language then.
 */
export function guessLanguage(text: string): Language | undefined {
  const words = text
    .slice(0, SAMPLE_CHARACTERS)
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu);
  if (words === null) return undefined;
  let best: Language | undefined;
  let most = 0;
  for (const language of LANGUAGES) {
    const stopWords = STOP_WORDS[language];
    let hits = 0;
    for (const word of words) if (stopWords.has(word)) hits += 1;
    if (hits > most) [best, most] = [language, hits];
    else if (hits === most) best = undefined;
  }
  return best;
}

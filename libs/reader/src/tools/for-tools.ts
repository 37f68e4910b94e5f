import type { QueryReadResult } from '#libs/contracts';
import type { Alignment, Word } from './phrase-matcher';
import { rootOf } from './root-words';
import type { ToolLexicon } from './tool-lexicon';
import { sayOnlyTools } from './tool-words';

const SURE = 0.9;
const PER_CORRECTION = 0.05;

/** A query that is read surely, its typing errors apart: those would trouble a plan as well. */
export function isSure(query: QueryReadResult): boolean {
  if (query.kind !== 'reading') return false;
  const corrections = query.reading.words.filter(({ meaning }) => meaning.includes('” read as “')).length;
  return query.reading.confidence + corrections * PER_CORRECTION >= SURE;
}

/**
 * Whether a question that holds a tool's phrase can be for nothing but the tool: it says what only a tool can give
 * ("forecast", "optimise", "should I order"), or names the tool by all the words of its name ("identify stockout risk").
 * All other questions stay queries where the query reader reads them and is sure.
 */
export function saysOnlyTools(
  found: readonly Alignment[],
  words: readonly Word[],
  { names }: ToolLexicon,
): boolean {
  if (found.length === 0) return false;
  const said = words.flatMap(({ root, token }, at) => {
    // "stock-out" is a word of "identify_stockout_risk".
    const next = words[at + 1]?.token;
    return next?.joined ? [root, rootOf(token.norm + next.norm)] : [root];
  });
  return (
    sayOnlyTools(said) || found.some(({ definition }) => holdsInOrder(said, names.get(definition.name) ?? []))
  );
}

function holdsInOrder(said: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  for (const root of said) if (root === wanted[at]) at += 1;
  return at >= wanted.length;
}

import type { Alignment, Word } from './phrase-matcher';
import type { ToolLexicon } from './tool-lexicon';
import { sayOnlyTools } from './tool-words';

/** A query that is read as surely as this needs no tool. */
export const SURE = 0.9;

/**
 * Whether a question that holds a tool's phrase can be for nothing but the tool: it says what only a tool can give
 * ("forecast", "optimise", "should I order"), or names the tool by all the words of its name ("identify stockout risk").
 * All other questions stay queries where the query reader reads them completely; see {@link PlanReader}.
 */
export function saysOnlyTools(
  parts: readonly Alignment[],
  words: readonly Word[],
  { names }: ToolLexicon,
): boolean {
  if (parts.length === 0) return false;
  const said = words.map(({ root }) => root);
  return (
    sayOnlyTools(said) || parts.some(({ definition }) => holdsInOrder(said, names.get(definition.name) ?? []))
  );
}

function holdsInOrder(said: readonly string[], wanted: readonly string[]): boolean {
  let at = 0;
  for (const root of said) if (root === wanted[at]) at += 1;
  return at >= wanted.length;
}

import { DIALECT_RULES, type Dialect } from '../guard/dialects';
import { passLexicalGate } from '../guard/lexical-gate';
import { LIMITS } from '../guard/limits';
import { Rejection } from '../guard/verdict';
import { queryProblem } from './query-problem';

/** Limits that only bound a statement's size, not what it does. */
const SIZE_CODES: ReadonlySet<string> = new Set(['TOO_LONG', 'TOO_COMPLEX']);

/**
 * That the guard will not find the statement too large: a query of many conditions is refused as what it is, in words
 * that its author understands.
 *
 * @throws QUERY_INVALID
 */
export function checkSize(sql: string, dialect: Dialect): void {
  try {
    passLexicalGate(sql, DIALECT_RULES[dialect].spellings);
  } catch (error) {
    if (error instanceof Rejection && SIZE_CODES.has(error.code)) throw tooLarge(error.reason);
    // Whatever else there may be is for the guard itself to judge.
  }
  const reads = (sql.match(/\b(FROM|JOIN)\b/g)?.length ?? 0) - (sql.match(/\bEXTRACT\(/g)?.length ?? 0);
  if (reads > LIMITS.relations)
    throw tooLarge(`It reads ${reads} tables, at most ${LIMITS.relations} may be.`);
}

function tooLarge(reason: string): Error {
  return queryProblem('The question is too large: ask it in parts.', { reason });
}

/** The closed set of guard codes and what each means. `qm sql check`, audit entries and specs rely on the names. */
export const GUARD_CODES = {
  ACCEPTED: 'One SELECT over tables of the persona, with nothing in it that is not on the lists.',
  UNKNOWN_DIALECT: 'The dialect is none of postgres, duckdb, redshift, trino.',
  UNKNOWN_PERSONA: 'There is no persona of that name.',
  TOO_LONG: 'The text, a literal, a number or a name is longer than its limit.',
  FORBIDDEN_TEXT:
    'Comment, control or invisible character, backslash, dollar, prefixed string, non-ASCII name.',
  PARSE_ERROR: "PostgreSQL's grammar cannot read the text.",
  NOT_ONE_SELECT: 'Several statements, none, or one that is no SELECT.',
  SYNTAX_NOT_ALLOWED:
    'A construct that is not on the list: FOR UPDATE, INTO, RECURSIVE, TABLESAMPLE, a function in FROM.',
  SYSTEM_CATALOG: 'A system table, or another schema or catalogue.',
  TABLE_NOT_ALLOWED: 'A table of another persona.',
  UNKNOWN_TABLE: 'Neither a table nor a WITH name in scope.',
  SYSTEM_COLUMN: 'ctid, rowid and their like.',
  WHOLE_ROW: 'A whole row used as one value.',
  UNKNOWN_COLUMN: 'No table, subquery or alias in scope has that column.',
  NAME_NOT_ALLOWED:
    'An alias or a WITH name that passes for a forbidden table, a keyword of the dialect, or another alias.',
  FUNCTION_NOT_ALLOWED: "A function that is not on the dialect's list, or is called in a way that is not.",
  TYPE_NOT_ALLOWED: 'A cast to a type that is not on the list.',
  OPERATOR_NOT_ALLOWED: 'An operator that is not on the list.',
  SESSION_INFORMATION: 'CURRENT_USER and its like.',
  CARTESIAN_PRODUCT: 'Tables in one FROM that no condition relates.',
  RESOURCE_LIMIT: 'A value that would grow, a pattern or a series that would run, beyond its limit.',
  TOO_COMPLEX: 'Too many or too deeply nested parts.',
} as const;

export type GuardCode = keyof typeof GUARD_CODES;

export interface GuardVerdict {
  readonly verdict: 'accept' | 'reject';
  readonly code: GuardCode;
  /** Plain words that name the offending thing; for an accepted statement, what it reads. */
  readonly reason: string;
  /** Physical tables that the statement reads, sorted. Of a rejected one: those met before it was stopped. */
  readonly tables: readonly string[];
  /** Physical columns that it reads as `table.column`, sorted; `*` is expanded. */
  readonly columns: readonly string[];
}

/** Stops a check. Never leaves the guard: {@link SqlGuard} turns it into a verdict. */
export class Rejection extends Error {
  constructor(
    readonly code: Exclude<GuardCode, 'ACCEPTED'>,
    readonly reason: string,
  ) {
    super(reason);
    this.name = 'Rejection';
  }
}

/**
 * Limits of one statement. They bound what the parser and the check cost, and stop bombs that can be seen in the text.
 * What a query costs on real data is bounded at run time, by the warehouse's time, memory and row limits.
 */
export const LIMITS = {
  /** Characters of the whole statement. */
  textLength: 20_000,
  /** Characters of one string literal. */
  literalLength: 1_000,
  /** Characters of one number. */
  numberLength: 40,
  /** UTF-8 bytes of one name: PostgreSQL silently cuts longer ones, other engines do not. */
  nameBytes: 63,
  /** Parentheses open at once. The parser recurses; this and the next three keep it far from its stack's end. */
  openParentheses: 40,
  /** Operators and NOT. */
  operators: 800,
  /** SELECT, VALUES and TABLE words, so also arms of a UNION. */
  selects: 40,
  /** CASE words. */
  cases: 80,
  /** Parse tree nodes that are visited. */
  nodes: 6_000,
  /** Expressions within expressions. */
  expressionDepth: 120,
  /** SELECTs within SELECTs. */
  selectDepth: 10,
  /** Tables and subqueries in all FROM clauses, a WITH name counted as often as it is expanded. */
  relations: 60,
  /** Tables and subqueries in one FROM clause. */
  relationsInFrom: 16,
  /** Elements of an IN list or an array. */
  listElements: 1_000,
  /** Rows of one VALUES list. */
  valuesRows: 200,
  /** Rows of one generate_series. */
  seriesRows: 4_000,
  /** Sets that GROUPING SETS, ROLLUP and CUBE of one GROUP BY amount to. */
  groupingSets: 64,
  /** LIMIT and OFFSET. */
  rowCount: 10_000_000,
  /** How many rows the small sides of a product without a condition may multiply a table by. */
  crossFactor: 1_000,
  /** Rows of a product without a condition of small sides only. */
  crossRows: 1_000_000,
  /** Values that a category column (product group, status, area) is taken to have, when its DISTINCT is crossed. */
  categoryValues: 30,
  /** How many times longer than what is stored a text may be made (repeat, replace, || and the like, multiplied). */
  textGrowth: 2_000,
  /** Characters of a regular expression. */
  patternLength: 200,
  /** `*`, `+` and `{n}` in a regular expression. */
  patternQuantifiers: 8,
  /** Largest n of `{n}` in a regular expression. */
  patternRepeats: 50,
  /** `%` in a LIKE pattern. */
  likeWildcards: 12,
  /** Length in CHAR(n), which pads. */
  paddedLength: 1_000,
  /** n of VARCHAR(n), NUMERIC(n, m) and the like. */
  typeModifier: 65_535,
} as const;

export type GuardLimit = keyof typeof LIMITS;

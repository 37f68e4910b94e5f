/** A statement that the double cannot run as Trino would: it stops, so that nobody takes its answer for Athena's. */
export class UnknownToTheDouble extends Error {}

/** As Athena says it of a statement that Trino's grammar does not read. */
export class TrinoSyntaxError extends Error {}

/** Functions that give the same in Trino and in DuckDB for what the compiler passes them. */
const SAME_FUNCTIONS = new Set(
  `count sum avg min max coalesce nullif lower upper length trim abs round ceil floor mod
   date_diff date_trunc row_number rank dense_rank lag lead concat replace substr substring
   cast try_cast extract count_if year month`.split(/\s+/),
);
/** Words before a parenthesis that call nothing. */
const KEYWORDS = new Set(
  `in and or not exists over as on from join when then else case where having by select values all any
   distinct union except intersect between like varchar decimal char filter within using interval limit`.split(
    /\s+/,
  ),
);
/** What DuckDB reads and Trino does not. */
const NOT_TRINO: readonly [RegExp, string][] = [
  [/::/, "mismatched input '::'"],
  [/\bLIMIT\s+\d+\s+OFFSET\b/i, "mismatched input 'OFFSET'"],
  [/\bINTERVAL\s+'[^']*[a-z ][^']*'/i, 'an interval is written INTERVAL 6 MONTH with its number quoted'],
  [/\b(?:ILIKE|QUALIFY|ISODOW)\b|\bSIMILAR\s+TO\b|\bDISTINCT\s+ON\b/i, 'mismatched input'],
  [/~|\/\/|\*\*/, 'mismatched input'],
];
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_]*|\s+|./gs;

/**
 * A SELECT that the compiler wrote in the dialect trino, as DuckDB reads it. What differs: Trino's DOW counts a Monday
 * as 1 and a Sunday as 7. Division of integers is a setting of the engine. Everything else that is let through means the
 * same in both; what is not known to is refused.
 *
 * @throws UnknownToTheDouble, TrinoSyntaxError
 */
export function trinoToDuckDb(sql: string): string {
  const tokens = sql.match(TOKEN) ?? [];
  const bare = tokens.map((token) => (token.startsWith("'") ? "''" : token)).join('');
  if (/--|\/\*/.test(bare)) throw new UnknownToTheDouble('The double reads no comments.');
  if (bare.includes(';')) throw new TrinoSyntaxError('Only one sql statement is allowed');
  const [first = ''] = bare.trim().match(/^[A-Za-z]+/) ?? [];
  if (!/^(?:SELECT|WITH)$/i.test(first) && !bare.trim().startsWith('('))
    throw new TrinoSyntaxError(`line 1:1: mismatched input '${first}'. Expecting: 'SELECT', 'WITH', <query>`);
  for (const [pattern, message] of NOT_TRINO) {
    const subject = pattern.source.includes("'") ? sql : bare;
    if (pattern.test(subject)) throw new TrinoSyntaxError(`line 1:1: ${message}`);
  }
  const words = tokens.filter((token) => token.trim() !== '');
  words.forEach((word, at) => {
    const name = word.toLowerCase();
    if (words[at + 1] !== '(' || !/^[a-z_]/.test(name) || SAME_FUNCTIONS.has(name) || KEYWORDS.has(name))
      return;
    // A list of column names after an alias calls nothing.
    if (words[at - 1]?.toLowerCase() === 'as' || words[at - 1] === ')') return;
    throw new UnknownToTheDouble(
      `The double does not know whether ${name} is the same in Trino and in DuckDB.`,
    );
  });
  return sql.replace(/\bEXTRACT\s*\(\s*DOW\b/gi, 'EXTRACT(ISODOW');
}

import { QuartermasterError } from '#libs/contracts';
import { isOfLoads } from './version-names';

/** Text, a quoted name, a word, a comment's beginning, or any other character. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$@:]*|--|\/\*|\S/gu;
/** In Trino's grammar the first word decides what a statement is: what begins with one of these only reads. */
const READS: ReadonlySet<string> = new Set(['select', 'with']);
/** Where the catalog describes itself. */
const DESCRIBING: ReadonlySet<string> = new Set(['information_schema', 'system']);

/**
 * That the text is one query and names neither a catalog nor a database of another load or persona: its tables are those
 * of the database that it runs in, and are named without it. Other databases of the account are for IAM to refuse.
 *
 * @throws QUERY_INVALID
 */
export function checkSingleSelect(
  sql: string,
  { database, catalog }: { database: string; catalog: string },
): void {
  const tokens = sql.match(TOKEN) ?? [];
  const first = tokens.find((token) => token !== '(')?.toLowerCase();
  if (first === undefined || !READS.has(first)) throw refused('It is no SELECT.');
  tokens.forEach((token, at) => {
    if (token === ';') throw refused('It is more than one statement.');
    if (token === '--' || token === '/*') throw refused('It holds a comment.');
    // A quote that nothing closes would hide what follows.
    if (token === "'" || token === '"') throw refused('A quote is not closed.');
    if (token.startsWith("'")) return;
    const name = token.replaceAll('"', '').toLowerCase();
    const isQualifier = tokens[at + 1] === '.';
    if (isQualifier && (DESCRIBING.has(name) || name === catalog.toLowerCase() || name === 'awsdatacatalog'))
      throw refused(`It names the catalog ${name}.`);
    if (isOfLoads(database, name)) throw refused(`It names the database ${name}.`);
  });
}

const refused = (reason: string): QuartermasterError =>
  new QuartermasterError('QUERY_INVALID', { cause: new Error(reason) });

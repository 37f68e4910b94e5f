import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { storageError } from '#libs/warehouse';
import { QuartermasterError } from '#libs/contracts';
import type { SourceSpec } from './mapping-schema';
import { type CsvShape, readCsvHeader, SourceFault } from './source-header';
import { quoteName, quoteText } from './sql-text';

/** A record longer than this is rejected: nobody's order line is a megabyte long, a missing quote makes one. */
const MAX_RECORD_BYTES = 1_000_000;

const UNREADABLE_REASONS: Record<string, string> = {
  'MISSING COLUMNS': 'fewer fields than the header has',
  'TOO MANY COLUMNS': 'more fields than the header has',
  'UNQUOTED VALUE': 'a quotation mark that is not closed, or stands in the middle of a field',
  'INVALID ENCODING': 'not text in the encoding of the file; a mapping file can name another (csv.encoding)',
  'LINE SIZE OVER MAXIMUM': `longer than ${MAX_RECORD_BYTES} bytes`,
};

/** A source that was read into the database being loaded. */
export interface LoadedSource {
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly unreadableCount: number;
  /** Query: `$position` in the source, the columns. */
  readonly valuesSql: string;
  /** Query: `$file`, `$row` (as a spreadsheet counts, the header is row 1), `$position` in the source, the columns. */
  readonly rowsSql: string;
  /** Query: `$file`, `$row`, `$reason`, `$line` of what could not be taken apart into fields. */
  readonly unreadableSql: string;
}

interface ReadFile {
  readonly name: string;
  /** Of its first row, in the source's table. */
  readonly firstPosition: number;
  /** Table of its rejected records, when there are any. */
  readonly rejects?: string;
}

export class SourceReader {
  private reads = 0;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly directory: string,
  ) {}

  /** @throws IMPORT_REJECTED naming the file, when one is missing, empty, or differs from the others in its header. */
  async read(name: string, spec: SourceSpec, onFile: (file: string) => void): Promise<LoadedSource> {
    const table = quoteName(`source_${name}`);
    const files: ReadFile[] = [];
    let columns: readonly string[] | undefined;
    let rowCount = 0;
    for (const path of await this.find(name, spec)) {
      onFile(basename(path));
      try {
        const { names, select, rejects } = await this.scan(path, spec);
        if (columns === undefined) {
          columns = names;
          const fields = names.map((column) => `${quoteName(column)} VARCHAR`).join(', ');
          await this.connection.run(`CREATE TABLE ${table} (${fields})`);
        } else if (columns.join('\0') !== names.join('\0')) {
          throw new SourceFault(`its header differs from that of ${files[0]!.name}`);
        }
        await this.connection.run(`INSERT INTO ${table} ${select}`);
        const someRejected = rejects !== undefined && (await this.count(rejects)) > 0;
        files.push({
          name: basename(path),
          firstPosition: rowCount,
          rejects: someRejected ? rejects : undefined,
        });
        rowCount = await this.count(table);
      } catch (error) {
        throw refused(path, error);
      }
    }
    const unreadableSql = unreadableOf(files);
    return {
      columns: columns!,
      rowCount,
      unreadableCount: await this.count(`(${unreadableSql})`),
      valuesSql: `SELECT rowid AS "$position", * FROM ${table}`,
      rowsSql: rowsOf(table, files, rowCount),
      unreadableSql,
    };
  }

  private async find(name: string, { files }: SourceSpec): Promise<string[]> {
    const found = new Set<string>();
    for (const pattern of [files].flat()) {
      const path = join(this.directory, pattern);
      const matches = existsSync(path)
        ? [path]
        : await this.texts(`SELECT file FROM glob(${quoteText(path)}) ORDER BY file`);
      if (matches.length === 0) {
        throw new QuartermasterError('IMPORT_REJECTED', {
          nextStep: 'Check the folder and the file names.',
          details: { directory: this.directory, source: name, fault: `there is no file ${pattern}` },
        });
      }
      matches.forEach((match) => found.add(match));
    }
    return [...found];
  }

  private async scan(
    path: string,
    spec: SourceSpec,
  ): Promise<{ names: readonly string[]; select: string; rejects?: string }> {
    if (spec.format === 'parquet' || (spec.format === undefined && /\.parquet$/i.test(path))) {
      const names = await this.texts(
        `SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(${quoteText(path)}))`,
      );
      const fields = names.map((column) => `CAST(${quoteName(column)} AS VARCHAR)`).join(', ');
      return { names, select: `SELECT ${fields} FROM read_parquet(${quoteText(path)})` };
    }
    const shape = readCsvHeader(path, spec.csv);
    const rejects = `unreadable_${++this.reads}`;
    return { names: shape.columns, select: `SELECT * FROM ${readCsvSql(path, shape, rejects)}`, rejects };
  }

  private async texts(sql: string): Promise<string[]> {
    return (await (await this.connection.run(sql)).getRows()).map(([value]) => String(value));
  }

  private async count(from: string): Promise<number> {
    return Number((await this.texts(`SELECT count(*) FROM ${from}`))[0]);
  }
}

function readCsvSql(
  path: string,
  { columns, delimiter, quote, encoding }: CsvShape,
  rejects: string,
): string {
  const fields = columns.map((column) => `${quoteText(column)}: 'VARCHAR'`).join(', ');
  return `read_csv(${quoteText(path)}, auto_detect = false, header = true, columns = {${fields}},
    delim = ${quoteText(delimiter)}, quote = ${quoteText(quote)}, escape = ${quoteText(quote)},
    encoding = ${quoteText(encoding)}, max_line_size = ${MAX_RECORD_BYTES}, strict_mode = true,
    store_rejects = true, rejects_table = '${rejects}', rejects_scan = '${rejects}_scan')`;
}

function unreadableOf(files: readonly ReadFile[]): string {
  const reasons = Object.entries(UNREADABLE_REASONS)
    .map(([type, reason]) => `WHEN ${quoteText(type)} THEN ${quoteText(reason)}`)
    .join(' ');
  const parts = files.flatMap(({ name, rejects }) =>
    rejects === undefined
      ? []
      : [
          `SELECT ${quoteText(name)} AS "$file", line AS "$row",
             first(CASE error_type::VARCHAR ${reasons} ELSE error_message END ORDER BY byte_position) AS "$reason",
             any_value(csv_line) AS "$line"
           FROM ${rejects} GROUP BY line`,
        ],
  );
  if (parts.length > 0) return parts.join(' UNION ALL ');
  return `SELECT NULL::VARCHAR AS "$file", NULL::BIGINT AS "$row", NULL::VARCHAR AS "$reason", NULL::VARCHAR AS "$line" WHERE false`;
}

/**
 * DuckDB keeps the rows in the order of the file but does not number them, and counts rejected records only in its list
 * of rejects. So a row's number is its place among the rows, plus the header, plus the rejected records before it.
 */
function rowsOf(table: string, files: readonly ReadFile[], rowCount: number): string {
  const parts = files.map(({ name, firstPosition, rejects }, index) => {
    const end = files[index + 1]?.firstPosition ?? rowCount;
    const rows = `(SELECT rowid AS "$position", rowid - ${firstPosition} + 1 AS "$place", *
      FROM ${table} WHERE rowid >= ${firstPosition} AND rowid < ${end}) s`;
    if (rejects === undefined)
      return `SELECT ${quoteText(name)} AS "$file", "$place" + 1 AS "$row", s.* FROM ${rows}`;
    const rejected = `SELECT line, row_number() OVER (ORDER BY line) AS nth FROM (SELECT DISTINCT line FROM ${rejects})`;
    return `SELECT ${quoteText(name)} AS "$file", "$place" + 1 + coalesce(shift.before, 0) AS "$row", s.*
      FROM ${rows} ASOF LEFT JOIN (SELECT line - 1 - nth AS after, max(nth) AS before FROM (${rejected}) GROUP BY after) shift
        ON s."$place" > shift.after`;
  });
  return parts.join(' UNION ALL ');
}

function refused(path: string, error: unknown): unknown {
  const known = storageError(error);
  if (known instanceof QuartermasterError) return known;
  return new QuartermasterError('IMPORT_REJECTED', {
    details: { file: basename(path), fault: faultOf((error as Error).message) },
    cause: error,
  });
}

/** DuckDB's reports are pages long and speak of its options. */
function faultOf(message: string): string {
  if (/state machine reached an invalid state/.test(message)) {
    return 'its lines do not all end in the same way, or its quotation marks are in disorder; save it again as CSV';
  }
  return message.split('\n')[0]!.replace(/^[\w ]+ Error: /, '');
}

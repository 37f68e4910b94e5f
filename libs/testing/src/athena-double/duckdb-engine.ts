import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { S3Folder } from '../aws/s3-folder';
import { type ColumnInfo, athenaText, columnInfo } from './athena-values';
import type { GlueCatalog, GluePartition, GlueTable } from './glue-catalog';

export interface EngineResult {
  readonly columns: readonly ColumnInfo[];
  /** Undefined where a value is null. */
  readonly rows: readonly (readonly (string | undefined)[])[];
  /** Size of the files that the query opened. */
  readonly scannedBytes: number;
}

/** Hive's types as DuckDB names them. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  int: 'INTEGER',
  bigint: 'BIGINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};
const INTERRUPT_EVERY_MS = 10;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/**
 * Runs statements on DuckDB, over the Parquet files that the tables of a Glue catalog name: a schema a database, a view a
 * table over the files of its registered partitions. Which files a query reads is seen, not computed: DuckDB logs what it
 * opens, and leaves out files by their partition as Athena does.
 */
export class DuckDbEngine {
  private synced = '';
  private syncing: Promise<void> = Promise.resolve();
  private readonly types = new Map<string, string>();
  /** What each view was made of, by database and table. */
  private readonly views = new Map<string, Map<string, string>>();
  private sessions = 0;

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly main: DuckDBConnection,
    private readonly catalog: GlueCatalog,
    private readonly s3: S3Folder,
    /** Holds a Parquet file without rows for each table: DuckDB opens the first file of a view to learn its columns. */
    private readonly scratch: string,
  ) {}

  static async start(catalog: GlueCatalog, s3: S3Folder, scratch: string): Promise<DuckDbEngine> {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: '1GB',
      threads: '2',
      // What does not fit fails, as it would there, and leaves nothing on this disk.
      temp_directory: '',
    });
    const main = await instance.connect();
    await main.run("CALL enable_logging('FileSystem')");
    await main.run('SET GLOBAL integer_division = true');
    // The footers of the files; they are opened all the same.
    await main.run('SET GLOBAL parquet_metadata_cache = true');
    return new DuckDbEngine(instance, main, catalog, s3, scratch);
  }

  /** Brings the schemas up to date with the catalog and the files, and opens a session in one of them. */
  async open(database: string): Promise<Session> {
    this.syncing = this.syncing.catch(() => undefined).then(() => this.sync());
    await this.syncing;
    const connection = await this.instance.connect();
    await connection.run(`SET schema = ${text(database)}`);
    this.sessions++;
    return new Session(connection, this.main, this.s3.folder, () => this.ended());
  }

  /** The log is needed as long as somebody runs. */
  private ended(): void {
    if (--this.sessions > 0) return;
    this.syncing = this.syncing
      .catch(() => undefined)
      .then(() => this.main.run('CALL truncate_duckdb_logs()'))
      .then(() => undefined);
  }

  /** After the last session: DuckDB must not be closed under what it runs. */
  async close(): Promise<void> {
    await this.syncing.catch(() => undefined);
    this.main.closeSync();
    this.instance.closeSync();
  }

  /** Only what has changed is made anew, under queries that run. */
  private async sync(): Promise<void> {
    const state = `${this.catalog.revision}/${this.s3.revision}`;
    if (state === this.synced) return;
    for (const database of [...this.views.keys()].filter((name) => !this.catalog.names().includes(name))) {
      await this.main.run(`DROP SCHEMA ${quoted(database)} CASCADE`);
      this.views.delete(database);
    }
    for (const database of this.catalog.names()) await this.syncDatabase(database);
    this.synced = state;
  }

  private async syncDatabase(database: string): Promise<void> {
    const views = this.views.get(database) ?? new Map<string, string>();
    this.views.set(database, views);
    await this.main.run(`CREATE SCHEMA IF NOT EXISTS ${quoted(database)}`);
    const tables = this.catalog.tables(database);
    for (const name of [...views.keys()].filter((each) => !tables.some(({ table }) => table.Name === each))) {
      await this.main.run(`DROP VIEW ${quoted(database)}.${quoted(name)}`);
      views.delete(name);
    }
    for (const { table, partitions } of tables) {
      const files = this.filesOf(table, partitions);
      const definition = JSON.stringify([table, files]);
      if (views.get(table.Name) === definition) continue;
      await this.createView(database, table, files);
      views.set(table.Name, definition);
    }
  }

  private async createView(database: string, table: GlueTable, files: readonly string[]): Promise<void> {
    const { StorageDescriptor: storage, PartitionKeys: keys = [] } = table;
    if (storage === undefined) throw new Error(`${database}.${table.Name} has no StorageDescriptor.`);
    if (keys.length > 1) throw new Error('The double knows tables with one partition key.');
    const columns = storage.Columns.map(
      ({ Name, Type }) => `CAST(NULL AS ${duckDbType(Type)}) AS ${quoted(Name)}`,
    );
    const declared = storage.Columns.map(({ Name, Type }) => `${Name} ${duckDbType(Type)}`).join(', ');
    const [key] = keys;
    const within = key === undefined ? '' : `${key.Name}=/`;
    const empty = join(this.scratch, database, table.Name, within, 'empty.parquet');
    mkdirSync(dirname(empty), { recursive: true });
    await this.main.run(`COPY (SELECT ${columns.join(', ')} WHERE false) TO ${text(empty)} (FORMAT parquet)`);
    for (const file of files) {
      const types = await this.typesOf(file);
      if (types !== declared)
        throw new Error(
          `HIVE_BAD_DATA: ${file} has (${types}), ${database}.${table.Name} says (${declared}).`,
        );
    }
    const hive = key === undefined ? 'false' : `true, hive_types = {${text(key.Name)}: VARCHAR}`;
    const list = [empty, ...files].map(text).join(', ');
    await this.main.run(
      `CREATE OR REPLACE VIEW ${quoted(database)}.${quoted(table.Name)} AS
       SELECT * FROM read_parquet([${list}], hive_partitioning = ${hive})`,
    );
  }

  /** A partitioned table has the files of its registered partitions, another one those of its folder. */
  private filesOf(table: GlueTable, partitions: GluePartition[]): string[] {
    const { PartitionKeys: [key] = [], StorageDescriptor: storage } = table;
    const folders =
      key === undefined
        ? [storage?.Location ?? '']
        : partitions.map(({ Values, StorageDescriptor }) => {
            const folder = StorageDescriptor?.Location ?? '';
            if (!folder.replace(/\/?$/, '/').endsWith(`/${key.Name}=${Values[0]}/`))
              throw new Error(`The double reads a partition only where its folder names it: ${folder}`);
            return folder;
          });
    return folders.flatMap((folder) => this.s3.below(folder.replace(/\/?$/, '/')).map(({ path }) => path));
  }

  private async typesOf(file: string): Promise<string> {
    const known = this.types.get(file);
    if (known !== undefined) return known;
    const described = await this.main.runAndReadAll(
      `DESCRIBE SELECT * FROM read_parquet(${text(file)}, hive_partitioning = false)`,
    );
    const types = described
      .getRows()
      .map(([name, type]) => `${String(name)} ${String(type)}`)
      .join(', ');
    this.types.set(file, types);
    return types;
  }
}

function duckDbType(type: string): string {
  const known = TYPES[type] ?? (/^decimal\(\d+,\d+\)$/.test(type) ? type.toUpperCase() : undefined);
  if (known === undefined) throw new Error(`The double does not know the type ${type}.`);
  return known;
}

/** One statement's connection: what it opened is told apart from what others did. */
export class Session {
  private interrupting?: NodeJS.Timeout;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly main: DuckDBConnection,
    private readonly folder: string,
    private readonly ended: () => void,
  ) {}

  async run(sql: string): Promise<EngineResult> {
    const id = await this.connection.runAndReadAll('SELECT current_connection_id()');
    const result = await this.connection.runAndReadAll(sql);
    const opened = await this.main.runAndReadAll(
      `SELECT DISTINCT path FROM duckdb_logs_parsed('FileSystem')
       WHERE connection_id = ${String(id.getRows()[0]![0])} AND op = 'OPEN' AND starts_with(path, ${text(`${this.folder}/`)})`,
    );
    const paths = opened.getRows().map(([path]) => String(path));
    return {
      columns: result.columnNames().map((name, at) => columnInfo(name, result.columnType(at))),
      rows: result.getRows().map((row) => row.map((value: DuckDBValue) => athenaText(value))),
      scannedBytes: paths.reduce((sum, path) => sum + statSync(path).size, 0),
    };
  }

  /** Again and again: DuckDB forgets an interrupt that comes just before the statement begins. */
  interrupt(): void {
    this.interrupting ??= setInterval(() => this.connection.interrupt(), INTERRUPT_EVERY_MS);
  }

  close(): void {
    clearInterval(this.interrupting);
    this.connection.closeSync();
    this.ended();
  }
}

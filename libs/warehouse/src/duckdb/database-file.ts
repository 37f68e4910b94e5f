import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, type Stats, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { QuartermasterError } from '#libs/contracts';
import { isTableName, TABLES, type TableSchema } from '../schema';
import type { Warehouse } from '../warehouse';
import { DuckDbWarehouse, type DuckDbWarehouseOptions } from './duckdb-warehouse';
import { columnsOf, type PersonaTables, writeManifest } from '../files/manifest';
import { buildPersonaFiles, quoteText, tablesOf } from '../files/persona-files';
import { warehouseDirectory, writePointer } from '../files/pointer';
import { storageError } from '../files/storage-error';

const GIVEN = 'given';

class TemporaryWarehouse extends DuckDbWarehouse {
  constructor(private readonly temporary: DuckDbWarehouseOptions) {
    super(temporary);
  }

  override async close(): Promise<void> {
    await super.close();
    rmSync(this.temporary.directory, { recursive: true, force: true });
  }
}

/**
 * A warehouse over a DuckDB file of the user's with the six tables. The file is only read: its tables are split into
 * persona files in a temporary folder, which closing the warehouse removes.
 *
 * @throws VALIDATION_FAILED when it is missing, is no DuckDB file, or lacks a table or column (named in the details);
 * STORAGE_FULL.
 */
export async function openDatabaseFile(
  file: string,
  options: Omit<DuckDbWarehouseOptions, 'directory'> & {
    /** Tables that it may have besides the six. */
    readonly tables?: readonly TableSchema[];
  },
): Promise<Warehouse> {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) throw refused(file, 'there is no such file');
  const directory = mkdtempSync(join(tmpdir(), 'quartermaster-'));
  try {
    await split(file, stats, options, warehouseDirectory(directory));
    return new TemporaryWarehouse({ ...options, directory });
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    const known = storageError(error);
    throw known instanceof QuartermasterError
      ? known
      : refused(file, (error as Error).message.split('\n')[0]!, error);
  }
}

async function split(
  file: string,
  stats: Stats,
  { personas, tables = TABLES }: { personas: readonly PersonaTables[]; tables?: readonly TableSchema[] },
  directory: string,
): Promise<void> {
  const dataVersion = createHash('sha256')
    .update(`${file}\0${stats.mtimeMs}\0${stats.size}`)
    .digest('hex')
    .slice(0, 16);
  const version = `v-${dataVersion}`;
  mkdirSync(join(directory, version), { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', { temp_directory: '' });
  try {
    const connection = await instance.connect();
    await connection.run(`ATTACH ${quoteText(file)} AS ${GIVEN} (READ_ONLY)`);
    const rowCounts: Record<string, number> = {};
    const present = await tablesOf(connection, GIVEN);
    const given = tables.filter(({ name }) => present.has(name));
    const expected = tables.filter(({ name }) => present.has(name) || isTableName(name));
    await checkColumns(connection, file, expected);
    for (const { name } of given) {
      const rows = await (await connection.run(`SELECT count(*) FROM ${GIVEN}.${name}`)).getRows();
      rowCounts[name] = Number(rows[0]![0]);
    }
    const columns = columnsOf(given);
    await buildPersonaFiles(connection, GIVEN, personas, join(directory, version), { columns });
    connection.closeSync();
    writeManifest(join(directory, version), {
      rowCounts,
      columns,
      personas: Object.fromEntries(personas.map((persona) => [persona.id, [...persona.tables]])),
    });
  } finally {
    instance.closeSync();
  }
  writePointer(directory, { dataVersion, loadedAt: stats.mtime.toISOString(), directory: version });
}

/** Of the six every column has to be there; of other tables, of those that are there. */
async function checkColumns(
  connection: DuckDBConnection,
  file: string,
  tables: readonly TableSchema[],
): Promise<void> {
  const result = await connection.run(
    `SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = '${GIVEN}' AND schema_name = 'main'`,
  );
  const present = new Set(
    (await result.getRows()).map(([table, column]) => `${String(table)}.${String(column)}`),
  );
  const missing = tables.flatMap(({ name, fields }) =>
    fields.map((field) => `${name}.${field.name}`).filter((column) => !present.has(column)),
  );
  if (missing.length > 0) throw refused(file, `it lacks ${missing.join(', ')}`);
}

function refused(file: string, fault: string, cause?: unknown): QuartermasterError {
  return new QuartermasterError('VALIDATION_FAILED', {
    message: 'This database file cannot be asked.',
    nextStep: 'Give a DuckDB file with the six tables.',
    details: { file, fault },
    cause,
  });
}

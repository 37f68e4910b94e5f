import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { QuartermasterError } from '#libs/contracts';
import {
  type ExportManifest,
  exportManifestFile,
  readExport,
  storageError,
  type TableSchema,
  type WarehouseFiles,
} from '#libs/warehouse';
import { quoteText } from '../import/sql-text';
import type { ReportStep } from '../load-progress';

/** As Hive names the partition of rows that have no value. */
const NO_MONTH = '__HIVE_DEFAULT_PARTITION__';
const PARQUET = 'FORMAT parquet, COMPRESSION zstd';

/**
 * Writes the loaded data for another warehouse: Parquet files in a folder a table, `manifest.json` beside them. Orders
 * and their lines are cut by the month of the order, `<table>/month=YYYY-MM/part-0.parquet`; a warehouse that is billed
 * by what it reads then reads no other months. Rows stand in the order of their key, so that equal data gives equal
 * files. The manifest comes last: without it the folder is no export.
 *
 * @throws NO_DATA, STORAGE_FULL, VALIDATION_FAILED when the folder holds something else.
 */
export async function exportForWarehouse(
  files: WarehouseFiles,
  directory: string,
  report: ReportStep,
): Promise<ExportManifest> {
  return files.read(async (connection, version) => {
    const tables = files.tables.filter(({ name }) => version.rowCounts[name] !== undefined);
    const manifest: ExportManifest = {
      format: 1,
      dataVersion: version.dataVersion,
      dataAsOf: version.loadedAt,
      tables: [],
    };
    try {
      makeEmpty(directory, tables);
      for (const [index, schema] of tables.entries()) {
        report(`Writing ${schema.name}`, index / tables.length);
        manifest.tables.push({
          name: schema.name,
          rowCount: version.rowCounts[schema.name]!,
          files: await writeTable(connection, directory, schema, tables),
        });
      }
      const staged = `${exportManifestFile(directory)}.part`;
      writeFileSync(staged, `${JSON.stringify(manifest, null, 2)}\n`);
      renameSync(staged, exportManifestFile(directory));
    } catch (error) {
      throw storageError(error);
    }
    return manifest;
  });
}

/** Takes an earlier export away. Anything else in the way of ours is not ours to remove. */
function makeEmpty(directory: string, tables: readonly TableSchema[]): void {
  const folders = tables.map(({ name }) => join(directory, name));
  if (existsSync(exportManifestFile(directory))) {
    readExport(directory, tables);
    rmSync(exportManifestFile(directory));
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
  const inTheWay = [...folders, ...(isFile(directory) ? [directory] : [])].find((path) => existsSync(path));
  if (inTheWay !== undefined)
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: `${inTheWay} is in the way, and no export that this command wrote.`,
      nextStep: 'Remove it, or give another folder with --dir.',
    });
  mkdirSync(directory, { recursive: true });
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** Returns the files that were written, relative to the folder. */
async function writeTable(
  connection: DuckDBConnection,
  directory: string,
  schema: TableSchema,
  tables: readonly TableSchema[],
): Promise<string[]> {
  const { name, fields, primaryKey } = schema;
  const columns = fields.map((field) => `t.${field.name}`).join(', ');
  const source = cutByMonth(schema, tables);
  const write = async (file: string, where: string) => {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    const rows = `SELECT ${columns} FROM ${source.from} ${where} ORDER BY ${primaryKey.map((key) => `t.${key}`).join(', ')}`;
    await connection.run(`COPY (${rows}) TO ${quoteText(join(directory, file))} (${PARQUET})`);
    return file;
  };
  if (source.month === undefined) return [await write(`${name}/part-0.parquet`, '')];
  const { month } = source;
  const found = await connection.runAndReadAll(
    `SELECT DISTINCT strftime(${month}, '%Y-%m') FROM ${source.from} ORDER BY 1 NULLS LAST`,
  );
  const written: string[] = [];
  for (const [value] of found.getRows()) {
    const where =
      value === null ? `${month} IS NULL` : `strftime(${month}, '%Y-%m') = ${quoteText(String(value))}`;
    written.push(
      await write(
        `${name}/month=${value === null ? NO_MONTH : String(value)}/part-0.parquet`,
        `WHERE ${where}`,
      ),
    );
  }
  return written;
}

/** By the date that the schema names: the row's own, or that of the row which it refers to; other tables are not cut. */
function cutByMonth(
  { name, references, partitionDate }: TableSchema,
  tables: readonly TableSchema[],
): { from: string; month?: string } {
  const own = `${name} t`;
  if (partitionDate === undefined) return { from: own };
  const { table, column } = partitionDate;
  if (table === name) return { from: own, month: `t.${column}` };
  const { columns } = references.find((reference) => reference.table === table)!;
  const { primaryKey } = tables.find((schema) => schema.name === table)!;
  const on = columns.map((each, index) => `h.${primaryKey[index]} = t.${each}`).join(' AND ');
  return { from: `${own} LEFT JOIN ${table} h ON ${on}`, month: `h.${column}` };
}

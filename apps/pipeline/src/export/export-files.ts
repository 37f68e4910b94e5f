import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storageError, type PublishedVersion, type WarehouseFiles } from '#libs/warehouse';
import type { ReportStep } from '../load-progress';

export type ExportFormat = 'csv' | 'parquet';

const COPY_OPTIONS: Record<ExportFormat, string> = {
  csv: 'FORMAT csv, HEADER true',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/**
 * Writes each table to `<directory>/<table>.<format>`, ordered by key, so that equal data gives equal files.
 * A file appears when it is complete.
 *
 * @throws NO_DATA, STORAGE_FULL
 */
export async function exportFiles(
  files: WarehouseFiles,
  { directory, format }: { directory: string; format: ExportFormat },
  report: ReportStep,
  signal?: AbortSignal,
): Promise<PublishedVersion> {
  return files.read(async (connection, version) => {
    try {
      mkdirSync(directory, { recursive: true });
    } catch (error) {
      throw storageError(error);
    }
    // What was loaded before a table was described does not have it.
    const tables = files.tables.filter(({ name }) => version.rowCounts[name] !== undefined);
    for (const [index, { name, fields, primaryKey }] of tables.entries()) {
      signal?.throwIfAborted();
      report(`Writing ${name}.${format}`, index / tables.length);
      const path = join(directory, `${name}.${format}`);
      const staged = `${path}.part`;
      const rows = `SELECT ${fields.map((field) => field.name).join(', ')} FROM ${name} ORDER BY ${primaryKey.join(', ')}`;
      try {
        await connection.run(`COPY (${rows}) TO '${staged.replaceAll("'", "''")}' (${COPY_OPTIONS[format]})`);
        renameSync(staged, path);
      } catch (error) {
        rmSync(staged, { force: true });
        throw error;
      }
    }
    return version;
  });
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { QuartermasterError } from '#libs/contracts';
import type { TableSchema } from './schema';
import type { ExportedData } from './warehouse-loader';

const MANIFEST_FILE = 'manifest.json';

/** A path within the export: no way out of its folder. */
const File = z.string().regex(/^(?!\/)(?!.*\.\.)[\w=./-]+\.parquet$/);

/** What stands beside the files, so that a load knows what it should find. */
export const ExportManifest = z.strictObject({
  format: z.literal(1),
  dataVersion: z.string().min(1),
  dataAsOf: z.iso.datetime(),
  tables: z.array(z.strictObject({ name: z.string(), rowCount: z.int().min(0), files: z.array(File) })),
});
export type ExportManifest = z.infer<typeof ExportManifest>;

export const exportManifestFile = (directory: string): string => join(directory, MANIFEST_FILE);

/**
 * The export in a folder, with the tables that are described now.
 *
 * @throws VALIDATION_FAILED when the folder holds no whole export, or one of other tables.
 */
export function readExport(directory: string, tables: readonly TableSchema[]): ExportedData {
  const { dataVersion, dataAsOf, tables: exported } = readManifest(directory);
  const unknown = exported.filter(({ name }) => !tables.some((schema) => schema.name === name));
  if (unknown.length > 0)
    throw refused(directory, `no semantic file describes ${unknown.map(({ name }) => name).join(', ')}`);
  const missing = exported.flatMap(({ files }) => files).filter((file) => !existsSync(join(directory, file)));
  if (missing.length > 0)
    throw refused(directory, `${missing.length} files are missing, first ${missing[0]}`);
  return {
    directory,
    snapshot: { dataVersion, dataAsOf },
    // In the order of the schemas, each table after those that it refers to.
    tables: tables.flatMap((schema) =>
      exported
        .filter(({ name }) => name === schema.name)
        .map(({ files, rowCount }) => ({ schema, files, rowCount })),
    ),
  };
}

function readManifest(directory: string): ExportManifest {
  let text: string;
  try {
    text = readFileSync(exportManifestFile(directory), 'utf8');
  } catch (cause) {
    throw refused(directory, `it has no ${MANIFEST_FILE}`, cause);
  }
  try {
    return ExportManifest.parse(JSON.parse(text));
  } catch (cause) {
    throw refused(directory, `its ${MANIFEST_FILE} is damaged`, cause);
  }
}

function refused(directory: string, reason: string, cause?: unknown): QuartermasterError {
  return new QuartermasterError('VALIDATION_FAILED', {
    message: `This folder cannot be loaded: ${reason}.`,
    nextStep: 'Write one with `qm warehouse export --dir DIR`.',
    details: { directory },
    cause,
  });
}

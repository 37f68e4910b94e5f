import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { QuartermasterError } from '#libs/contracts';
import {
  ALL_TABLES_DATABASE,
  ALL_TABLES_FILE,
  type Manifest,
  personasToBuild,
  type PersonaTables,
  readManifest,
  writeManifest,
} from './manifest';
import { buildPersonaFiles, quoteText } from './persona-files';
import { storageError } from './storage-error';

/**
 * Makes a published version fit the personas as they are now, and returns its manifest. Persona files are derived from
 * the version's own file with all tables: they are built again when the semantic files gave a persona other tables,
 * or when one was lost or damaged (`rebuild`), without a new load.
 *
 * @throws WAREHOUSE_UNAVAILABLE when the version itself is lost or damaged.
 */
export async function prepareVersion(
  versionDirectory: string,
  personas: readonly PersonaTables[],
  { rebuild = [] }: { rebuild?: readonly string[] } = {},
): Promise<Manifest> {
  try {
    const manifest = readManifest(versionDirectory);
    const wanting = new Set(personasToBuild(versionDirectory, manifest, personas).map(({ id }) => id));
    const building = personas.filter(({ id }) => wanting.has(id) || rebuild.includes(id));
    if (building.length === 0) return manifest;
    const source = join(versionDirectory, ALL_TABLES_FILE);
    if (!existsSync(source)) throw new Error(`${ALL_TABLES_FILE} is missing`);
    const instance = await DuckDBInstance.create(':memory:', { temp_directory: '' });
    try {
      const connection = await instance.connect();
      await connection.run(`ATTACH ${quoteText(source)} AS ${ALL_TABLES_DATABASE} (READ_ONLY)`);
      await buildPersonaFiles(connection, ALL_TABLES_DATABASE, building, versionDirectory, manifest);
      connection.closeSync();
    } finally {
      instance.closeSync();
    }
    const rebuilt: Manifest = {
      ...manifest,
      personas: {
        ...manifest.personas,
        ...Object.fromEntries(building.map(({ id, tables }) => [id, [...tables]])),
      },
    };
    writeManifest(versionDirectory, rebuilt);
    return rebuilt;
  } catch (error) {
    const known = storageError(error);
    if (known instanceof QuartermasterError) throw known;
    throw new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
      message: 'The files of the data warehouse are missing or damaged.',
      nextStep: 'Load the data again with `npm run -s qm -- data import`.',
      cause: error,
    });
  }
}

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FIELD_KINDS, isTableName, type TableSchema } from '../schema';
import { syncPath } from './pointer';

const MANIFEST_FILE = 'manifest.json';

/** Which tables a persona may see; from the semantic files. */
export interface PersonaTables {
  readonly id: string;
  readonly tables: readonly string[];
  /** How tables besides the six are described: one that a version was loaded without is there, and empty. */
  readonly described?: readonly TableSchema[];
}

/** What a version folder holds. */
export const Manifest = z.strictObject({
  /** By table; the tables that this version has. */
  rowCounts: z.record(z.string(), z.int()),
  /** Columns of its tables besides the six, which were as the semantic files described them when it was loaded. */
  columns: z
    .record(z.string(), z.array(z.strictObject({ name: z.string(), kind: z.enum(FIELD_KINDS) })))
    .default({}),
  /** Tables in each persona's file. */
  personas: z.record(z.string(), z.array(z.string())),
});
export type Manifest = z.infer<typeof Manifest>;

/** What a manifest says of tables that are not among the six. */
export function columnsOf(tables: readonly TableSchema[]): Manifest['columns'] {
  const own = tables.filter(({ name }) => !isTableName(name));
  return Object.fromEntries(
    own.map(({ name, fields }) => [
      name,
      fields.map((field) => ({ name: field.name, kind: field.type.kind })),
    ]),
  );
}

/** All tables; only loads and exports open it, never a query. DuckDB names the database after the file. */
export const ALL_TABLES_FILE = 'warehouse.duckdb';
export const ALL_TABLES_DATABASE = 'warehouse';

export function personaFile(versionDirectory: string, persona: string): string {
  return join(versionDirectory, `persona-${persona}.duckdb`);
}

export function readManifest(versionDirectory: string): Manifest {
  return Manifest.parse(JSON.parse(readFileSync(join(versionDirectory, MANIFEST_FILE), 'utf8')));
}

export function writeManifest(versionDirectory: string, manifest: Manifest): void {
  const path = join(versionDirectory, MANIFEST_FILE);
  const staged = stagedBeside(path);
  writeFileSync(staged, JSON.stringify(manifest, null, 2));
  syncPath(staged);
  renameSync(staged, path);
}

/** A name of its own beside a file that will be replaced by a rename, so that nobody finds half of it. */
export const stagedBeside = (path: string): string => `${path}.${randomBytes(4).toString('hex')}.new`;

export const sameTables = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && [...left].sort().join() === [...right].sort().join();

/** The personas whose file is missing or holds other tables than they may see now. */
export function personasToBuild(
  versionDirectory: string,
  manifest: Manifest,
  personas: readonly PersonaTables[],
): PersonaTables[] {
  return personas.filter(
    ({ id, tables }) =>
      !sameTables(manifest.personas[id] ?? [], tables) || !existsSync(personaFile(versionDirectory, id)),
  );
}

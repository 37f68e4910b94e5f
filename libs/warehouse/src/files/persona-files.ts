import { copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { createTableSql, isTableName, tableSchema } from '../schema';
import { personaFile, type PersonaTables, sameTables, stagedBeside } from './manifest';
import { syncPath } from './pointer';

export const quoteText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/**
 * Writes one database file a persona with that persona's tables and nothing else. Views in one file would not do: a
 * persona's SQL could name what is behind them. Personas with the same tables share one file by a hard link.
 *
 * `source` is the attached database, by name, that holds all six tables.
 */
export async function buildPersonaFiles(
  connection: DuckDBConnection,
  source: string,
  personas: readonly PersonaTables[],
  directory: string,
): Promise<void> {
  const built: PersonaTables[] = [];
  for (const persona of personas) {
    const file = personaFile(directory, persona.id);
    const twin = built.find(({ tables }) => sameTables(tables, persona.tables));
    if (twin === undefined) await buildFile(connection, source, persona, file);
    else share(personaFile(directory, twin.id), file);
    built.push(persona);
  }
}

async function buildFile(
  connection: DuckDBConnection,
  source: string,
  { tables }: PersonaTables,
  file: string,
): Promise<void> {
  const staged = stagedBeside(file);
  await connection.run(`ATTACH ${quoteText(staged)} AS persona`);
  await connection.run('USE persona');
  await connection.run('BEGIN');
  for (const name of tables) {
    // A table that the warehouse does not have, for example of another warehouse's semantic files, stays unknown.
    if (!isTableName(name)) continue;
    const schema = tableSchema(name);
    const fields = schema.fields.map((field) => field.name).join(', ');
    await connection.run(createTableSql(schema, { keys: false }));
    await connection.run(`INSERT INTO ${name} (${fields}) SELECT ${fields} FROM ${source}.${name}`);
  }
  await connection.run('COMMIT');
  await connection.run('CHECKPOINT persona');
  await connection.run(`USE ${source}`);
  await connection.run('DETACH persona');
  syncPath(staged);
  renameSync(staged, file);
}

function share(existing: string, file: string): void {
  rmSync(file, { force: true });
  try {
    linkSync(existing, file);
  } catch {
    // Some file systems know no hard links.
    copyFileSync(existing, file);
    syncPath(file);
  }
}

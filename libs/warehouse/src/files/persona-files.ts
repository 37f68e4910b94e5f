import { copyFileSync, linkSync, renameSync, rmSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { createTableSql, isTableName, tableSchema } from '../schema';
import { type Manifest, personaFile, type PersonaTables, sameTables, stagedBeside } from './manifest';
import { syncPath } from './pointer';

export const quoteText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/**
 * Writes one database file a persona with that persona's tables and nothing else. Views in one file would not do: a
 * persona's SQL could name what is behind them. Personas with the same tables share one file by a hard link.
 *
 * `source` is the attached database, by name, that holds all tables.
 */
export async function buildPersonaFiles(
  connection: DuckDBConnection,
  source: string,
  personas: readonly PersonaTables[],
  directory: string,
  manifest: Pick<Manifest, 'columns'>,
): Promise<void> {
  const built: PersonaTables[] = [];
  for (const persona of personas) {
    const file = personaFile(directory, persona.id);
    const twin = built.find(({ tables }) => sameTables(tables, persona.tables));
    if (twin === undefined) await buildFile(connection, source, persona, file, manifest);
    else share(personaFile(directory, twin.id), file);
    built.push(persona);
  }
}

async function buildFile(
  connection: DuckDBConnection,
  source: string,
  { tables, described = [] }: PersonaTables,
  file: string,
  manifest: Pick<Manifest, 'columns'>,
): Promise<void> {
  const staged = stagedBeside(file);
  const present = await tablesOf(connection, source);
  await connection.run(`ATTACH ${quoteText(staged)} AS persona`);
  await connection.run('USE persona');
  await connection.run('BEGIN');
  for (const name of tables) {
    const fields = isTableName(name) ? tableSchema(name).fields : manifest.columns[name];
    if (!present.has(name) || fields === undefined) {
      // Loaded before anybody described the table; of a table that nobody describes nothing is known.
      const schema = described.find((candidate) => candidate.name === name);
      if (schema) await connection.run(createTableSql(schema, { keys: false }));
      continue;
    }
    const list = fields.map((field) => field.name).join(', ');
    await connection.run(`CREATE TABLE ${name} AS SELECT ${list} FROM ${source}.${name}`);
  }
  await connection.run('COMMIT');
  await connection.run('CHECKPOINT persona');
  await connection.run(`USE ${source}`);
  await connection.run('DETACH persona');
  syncPath(staged);
  renameSync(staged, file);
}

/** Names of an attached database's tables. */
export async function tablesOf(connection: DuckDBConnection, database: string): Promise<Set<string>> {
  const result = await connection.run(
    `SELECT table_name FROM duckdb_tables() WHERE database_name = ${quoteText(database)} AND schema_name = 'main'`,
  );
  return new Set((await result.getRows()).map(([name]) => String(name)));
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

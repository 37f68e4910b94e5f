import { setImmediate } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { RedactionProgress, RedactionStep } from '#libs/contracts';
import { redactedValue } from './redacted-value';

/** A table with what people wrote, or what was made of it. Its primary key is a uuid, or a uuid is unique in it. */
export interface RedactedTable {
  name: string;
  key: string;
  /** By name: how each is kept. */
  columns: Readonly<Record<string, 'text' | 'json' | 'jsonb'>>;
}

const NOTHING = '00000000-0000-0000-0000-000000000000';

/** Rows whose words are in memory at a time. */
const AT_ONCE = 20;

/**
 * One step through tables, one after the other by key: rows in which a pattern matches are rewritten, each in a transaction.
 * Doing it again changes nothing. Words are compared here: PostgreSQL takes a hundred times as long for such patterns, and
 * an error of its would tell them to a log.
 *
 * @param replacement in the place of what matches
 */
export async function redactRows(
  database: DataSource,
  tables: readonly RedactedTable[],
  { patterns, after, limit }: RedactionStep,
  replacement: string,
): Promise<RedactionProgress> {
  const [name, id] = after?.split(' ') ?? [tables[0]!.name, NOTHING];
  const at = Math.max(
    0,
    tables.findIndex((table) => table.name === name),
  );
  const table = tables[at]!;
  const page = await database.query<{ id: string }[]>(
    `SELECT ${table.key} AS id FROM ${table.name} WHERE ${table.key} > $1 ORDER BY ${table.key} LIMIT $2`,
    [id, limit],
  );
  const ids = page.map((row) => row.id);
  const words = Object.keys(table.columns)
    .map((column) => `coalesce(${column}::text, '')`)
    .join(` || E'\\n' || `);
  const any = patterns.map((pattern) => new RegExp(pattern, 'u'));
  const all = patterns.map((pattern) => new RegExp(pattern, 'gu'));
  let changed = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await database.query<{ id: string; words: string }[]>(
      `SELECT ${table.key} AS id, ${words} AS words FROM ${table.name} WHERE ${table.key} = ANY($1)`,
      [ids.slice(from, from + AT_ONCE)],
    );
    for (const row of rows) {
      // A large answer takes a while: others get their turn after each.
      await setImmediate();
      if (!any.some((pattern) => pattern.test(row.words))) continue;
      await redactRow(database, table, row.id, (value) => redactedValue(value, all, replacement));
      changed += 1;
    }
  }
  const following = tables[at + 1];
  const next =
    ids.length === limit ? `${table.name} ${ids.at(-1)!}` : following && `${following.name} ${NOTHING}`;
  return { next: next ?? null, changed };
}

async function redactRow(
  database: DataSource,
  { name, key, columns }: RedactedTable,
  id: string,
  redacted: (value: unknown) => unknown,
): Promise<void> {
  const kinds = Object.entries(columns);
  await database.transaction(async (manager) => {
    const [row] = await manager.query<Record<string, unknown>[]>(
      `SELECT ${kinds.map(([column]) => column).join(', ')} FROM ${name} WHERE ${key} = $1 FOR UPDATE`,
      [id],
    );
    if (row === undefined) return;
    const values = kinds.map(([column, kind]) => {
      const value = row[column];
      if (value === null) return null;
      return kind === 'text' ? redacted(value) : JSON.stringify(redacted(value));
    });
    const set = kinds.map(([column, kind], index) => `${column} = $${index + 2}::${kind}`).join(', ');
    await manager.query(`UPDATE ${name} SET ${set} WHERE ${key} = $1`, [id, ...values]);
  });
}

import type { DataSource } from 'typeorm';
import type { RedactionProgress, RedactionStep } from '#libs/contracts';
import { redactedText, redactedValue } from './redacted-value';

/** A table with what people wrote, or what was made of it. Its primary key is a uuid, or a uuid is unique in it. */
export interface RedactedTable {
  name: string;
  key: string;
  /** By name: how each is kept. */
  columns: Readonly<Record<string, 'text' | 'json' | 'jsonb'>>;
}

const NOTHING = '00000000-0000-0000-0000-000000000000';

/**
 * One step through tables, one after the other by key: rows in which a pattern matches are rewritten, in one transaction.
 * Doing it again changes nothing.
 *
 * @param replacement in the place of what matches
 */
export function redactRows(
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
  const columns = Object.entries(table.columns);
  const names = columns.map(([column]) => column);
  return database.transaction(async (manager) => {
    const page = await manager.query<{ id: string }[]>(
      `SELECT ${table.key} AS id FROM ${table.name} WHERE ${table.key} > $1 ORDER BY ${table.key} LIMIT $2`,
      [id, limit],
    );
    const ids = page.map((row) => row.id);
    const matches = names.map((column) => `${column}::text ~ $2`).join(' OR ');
    const rows = await manager.query<Record<string, unknown>[]>(
      `SELECT ${table.key} AS redacted_key, ${names.join(', ')} FROM ${table.name}
       WHERE ${table.key} = ANY($1) AND (${matches}) FOR UPDATE`,
      [ids, patterns.map((pattern) => `(?:${pattern})`).join('|')],
    );
    const expressions = patterns.map((pattern) => new RegExp(pattern, 'gu'));
    const set = columns.map(([column, kind], index) => `${column} = $${index + 2}::${kind}`).join(', ');
    for (const { redacted_key: key, ...row } of rows) {
      const values = columns.map(([column, kind]) => {
        const value = row[column];
        if (value === null) return null;
        if (kind === 'text') return redactedText(String(value), expressions, replacement);
        return JSON.stringify(redactedValue(value, expressions, replacement));
      });
      await manager.query(`UPDATE ${table.name} SET ${set} WHERE ${table.key} = $1`, [key, ...values]);
    }
    const following = tables[at + 1];
    const next =
      ids.length === limit ? `${table.name} ${ids.at(-1)!}` : following && `${following.name} ${NOTHING}`;
    return { next: next ?? null, changed: rows.length };
  });
}

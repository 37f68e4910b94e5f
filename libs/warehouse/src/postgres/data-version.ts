import { createHash } from 'node:crypto';
import type { Snapshot } from '../warehouse';
import { quoteText } from './persona-user';

/**
 * What names the state of tables that others load: their identity and how many rows were ever written to them, as
 * PostgreSQL's statistics count. A few seconds late, and new after a crash of the server, which costs no more than
 * reading the data anew. Whoever loads can do better: write a row into `quartermaster_load`.
 */
export const statisticsSql = (schema: string, tables: readonly string[]): string => `
  SELECT c.relname, c.oid, c.relfilenode, s.n_tup_ins, s.n_tup_upd, s.n_tup_del
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid
  WHERE n.nspname = ${quoteText(schema)} AND c.relname IN (${tables.map(quoteText).join(', ')})
  ORDER BY c.relname`;

/** Says since when this process has seen the present state: when it was loaded nobody has written down. */
export class ObservedVersion {
  private seen?: Snapshot;

  of(statistics: readonly (readonly unknown[])[], now: Date): Snapshot {
    const digest = createHash('sha256').update(JSON.stringify(statistics)).digest('hex').slice(0, 16);
    const dataVersion = `seen-${digest}`;
    if (this.seen?.dataVersion !== dataVersion) this.seen = { dataVersion, dataAsOf: now.toISOString() };
    return this.seen;
  }
}

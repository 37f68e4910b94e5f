import { createHash } from 'node:crypto';
import type { ResultTable } from '#libs/contracts';

/** SHA-256 over the column names and the rows: two runs of a query gave the same result when this is the same. */
export function resultDigest(table: ResultTable): string {
  const hash = createHash('sha256').update(JSON.stringify(table.columns.map((column) => column.name)));
  for (const row of table.rows) hash.update('\n').update(JSON.stringify(row));
  return hash.digest('hex');
}

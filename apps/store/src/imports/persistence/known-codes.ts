import type { NumberedRow, WriteScope } from './import-writer';

/** Tables whose codes rows point to. */
const CODES = {
  store: 'SELECT code FROM store WHERE code = ANY ($1)',
  product: 'SELECT code FROM catalog_product WHERE code = ANY ($1)',
  customer: 'SELECT number AS code FROM customer WHERE number = ANY ($1)',
} as const;

/** Which of the rows' codes of a field there are. */
export async function knownCodes(
  rows: readonly NumberedRow[],
  field: keyof typeof CODES,
  { manager }: WriteScope,
): Promise<Set<string>> {
  const wanted = [...new Set(rows.map(({ row }) => row[field]).filter((code) => code !== null))];
  const found = await manager.query<{ code: string }[]>(CODES[field], [wanted]);
  return new Set(found.map(({ code }) => code));
}

/** Tells a fault for every row whose store does not exist. */
export async function requireStores(rows: readonly NumberedRow[], scope: WriteScope): Promise<void> {
  const stores = await knownCodes(rows, 'store', scope);
  for (const { line, row } of rows)
    if (row.store !== null && !stores.has(row.store as string))
      scope.fault({
        line,
        column: 'store',
        message: `there is no store “${String(row.store)}”; import it first`,
      });
}

/** Of the rows with the same key the last one. */
export function lastOf(rows: readonly NumberedRow[], key: (row: NumberedRow) => string): NumberedRow[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}

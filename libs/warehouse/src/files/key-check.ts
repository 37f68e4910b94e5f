import type { DuckDBConnection } from '@duckdb/node-api';
import { QuartermasterError } from '#libs/contracts';
import { keyOf, type TableSchema } from '../schema';

async function count(connection: DuckDBConnection, sql: string): Promise<number> {
  const rows = await (await connection.run(sql)).getRows();
  return Number(rows[0]![0]);
}

/**
 * The keys of all tables, checked once before a version is published: the files that are asked hold no key index,
 * since nothing is ever written to them.
 *
 * @throws IMPORT_REJECTED naming the table and key.
 */
export async function checkKeys(connection: DuckDBConnection, tables: readonly TableSchema[]): Promise<void> {
  for (const { name, primaryKey, references } of tables) {
    const key = primaryKey.join(', ');
    const duplicates = await count(
      connection,
      `SELECT count(*) FROM (SELECT 1 FROM ${name} GROUP BY ${key} HAVING count(*) > 1)`,
    );
    if (duplicates > 0) throw broken(name, `${duplicates} values of its key (${key}) occur more than once`);
    for (const { columns, table } of references) {
      const target = keyOf(tables, table);
      const on = columns.map((column, index) => `l.${column} = r.${target[index]!}`).join(' AND ');
      const orphans = await count(
        connection,
        `SELECT count(*) FROM ${name} l ANTI JOIN ${table} r ON ${on} WHERE l.${columns[0]!} IS NOT NULL`,
      );
      if (orphans > 0) throw broken(name, `${orphans} rows name a ${table} that does not exist`);
    }
  }
}

function broken(table: string, fault: string): QuartermasterError {
  return new QuartermasterError('IMPORT_REJECTED', { details: { table, fault } });
}

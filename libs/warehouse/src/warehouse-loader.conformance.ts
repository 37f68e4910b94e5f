import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { TABLES, type TableSchema } from './schema';
import type { Warehouse } from './warehouse';
import { CONFORMANCE_DATA } from './warehouse.conformance';
import type { ExportedData, WarehouseLoader } from './warehouse-loader';

const FIRST = { dataVersion: 'first', dataAsOf: '2026-06-17T08:00:00.000Z' };
const SECOND = { dataVersion: 'second', dataAsOf: '2026-06-18T08:00:00.000Z' };

/** Texts that a careless way through CSV would change. */
const AWKWARD = [
  '',
  ' ',
  '\\N',
  'NULL',
  'a,b',
  'say "so"',
  "O'Hara",
  'two\nlines',
  'Zoë 漢字',
  '\\',
  'tab\there',
];

/** Writes the conformance data as an export. `more` is run on it before. */
export async function exportConformanceData(
  directory: string,
  snapshot: ExportedData['snapshot'],
  more: readonly string[] = [],
): Promise<ExportedData> {
  const instance = await DuckDBInstance.create(':memory:', { temp_directory: '' });
  const connection = await instance.connect();
  for (const sql of [...CONFORMANCE_DATA, ...more]) await connection.run(sql);
  const tables: ExportedData['tables'][number][] = [];
  for (const schema of TABLES) {
    const files: string[] = [];
    for (const { month, rows } of await partsOf(connection, schema)) {
      const folder = join(snapshot.dataVersion, schema.name, month === undefined ? '' : `month=${month}`);
      mkdirSync(join(directory, folder), { recursive: true });
      files.push(join(folder, 'part-0.parquet'));
      await connection.run(`COPY (${rows}) TO '${join(directory, files.at(-1)!)}' (FORMAT parquet)`);
    }
    const counted = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${schema.name}`);
    tables.push({ schema, files, rowCount: Number(counted.getRows()[0]![0]) });
  }
  connection.closeSync();
  instance.closeSync();
  return { directory, snapshot, tables };
}

/** Cut by month where the schema says so, as `qm warehouse export` does. */
async function partsOf(
  connection: DuckDBConnection,
  { name, partitionDate, references }: TableSchema,
): Promise<{ month?: string; rows: string }[]> {
  if (partitionDate === undefined) return [{ rows: `FROM ${name}` }];
  const { table, column } = partitionDate;
  const keys = references.find((reference) => reference.table === table)?.columns ?? [];
  const from = table === name ? `${name} t` : `${name} t JOIN ${table} USING (${keys.join(', ')})`;
  const month = `strftime(${column}, '%Y-%m')`;
  const found = await connection.runAndReadAll(`SELECT DISTINCT ${month} FROM ${from}`);
  return found.getRows().map(([each]) => ({
    month: String(each),
    rows: `SELECT t.* FROM ${from} WHERE ${month} = '${String(each)}'`,
  }));
}

/**
 * What every loader must hold. `create` gives one over an empty place, with the warehouse that asks what it loads, for
 * the personas of the warehouses' suite.
 */
export function describeLoader(
  name: string,
  create: () => Promise<{ loader: WarehouseLoader; warehouse: Warehouse }>,
): void {
  describe(`${name} as a WarehouseLoader`, () => {
    const directory = mkdtempSync(join(tmpdir(), 'qm-load-'));
    let loader: WarehouseLoader;
    let warehouse: Warehouse;
    const quiet = () => undefined;

    const ask = (sql: string) =>
      warehouse.query({ persona: 'seller', sql, timeoutMs: 20_000, maxRows: 1000, maxBytes: 1_000_000 });
    const products = async () => (await ask('SELECT count(*) FROM product')).rows[0]![0];

    beforeAll(async () => {
      ({ loader, warehouse } = await create());
    });
    afterAll(async () => {
      await loader.close();
      await warehouse.close();
      rmSync(directory, { recursive: true, force: true });
    });

    it('says what setting up would run, without a secret and without running it', async () => {
      const statements = loader.statements();
      for (const { name: table } of TABLES) expect(statements.join('\n')).toContain(table);
      expect(statements.join('\n')).not.toMatch(/read: only/);
    });

    it('refuses to load before it is set up', async () => {
      const data = await exportConformanceData(directory, FIRST);
      await expect(loader.load(data, quiet)).rejects.toMatchObject({
        nextStep: expect.stringContaining('setup'),
      });
    });

    it('sets up as often as it is asked to, and tells how far it is', async () => {
      const shares: number[] = [];
      await loader.setup(({ share }) => shares.push(share));
      await loader.setup(quiet);
      expect(shares.at(-1)).toBe(1);
      expect([...shares].sort((a, b) => a - b)).toEqual(shares);
      await expect(ask('SELECT 1')).rejects.toMatchObject({ code: 'NO_DATA' });
    });

    it('loads every value as it is, and names the data', async () => {
      const awkward = AWKWARD.map(
        (text, index) => `('A-${index}', 'awkward', '${text.replaceAll("'", "''")}')`,
      ).join(', ');
      const data = await exportConformanceData(directory, FIRST, [
        `INSERT INTO product (product_code, product_name, product_group) VALUES ${awkward}`,
      ]);
      const shares: number[] = [];
      expect(await loader.load(data, ({ share }) => shares.push(share))).toEqual(FIRST);
      expect(shares.at(-1)).toBe(1);
      const { rows, dataVersion, dataAsOf } = await ask(
        `SELECT product_group FROM product WHERE product_name = 'awkward' ORDER BY length(product_code), product_code`,
      );
      expect(rows.map(([text]) => text)).toEqual(AWKWARD);
      expect({ dataVersion, dataAsOf }).toEqual(FIRST);
      expect(
        (
          await ask(
            `SELECT unit_cost, product_group, updated_date FROM product WHERE product_code = 'P-0003'`,
          )
        ).rows,
      ).toEqual([[null, null, null]]);
      expect(await warehouse.snapshot()).toEqual(FIRST);
    });

    it('leaves the data as it was when what arrives is not what was exported', async () => {
      const before = await products();
      const data = await exportConformanceData(directory, SECOND);
      const short = data.tables.map((table) => ({ ...table, rowCount: table.rowCount + 1 }));
      await expect(loader.load({ ...data, tables: short }, quiet)).rejects.toMatchObject({
        code: 'IMPORT_REJECTED',
      });
      const damaged = data.tables.map((table) => ({ ...table, files: ['nowhere.parquet'] }));
      await expect(loader.load({ ...data, tables: damaged }, quiet)).rejects.toMatchObject({
        code: 'IMPORT_REJECTED',
      });
      expect(await products()).toBe(before);
      expect((await ask('SELECT 1')).dataVersion).toBe('first');
    });

    it('replaces all rows at once under queries, each of which names the data that it saw', async () => {
      const before = await products();
      const seen = new Set<string>();
      let loading = true;
      const asking = (async () => {
        while (loading) {
          const { rows, dataVersion } = await ask(
            'SELECT (SELECT count(*) FROM product), (SELECT count(*) FROM sales_order_line)',
          );
          seen.add(`${dataVersion} ${rows[0]!.join()}`);
        }
      })();
      expect(await loader.load(await exportConformanceData(directory, SECOND), quiet)).toEqual(SECOND);
      expect((await ask('SELECT 1')).dataVersion).toBe('second');
      loading = false;
      await asking;
      for (const line of seen) expect([`first ${before},3`, 'second 3,3']).toContain(line);
      expect((await warehouse.tables('seller')).find((table) => table.name === 'product')!.rowCount).toBe(3);
    });
  });
}

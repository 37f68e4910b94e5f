import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { CustomerCipher } from '../../customers/customer-cipher';
import { RunningStore } from '../../testing/running-store';
import { customers } from '#libs/contracts';
import { AuditLog, JobQueue } from '#libs/persistence';
import { Clock, SETTINGS } from '#libs/runtime';
import { ImportTransaction } from './import-transaction';
import { StoreImports } from '../store-imports';

jest.setTimeout(120_000);

const directory = mkdtempSync(join(tmpdir(), 'qm-imports-'));
let store: RunningStore;
let imports: StoreImports;
beforeAll(async () => {
  store = await RunningStore.start();
  const { app } = store;
  imports = new StoreImports(
    app.get(SETTINGS),
    new ImportTransaction(app.get(DataSource)),
    app.get(CustomerCipher),
    app.get(JobQueue),
    app.get(AuditLog),
    app.get(Clock),
  );
});
afterAll(async () => {
  await store?.stop();
  rmSync(directory, { recursive: true, force: true });
});

function file(...lines: string[]): string {
  const path = join(directory, 'rows.csv');
  writeFileSync(path, lines.join('\n'));
  return path;
}
const HEADER = 'code,name,department,category,price,store,stock';
const run = (path: string, dryRun = false) => imports.run({ kind: 'products', file: path, dryRun });
const known = (code: string) => store.sql('SELECT name FROM catalog_product WHERE code = $1', [code]);

describe('importing products', () => {
  it('brings all in, again as changes, and a dry run takes everything back', async () => {
    const path = file(HEADER, 'X-1,<b>Plums</b>,Fruit,Plums,1.99,S-01,7', 'X-2,Pears,Fruit,Pears,,,');
    expect(await run(path, true)).toMatchObject({ rows: 2, added: 2, dryRun: true });
    expect(await known('X-1')).toEqual([]);
    expect(await run(path)).toMatchObject({ added: 2, changed: 0 });
    expect(await run(path)).toMatchObject({ added: 0, changed: 2 });
    expect(await known('X-1')).toEqual([{ name: '<b>Plums</b>' }]);
  });

  it('names what is wrong by line and column, and changes nothing', async () => {
    const path = file(HEADER, 'X-3,Figs,Fruit,Figs,1,S-01,1', 'X 4,,Fruit,Figs,cheap,S-01,1.5');
    const error = await run(path).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: 'IMPORT_INVALID' });
    for (const words of [
      'line 3, column code: “X 4” is no code',
      'line 3, column name: name is empty',
      'line 3, column price: “cheap” is no amount',
      'line 3, column stock: “1.5” is no whole number',
    ])
      expect((error as Error).message).toContain(words);
    expect(await known('X-3')).toEqual([]);
    await expect(run(file(HEADER, 'X-3,Figs,Fruit,Figs,1,S-99,1'))).rejects.toMatchObject({
      message: expect.stringContaining('line 2, column store: there is no store “S-99”') as string,
    });
    await expect(run(file('code,title', 'X-3,Figs'))).rejects.toMatchObject({
      message: expect.stringContaining('products have no “title”') as string,
    });
  });
});

describe('statistics for the planner of queries', () => {
  const statistics = async () => {
    const [found] = await store.sql<{ estimated: number; there: number; analyzed: boolean }>(
      `SELECT c.reltuples::int AS estimated, (SELECT count(*)::int FROM catalog_product) AS there,
         s.last_analyze IS NOT NULL AS analyzed
       FROM pg_class c JOIN pg_stat_user_tables s ON s.relid = c.oid WHERE c.relname = 'catalog_product'`,
    );
    return found!;
  };
  const path = () => file(HEADER, ...Array.from({ length: 30 }, (_, n) => `Y-${n},Plums,Fruit,Plums,1.99,,`));

  it('know what an import wrote as soon as it is there', async () => {
    await run(path(), true);
    const before = await statistics();
    await run(path());
    const after = await statistics();
    expect(after.there).toBe(before.there + 30);
    expect(after).toMatchObject({ analyzed: true, estimated: after.there });
  });
});

describe('a customer who was erased', () => {
  it('is not brought back by a file, and what it says was bought is nobody’s', async () => {
    const people = file('number,store,givenName,personalisation', 'L-7,S-01,Ida,true', 'L-8,S-01,Per,true');
    const bring = (kind: 'customers' | 'transactions', path: string) =>
      imports.run({ kind, file: path, dryRun: false });
    expect(await bring('customers', people)).toMatchObject({ added: 2, skipped: 0 });
    const [ida] = await store.sql<{ id: string }>(`SELECT id FROM customer WHERE number = 'L-7'`);
    await store.call(customers.erase, { customerId: ida!.id, loyaltyNumber: 'L-7' }, 'sofia');
    const again = file('number,store,givenName,personalisation', 'l-7,S-01,Ida,true', 'L-8,S-01,Per,true');
    expect(await bring('customers', again)).toMatchObject({ added: 0, changed: 1, skipped: 1 });
    expect(await store.sql(`SELECT FROM customer WHERE upper(number) = 'L-7'`)).toEqual([]);
    await run(file(HEADER, 'X-1,Plums,Fruit,Plums,1.99,S-01,7'));
    const bought = file(
      'number,store,customer,day,product,quantity,price',
      'B-1,S-01,L-7,2026-06-01,X-1,1,1.99',
      'B-2,S-01,L-8,2026-06-01,X-1,1,1.99',
    );
    expect(await bring('transactions', bought)).toMatchObject({ added: 2, skipped: 0 });
    const rows = await store.sql(
      `SELECT t.number, t.customer_id IS NULL AS nobody, t.erased FROM customer_transaction t
       WHERE number IN ('B-1', 'B-2') ORDER BY number`,
    );
    expect(rows).toEqual([
      { number: 'B-1', nobody: true, erased: true },
      { number: 'B-2', nobody: false, erased: false },
    ]);
  });
});

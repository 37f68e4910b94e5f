import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { QuartermasterError } from '#libs/contracts';
import { CONFORMANCE_DATA, CONFORMANCE_PERSONAS, describeWarehouse } from '../warehouse.conformance';
import { openDatabaseFile } from './database-file';

jest.setTimeout(60_000);

const OPTIONS = { personas: CONFORMANCE_PERSONAS, memoryLimit: '256MB', threads: 2 };
const directory = mkdtempSync(join(tmpdir(), 'qm-database-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function database(name: string, statements: readonly string[]): Promise<string> {
  const file = join(directory, name);
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const sql of statements) await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
  return file;
}

describeWarehouse("a user's DuckDB file", async () =>
  openDatabaseFile(await database('given.duckdb', CONFORMANCE_DATA), OPTIONS),
);

describe('openDatabaseFile', () => {
  const refusal = (file: string) =>
    openDatabaseFile(file, OPTIONS).catch((error: QuartermasterError) => error);

  it('removes its temporary files when it is closed, and leaves the given file alone', async () => {
    const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('quartermaster-'));
    const before = new Set(temporary());
    const file = await database('kept.duckdb', CONFORMANCE_DATA);
    const warehouse = await openDatabaseFile(file, OPTIONS);
    expect(temporary().filter((name) => !before.has(name))).toHaveLength(1);
    await warehouse.close();
    expect(temporary().filter((name) => !before.has(name))).toEqual([]);
    expect(existsSync(file)).toBe(true);
  });

  it('names the tables and columns that the file lacks', async () => {
    const file = await database('lacking.duckdb', [
      ...CONFORMANCE_DATA.filter(
        (sql) => sql.startsWith('CREATE') && !sql.includes('TABLE purchase_order_line'),
      ),
      'ALTER TABLE product DROP COLUMN unit_cost',
    ]);
    expect(await refusal(file)).toMatchObject({
      code: 'VALIDATION_FAILED',
      details: {
        fault: expect.stringMatching(
          /^it lacks product\.unit_cost, purchase_order_line\.purchase_order_prefix/,
        ),
      },
    });
  });

  it('refuses a file that is missing, or is no DuckDB file', async () => {
    expect(await refusal(join(directory, 'none.duckdb'))).toMatchObject({
      code: 'VALIDATION_FAILED',
      details: { fault: 'there is no such file' },
    });
    const text = join(directory, 'text.duckdb');
    writeFileSync(text, 'no database '.repeat(1000));
    expect(await refusal(text)).toMatchObject({ code: 'VALIDATION_FAILED', details: { file: text } });
  });
});

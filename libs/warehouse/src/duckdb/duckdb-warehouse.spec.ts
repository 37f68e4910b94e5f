import { mkdtempSync, readdirSync, rmSync, writeFileSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { QuartermasterError } from '#libs/contracts';
import { WarehouseFiles } from '../files/warehouse-files';
import type { WarehouseResult } from '../warehouse';
import { CONFORMANCE_DATA, CONFORMANCE_PERSONAS, describeWarehouse } from '../warehouse.conformance';
import { DuckDbWarehouse, type DuckDbWarehouseOptions } from './duckdb-warehouse';

jest.setTimeout(60_000);

const directories: string[] = [];

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'qm-warehouse-'));
  directories.push(directory);
  return directory;
}

afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

function files(directory: string, personas = CONFORMANCE_PERSONAS): WarehouseFiles {
  return new WarehouseFiles({ directory, personas, memoryLimit: '512MB', threads: 2 });
}

async function publish(directory: string, more: string[] = []): Promise<void> {
  await files(directory).publish(
    async ({ connection }) => {
      const inserts = CONFORMANCE_DATA.filter((sql) => sql.startsWith('INSERT'));
      for (const sql of [...inserts, ...more]) await connection.run(sql);
    },
    { now: new Date('2026-06-17T08:00:00Z') },
  );
}

function open(directory: string, options: Partial<DuckDbWarehouseOptions> = {}): DuckDbWarehouse {
  return new DuckDbWarehouse({
    directory,
    personas: CONFORMANCE_PERSONAS,
    memoryLimit: '256MB',
    threads: 2,
    ...options,
  });
}

describeWarehouse('DuckDbWarehouse', async () => {
  const directory = temporaryDirectory();
  await publish(directory);
  return open(directory);
});

describe('DuckDbWarehouse', () => {
  let directory: string;
  let warehouse: DuckDbWarehouse;

  beforeEach(async () => {
    directory = temporaryDirectory();
    await publish(directory);
  });
  afterEach(() => warehouse.close());

  const run = (sql: string, timeoutMs = 10_000): Promise<WarehouseResult> =>
    warehouse.query({ persona: 'seller', sql, timeoutMs, maxRows: 100, maxBytes: 100_000 });
  const codeOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'no error',
      (error: QuartermasterError) => error.code,
    );
  const published = () => join(directory, 'warehouse');
  const versions = () => readdirSync(published()).filter((name) => name.startsWith('v-'));
  const products = async () => (await run('SELECT count(*) FROM product')).rows[0]![0];

  it('says that there is no data yet, and finds it when it comes', async () => {
    const empty = temporaryDirectory();
    warehouse = open(empty);
    await warehouse.ready();
    expect(await warehouse.snapshot()).toBeNull();
    expect(await codeOf(run('SELECT 1'))).toBe('NO_DATA');
    expect(await codeOf(warehouse.tables('seller'))).toBe('NO_DATA');
    await publish(empty);
    expect(await products()).toBe(3);
  });

  it.each([
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM glob('/*')",
    "SELECT getenv('HOME')",
    "ATTACH ':memory:' AS more",
    "COPY product TO '/tmp/stolen.csv'",
    "SET memory_limit = '100GB'",
    'PRAGMA database_list',
    'INSTALL httpfs',
    'EXPLAIN SELECT 1',
    'CALL duckdb_settings()',
  ])('is locked down against %s', async (sql) => {
    warehouse = open(directory);
    expect(await codeOf(run(sql))).toBe('QUERY_INVALID');
  });

  it('kills a query that ignores interrupts; the others do not notice', async () => {
    warehouse = open(directory, { killGraceMs: 100, maxResidentBytes: 16 * 1024 ** 3, memoryLimit: '8GB' });
    await products();
    const pid = warehouse.workerPid;
    const start = Date.now();
    const bomb = codeOf(run("SELECT length(repeat('x', 2000000000))", 300));
    await delay(50);
    const beside = run('SELECT count(*) FROM product a, product b, product c');
    expect(await bomb).toBe('QUERY_TIMEOUT');
    expect(Date.now() - start).toBeLessThan(1_000);
    expect((await beside).rows).toEqual([[27]]);
    await delay(300);
    expect(await products()).toBe(3);
    expect(warehouse.workerPid).not.toBe(pid);
  });

  it('answers again, in the same call, after its process was killed in the middle of a query', async () => {
    warehouse = open(directory);
    await products();
    const pid = warehouse.workerPid!;
    const slow = run('SELECT count(*) FROM range(140000000) t(i) WHERE i % 7 = 3');
    await delay(50);
    process.kill(pid, 'SIGKILL');
    expect((await slow).rows).toEqual([[20000000]]);
    expect(warehouse.workerPid).not.toBe(pid);
  });

  it('gives up with a retryable error when the process dies under the same query again', async () => {
    warehouse = open(directory);
    await products();
    const slow = run('SELECT count(*) FROM range(4000000000) t(i) WHERE i % 7 = 3', 20_000).catch(
      (error: QuartermasterError) => error,
    );
    for (let kills = 0; kills < 2; kills++) {
      const pid = warehouse.workerPid!;
      await delay(100);
      process.kill(pid, 'SIGKILL');
      while (warehouse.workerPid === pid) await delay(5);
    }
    expect(await slow).toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE', retryable: true });
    expect(await products()).toBe(3);
  });

  it("stops a query at DuckDB's memory limit", async () => {
    warehouse = open(directory);
    const sql = 'SELECT i, list(j) FROM range(20000) a(i), range(20000) b(j) GROUP BY i';
    expect(await codeOf(run(sql))).toBe('QUERY_TOO_LARGE');
    expect(await products()).toBe(3);
  });

  it('kills the process when a query allocates beside that limit, and runs the innocent again', async () => {
    warehouse = open(directory, { maxResidentBytes: 400 * 1024 ** 2 });
    await products();
    const innocent = run('SELECT count(*) FROM range(140000000) t(i) WHERE i % 7 = 3', 40_000);
    const bomb = codeOf(run("SELECT sum(length(repeat('x', 100000000 + i))) FROM range(3000) t(i)", 40_000));
    expect(await bomb).toBe('QUERY_TOO_LARGE');
    expect((await innocent).rows).toEqual([[20000000]]);
    expect(await products()).toBe(3);
  });

  it('asks the new version from the next query on, while queries on the old one end in peace', async () => {
    warehouse = open(directory);
    const before = await warehouse.snapshot();
    const [old] = versions();
    const slow = run(
      'SELECT (SELECT count(*) FROM product), count(*) FROM range(140000000) t(i) WHERE i % 7 = 3',
    );
    await delay(50);
    await publish(directory, ["INSERT INTO product (product_code, product_name) VALUES ('P-0004', 'Nut')"]);
    expect(await products()).toBe(4);
    expect((await warehouse.snapshot())!.dataVersion).not.toBe(before!.dataVersion);
    expect(versions()).toContain(old);
    const { rows, dataVersion } = await slow;
    expect(rows[0]![0]).toBe(3);
    expect(dataVersion).toBe(before!.dataVersion);
    await delay(200);
    expect(versions()).not.toContain(old);
  });

  it('never fails a query while versions are swapped under it', async () => {
    warehouse = open(directory);
    let swapping = true;
    const asking = (async () => {
      const seen = new Set<unknown>();
      while (swapping) seen.add(await products());
      return seen;
    })();
    for (let round = 0; round < 5; round++) await publish(directory);
    swapping = false;
    expect(await asking).toEqual(new Set([3]));
    await products();
    await delay(200);
    expect(versions()).toHaveLength(1);
  });

  it.each(['removed', 'damaged'])('builds a persona file again that was %s', async (fault) => {
    const version = join(published(), versions()[0]!);
    const file = join(version, 'persona-seller.duckdb');
    if (fault === 'removed') rmSync(file);
    else truncateSync(file, 4096);
    warehouse = open(directory);
    expect(await products()).toBe(3);
  });

  it('builds persona files again when the semantic files give a persona other tables', async () => {
    const personas = [{ id: 'seller', tables: ['product'] }];
    warehouse = open(directory, { personas });
    expect(await products()).toBe(3);
    expect(await codeOf(run('SELECT count(*) FROM sales_order_line'))).toBe('QUERY_INVALID');
    expect((await warehouse.tables('seller')).map(({ name }) => name)).toEqual(['product']);
  });

  it('has a typed error for lost data, and recovers with the next load', async () => {
    const version = join(published(), versions()[0]!);
    rmSync(version, { recursive: true });
    warehouse = open(directory);
    expect(await codeOf(run('SELECT 1'))).toBe('WAREHOUSE_UNAVAILABLE');
    await publish(directory);
    expect(await products()).toBe(3);
    writeFileSync(join(published(), 'current.json'), '{"dataVersion":');
    expect(await codeOf(run('SELECT 1'))).toBe('WAREHOUSE_UNAVAILABLE');
    await publish(directory);
    expect(await products()).toBe(3);
  });

  it('gives values that the six tables do not hold as what JSON can say', async () => {
    warehouse = open(directory);
    const { columns, rows } = await run(
      `SELECT 9007199254740993::BIGINT AS big, 170141183460469231731687303715884105727::HUGEINT AS huge,
              'NaN'::DOUBLE AS nan, date_trunc('month', DATE '2026-06-17') AS month, INTERVAL 3 DAY AS gap,
              -0.05::DECIMAL(4,2) AS small, [1, 2] AS list, NULL AS nothing, true AS yes`,
    );
    expect(rows).toEqual([
      [
        '9007199254740993',
        '170141183460469231731687303715884105727',
        null,
        '2026-06-01T00:00:00.000Z',
        '3 days',
        -0.05,
        '[1, 2]',
        null,
        true,
      ],
    ]);
    expect(columns.map(({ type }) => type)).toEqual(
      ['integer', 'integer', 'number', 'date', 'string', 'number', 'string', 'string', 'boolean'].map(
        (type, i) => (i === 7 ? expect.any(String) : type),
      ),
    );
  });

  it('cancels what runs when it is closed, and leaves no process', async () => {
    warehouse = open(directory);
    await products();
    const pid = warehouse.workerPid!;
    const slow = codeOf(run('SELECT count(*) FROM range(4000000000) t(i) WHERE i % 7 = 3'));
    await delay(50);
    await warehouse.close();
    expect(await slow).toBe('CANCELLED');
    expect(() => process.kill(pid, 0)).toThrow();
  });
});

import { setTimeout as delay } from 'node:timers/promises';
import type { QuartermasterError } from '#libs/contracts';
import { loadSettings } from '#libs/runtime';
import { PrivatePostgres, runSql } from '#libs/testing';
import { TABLES } from '../schema';
import type { WarehouseResult } from '../warehouse';
import { CONFORMANCE_DATA, CONFORMANCE_PERSONAS, describeWarehouse } from '../warehouse.conformance';
import type { WarehouseSettings } from '../warehouse-settings';
import { PostgresLoader } from './postgres-loader';
import { PostgresWarehouse } from './postgres-warehouse';

jest.setTimeout(120_000);

const ROWS = CONFORMANCE_DATA.filter((sql) => sql.startsWith('INSERT'));
const LOADED = `INSERT INTO quartermaster_load (data_version, data_as_of) VALUES ('v1', '2026-06-17T08:00:00Z')`;
/** 3^n rows. */
const many = (n: number) =>
  Array.from({ length: n }, (_, index) => `sales_order_line ${String.fromCharCode(97 + index)}`).join(
    ' CROSS JOIN ',
  );
const GENEROUS = { timeoutMs: 20_000, maxRows: 1000, maxBytes: 1_000_000 };

let server: PrivatePostgres;
let users = 0;

beforeAll(async () => {
  server = await PrivatePostgres.start();
});
afterAll(() => server.stop());

/** Users belong to the server, so each database has others. */
async function newSettings(more: Partial<WarehouseSettings> = {}): Promise<WarehouseSettings> {
  const loadUrl = await server.createDatabase();
  const url = new URL(loadUrl);
  url.username = `reader${(users += 1)}`;
  url.password = encodeURIComponent('read: only/1');
  const { warehouse } = loadSettings({ env: {} });
  return {
    ...warehouse,
    kind: 'postgres',
    ...more,
    postgres: { ...warehouse.postgres, url: url.toString(), loadUrl, ...more.postgres },
  };
}

async function setUp(settings: WarehouseSettings): Promise<void> {
  const loader = new PostgresLoader(settings, { tables: TABLES, personas: CONFORMANCE_PERSONAS });
  await loader.setup(() => undefined);
  await loader.close();
}

const admin = (settings: WarehouseSettings, ...statements: string[]) =>
  runSql(settings.postgres.loadUrl!, ...statements);

describeWarehouse('PostgresWarehouse', async () => {
  const settings = await newSettings();
  await setUp(settings);
  await admin(settings, ...ROWS, LOADED);
  return new PostgresWarehouse(settings, CONFORMANCE_PERSONAS);
});

describe('PostgresWarehouse', () => {
  let settings: WarehouseSettings;
  let warehouse: PostgresWarehouse;

  const open = (more: Partial<WarehouseSettings> = {}) =>
    (warehouse = new PostgresWarehouse({ ...settings, ...more }, CONFORMANCE_PERSONAS));
  const run = (sql: string, options: { persona?: string; timeoutMs?: number; signal?: AbortSignal } = {}) =>
    warehouse.query({ persona: 'seller', sql, ...GENEROUS, ...options });
  const codeOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'no error',
      (error: QuartermasterError) => error.code ?? String(error),
    );
  const products = async () => (await run('SELECT count(*) FROM product')).rows[0]![0];
  const running = async (like: string) =>
    (
      await admin(
        settings,
        `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%${like}%' AND pid <> pg_backend_pid() AND datname = current_database()`,
      )
    ).map(([pid]) => Number(pid));

  beforeAll(async () => {
    settings = await newSettings();
    await setUp(settings);
    await admin(settings, ...ROWS, LOADED);
  });
  afterEach(() => warehouse.close());

  it.each([
    ['names the table by its schema', 'SELECT count(*) FROM public.purchase_order_line'],
    ["names another persona's view", 'SELECT count(*) FROM reader2_buyer.purchase_order_line'],
    ['becomes another user', `SELECT set_config('role', 'reader2_buyer', false)`],
    ['becomes the owner', `SELECT set_config('role', 'quartermaster', false)`],
    [
      'nests a query behind a change of user',
      `SELECT set_config('search_path', 'reader2_buyer,public', false), query_to_xml('SELECT count(*) FROM purchase_order_line', true, false, '')`,
    ],
    ['hides it in a function call', `SELECT table_to_xml('public.purchase_order_line', true, false, '')`],
    [
      'turns writing on and writes',
      `SELECT set_config('transaction_read_only', 'off', true), query_to_xml('DELETE FROM product', true, false, '')`,
    ],
    ['reads a file', `SELECT pg_read_file('/etc/passwd')`],
    ['ends our transaction', 'COMMIT'],
    ['sets a parameter', `SET statement_timeout = 0`],
    ['prepares a statement', 'PREPARE later AS SELECT 1'],
    ['copies', 'COPY product TO STDOUT'],
    ['writes in a CTE', 'WITH gone AS (DELETE FROM product RETURNING *) SELECT * FROM gone'],
    ['opens its own cursor', 'SELECT 1) TO STDOUT'],
  ])('holds when the SQL %s', async (_, sql) => {
    open();
    expect(await codeOf(run(sql))).toBe('QUERY_INVALID');
    expect(await products()).toBe(3);
    expect(await codeOf(run('SELECT count(*) FROM purchase_order_line'))).toBe('QUERY_INVALID');
  });

  it('takes nothing of one query into the next: parameters, locks', async () => {
    open({ maxConcurrentQueries: 1 });
    await run(
      `SELECT set_config('search_path', 'pg_catalog', false), set_config('timezone', 'Asia/Tokyo', false), pg_advisory_lock(1)`,
    );
    expect(await products()).toBe(3);
    expect((await run("SELECT TIMESTAMPTZ '2026-06-17 12:00:00+02' AS at")).rows).toEqual([
      ['2026-06-17T10:00:00.000Z'],
    ]);
    expect(
      await admin(
        settings,
        `SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      ),
    ).toEqual([[0]]);
  });

  it('gives the values of every type in the shapes of the port', async () => {
    open();
    const { columns, rows } = await run(`
      SELECT 9007199254740993::int8 AS big, 'NaN'::numeric AS nan, 'Infinity'::float8 AS far, 12345678901234.5678 AS exact,
        DATE '2026-03-29' AS spring, DATE 'infinity' AS never, TIMESTAMP '2026-10-25 02:30:00.5' AS autumn,
        NULL::int AS nothing, '{a}'::text[] AS list, B'1' = B'1' AS yes, -0.0::float4 AS zero`);
    expect(rows).toEqual([
      [
        '9007199254740993',
        null,
        null,
        12345678901234.568,
        '2026-03-29',
        null,
        '2026-10-25T02:30:00.500Z',
        null,
        '{a}',
        true,
        -0,
      ],
    ]);
    expect(columns.map(({ type }) => type)).toEqual([
      'integer',
      'number',
      'number',
      'number',
      'date',
      'date',
      'date',
      'integer',
      'string',
      'boolean',
      'number',
    ]);
  });

  it('cancels in the database when the caller goes away or the time is over', async () => {
    open();
    const controller = new AbortController();
    const asked = codeOf(run('SELECT pg_sleep(60) /* left */', { signal: controller.signal }));
    while ((await running('FETCH')).length === 0) await delay(20);
    controller.abort();
    expect(await asked).toBe('CANCELLED');
    expect(
      await codeOf(
        run(`SELECT set_config('statement_timeout', '0', true), pg_sleep(60)`, { timeoutMs: 300 }),
      ),
    ).toBe('QUERY_TIMEOUT');
    while ((await running('FETCH')).length > 0) await delay(20);
    expect(await products()).toBe(3);
  });

  it('gives up on a connection whose statement cannot be cancelled, and the server ends it', async () => {
    open({ killGraceMs: 1 });
    expect(await codeOf(run('SELECT pg_sleep(60)', { timeoutMs: 200 }))).toBe('QUERY_TIMEOUT');
    while ((await running('FETCH')).length > 0) await delay(50);
    expect(await products()).toBe(3);
  });

  it('stops reading values that are far too large', async () => {
    open();
    const huge = `SELECT repeat('x', 200000) AS wide FROM generate_series(1, 400)`;
    expect(await codeOf(run(huge))).toBe('QUERY_TOO_LARGE');
    const later = `SELECT CASE WHEN row_number() OVER () > 205 THEN repeat('x', 200000) ELSE 'small' END AS wide
      FROM ${many(5)}`;
    const { rows, truncated, columns } = await run(later);
    expect({ rows: rows.length, truncated, columns }).toEqual({
      rows: 200,
      truncated: true,
      columns: [{ name: 'wide', type: 'string' }],
    });
    expect(await products()).toBe(3);
  });

  it('fetches no more rows than it may keep', async () => {
    open();
    const { rows, truncated, executeMs } = await warehouse.query({
      persona: 'seller',
      sql: `SELECT row_number() OVER () AS i FROM ${many(20)}`,
      ...GENEROUS,
      maxRows: 700,
    });
    expect(rows).toHaveLength(700);
    expect(rows.at(-1)).toEqual([700]);
    expect(truncated).toBe(true);
    expect(executeMs).toBeGreaterThan(0);
  });

  it('names what needs too much of the disk for itself', async () => {
    const small = await newSettings();
    const tight = { ...small, postgres: { ...small.postgres, tempFileLimit: '1MB', workMemory: '64kB' } };
    await setUp(tight);
    await admin(tight, ...ROWS, LOADED);
    warehouse = new PostgresWarehouse(tight, CONFORMANCE_PERSONAS);
    expect(await codeOf(run(`SELECT a.line_total FROM ${many(11)} ORDER BY 1 DESC`))).toBe('QUERY_TOO_LARGE');
    expect(await products()).toBe(3);
  });

  it('replaces connections that the server has ended, also under a query', async () => {
    open({ maxConcurrentQueries: 1 });
    expect(await products()).toBe(3);
    const end = () =>
      admin(
        settings,
        `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = '${new URL(settings.postgres.url!).username}_seller'`,
      );
    await end();
    expect(await products()).toBe(3);
    const slow = run('SELECT pg_sleep(0.5), 7 AS n');
    while ((await running('FETCH')).length === 0) await delay(20);
    await end();
    expect((await slow).rows[0]![1]).toBe(7);
  });

  it('opens no more connections than its pool has, whoever asks', async () => {
    open({ maxConcurrentQueries: 4, postgres: { ...settings.postgres, poolSize: 2 } });
    const count = async () =>
      Number(
        (
          await admin(
            settings,
            `SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'quartermaster' AND datname = current_database()`,
          )
        )[0]![0],
      );
    let most = 0;
    const asking = Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        run('SELECT pg_sleep(0.02)', { persona: index % 3 ? 'seller' : 'buyer' }),
      ),
    );
    let done = false;
    void asking.finally(() => (done = true));
    while (!done) most = Math.max(most, await count());
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(3); // one more while a closed one is still being taken down
    expect(
      await codeOf(
        Promise.all([
          run('SELECT pg_sleep(1)'),
          run('SELECT pg_sleep(1)'),
          run('SELECT 1', { timeoutMs: 100 }),
        ]),
      ),
    ).toBe('QUERY_TIMEOUT');
  });

  it('ends what runs and what waits when it is closed', async () => {
    open({ maxConcurrentQueries: 1 });
    const codes = [run('SELECT pg_sleep(60)'), run('SELECT 1')].map(codeOf);
    while ((await running('FETCH')).length === 0) await delay(20);
    await warehouse.close();
    expect(await Promise.all(codes)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(await codeOf(run('SELECT 1'))).toBe('CANCELLED');
  });

  describe('without a load of ours', () => {
    let others: WarehouseSettings;
    const openOthers = () =>
      (warehouse = new PostgresWarehouse({ ...others, snapshotSeconds: 1 }, CONFORMANCE_PERSONAS));

    beforeEach(async () => {
      others = await newSettings();
      openOthers();
    });

    it('says that it is not set up', async () => {
      await expect(warehouse.ready()).rejects.toMatchObject({
        code: 'WAREHOUSE_UNAVAILABLE',
        nextStep: expect.stringContaining('qm warehouse setup'),
      });
      await setUp(others);
      await warehouse.ready();
    });

    it('has no data until there are rows, and then names what the statistics say', async () => {
      await setUp(others);
      expect(await warehouse.snapshot()).toBeNull();
      expect(await codeOf(run('SELECT count(*) FROM product'))).toBe('NO_DATA');
      expect(await codeOf(warehouse.tables('seller'))).toBe('NO_DATA');
      await admin(others, ...ROWS);
      const first = await warehouse.snapshot();
      expect(first!.dataVersion).toMatch(/^seen-/);
      const result: WarehouseResult = await run('SELECT count(*) FROM product');
      expect(result).toMatchObject({ rows: [[3]], ...first });
      expect((await warehouse.tables('buyer')).map(({ name, rowCount }) => [name, rowCount])).toContainEqual([
        'purchase_order_line',
        1,
      ]);
      await admin(others, `UPDATE product SET unit_cost = 9 WHERE product_code = 'P-0001'`);
      await expectSoon(async () => (await warehouse.snapshot())!.dataVersion !== first!.dataVersion);
    });
  });

  async function expectSoon(holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 20_000;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error('it never came to hold');
      await delay(100);
    }
  }

  it('is out of reach without a server, and says so within its time', async () => {
    const gone = new URL(settings.postgres.url!);
    gone.port = '1';
    open({ postgres: { ...settings.postgres, url: gone.toString() } });
    expect(await codeOf(run('SELECT 1'))).toBe('WAREHOUSE_UNAVAILABLE');
    await expect(warehouse.ready()).rejects.toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
  });
});

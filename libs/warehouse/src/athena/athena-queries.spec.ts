import { readFileSync } from 'node:fs';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { QuartermasterError } from '#libs/contracts';
import {
  builtInDefinitions,
  compileMetricQuery,
  loadSemanticModel,
  readSemanticFiles,
} from '#libs/semantics';
import type { WarehouseQuery } from '../warehouse';
import { AthenaFixture } from './athena-fixture.conformance';
import type { AthenaWarehouse } from './athena-warehouse';

jest.setTimeout(60_000);

const ROWS = 2500;
/** As many orders in May as in June, a line each, so that files of a month weigh something. */
const ORDERS = [5, 6].flatMap((month) => [
  `INSERT INTO sales_order_header SELECT 'M${month}', CAST(i AS VARCHAR), DATE '2026-0${month}-15', 'C-1', md5(CAST(i AS VARCHAR)), 'WH-01', NULL, NULL, NULL, 'Pending' FROM range(${ROWS}) t(i)`,
  `INSERT INTO sales_order_line SELECT 'M${month}', CAST(i AS VARCHAR), 1, 'P-0001', 1, 1, 2.50, 2.50, md5(CAST(i AS VARCHAR)) FROM range(${ROWS}) t(i)`,
]);
const ENDLESS = `SELECT count(*) FROM ${Array.from({ length: 9 }, (_, i) => `sales_order_line t${i}`).join(' CROSS JOIN ')}`;
const CUTOFF_BYTES = 1000;

describe('AthenaWarehouse', () => {
  let fixture: AthenaFixture;
  let warehouse: AthenaWarehouse;

  const run = (sql: string, more: Partial<WarehouseQuery> = {}, on = warehouse) =>
    on.query({ persona: 'seller', sql, timeoutMs: 20_000, maxRows: 10_000, maxBytes: 10_000_000, ...more });
  const codeOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'no error',
      (error: QuartermasterError) => error.code ?? String(error),
    );
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const calls = (operation: string) => fixture.double.calls(operation).length;

  beforeAll(async () => {
    fixture = await AthenaFixture.start({
      workGroups: [{ name: 'primary' }, { name: 'thrifty', bytesScannedCutoffPerQuery: CUTOFF_BYTES }],
    });
    await fixture.load(ORDERS);
    warehouse = fixture.warehouse();
  });
  afterAll(() => fixture.stop());

  it('reads a result page by page, and no page more than is wanted', async () => {
    const sql =
      'SELECT sales_order_number, customer_name FROM sales_order_header ORDER BY sales_order_prefix, sales_order_number';
    const before = calls('GetQueryResults');
    const all = await run(sql);
    expect(all).toMatchObject({ truncated: false });
    expect(all.rows).toHaveLength(2 * ROWS + 2);
    expect(new Set(all.rows.slice(0, ROWS).map(([number]) => number)).size).toBe(ROWS);
    // The header is a row of the first of six pages.
    expect(calls('GetQueryResults') - before).toBe(6);
    const some = await run(sql, { maxRows: 1500 });
    expect(some).toMatchObject({ truncated: true, rows: all.rows.slice(0, 1500) });
    expect(calls('GetQueryResults') - before).toBe(8);
    expect((await run(sql, { maxRows: 2 * ROWS + 2 })).truncated).toBe(false);
  });

  it('reads only the files of the months that are asked for, and bills them', async () => {
    const lines = 'SELECT SUM(order_quantity) AS units, min(fulfillment_status) AS low FROM sales_order_line';
    const scanned = async (sql: string) => {
      const { rows } = await run(sql);
      return [rows[0]![0], fixture.double.scannedBytes.at(-1)!] as [number, number];
    };
    const [all, allBytes] = await scanned(lines);
    const [june, juneBytes] = await scanned(`${lines} WHERE month = '2026-06'`);
    expect([all, june]).toEqual([2 * ROWS + 16, ROWS + 16]);
    expect(juneBytes).toBeLessThan(allBytes * 0.7);
    expect(await scanned(`${lines} WHERE month = '2024-01'`)).toEqual([null, 0]);
    const { usage } = await run(lines);
    const tenMegabytes = 10 / 1024 ** 2;
    expect(usage).toEqual({ unit: 'terabyte-scanned', quantity: tenMegabytes, usd: tenMegabytes * 5 });
  });

  it('reads only the months of a question for a period, and gives the same rows', async () => {
    const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));
    const ask = async (dialect: 'trino' | 'redshift') => {
      const { sql } = compileMetricQuery(
        model,
        {
          measures: [{ measure: 'sales_line.revenue' }],
          dimensions: ['sales_order.customer_code'],
          timeDimensions: [{ dimension: 'sales_order.order_date', dateRange: ['2026-05-15', '2026-05-16'] }],
          filters: [],
        },
        { dialect, persona: 'warehouse_manager', today: '2026-06-17', maxRows: 10 },
      );
      const { rows } = await run(sql);
      return { rows, bytes: fixture.double.scannedBytes.at(-1)! };
    };
    // The same query as Redshift is asked it, which does not know of months.
    const [cut, whole] = [await ask('trino'), await ask('redshift')];
    expect(cut.rows).toEqual([['C-1', 2.5 * ROWS]]);
    expect(cut.rows).toEqual(whole.rows);
    expect(cut.bytes).toBeGreaterThan(0);
    expect(cut.bytes).toBeLessThan(whole.bytes * 0.7);
  });

  it('gives text, null and numbers as what they are', async () => {
    const { rows, columns } = await run(
      `SELECT '' AS empty, CAST(NULL AS VARCHAR) AS nothing, 9007199254740993 AS large, -0.5 AS decimal_half,
              CAST(12345678901.5 AS DOUBLE) AS far, CAST(0.00001 AS DOUBLE) AS near, 1 = 2 AS wrong,
              CAST('NaN' AS DOUBLE) AS no_number, CAST('2026-06-17 08:30:00' AS TIMESTAMP) AS at`,
    );
    expect(rows).toEqual([
      ['', null, '9007199254740993', -0.5, 12345678901.5, 0.00001, false, null, '2026-06-17T08:30:00.000Z'],
    ]);
    expect(columns.map(({ type }) => type)).toEqual([
      'string',
      'string',
      'integer',
      'number',
      'number',
      'number',
      'boolean',
      'number',
      'date',
    ]);
  });

  it('stops in Athena what was aborted or took too long', async () => {
    const stops = calls('StopQueryExecution');
    const controller = new AbortController();
    const aborted = codeOf(run(ENDLESS, { signal: controller.signal }));
    await until(() => fixture.double.activeQueries === 1);
    controller.abort();
    expect(await aborted).toBe('CANCELLED');
    expect(await codeOf(run(ENDLESS, { timeoutMs: 300 }))).toBe('QUERY_TIMEOUT');
    await until(() => fixture.double.activeQueries === 0);
    expect(calls('StopQueryExecution') - stops).toBe(2);
  });

  it('stops what was started while its caller went away', async () => {
    fixture.double.faults.plan('StartQueryExecution', { latencyMs: 150 });
    const stops = calls('StopQueryExecution');
    const starts = calls('StartQueryExecution');
    const controller = new AbortController();
    const aborted = codeOf(run(ENDLESS, { signal: controller.signal }));
    await until(() => calls('StartQueryExecution') > starts);
    controller.abort();
    expect(await aborted).toBe('CANCELLED');
    await until(() => calls('StopQueryExecution') > stops);
    await until(() => fixture.double.activeQueries === 0);
  });

  it('lets no more run at a time than the settings say, and waits no longer than it may', async () => {
    const one = fixture.warehouse(fixture.settings({}, { maxConcurrentQueries: 1 }));
    const controller = new AbortController();
    const first = codeOf(run(ENDLESS, { signal: controller.signal }, one));
    await until(() => fixture.double.activeQueries === 1);
    const starts = calls('StartQueryExecution');
    expect(await codeOf(run('SELECT 1', { timeoutMs: 100 }, one))).toBe('QUERY_TIMEOUT');
    expect(calls('StartQueryExecution')).toBe(starts);
    controller.abort();
    expect(await first).toBe('CANCELLED');
    expect((await run('SELECT 1', {}, one)).rows).toEqual([[1]]);
  });

  it.each([
    ['throttled', { error: 'TooManyRequestsException' }],
    ['failing', { error: 'InternalServerException' }],
    ['cut off', { drop: true }],
  ] as const)('asks again where Athena is %s, and runs the query once', async (_, fault) => {
    for (const operation of ['StartQueryExecution', 'GetQueryExecution', 'GetQueryResults'])
      fixture.double.faults.plan(operation, fault, 2);
    const before = fixture.double.executions;
    expect((await run('SELECT 7 AS n')).rows).toEqual([[7]]);
    expect(fixture.double.executions - before).toBe(1);
  });

  it('runs the query once where the answer to its start was lost', async () => {
    fixture.double.faults.plan('StartQueryExecution', { dropAfter: true });
    const before = fixture.double.executions;
    expect((await run('SELECT 8 AS n')).rows).toEqual([[8]]);
    expect(fixture.double.executions - before).toBe(1);
  });

  it('says that the warehouse is out of reach, or that its time is over, when Athena goes on refusing', async () => {
    fixture.double.faults.plan('StartQueryExecution', { error: 'TooManyRequestsException' }, 3);
    expect(await codeOf(run('SELECT 1', { timeoutMs: 60 }))).toBe('QUERY_TIMEOUT');
    const nowhere = fixture.warehouse(fixture.settings({ workgroup: 'nowhere' }));
    expect(await codeOf(run('SELECT 1', {}, nowhere))).toBe('WAREHOUSE_UNAVAILABLE');
    expect(await codeOf(nowhere.ready())).toBe('WAREHOUSE_UNAVAILABLE');
    const elsewhere = fixture.warehouse(fixture.settings({ outputLocation: undefined }));
    expect(await codeOf(run('SELECT 1', {}, elsewhere))).toBe('WAREHOUSE_UNAVAILABLE');
  });

  it('says that a query is too large when the workgroup cuts it off', async () => {
    const thrifty = fixture.warehouse(fixture.settings({ workgroup: 'thrifty' }));
    expect(await codeOf(run('SELECT min(fulfillment_status) FROM sales_order_line', {}, thrifty))).toBe(
      'QUERY_TOO_LARGE',
    );
    expect((await run('SELECT 1', {}, thrifty)).rows).toEqual([[1]]);
  });

  it('takes a result again where the settings allow it, for nothing', async () => {
    const reusing = fixture.warehouse(fixture.settings({ resultReuseMinutes: 5 }));
    const sql = 'SELECT count(*) AS orders FROM sales_order_header';
    expect((await run(sql, {}, reusing)).usage.quantity).toBeGreaterThan(0);
    expect(await run(sql, {}, reusing)).toMatchObject({
      rows: [[2 * ROWS + 2]],
      usage: { quantity: 0, usd: 0 },
    });
  });

  it('reaches no tables of others by their database, which Athena itself would give', async () => {
    const other = fixture.double.catalog.names().find((name) => name.startsWith('quartermaster__buyer__'))!;
    const all = other.replace('__buyer', '');
    for (const sql of [
      `SELECT * FROM ${other}.purchase_order_line`,
      `SELECT * FROM "${other.toUpperCase()}"."purchase_order_line"`,
      `SELECT * FROM ${all}.purchase_order_line`,
      `SELECT * FROM AwsDataCatalog.${other}.purchase_order_line`,
      `SELECT * FROM product AS ${other}, ${other} . purchase_order_line`,
      `SELECT '/*' FROM ${other}.purchase_order_line WHERE '*/' = ''`,
      'SELECT * FROM information_schema.tables',
      'SELECT 1 /* comment */',
      "SELECT 'never closed",
    ])
      expect([sql, await codeOf(run(sql))]).toEqual([sql, 'QUERY_INVALID']);
    expect((await run(`SELECT '${other}.product' AS said`)).rows).toEqual([[`${other}.product`]]);
    expect(await fixture.double.queryDirectly(`SELECT count(*) FROM ${other}.purchase_order_line`)).toEqual([
      ['1'],
    ]);
  });

  it('writes the result where the settings say, as CSV with a null that is not an empty text', async () => {
    await run("SELECT 'a \"b\"' AS text, '' AS empty, CAST(NULL AS VARCHAR) AS nothing");
    const { key } = fixture.double.s3.list('results', '')[0]!;
    const client = new S3Client({
      region: fixture.double.region,
      endpoint: fixture.double.endpoint,
      forcePathStyle: true,
    });
    const found = fixture.double.s3
      .list('results', '')
      .map((each) => readFileSync(each.path, 'utf8'))
      .filter((text) => text.startsWith('"text","empty","nothing"'));
    expect(found).toEqual(['"text","empty","nothing"\n"a ""b""","",\n']);
    const { Body: body } = await client.send(new GetObjectCommand({ Bucket: 'results', Key: key }));
    expect(await body!.transformToString()).toMatch(/^"/);
    client.destroy();
  });

  it('is refused with a wrong key', async () => {
    const known = process.env.AWS_SECRET_ACCESS_KEY;
    process.env.AWS_SECRET_ACCESS_KEY = 'wrong';
    try {
      expect(await codeOf(fixture.warehouse().ready())).toBe('WAREHOUSE_UNAVAILABLE');
    } finally {
      process.env.AWS_SECRET_ACCESS_KEY = known;
    }
  });

  it('stops what still runs when it is closed', async () => {
    const closing = fixture.warehouse();
    const asked = codeOf(run(ENDLESS, {}, closing));
    await until(() => fixture.double.activeQueries === 1);
    await closing.close();
    expect(await asked).toBe('CANCELLED');
    await until(() => fixture.double.activeQueries === 0);
  });
});

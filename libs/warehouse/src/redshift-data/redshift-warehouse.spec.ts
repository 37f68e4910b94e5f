import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { QuartermasterError } from '#libs/contracts';
import { loadSettings } from '#libs/runtime';
import {
  PrivatePostgres,
  type RedshiftDouble,
  type RedshiftDoubleOptions,
  runSql,
  startRedshiftDouble,
} from '#libs/testing';
import { TABLES } from '../schema';
import { CONFORMANCE_DATA, CONFORMANCE_PERSONAS, describeWarehouse } from '../warehouse.conformance';
import { describeLoader, exportConformanceData } from '../warehouse-loader.conformance';
import type { WarehouseSettings } from '../warehouse-settings';
import { RedshiftLoader } from './redshift-loader';
import { RedshiftDataWarehouse } from './redshift-warehouse';

jest.setTimeout(120_000);

const ROWS = CONFORMANCE_DATA.filter((sql) => sql.startsWith('INSERT'));
const LOADED = `INSERT INTO quartermaster_load VALUES ('v1', '2026-06-17T08:00:00.000Z')`;
const GENEROUS = { timeoutMs: 20_000, maxRows: 1000, maxBytes: 1_000_000 };
const quiet = () => undefined;

let postgres: PrivatePostgres;
let places = 0;
const doubles: RedshiftDouble[] = [];

beforeAll(async () => {
  postgres = await PrivatePostgres.start();
});
afterAll(async () => {
  await Promise.all(doubles.map((double) => double.stop()));
  await postgres.stop();
});

interface Place {
  double: RedshiftDouble;
  settings: WarehouseSettings;
  engineUrl: string;
}

async function newPlace(limits: RedshiftDoubleOptions['limits'] = {}): Promise<Place> {
  const engineUrl = await postgres.createDatabase();
  const double = await startRedshiftDouble({ engineUrl, limits });
  doubles.push(double);
  const { warehouse } = loadSettings({ env: {} });
  const userPrefix = `redshift${(places += 1)}`;
  const settings: WarehouseSettings = {
    ...warehouse,
    kind: 'redshift-data',
    redshift: {
      ...warehouse.redshift,
      region: double.region,
      endpoint: double.endpoint,
      s3Endpoint: double.endpoint,
      workgroup: 'quartermaster',
      database: new URL(engineUrl).pathname.slice(1),
      userPrefix,
      secretArn: `${userPrefix}/{persona}`,
      loadRoleArn: 'arn:aws:iam::111122223333:role/quartermaster-load',
      dataLocation: 's3://bucket/warehouse',
      pollMs: 5,
    },
  };
  return { double, settings, engineUrl };
}

const access = ({ double }: Place) => ({ credentials: double.credentials });
const loaderOf = (place: Place) =>
  new RedshiftLoader(place.settings, { tables: TABLES, personas: CONFORMANCE_PERSONAS }, access(place));
const warehouseOf = (place: Place, more: Partial<WarehouseSettings> = {}) =>
  new RedshiftDataWarehouse({ ...place.settings, ...more }, CONFORMANCE_PERSONAS, access(place));

async function filled(place: Place): Promise<Place> {
  const loader = loaderOf(place);
  await loader.setup(quiet);
  await loader.close();
  await runSql(place.engineUrl, ...ROWS, LOADED);
  return place;
}

describeWarehouse('RedshiftDataWarehouse', async () => warehouseOf(await filled(await newPlace())));

describeLoader('RedshiftLoader', async () => {
  const place = await newPlace();
  return { loader: loaderOf(place), warehouse: warehouseOf(place) };
});

describe('RedshiftDataWarehouse', () => {
  let place: Place;
  let warehouse: RedshiftDataWarehouse;

  const run = (
    sql: string,
    options: { persona?: string; timeoutMs?: number; maxRows?: number; signal?: AbortSignal } = {},
  ) => warehouse.query({ persona: 'seller', sql, ...GENEROUS, ...options });
  const codeOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'no error',
      (error: QuartermasterError) => error.code ?? String(error),
    );
  const products = async () => (await run('SELECT COUNT(*) FROM product')).rows[0]![0];
  const states = () => place.double.statements.all.map(({ status }) => status);
  const many = `FROM ${Array.from({ length: 7 }, (_, index) => `sales_order_line t${index}`).join(' CROSS JOIN ')}`;

  beforeAll(async () => {
    place = await filled(await newPlace({ pageRows: 50, activeStatements: 20, resultBytes: 5_000_000 }));
  });
  beforeEach(() => {
    warehouse = warehouseOf(place);
  });
  afterEach(() => warehouse.close());

  it("asks as the persona's user, whose rights the database checks", async () => {
    expect(await codeOf(run('SELECT COUNT(*) FROM public.purchase_order_line'))).toBe('QUERY_INVALID');
    expect(
      await codeOf(run(`SELECT COUNT(*) FROM ${place.settings.redshift.userPrefix}_buyer.product`)),
    ).toBe('QUERY_INVALID');
    expect(place.double.calls('BatchExecuteStatement').at(-1)).toMatchObject({
      SecretArn: `${place.settings.redshift.userPrefix}/seller`,
      WorkgroupName: 'quartermaster',
    });
  });

  it('asks a cluster as a user by name, and counts seconds instead of capacity', async () => {
    const { redshift } = place.settings;
    await warehouse.close();
    warehouse = warehouseOf(place, {
      redshift: { ...redshift, workgroup: undefined, clusterIdentifier: 'cluster-1', secretArn: undefined },
    });
    expect((await run('SELECT 1 AS one')).usage).toMatchObject({ unit: 'second', usd: 0 });
    expect(place.double.calls('BatchExecuteStatement').at(-1)).toMatchObject({
      ClusterIdentifier: 'cluster-1',
      DbUser: `${redshift.userPrefix}_seller`,
    });
  });

  it('bills the time that it ran times the capacity', async () => {
    const { usage, executeMs } = await run('SELECT pg_sleep(0.2), 1 AS one');
    expect(executeMs).toBeGreaterThanOrEqual(200);
    expect(usage.unit).toBe('rpu-hour');
    expect(usage.quantity).toBeCloseTo((executeMs / 3_600_000) * 8, 10);
    expect(usage.usd).toBeCloseTo(usage.quantity * 0.36, 10);
  });

  it('gives typed fields in the shapes of the port', async () => {
    const { columns, rows } = await run(`
      SELECT CAST(12345678901.25 AS NUMERIC(18,2)) AS exact, 'NaN'::float8 AS nan, 'NaN'::numeric AS nothing,
        DATE '2026-03-29' AS spring, TIMESTAMP '2026-10-25 02:30:00.5' AS autumn, 1 = 1 AS yes, NULL::int AS empty,
        DATEDIFF(day, DATE '2026-02-27', DATE '2026-03-01') AS days, 1.5::float8 AS half`);
    expect(rows).toEqual([
      [12345678901.25, null, null, '2026-03-29', '2026-10-25T02:30:00.500Z', true, null, 2, 1.5],
    ]);
    expect(columns.map(({ type }) => type)).toEqual([
      'number',
      'number',
      'number',
      'date',
      'date',
      'boolean',
      'integer',
      'integer',
      'number',
    ]);
  });

  it('fetches pages until it has what it may keep', async () => {
    const sql = `SELECT row_number() OVER () AS n ${many}`;
    const before = place.double.calls('GetStatementResult').length;
    const { rows, truncated } = await run(sql, { maxRows: 120 });
    expect(rows.map(([n]) => n)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    expect(truncated).toBe(true);
    // Three pages of 50, and one for which data is loaded.
    expect(place.double.calls('GetStatementResult').length - before).toBe(4);
  });

  it('cancels the statement when the time is over or the caller goes away', async () => {
    expect(await codeOf(run('SELECT pg_sleep(60)', { timeoutMs: 200 }))).toBe('QUERY_TIMEOUT');
    while (states().at(-1) !== 'ABORTED') await delay(5);
    const controller = new AbortController();
    const asked = codeOf(run('SELECT pg_sleep(60)', { signal: controller.signal }));
    while (!states().includes('STARTED')) await delay(5);
    controller.abort();
    expect(await asked).toBe('CANCELLED');
    await warehouse.close();
    expect(states().slice(-2)).toEqual(['ABORTED', 'ABORTED']);
  });

  it('cancels what a late answer to a submit has started', async () => {
    place.double.faults.plan('BatchExecuteStatement reply', { latencyMs: 400 });
    expect(await codeOf(run('SELECT pg_sleep(60)', { timeoutMs: 100 }))).toBe('QUERY_TIMEOUT');
    while (states().at(-1) !== 'ABORTED') await delay(10);
  });

  it.each([
    ['throttled', { error: 'ThrottlingException' }],
    ['failing with 500', { error: 'InternalServerException', status: 500 }],
    ['cut off', { drop: true }],
  ] as const)('repeats calls that are %s', async (_, fault) => {
    for (const operation of ['BatchExecuteStatement', 'DescribeStatement', 'GetStatementResult'])
      place.double.faults.plan(operation, fault, 2);
    expect(await products()).toBe(3);
  });

  it('runs a statement once although the answer to its submit was lost', async () => {
    const before = place.double.statements.all.length;
    place.double.faults.plan('BatchExecuteStatement reply', { drop: true });
    expect(await products()).toBe(3);
    expect(place.double.statements.all).toHaveLength(before + 1);
    const [first, second] = place.double.calls('BatchExecuteStatement').slice(-2);
    expect(first!.ClientToken).toBe(second!.ClientToken);
  });

  it('gives up repeating in the end, and within the time of the query', async () => {
    place.double.faults.plan('BatchExecuteStatement', { error: 'ThrottlingException' }, 3);
    expect(await codeOf(run('SELECT 1', { timeoutMs: 50 }))).toMatch(/QUERY_TIMEOUT|no error/);
    place.double.faults.plan('DescribeStatement', { error: 'AccessDeniedException', status: 403 });
    expect(await codeOf(run('SELECT 1'))).toBe('WAREHOUSE_UNAVAILABLE');
    while ((await codeOf(run('SELECT 1'))) !== 'no error') await delay(10);
  });

  it('asks anew when a result is no longer there', async () => {
    place.double.faults.plan('GetStatementResult', { error: 'ResourceNotFoundException' });
    const before = place.double.statements.all.length;
    expect(await products()).toBe(3);
    expect(place.double.statements.all).toHaveLength(before + 2);
    place.double.faults.plan('GetStatementResult', { error: 'ResourceNotFoundException' }, 4);
    expect(await codeOf(run('SELECT 1'))).toBe('WAREHOUSE_UNAVAILABLE');
  });

  it("knows the service's limits: length of SQL, size of results, statements under way", async () => {
    const calls = place.double.calls('BatchExecuteStatement').length;
    expect(await codeOf(run(`SELECT ${'1 + '.repeat(30_000)} 1`))).toBe('QUERY_INVALID');
    expect(place.double.calls('BatchExecuteStatement')).toHaveLength(calls);
    expect(await codeOf(run(`SELECT repeat('x', 100000) AS wide FROM (SELECT 1 ${many}) m LIMIT 60`))).toBe(
      'QUERY_TOO_LARGE',
    );
    const random = jest.spyOn(Math, 'random').mockReturnValue(0.01);
    place.double.faults.plan(
      'BatchExecuteStatement',
      { error: 'ActiveStatementsExceededException', message: 'quota' },
      8,
    );
    await expect(run('SELECT 1', { timeoutMs: 60_000 })).rejects.toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
      message: expect.stringContaining('500'),
      retryable: true,
    });
    random.mockRestore();
  });

  it('refuses what gives no rows, and names a failing statement', async () => {
    expect(await codeOf(run(`SET statement_timeout TO 0`))).toBe('QUERY_INVALID');
    expect(await codeOf(run('SELECT 1 / (COUNT(*) - 3) FROM product'))).toBe('QUERY_INVALID');
  });

  it('is refused with other keys, and says when it is not set up', async () => {
    const stranger = new RedshiftDataWarehouse(place.settings, CONFORMANCE_PERSONAS, {
      credentials: { ...place.double.credentials, secretAccessKey: 'guessed' },
    });
    await expect(stranger.ready()).rejects.toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
    await stranger.close();
    const bare = warehouseOf(await newPlace());
    await expect(bare.ready()).rejects.toMatchObject({
      code: 'WAREHOUSE_UNAVAILABLE',
      nextStep: expect.stringContaining('qm warehouse setup'),
    });
    await bare.close();
  });
});

describe('RedshiftLoader', () => {
  it('lays tables out for joins and periods, and prints what COPY reads', async () => {
    const place = await newPlace();
    const loader = loaderOf(place);
    const sql = loader.statements().join(';\n');
    expect(sql).toMatch(
      /"sales_order_header" \([^;]*\) DISTKEY \("sales_order_number"\) SORTKEY \("order_date"\)/,
    );
    expect(sql).toMatch(/"sales_order_line" \([^;]*\) DISTKEY \("sales_order_number"\) SORTKEY/);
    expect(sql).toMatch(/"product" \([^;]*"product_name" VARCHAR\(800\)[^;]*\) DISTSTYLE ALL/);
    expect(sql).toContain(`COPY "public"."product_loading"`);
    expect(sql).toContain("IAM_ROLE 'arn:aws:iam::111122223333:role/quartermaster-load' FORMAT AS PARQUET");
    await loader.close();
  });

  it('says which setting is missing, and why COPY was refused', async () => {
    const place = await newPlace();
    const directory = mkdtempSync(join(tmpdir(), 'qm-rs-load-'));
    const data = await exportConformanceData(directory, {
      dataVersion: 'v',
      dataAsOf: '2026-06-17T08:00:00.000Z',
    });
    const { redshift } = place.settings;
    const open = (own: Partial<typeof redshift>) =>
      loaderOf({ ...place, settings: { ...place.settings, redshift: { ...redshift, ...own } } });
    const without = open({ dataLocation: undefined });
    await expect(without.load(data, quiet)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining('dataLocation'),
    });
    const refused = open({ loadRoleArn: 'nobody' });
    await refused.setup(quiet);
    await expect(refused.load(data, quiet)).rejects.toMatchObject({
      code: 'QUERY_INVALID',
      details: { reason: expect.stringContaining('Not authorized') },
    });
    await Promise.all([without.close(), refused.close()]);
    rmSync(directory, { recursive: true, force: true });
  });
});

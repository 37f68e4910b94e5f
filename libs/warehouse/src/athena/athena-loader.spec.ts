import { join } from 'node:path';
import { CONFORMANCE_PERSONAS } from '../warehouse.conformance';
import { exportConformanceData } from '../warehouse-loader.conformance';
import { AthenaFixture, quiet, SNAPSHOT } from './athena-fixture.conformance';

jest.setTimeout(60_000);

describe('AthenaLoader', () => {
  let fixture: AthenaFixture;
  const databases = () => fixture.double.catalog.names().filter((name) => name.includes('__'));
  const loads = () => new Set(databases().map((name) => name.split('__').at(-1)));
  const objects = () => fixture.double.s3.list('data', '').map(({ key }) => key);
  const count = (persona: string, table: string, personas = CONFORMANCE_PERSONAS) =>
    fixture
      .warehouse(fixture.settings(), personas)
      .query({ persona, sql: `SELECT count(*) FROM ${table}`, timeoutMs: 20_000, maxRows: 1, maxBytes: 1000 })
      .then(({ rows }) => rows[0]![0]);

  beforeEach(async () => {
    fixture = await AthenaFixture.start();
    await fixture.load();
  });
  afterEach(() => fixture.stop());

  it('keeps the load before, and removes the one before that with its files', async () => {
    const [first] = loads();
    await fixture.load([], { ...SNAPSHOT, dataVersion: 'v2' });
    expect(loads().size).toBe(2);
    expect(objects().some((key) => key.includes(first!))).toBe(true);
    // The same data again is a load of its own.
    await fixture.load([], { ...SNAPSHOT, dataVersion: 'v2' });
    expect(loads().size).toBe(2);
    expect(loads().has(first)).toBe(false);
    expect(objects().some((key) => key.includes(first!))).toBe(false);
    expect(await count('seller', 'product')).toBe(3);
  });

  it('makes the tables of personas that came or changed after the load, without a new one', async () => {
    const [seller, buyer] = CONFORMANCE_PERSONAS as [
      { id: string; tables: string[] },
      { id: string; tables: string[] },
    ];
    const changed = [
      { id: 'seller', tables: seller.tables.filter((table) => table !== 'sales_order_line') },
      buyer,
      { id: 'counter', tables: ['product', 'sales_order_line'] },
    ];
    const setUpFirst = { code: 'WAREHOUSE_UNAVAILABLE', nextStep: expect.stringContaining('setup') };
    await expect(count('counter', 'product', changed)).rejects.toMatchObject(setUpFirst);
    await expect(count('seller', 'product', changed)).rejects.toMatchObject(setUpFirst);
    await fixture.loader(fixture.settings(), changed).setup(quiet);
    expect(await count('counter', 'sales_order_line', changed)).toBe(3);
    expect(await count('seller', 'product', changed)).toBe(3);
    await expect(count('seller', 'sales_order_line', changed)).rejects.toMatchObject({
      code: 'QUERY_INVALID',
    });
  });

  it.each(['PutObject', 'CreateTable', 'BatchCreatePartition', 'StartQueryExecution', 'UpdateDatabase'])(
    'leaves nothing behind and the data as it was when %s is refused',
    async (operation) => {
      const before = { databases: databases(), objects: objects() };
      fixture.double.faults.plan(operation, { error: 'AccessDeniedException', status: 403 });
      await expect(fixture.load([], { ...SNAPSHOT, dataVersion: 'v2' })).rejects.toMatchObject({
        code: 'WAREHOUSE_UNAVAILABLE',
        details: { reason: expect.stringContaining('AccessDenied') },
      });
      expect({ databases: databases(), objects: objects() }).toEqual(before);
      expect(await fixture.warehouse().snapshot()).toEqual(SNAPSHOT);
    },
  );

  it('goes on where S3 and Glue are throttled', async () => {
    for (const operation of ['PutObject', 'CreateTable', 'UpdateDatabase'])
      fixture.double.faults.plan(operation, { error: 'SlowDown', status: 503 }, 2);
    await fixture.load([], { ...SNAPSHOT, dataVersion: 'v2' });
    expect((await fixture.warehouse().snapshot())?.dataVersion).toBe('v2');
  });

  it('refuses files that are not cut by month, without which questions for a period could not be asked', async () => {
    const data = await exportConformanceData(fixture.directory, SNAPSHOT);
    const tables = data.tables.map((table) => ({
      ...table,
      files: [join(SNAPSHOT.dataVersion, 'product', 'part-0.parquet')],
    }));
    await expect(fixture.loader().load({ ...data, tables }, quiet)).rejects.toMatchObject({
      code: 'IMPORT_REJECTED',
    });
  });

  it('says which setting is missing', () => {
    expect(() => fixture.loader(fixture.settings({ dataLocation: undefined }))).toThrow(/dataLocation/);
  });
});

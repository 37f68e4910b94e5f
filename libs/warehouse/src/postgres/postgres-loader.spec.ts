import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '#libs/runtime';
import { PrivatePostgres, runSql } from '#libs/testing';
import { TABLES } from '../schema';
import { CONFORMANCE_PERSONAS } from '../warehouse.conformance';
import { describeLoader, exportConformanceData } from '../warehouse-loader.conformance';
import type { WarehouseSettings } from '../warehouse-settings';
import { PostgresLoader } from './postgres-loader';
import { PostgresWarehouse } from './postgres-warehouse';

jest.setTimeout(120_000);

const quiet = () => undefined;
const SNAPSHOT = { dataVersion: 'v1', dataAsOf: '2026-06-17T08:00:00.000Z' };

describe('PostgresLoader', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-pg-load-'));
  let server: PrivatePostgres;
  let settings: WarehouseSettings;
  let loader: PostgresLoader;
  let users = 0;

  const newSettings = async (): Promise<WarehouseSettings> => {
    const loadUrl = await server.createDatabase();
    const url = new URL(loadUrl);
    url.username = `reader${(users += 1)}`;
    url.password = encodeURIComponent('read: only/1');
    const { warehouse } = loadSettings({ env: {} });
    return {
      ...warehouse,
      kind: 'postgres',
      postgres: { ...warehouse.postgres, url: url.toString(), loadUrl },
    };
  };
  const loaderFor = (own: WarehouseSettings) =>
    new PostgresLoader(own, { tables: TABLES, personas: CONFORMANCE_PERSONAS });
  const admin = (...statements: string[]) => runSql(settings.postgres.loadUrl!, ...statements);

  beforeAll(async () => {
    server = await PrivatePostgres.start();
    settings = await newSettings();
    loader = loaderFor(settings);
  });
  afterAll(async () => {
    await loader.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  describeLoader('PostgresLoader', async () => {
    const own = await newSettings();
    return { loader: loaderFor(own), warehouse: new PostgresWarehouse(own, CONFORMANCE_PERSONAS) };
  });

  it('makes users that may read their own views and nothing else', async () => {
    await loader.setup(quiet);
    const own = new URL(settings.postgres.url!);
    own.username += '_seller';
    const asSeller = (sql: string) => runSql(own.toString(), sql);
    expect(await asSeller(`SELECT count(*)::int FROM ${own.username}.product`)).toEqual([[0]]);
    await expect(asSeller('SELECT 1 FROM public.product')).rejects.toThrow('permission denied');
    await expect(
      asSeller(`SELECT 1 FROM ${own.username.replace('seller', 'buyer')}.product`),
    ).rejects.toThrow('permission denied');
    await expect(
      asSeller(`SET default_transaction_read_only = off; DELETE FROM ${own.username}.product`),
    ).rejects.toThrow('permission denied');
    await expect(asSeller('CREATE TABLE public.mine (a int)')).rejects.toThrow();
    await expect(asSeller(`SET ROLE ${own.username.replace('seller', 'buyer')}`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('refuses to set up where everybody may read the tables', async () => {
    await admin('CREATE TABLE public.payroll (a int)', 'GRANT SELECT ON public.payroll TO PUBLIC');
    await expect(loader.setup(quiet)).rejects.toMatchObject({
      code: 'QUERY_INVALID',
      details: { reason: expect.stringContaining('can read public.payroll') },
    });
    await admin('DROP TABLE public.payroll');
  });

  it('keeps no password where a log could show it', async () => {
    const labels: string[] = [];
    await loader.setup(({ label }) => labels.push(label));
    expect(labels.join('\n')).not.toMatch(/SCRAM|read: only/);
    expect(loader.statements().join('\n')).toContain("PASSWORD '<password of warehouse.postgres.url>'");
  });

  it('makes views of tables that others have loaded, and says which column is missing', async () => {
    const others = await newSettings();
    await runSql(others.postgres.loadUrl!, 'CREATE TABLE public.product (product_code text)');
    const late = loaderFor(others);
    await expect(late.setup(quiet)).rejects.toMatchObject({ code: 'QUERY_INVALID' });
    await late.close();
    expect(
      await runSql(
        others.postgres.loadUrl!,
        `SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public'`,
      ),
    ).toEqual([[1]]);
  });

  it('names broken keys and what else depends on a table, and leaves the data as it was', async () => {
    await loader.setup(quiet);
    await loader.load(await exportConformanceData(directory, SNAPSHOT), quiet);
    const orphan = await exportConformanceData(directory, { ...SNAPSHOT, dataVersion: 'v2' }, [
      `INSERT INTO warehouse_product (warehouse_code, product_code) VALUES ('WH-01', 'none')`,
    ]);
    await expect(loader.load(orphan, quiet)).rejects.toMatchObject({
      code: 'QUERY_INVALID',
      details: { reason: expect.stringContaining('(product_code)=(none) is not present') },
    });
    await admin('CREATE VIEW public.of_others AS SELECT * FROM public.product');
    const again = await exportConformanceData(directory, { ...SNAPSHOT, dataVersion: 'v3' });
    await expect(loader.load(again, quiet)).rejects.toMatchObject({
      details: { reason: expect.stringContaining('of_others') },
    });
    expect(await admin('SELECT data_version FROM public.quartermaster_load')).toEqual([['v1']]);
    await admin('DROP VIEW public.of_others');
    await loader.load(again, quiet);
    expect(
      await admin(
        `SELECT count(*)::int FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
      ),
    ).toEqual([[5]]);
  });

  it('says which setting is missing, and when the server is out of reach', async () => {
    const without = { ...settings, postgres: { ...settings.postgres, loadUrl: undefined } };
    await expect(loaderFor(without).setup(quiet)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining('QM_WAREHOUSE_LOAD_URL'),
    });
    const gone = {
      ...settings,
      postgres: { ...settings.postgres, loadUrl: 'postgres://nobody@127.0.0.1:1/none' },
    };
    await expect(loaderFor(gone).setup(quiet)).rejects.toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
  });
});

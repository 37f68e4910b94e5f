import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QuartermasterError } from '#libs/contracts';
import { CONFORMANCE_PERSONAS } from '../warehouse.conformance';
import { storageError } from './storage-error';
import { type Loading, WarehouseFiles } from './warehouse-files';

jest.setTimeout(60_000);

const DIST = join(__dirname, '../../../../dist/libs/warehouse/src/index.js');
const NOW = new Date('2026-06-17T08:00:00Z');

describe('WarehouseFiles', () => {
  let directory: string;
  let files: WarehouseFiles;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'qm-files-'));
    files = new WarehouseFiles({
      directory,
      personas: CONFORMANCE_PERSONAS,
      memoryLimit: '512MB',
      threads: 2,
    });
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const folder = () => join(directory, 'warehouse');
  const entries = () => readdirSync(folder()).sort();
  const codeOf = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'no error',
      (error: QuartermasterError) => error.code ?? String(error),
    );
  const addProducts =
    (count: number) =>
    async ({ connection }: Loading): Promise<void> => {
      await connection.run(
        `INSERT INTO product (product_code, product_name) SELECT 'P-' || i, 'Product ' || i FROM range(${count}) t(i)`,
      );
    };
  const productCount = () => files.read(async (_connection, { rowCounts }) => rowCounts.product);

  /** A process of its own that loads, slowly enough to be met in the middle. */
  function loader(statements: string, shell = 'exec "$0" "$@"'): ChildProcess {
    if (!existsSync(DIST)) throw new Error('Not built: run `npm run build` first.');
    const script = `
      const { WarehouseFiles } = require(${JSON.stringify(DIST)});
      const files = new WarehouseFiles(${JSON.stringify({ directory, personas: CONFORMANCE_PERSONAS, memoryLimit: '512MB', threads: 2 })});
      files.publish(async ({ connection }) => { ${statements} }, { now: new Date() })
        .then(() => console.log('published'), (error) => console.log(error.code ?? error.stack));`;
    return spawn('bash', ['-c', shell, process.execPath, '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  async function output(child: ChildProcess): Promise<string> {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await once(child, 'close');
    return text.trim();
  }

  it('publishes a version with one file a persona, and counts its rows', async () => {
    const version = await files.publish(addProducts(3), { now: NOW });
    expect(version).toMatchObject({
      loadedAt: NOW.toISOString(),
      rowCounts: { product: 3, warehouse_product: 0, sales_order_line: 0 },
    });
    expect(JSON.parse(readFileSync(join(folder(), 'current.json'), 'utf8'))).toEqual({
      dataVersion: version.dataVersion,
      loadedAt: version.loadedAt,
      directory: `v-${version.dataVersion}`,
    });
    expect(readdirSync(join(folder(), `v-${version.dataVersion}`)).sort()).toEqual([
      'manifest.json',
      'persona-buyer.duckdb',
      'persona-seller.duckdb',
      'warehouse.duckdb',
    ]);
  });

  it('keeps only the tables of a persona in its file', async () => {
    const { dataVersion } = await files.publish(addProducts(3), { now: NOW });
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(join(folder(), `v-${dataVersion}`, 'persona-buyer.duckdb'), {
      access_mode: 'READ_ONLY',
    });
    const connection = await instance.connect();
    const names = await (await connection.run('SELECT table_name FROM duckdb_tables() ORDER BY 1')).getRows();
    expect(names.flat()).toEqual([
      'product',
      'purchase_order_header',
      'purchase_order_line',
      'warehouse_product',
    ]);
    connection.closeSync();
    instance.closeSync();
  });

  it('says that there is no data before the first load', async () => {
    expect(await codeOf(productCount())).toBe('NO_DATA');
  });

  it.each([
    ['an error in the load', () => Promise.reject(new Error('broken')), 'Error: broken'],
    [
      'a key that occurs twice',
      async (loading: Loading) => {
        await addProducts(2)(loading);
        await addProducts(1)(loading);
      },
      'IMPORT_REJECTED',
    ],
    [
      'a reference to nothing',
      async ({ connection }: Loading) =>
        void (await connection.run(
          "INSERT INTO warehouse_product (warehouse_code, product_code) VALUES ('W', 'P')",
        )),
      'IMPORT_REJECTED',
    ],
  ])('leaves the old data as it was after %s', async (_name, fill, code) => {
    await files.publish(addProducts(3), { now: NOW });
    const before = entries();
    expect(await codeOf(files.publish(fill, { now: NOW }))).toBe(code);
    expect(entries()).toEqual(before);
    expect(await productCount()).toBe(3);
  });

  it('stops a load when it is cancelled, and cleans up', async () => {
    await files.publish(addProducts(3), { now: NOW });
    const before = entries();
    const controller = new AbortController();
    const loading = files.publish(
      async ({ connection }) => {
        setTimeout(() => controller.abort(), 50);
        await connection.run('SELECT count(*) FROM range(20000000000) t(i) WHERE i % 7 = 3');
      },
      { now: NOW, signal: controller.signal },
    );
    expect(await codeOf(loading)).toBe('CANCELLED');
    expect(entries()).toEqual(before);
  });

  it('allows one load at a time, in this process and over processes', async () => {
    let finish = (): void => undefined;
    const first = files.publish(
      async (loading) => {
        await addProducts(3)(loading);
        await new Promise<void>((resolve) => (finish = resolve));
      },
      { now: NOW },
    );
    const second = await files
      .publish(addProducts(1), { now: NOW })
      .catch((error: QuartermasterError) => error);
    expect(second).toMatchObject({ code: 'CONFLICT', details: { pid: process.pid } });
    expect(await output(loader(''))).toBe('CONFLICT');
    finish();
    await first;
    expect(await output(loader(''))).toBe('published');
  });

  it('survives kill -9 in the middle of a load: old data, and the next load cleans up', async () => {
    await files.publish(addProducts(3), { now: NOW });
    const child = loader(`
      await connection.run("INSERT INTO product (product_code, product_name) SELECT 'P-' || i, 'x' FROM range(500000) t(i)");
      console.log('filling');
      await new Promise((resolve) => setTimeout(resolve, 60000));`);
    await once(child.stdout!, 'data');
    expect(entries().some((name) => name.startsWith('staging-'))).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await productCount()).toBe(3);
    expect(entries()).toContain('load.lock');
    await files.publish(addProducts(4), { now: NOW });
    expect(await productCount()).toBe(4);
    expect(entries().filter((name) => !name.startsWith('v-'))).toEqual(['current.json']);
  });

  it('takes over the lock of a restarted container with the same process id, and one that nobody touches', async () => {
    mkdirSync(folder(), { recursive: true });
    const lock = join(folder(), 'load.lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), token: 'of a predecessor' }));
    await files.publish(addProducts(1), { now: NOW });
    writeFileSync(lock, JSON.stringify({ pid: 1, host: 'elsewhere', token: 'of another host' }));
    expect(await codeOf(files.publish(addProducts(2), { now: NOW }))).toBe('CONFLICT');
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(lock, longAgo, longAgo);
    await files.publish(addProducts(2), { now: NOW });
    expect(await productCount()).toBe(2);
    expect(existsSync(lock)).toBe(false);
  });

  it('has a typed error for a full disk, keeps the old data and gives the space back', async () => {
    await files.publish(addProducts(3), { now: NOW });
    const before = entries();
    // No file may pass 4 MB: the system refuses to write as a full disk does, to DuckDB and to Node alike.
    const child = loader(
      `await connection.run("INSERT INTO product (product_code, product_name) SELECT 'P-' || i, sha256(i::VARCHAR) FROM range(400000) t(i)");`,
      `trap '' XFSZ; ulimit -f 4096; exec "$0" "$@"`,
    );
    expect(await output(child)).toBe('STORAGE_FULL');
    expect(entries()).toEqual(before);
    expect(await productCount()).toBe(3);
  });

  it('recognises a full disk however it is reported', () => {
    const full = Object.assign(new Error('write failed'), { code: 'ENOSPC' });
    expect(storageError(full)).toMatchObject({ code: 'STORAGE_FULL' });
    const duckdb = new Error('IO Error: Could not write file "x": No space left on device');
    expect(storageError(duckdb)).toMatchObject({ code: 'STORAGE_FULL', cause: duckdb });
    const other = new Error('IO Error: Cannot open file');
    expect(storageError(other)).toBe(other);
  });
});

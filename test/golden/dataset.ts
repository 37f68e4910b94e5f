import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { ROOT } from '../harness/processes';

/** The golden questions with gold SQL are about exactly this sample. */
export const SAMPLE = { seed: 41, today: '2026-09-03', scale: 0.25 };

const TABLES = [
  'product',
  'warehouse_product',
  'sales_order_header',
  'sales_order_line',
  'purchase_order_header',
  'purchase_order_line',
];
/** A command that ends before it is done has failed: 13 is what Node says of it. */
const QM = `process.exitCode = 13;
  require(${JSON.stringify(join(ROOT, 'dist/apps/all-in-one/src/cli/qm.js'))})
  .qm(process.argv.slice(1)).then((code) => { process.exitCode = code; });`;
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/** Runs a `qm` command of the built product and gives its JSON lines. */
export function qm<T>(args: readonly string[], dataDirectory: string): T[] {
  const output = execFileSync(process.execPath, ['-e', QM, '--', ...args], {
    env: { ...process.env, QM_DATA_DIR: dataDirectory },
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** The sample as one DuckDB file, made as a user would make it: generated, exported, loaded. */
export class Dataset {
  private constructor(
    readonly directory: string,
    readonly file: string,
  ) {}

  static async create(): Promise<Dataset> {
    const directory = mkdtempSync(join(tmpdir(), 'qm-golden-'));
    const { seed, today, scale } = SAMPLE;
    qm(['data', 'generate', '--seed', String(seed), '--today', today, '--scale', String(scale)], directory);
    const exported = join(directory, 'export');
    qm(['data', 'export', '--dir', exported, '--format', 'parquet'], directory);
    const dataset = new Dataset(directory, join(directory, 'golden.duckdb'));
    await dataset.open(async (connection) => {
      for (const table of TABLES)
        await connection.run(`CREATE TABLE ${table} AS FROM read_parquet('${exported}/${table}.parquet')`);
    });
    return dataset;
  }

  /** Runs `work` on the file and closes it again. */
  async open<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const instance = await DuckDBInstance.create(this.file);
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

// question → rows, end to end through REST on about a million order lines, against the same SQL on bare DuckDB in this process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { hammer, summarise } from './load.mjs';
import { NO_CACHE, remove, run, signIn, startProduct, temporaryDirectory, TODAY } from './product.mjs';

const QUESTIONS = [
  ['stock value per warehouse', 'warehouse_manager'],
  ['low stock in WH-03', 'warehouse_manager'],
  ['top 5 products by revenue this year', 'warehouse_manager'],
  ['revenue by month this year', 'warehouse_manager'],
  ['fill rate per warehouse last month', 'warehouse_manager'],
  ['open orders by warehouse', 'field_engineer'],
];
const REPEATS = 25;

export async function answering(report, { scale = 40 } = {}) {
  const directory = temporaryDirectory();
  try {
    await run(
      process.execPath,
      ['scripts/qm.mjs', 'data', 'generate', '--seed', '1', '--today', TODAY, '--scale', String(scale)],
      { QM_DATA_DIR: directory },
    );
    const first = await startProduct({ directory });
    await first.stop();
    const product = await startProduct({ directory, settings: NO_CACHE });
    report('ready after start, second time', `${(product.readyMs / 1000).toFixed(1)} s`, 'aim 10 s');
    report('memory of the one process, ready', `${product.memoryMb().toFixed(0)} MiB`, '');
    const tokens = {};
    for (const [question, persona] of QUESTIONS) {
      const token = (tokens[persona] ??= await signIn(product.url, persona));
      const ask = async () => {
        const response = await fetch(`${product.url}/v1/questions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ question }),
        });
        return response.json();
      };
      const { kind, evidence } = await ask();
      if (kind !== 'answer') {
        report(question, kind, 'not answered');
        continue;
      }
      const ours = [];
      const bare = [];
      const connection = await bareDuckDb(directory, persona);
      for (let i = 0; i < REPEATS; i += 1) {
        ours.push(await timed(ask));
        bare.push(await timed(async () => (await connection.runAndReadAll(evidence.sql)).getRowsJS()));
      }
      connection.closeSync();
      const [a, b] = [summarise(ours), summarise(bare)];
      const aim = b.p50 * 1.2 + 5;
      report(
        question,
        `${a.p50.toFixed(1)} ms p50, ${a.p95.toFixed(1)} p95`,
        `bare DuckDB ${b.p50.toFixed(1)} ms; ${(a.p50 / b.p50).toFixed(2)}x; aim ${aim.toFixed(1)} ms ${a.p50 <= aim ? 'met' : 'missed'}`,
      );
    }
    report('memory of the one process, after', `${product.memoryMb().toFixed(0)} MiB`, '');
    await throughput(report, product, tokens.warehouse_manager);
    await product.stop();
  } finally {
    remove(directory);
  }
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function bareDuckDb(directory, persona) {
  const warehouse = join(directory, 'warehouse');
  const { directory: version } = JSON.parse(readFileSync(join(warehouse, 'current.json'), 'utf8'));
  const instance = await DuckDBInstance.create(join(warehouse, version, `persona-${persona}.duckdb`), {
    access_mode: 'READ_ONLY',
    threads: '2',
  });
  return instance.connect();
}

/** A trivial authenticated endpoint against a bare Fastify route that answers the same bytes, under the same load. */
async function throughput(report, product, token) {
  const { default: fastify } = await import('fastify');
  const body = await (
    await fetch(`${product.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } })
  ).json();
  const bare = fastify();
  bare.get('/v1/me', () => body);
  const address = await bare.listen({ port: 0, host: '127.0.0.1' });
  const headers = { authorization: `Bearer ${token}` };
  await hammer(`${product.url}/v1/me`, { headers, seconds: 2 });
  const ours = await hammer(`${product.url}/v1/me`, { headers });
  await hammer(`${address}/v1/me`, { headers, seconds: 1 });
  const reference = await hammer(`${address}/v1/me`, { headers });
  await bare.close();
  const ratio = ours.perSecond / reference.perSecond;
  report(
    'GET /v1/me, signed in',
    `${ours.perSecond.toFixed(0)} requests/s`,
    `bare Fastify ${reference.perSecond.toFixed(0)}; ratio ${ratio.toFixed(2)}; aim 0.5 ${ratio >= 0.5 ? 'met' : 'missed'}`,
  );
}

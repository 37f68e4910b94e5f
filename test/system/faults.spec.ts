import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answered } from '#libs/contracts';
import { Client } from '../harness/client';
import { answers, ROOT, Started } from '../harness/processes';
import { modes, type Product, startProduct } from '../harness/product';

jest.setTimeout(240_000);

/** Children of a process, by the command line that they run. */
function childrenOf(pid: number, matching: RegExp): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args=']).toString().split('\n');
  return lines.flatMap((line) => {
    const [, child, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === pid && matching.test(args ?? '') ? [Number(child)] : [];
  });
}

describe('faults, one process', () => {
  let dataDirectory: string;
  let product: Product;

  beforeAll(async () => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'qm-faults-'));
    product = await startProduct({ dataDirectory });
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  it('refuses a second start on the same data directory, and says who holds it', async () => {
    const second = Started.run('second', process.execPath, [join(ROOT, 'dist/apps/all-in-one/src/main.js')], {
      env: { ...product.env, QM_PORT: '0' },
    });
    expect(await second.exited).not.toBe(0);
    expect(second.log()).toContain(String(product.processes[0]!.child.pid));
    expect(await answers(`${product.url}/readyz`)).toBe(true);
  });

  it('answers again by itself after its DuckDB child was killed', async () => {
    const client = await Client.demo(product.url, 'warehouse_manager');
    await client.ask('stock value per warehouse');
    const workers = childrenOf(product.processes[0]!.child.pid!, /duckdb/i);
    expect(workers.length).toBeGreaterThan(0);
    for (const pid of workers) process.kill(pid, 'SIGKILL');
    const answer = await client.ask('stock value per warehouse');
    expect(answer.kind).toBe('answer');
  });

  it('loses no acknowledged answer to kill -9, and starts again over the orphaned database', async () => {
    const client = await Client.demo(product.url, 'warehouse_manager');
    const answer = (await client.ask('low stock in WH-03')) as Answered;
    product.processes[0]!.kill('SIGKILL');
    await product.processes[0]!.exited;
    product = await startProduct({ dataDirectory });
    const again = await Client.demo(product.url, 'warehouse_manager');
    expect(await again.get(`/v1/answers/${answer.id}`)).toEqual(answer);
    // The session outlives the process too: only log-out and time end it.
    const kept = await fetch(`${product.url}/v1/me`, {
      headers: { authorization: `Bearer ${client.token}` },
    });
    expect(kept.status).toBe(200);
  });

  it('stops cleanly on Ctrl-C and leaves no process behind', async () => {
    const { child } = product.processes[0]!;
    const workers = childrenOf(child.pid!, /duckdb|postgres/i);
    expect(await product.processes[0]!.stop('SIGINT')).toBe(0);
    await delay(200);
    for (const pid of workers) expect(() => process.kill(pid, 0)).toThrow();
    product = await startProduct({ dataDirectory });
  });
});

const distributed = modes().includes('services over NATS');

(distributed ? describe : describe.skip)('faults, services over NATS', () => {
  let product: Product;
  let client: Client;

  beforeAll(async () => {
    product = await startProduct({ mode: 'services over NATS' });
    client = await Client.demo(product.url, 'warehouse_manager');
  });
  afterAll(() => product?.stop());

  async function recovers(withinMs = 30_000): Promise<void> {
    const end = Date.now() + withinMs;
    for (;;) {
      const response = await client.request('POST', '/v1/questions', {
        question: 'stock value per warehouse',
      });
      if (response.status === 200) return;
      if (Date.now() > end) throw new Error(`not recovered: ${response.status} ${await response.text()}`);
      await delay(250);
    }
  }

  it('gives a typed error while NATS is away and recovers by itself', async () => {
    await product.servers!.nats.stop('SIGKILL');
    const response = await client.request('POST', '/v1/questions', { question: 'stock value per warehouse' });
    expect([503, 504]).toContain(response.status);
    expect(await response.json()).toMatchObject({ retryable: true, nextStep: expect.stringMatching(/\w/) });
    await product.servers!.restartNats();
    await recovers();
  });

  it('goes on without Redis', async () => {
    await product.servers!.redis.stop('SIGKILL');
    await recovers(5_000);
    await product.servers!.restartRedis();
    await recovers(5_000);
  });

  it('gives a typed error while PostgreSQL is away, says not ready, and recovers by itself', async () => {
    await product.servers!.postgres.stop('SIGQUIT');
    const response = await client.request('POST', '/v1/questions', { question: 'stock value per warehouse' });
    expect(response.status).toBe(503);
    expect(await answers(`${product.url}/readyz`)).toBe(false);
    expect(await answers(`${product.url}/livez`)).toBe(true);
    await product.servers!.restartPostgres();
    await recovers();
  });

  it('spreads over replicas and finishes what it has when one is asked to stop', async () => {
    const replica = Started.run(
      'orchestrator-2',
      process.execPath,
      [join(ROOT, 'dist/apps/orchestrator/src/main.js')],
      { env: product.env },
    );
    await delay(3000);
    const asked = Promise.all(
      Array.from({ length: 20 }, () =>
        client.request('POST', '/v1/questions', { question: 'stock value per warehouse' }),
      ),
    );
    expect(await replica.stop('SIGTERM')).toBe(0);
    expect((await asked).map(({ status }) => status)).toEqual(Array(20).fill(200));
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answered } from '#libs/contracts';
import { eventually } from '../harness/aftermath';
import { Client } from '../harness/client';
import { answers, ROOT, Started } from '../harness/processes';
import { type Product, startProduct } from '../harness/product';

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
    await eventually(() => {
      for (const pid of workers) expect(() => process.kill(pid, 0)).toThrow();
    });
    product = await startProduct({ dataDirectory });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  ForecastRequest,
  RecommendationModel,
  RecommendationRequest,
  RoutePlan,
} from '#libs/calculations';
import { forecast, planDay, recommendationModel, storeDay, verifyRoutePlan } from '#libs/calculations';
import { QuartermasterError } from '#libs/contracts';
import type { RouteSearch } from './calculations';
import { WorkerPool, type WorkerPoolOptions } from './worker-pool';

const served = join(__dirname, '../../../../dist/apps/specialist-agents/src/workers/serve-calculations.js');
const directory = mkdtempSync(join(tmpdir(), 'qm-workers-'));
const unruly = join(directory, 'unruly-worker.js');
writeFileSync(
  unruly,
  `const { serveCalculations } = require(${JSON.stringify(served)});
  serveCalculations({
    double: (n) => n * 2,
    told: async (texts, tell) => { for (const text of texts) { tell(0.5, text); await new Promise((go) => setTimeout(go, 120)); } },
    forever: () => { for (;;); },
    wait: (ms) => new Promise((go) => setTimeout(() => go('waited'), ms)),
    exit: () => process.exit(3),
    crash: () => new Promise(() => setImmediate(() => { throw new Error('a bug'); })),
    fill: () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); },
    fail: () => { throw new Error('not today'); },
    thread: () => require('node:worker_threads').threadId,
  });`,
);

const pools: WorkerPool[] = [];

function open(options: Partial<WorkerPoolOptions> = {}): WorkerPool {
  const pool = new WorkerPool({
    maxWorkers: 1,
    maxQueued: 2,
    maxHeapMebibytes: 64,
    workerFile: unruly,
    ...options,
  });
  pools.push(pool);
  return pool;
}

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('a calculation in a worker thread', () => {
  it('gives its output, and the thread is used again', async () => {
    const pool = open();
    expect(await pool.run('double', 21)).toBe(42);
    const first = await pool.run('thread', null);
    expect(await pool.run('thread', null)).toBe(first);
    expect(pool.threads).toBe(1);
  });

  it('tells how far it is', async () => {
    const told: string[] = [];
    await open().run('told', ['a', 'b', 'c'], { onProgress: (_, text) => told.push(text) });
    expect(told).toEqual(['a', 'b', 'c']);
  });

  it('fails with its own error, and the thread lives', async () => {
    const pool = open();
    await expect(pool.run('fail', null)).rejects.toMatchObject({
      code: 'INTERNAL',
      cause: expect.objectContaining({ message: 'not today' }),
    });
    await expect(pool.run('unheard_of', null)).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(pool.run('toString', null)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await pool.run('double', 2)).toBe(4);
  });

  it.each(['exit', 'crash'])(
    'that ends its thread (%s) can be tried again, and the pool heals',
    async (end) => {
      const pool = open();
      const lost = pool.run(end, null);
      const next = pool.run('double', 3);
      await expect(lost).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true });
      expect(await next).toBe(6);
    },
  );

  it('that needs more memory than allowed says so; trying again would not help', async () => {
    const pool = open({ maxHeapMebibytes: 16 });
    await expect(pool.run('fill', null)).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      retryable: false,
      message: expect.stringContaining('memory'),
    });
    expect(await pool.run('double', 3)).toBe(6);
  });

  it('that takes what cannot be sent to a thread fails, and the pool goes on', async () => {
    const pool = open();
    await expect(pool.run('double', () => 1)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await pool.run('double', 3)).toBe(6);
  });
});

describe('cancelling', () => {
  it('stops even an endless loop, and the next calculation runs', async () => {
    const pool = open();
    const controller = new AbortController();
    const endless = pool.run('forever', null, { signal: controller.signal });
    const next = pool.run('double', 4);
    controller.abort();
    await expect(endless).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await next).toBe(8);
  });

  it('tells the reason that the caller gave', async () => {
    const controller = new AbortController();
    const endless = open().run('forever', null, { signal: controller.signal });
    controller.abort(new QuartermasterError('DEADLINE_EXCEEDED'));
    await expect(endless).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });

  it('takes a waiting calculation out of the queue', async () => {
    const pool = open();
    const controller = new AbortController();
    const running = pool.run('wait', 50);
    const waiting = pool.run('double', 4, { signal: controller.signal });
    expect(pool.queued).toBe(1);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(pool.queued).toBe(0);
    expect(await running).toBe('waited');
  });

  it('before it begins starts no thread; after it ended does nothing', async () => {
    const pool = open();
    await expect(pool.run('double', 4, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(pool.threads).toBe(0);
    const controller = new AbortController();
    expect(await pool.run('double', 4, { signal: controller.signal })).toBe(8);
    controller.abort();
    expect(await pool.run('double', 5)).toBe(10);
  });
});

describe('the pool', () => {
  it('runs as many at a time as it may and refuses more than its queue holds', async () => {
    const pool = open({ maxWorkers: 2, maxQueued: 1 });
    const taken = [pool.run('wait', 100), pool.run('wait', 100), pool.run('wait', 1)];
    expect([pool.running, pool.queued]).toEqual([2, 1]);
    await expect(pool.run('double', 1)).rejects.toMatchObject({
      code: 'TOO_MANY_CALCULATIONS',
      retryable: true,
    });
    expect(await Promise.all(taken)).toEqual(['waited', 'waited', 'waited']);
    expect(await pool.run('double', 1)).toBe(2);
  });

  it('lets go of threads that have nothing to do', async () => {
    const pool = open({ idleMs: 20 });
    await pool.run('double', 1);
    while (pool.threads > 0) await new Promise((go) => setTimeout(go, 10));
    expect(await pool.run('double', 2)).toBe(4);
  });

  it('fails what runs and waits when it closes, and takes nothing afterwards', async () => {
    const pool = open();
    const all = [pool.run('forever', null), pool.run('double', 1)].map((call) =>
      call.catch((error) => error),
    );
    await pool.close();
    for (const error of await Promise.all(all))
      expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true });
    await expect(pool.run('double', 1)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(pool.threads).toBe(0);
  });
});

describe('the shipped calculations', () => {
  const shipped = () => open({ workerFile: undefined });

  it('forecast as the library does', async () => {
    const request: ForecastRequest = {
      history: [12, 15, 20, 11, 13, 17, 22, 12, 14, 18, 24, 13],
      horizon: 2,
    };
    expect(await shipped().run('forecast', request)).toEqual(forecast(request));
  });

  it('search routes for the time given and tell better plans', async () => {
    const stops = Array.from({ length: 60 }, (_, index) => ({
      id: `S${index}`,
      x: (index * 37) % 101,
      y: (index * 53) % 97,
      load: 1 + (index % 5),
    }));
    const problem = {
      depot: { x: 50, y: 50 },
      stops,
      vehicles: { capacity: 20 },
      distance: 'euclidean' as const,
    };
    const search: RouteSearch = { problem, milliseconds: 150, seed: 1 };
    const told: string[] = [];
    const plan = await shipped().run<RoutePlan>('optimise-routes', search, {
      onProgress: (_, text) => told.push(text),
    });
    expect(verifyRoutePlan(problem, plan)).toEqual([]);
    expect(plan.unserved).toEqual([]);
    expect(told[0]).toMatch(/^Best so far: distance \d+\.\d$/);
  });

  const purchases = (users: number, items: number): RecommendationRequest => {
    const rows = Array.from({ length: users * items }, (_, k) => [Math.floor(k / items), k % items] as const);
    const kept = rows.filter(([user, item]) => (user * 31 + item * 17 + user * item) % 7 < 2);
    return {
      interactions: { users: kept.map(([user]) => `u${user}`), items: kept.map(([, item]) => `i${item}`) },
    };
  };

  it('fit recommendations as the library does, and tell how far they are', async () => {
    const request = purchases(80, 60);
    const told: number[] = [];
    const model = await shipped().run<RecommendationModel>('fit-recommendations', request, {
      onProgress: (share) => told.push(share),
    });
    expect(model).toEqual(recommendationModel(request));
    expect(told.length).toBeGreaterThan(0);
  });

  it('stop fitting when that is cancelled, and name a wrong row', async () => {
    const pool = shipped();
    const controller = new AbortController();
    const fit = pool.run('fit-recommendations', purchases(60, 3000), {
      signal: controller.signal,
      onProgress: (share) => share > 0.2 && controller.abort(),
    });
    await expect(fit).rejects.toMatchObject({ code: 'CANCELLED' });
    const wrong = { interactions: { users: ['anna'], items: ['bread'], quantities: [-1] } };
    await expect(pool.run('fit-recommendations', wrong)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: 'Row 1: the quantity -1 is below 0.',
    });
  });

  it('plan a day and tell how far from the bound it is', async () => {
    const request = storeDay({ staff: 12, tasks: 70, seed: 5, pressure: 1.3 });
    const options = { iterations: 200 };
    const told: string[] = [];
    const plan = await shipped().run(
      'plan-day',
      { request, options },
      { onProgress: (_, text) => told.push(text) },
    );
    expect(plan).toEqual(planDay(request, options));
    expect(told[0]).toMatch(/^At most \d+\.\d\d % below the best plan$/);
  });

  it('refuse a wrong problem with the field', async () => {
    const search = { problem: { depot: {}, stops: [], vehicles: { capacity: 0 }, distance: 'euclidean' } };
    await expect(
      shipped().run('optimise-routes', { ...search, milliseconds: 10, seed: 1 }),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED', message: expect.stringContaining('capacity') });
  });
});

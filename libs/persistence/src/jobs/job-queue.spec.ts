import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { loadSettings, Logger } from '#libs/runtime';
import { createDataSource } from '../data-source';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded/embedded-postgres';
import { UnrecoverableJobError } from './job-handler';
import { type EnqueueOptions, JobQueue } from './job-queue';

jest.setTimeout(60_000);

const logger = Logger.create({ serviceName: 'spec', level: 'silent' });
const NOTE = {
  userId: randomUUID(),
  kind: 'watch' as const,
  title: 'Low stock',
  text: '3 items',
  link: null,
};

async function eventually(check: () => Promise<boolean> | boolean, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('JobQueue', () => {
  let directory: string;
  let server: EmbeddedPostgres;
  let dataSource: DataSource;
  const queues: JobQueue[] = [];
  const settings = { ...loadSettings({ env: {} }).jobs, pollMs: 500 };
  const open = async (over: Partial<typeof settings> = {}) => {
    const queue = await JobQueue.open(dataSource, { ...settings, ...over }, logger);
    queues.push(queue);
    return queue;
  };
  /** Waiting is not what is tried here. */
  const hurry = () => dataSource.query(`UPDATE job_queue.job SET start_after = now() WHERE state = 'retry'`);
  const countsOf = async (queue: JobQueue, name: string) =>
    (await queue.counts()).find(({ job }) => job === name);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qm-jobs-'));
    server = await startEmbeddedPostgres({ directory, log: () => undefined });
    dataSource = await createDataSource({
      url: server.url,
      entities: [],
      migrations: [],
      poolSize: 4,
    }).initialize();
  });
  afterEach(async () => {
    for (const queue of queues.splice(0)) await queue.stop(1_000);
    await dataSource.query(`DELETE FROM job_queue.job`);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await server?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('starts when several processes start at once, and needs no connections beyond the pool', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    for (const queue of opened) await queue.check();
    const [row] = await dataSource.query<{ connections: string }[]>(
      `SELECT count(*) AS connections FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`,
    );
    expect(Number(row!.connections)).toBeLessThanOrEqual(4);
  });

  it('keeps a job with the transaction it was written in, and drops it with one that failed', async () => {
    const queue = await open();
    const seen: string[] = [];
    queue.work('notify', async (payload, { id }) => void seen.push(`${id} ${payload.title}`));
    await queue.startWorking();
    let kept = '';
    await dataSource.transaction(async (manager) => {
      kept = await queue.enqueue(manager, 'notify', NOTE);
      await new Promise((resolve) => setTimeout(resolve, 700));
      expect(seen).toEqual([]);
    });
    const failing = dataSource.transaction(async (manager) => {
      await queue.enqueue(manager, 'notify', { ...NOTE, title: 'never' });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await eventually(() => seen.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(seen).toEqual([`${kept} Low stock`]);
  });

  it('takes the same id once, and refuses what is not the payload of the job', async () => {
    const queue = await open();
    const id = randomUUID();
    await queue.enqueueNow('notify', NOTE, { id });
    await queue.enqueueNow('notify', NOTE, { id });
    expect(await countsOf(queue, 'notify')).toMatchObject({ waiting: 1, active: 0, dead: 0 });
    await expect(queue.enqueueNow('notify', { ...NOTE, link: 'https://elsewhere' })).rejects.toThrow();
  });

  it('does every job once with two workers, more of them than fit a batch', async () => {
    const done: string[] = [];
    for (const queue of [await open({ batchSize: 5 }), await open({ batchSize: 5 })]) {
      queue.work('notify', async (_, { id }) => void done.push(id));
      await queue.startWorking();
    }
    const ids = await dataSource.transaction(async (manager) => {
      const written: string[] = [];
      for (let i = 0; i < 60; i += 1) written.push(await queues[0]!.enqueue(manager, 'notify', NOTE));
      return written;
    });
    // Twelve batches in far less than twelve polls.
    await eventually(() => done.length >= ids.length, 5_000);
    expect(done.sort()).toEqual(ids.sort());
  });

  it('tries again with growing pauses, then keeps a dead letter that can be replayed as the same job', async () => {
    const queue = await open();
    const attempts: { id: string; attempt: number; isLastAttempt: boolean }[] = [];
    let broken = true;
    queue.work('notify', async (_, { id, attempt, isLastAttempt }) => {
      attempts.push({ id, attempt, isLastAttempt });
      if (broken) throw new Error('the printer is on fire');
    });
    await queue.startWorking();
    const retries: EnqueueOptions = { attempts: 3, firstRetrySeconds: 100, longestRetrySeconds: 250 };
    const id = await queue.enqueueNow('notify', NOTE, retries);
    const pauses: number[] = [];
    for (const n of [1, 2]) {
      await eventually(async () => attempts.length === n && (await countsOf(queue, 'notify'))?.waiting === 1);
      const [row] = await dataSource.query<{ pause: string }[]>(
        `SELECT extract(epoch FROM start_after - now()) AS pause FROM job_queue.job WHERE state = 'retry'`,
      );
      pauses.push(Number(row!.pause));
      await hurry();
    }
    expect(pauses[0]).toBeGreaterThan(90);
    expect(pauses[0]).toBeLessThanOrEqual(200);
    expect(pauses[1]).toBeGreaterThan(190);
    expect(pauses[1]).toBeLessThanOrEqual(250);
    await eventually(async () => (await queue.deadLetters()).length === 1);
    const [dead] = await queue.deadLetters();
    expect(dead).toMatchObject({ job: 'notify', jobId: id, payload: NOTE, reason: 'the printer is on fire' });
    expect(await countsOf(queue, 'notify')).toMatchObject({ waiting: 0, dead: 1 });

    broken = false;
    expect(await queue.replay(dead!.id)).toBe(true);
    expect(await queue.replay(dead!.id)).toBe(false);
    await eventually(() => attempts.length === 4);
    expect(attempts).toEqual([
      { id, attempt: 1, isLastAttempt: false },
      { id, attempt: 2, isLastAttempt: false },
      { id, attempt: 3, isLastAttempt: true },
      { id, attempt: 1, isLastAttempt: false },
    ]);
    expect(await queue.deadLetters()).toEqual([]);
  });

  it('does not let a slow delivery hold up the next one', async () => {
    const queue = await open();
    const [slow, quick] = [randomUUID(), randomUUID()];
    const begun: string[] = [];
    let release = () => undefined as void;
    const released = new Promise<void>((resolve) => (release = resolve));
    queue.work('webhook-delivery', async ({ deliveryId }) => {
      begun.push(deliveryId);
      if (deliveryId === slow) await released;
    });
    await queue.startWorking();
    await queue.enqueueNow('webhook-delivery', { deliveryId: slow });
    await eventually(() => begun.includes(slow));
    await queue.enqueueNow('webhook-delivery', { deliveryId: quick });
    await eventually(() => begun.includes(quick));
    release();
  });

  it('gives up at once what cannot succeed', async () => {
    const queue = await open();
    queue.work('notify', async () => {
      throw new UnrecoverableJobError('gone for good');
    });
    await queue.startWorking();
    await queue.enqueueNow('notify', NOTE);
    await eventually(async () => (await queue.deadLetters())[0]?.reason === 'gone for good');
  });

  it('gives the job of a process that died to another', async () => {
    const silent = { heartbeatSeconds: 10, superviseSeconds: 1 };
    const queue = await open(silent);
    const id = await queue.enqueueNow('notify', NOTE, { firstRetrySeconds: 1 });
    // As a process leaves it that was killed with the job in hand.
    await dataSource.query(
      `UPDATE job_queue.job SET state = 'active', started_on = now(), heartbeat_on = now() - interval '11 s' WHERE id = $1`,
      [id],
    );
    const done: number[] = [];
    queue.work('notify', async (_, { attempt }) => void done.push(attempt));
    await queue.startWorking();
    await eventually(() => done.length > 0);
    expect(done).toEqual([2]);
  });

  it('finishes what is in hand before it stops, and goes on after the database was away', async () => {
    const queue = await open();
    const done: string[] = [];
    queue.work('notify', async (payload) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      done.push(payload.title);
    });
    await queue.startWorking();
    await queue.enqueueNow('notify', { ...NOTE, title: 'before' });
    await eventually(() => done.length === 1);
    process.kill(server.pid!, 'SIGKILL');
    await eventually(() =>
      queue.enqueueNow('notify', { ...NOTE, title: 'after' }).then(Boolean, () => false),
    );
    await eventually(async () => (await countsOf(queue, 'notify').catch(() => undefined))?.active === 1);
    await queue.stop(5_000);
    expect(done).toEqual(['before', 'after']);
    expect(await countsOf(queue, 'notify')).toMatchObject({ waiting: 0, active: 0, dead: 0 });
  });
});

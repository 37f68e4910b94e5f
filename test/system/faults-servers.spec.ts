import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import {
  COUNTED_QUESTIONS,
  expectBookedAsMetered,
  expectNothingLost,
  expectTerminal,
  recovers,
} from '../harness/aftermath';
import { Client } from '../harness/client';
import { FaultProxy } from '../harness/fault-proxy';
import { Load, type Outcome } from '../harness/load';
import { answers } from '../harness/processes';
import { modes, type Product, startPreparedServers, startProduct } from '../harness/product';
import type { Servers } from '../harness/servers';

jest.setTimeout(300_000);

/** NATS away for half a minute takes as long; by default a shorter time stands for it. QM_LONG_FAULTS=1 takes it all. */
const LONG_OUTAGE_MS = process.env.QM_LONG_FAULTS === '1' ? 30_000 : 4_000;

const QUESTIONS = ['stock value per warehouse', 'low stock in WH-03', 'top 5 products by revenue this year'];

const distributed = modes().includes('services over NATS');

(distributed ? describe : describe.skip)('faults of NATS, Redis and PostgreSQL under load', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-faults-'));
  const lines = {} as Record<'nats' | 'redis' | 'postgres', FaultProxy>;
  const all: Outcome[] = [];
  let servers: Servers;
  let product: Product;
  let client: Client;
  let admin: Client;

  beforeAll(async () => {
    const file = join(directory, 'quartermaster.yaml');
    writeFileSync(file, COUNTED_QUESTIONS);
    servers = await startPreparedServers();
    const urls = { nats: servers.natsUrl, redis: servers.redisUrl, postgres: servers.databaseUrl };
    for (const name of ['nats', 'redis', 'postgres'] as const)
      lines[name] = await FaultProxy.to(Number(/:(\d+)/.exec(urls[name].split('//')[1]!)![1]));
    product = await startProduct({
      mode: 'services over NATS',
      servers,
      env: {
        QM_CONFIG: file,
        NATS_URL: lines.nats.address(urls.nats),
        REDIS_URL: lines.redis.address(urls.redis),
        DATABASE_URL: lines.postgres.address(urls.postgres),
      },
    });
    client = await Client.demo(product.url, 'warehouse_manager');
    admin = await Client.demo(product.url, 'admin');
    await recovers(client);
  });
  afterAll(async () => {
    for (const line of Object.values(lines)) line.set('pass');
    await product?.stop();
    for (const line of Object.values(lines)) await line.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** Questions all the time, the fault among them; then everything has to be as if it had not been. */
  async function during(fault: () => Promise<void>): Promise<Outcome[]> {
    const load = new Load(client, QUESTIONS, { askers: 3, pauseMs: 50 });
    try {
      await delay(500);
      await fault();
      await recovers(client);
    } finally {
      all.push(...(await load.stop()));
    }
    expectTerminal(load.outcomes);
    await expectNothingLost(admin, client, load.outcomes, product.deployment!.replicas);
    await expectBookedAsMetered(servers.databaseUrl);
    return load.outcomes;
  }
  const codes = (outcomes: Outcome[]) => new Set(outcomes.flatMap(({ code }) => code ?? []));

  it.each([500, LONG_OUTAGE_MS])('NATS killed for %i ms: told at once, then as before', async (outageMs) => {
    const outcomes = await during(async () => {
      await servers.nats.stop('SIGKILL');
      await delay(outageMs);
      await servers.restartNats();
    });
    for (const code of codes(outcomes)) expect(['SERVICE_UNAVAILABLE', 'DEADLINE_EXCEEDED']).toContain(code);
  });

  it('NATS connections that are reset are made again', async () => {
    await during(async () => {
      lines.nats.reset();
      await delay(200);
    });
  });

  it('Redis killed, emptied and silent: every question is answered', async () => {
    const outcomes = await during(async () => {
      await servers.redis.stop('SIGKILL');
      await delay(1_000);
      await servers.restartRedis();
      await delay(1_000);
      const redis = new Redis(servers.redisUrl);
      await redis.flushall();
      redis.disconnect();
      lines.redis.set('black hole');
      await delay(3_000);
      lines.redis.set('pass');
    });
    expect(codes(outcomes)).toEqual(new Set());
  });

  it('PostgreSQL killed: typed errors, not ready, then as before', async () => {
    const outcomes = await during(async () => {
      await servers.postgres.stop('SIGQUIT');
      const gateway = product.url;
      while (await answers(`${gateway}/readyz`)) await delay(50);
      expect(await answers(`${gateway}/livez`)).toBe(true);
      await servers.restartPostgres();
    });
    for (const code of codes(outcomes)) expect(['SERVICE_UNAVAILABLE', 'DEADLINE_EXCEEDED']).toContain(code);
  });

  it('PostgreSQL slow: slower answers, none wrong', async () => {
    const outcomes = await during(async () => {
      lines.postgres.delay(30);
      await delay(3_000);
      lines.postgres.delay(0);
    });
    expect(codes(outcomes)).toEqual(new Set());
  });

  it('PostgreSQL silent for connections that were there: they are given up within seconds', async () => {
    const start = Date.now();
    const outcomes = await during(async () => {
      lines.postgres.set('half open');
    });
    expect(outcomes.some(({ status }) => status === 200)).toBe(true);
    // Nothing is stuck past its deadline of 60 s and 30 s more.
    expect(Math.max(...outcomes.map(({ ms }) => ms))).toBeLessThan(90_000);
    expect(Date.now() - start).toBeLessThan(90_000);
  });

  it('after all of it: every acknowledged answer is still there', async () => {
    await expectNothingLost(admin, client, all, product.deployment!.replicas);
    const refused = all.filter(({ status }) => status !== 200).length;
    process.stderr.write(`faults of servers: ${all.length} questions, ${refused} told an error\n`);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Logger } from '#libs/runtime';
import { createDataSource } from '../data-source';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded/embedded-postgres';
import { migrate } from '../migrate';
import { Lease } from './lease';

jest.setTimeout(60_000);

describe('a lease', () => {
  const logger = Logger.create({ serviceName: 'spec', level: 'silent' });
  let directory: string;
  let server: EmbeddedPostgres;
  let database: DataSource;
  const started: Lease[] = [];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qm-lease-'));
    server = await startEmbeddedPostgres({ directory, log: () => undefined });
    database = await createDataSource({ url: server.url, entities: [], migrations: [] }).initialize();
    await migrate(database);
  });
  afterEach(async () => {
    for (const lease of started.splice(0)) await lease.stop();
  });
  afterAll(async () => {
    await database?.destroy();
    await server?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const replica = async (name: string, onTaken?: () => void) => {
    const lease = new Lease(database, { name, ttlSeconds: 2, logger, onTaken });
    started.push(lease);
    await lease.start();
    return lease;
  };
  /** As a process that is stopped or swapped out: it renews nothing and does not know. */
  const freeze = (lease: Lease) => clearInterval((lease as unknown as { timer: NodeJS.Timeout }).timer);
  const until = async (condition: () => boolean) => {
    while (!condition()) await delay(20);
  };

  it('is held by one, however many ask at once, for as long as it lives', async () => {
    const replicas = await Promise.all(Array.from({ length: 5 }, () => replica('one')));
    expect(replicas.filter(({ isHeld }) => isHeld)).toHaveLength(1);
    const holder = replicas.find(({ isHeld }) => isHeld)!;
    await delay(3_000);
    expect(replicas.filter(({ isHeld }) => isHeld)).toEqual([holder]);
    expect((await replica('another')).isHeld).toBe(true);
  });

  it('passes on when its holder stops, and when it falls silent', async () => {
    const first = await replica('passed');
    let taken = 0;
    const second = await replica('passed', () => (taken += 1));
    expect([first.isHeld, second.isHeld]).toEqual([true, false]);
    await first.stop();
    await until(() => second.isHeld);
    const third = await replica('passed');
    freeze(second);
    await until(() => third.isHeld);
    expect(taken).toBe(1);
  });

  it('lets nobody write who has lost it without knowing, nor anybody take it during a write', async () => {
    const first = await replica('fenced');
    expect(await first.fenced(async () => 'written')).toBe('written');
    freeze(first);
    const second = await replica('fenced');
    // It believes to hold it, and does for now: the other has to wait for the end of its transaction.
    const during = await first.fenced(async () => {
      await delay(3_000);
      return second.isHeld;
    });
    expect(during).toBe(false);
    await until(() => second.isHeld);
    expect(first.isHeld).toBe(true);
    expect(await first.fenced(async () => 'written')).toBeUndefined();
    expect(await second.fenced(async () => 'written')).toBe('written');
  });

  it('is nobody’s while the database is away', async () => {
    const lease = await replica('away');
    const query = jest.spyOn(database, 'query').mockRejectedValue(new Error('gone'));
    await until(() => !lease.isHeld);
    query.mockRestore();
    await until(() => lease.isHeld);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '#libs/runtime';
import { freePort } from '#libs/testing';
import type { CacheEntry } from './cache-store';
import { describeCacheStore } from './cache-store.conformance';
import { MemoryCacheStore } from './memory-cache-store';
import { RedisCacheStore } from './redis-cache-store';

const REDIS = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path));
const ENTRY: CacheEntry = { at: 1, version: 'v1', value: 'kept' };

describeCacheStore('the cache in memory', async () => {
  let now = 1;
  const store = new MemoryCacheStore({ maxEntries: 100, clock: () => now });
  return { store, pass: async (ms) => void (now += ms) };
});

// The check of the repository must not go green because a server is missing.
if (REDIS === undefined && process.env.CI !== undefined) throw new Error('redis-server is not installed');
if (REDIS === undefined) process.stderr.write('skipping the cache in Redis, redis-server is not installed\n');

(REDIS === undefined ? describe.skip : describe)('with Redis', () => {
  let redis: ChildProcess;
  let port: number;
  const stop = () =>
    new Promise((resolve) => {
      redis.once('exit', resolve);
      redis.kill('SIGKILL');
    });
  const start = () => {
    const options = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()];
    redis = spawn(REDIS!, ['--port', String(port), ...options], { stdio: 'ignore' });
  };
  /** Ready when it gives back what it is given. */
  const isReady = async (store: RedisCacheStore) => {
    for (;;) {
      await store.set('ready', ENTRY, 60_000);
      if ((await store.get('ready')) !== undefined) return;
      await delay(50);
    }
  };
  const create = async () => {
    const store = new RedisCacheStore(
      { url: `redis://127.0.0.1:${port}` },
      Logger.create({ serviceName: 'spec', level: 'silent' }),
    );
    await isReady(store);
    await store.forget('*');
    return { store, pass: (ms: number) => delay(ms) };
  };

  beforeAll(async () => {
    port = await freePort();
    start();
  });
  afterAll(stop);

  describeCacheStore('the cache in Redis', create);

  it('has nothing while Redis is away, fails nothing, and is there again', async () => {
    const { store } = await create();
    await store.set('a', ENTRY, 60_000);
    await stop();
    expect(await store.get('a')).toBeUndefined();
    await expect(store.set('a', ENTRY, 60_000)).resolves.toBeUndefined();
    expect(await store.forget('*')).toBe(0);
    start();
    await isReady(store);
    expect(await store.get('a')).toBeUndefined();
    store.close();
  }, 20_000);
});

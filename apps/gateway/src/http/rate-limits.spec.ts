import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import fastify, { type FastifyInstance } from 'fastify';
import { Logger, type Settings } from '#libs/runtime';
import { freePort } from '#libs/testing';
import { RateLimits } from './rate-limits';
import type { RequestScope } from './request-scope';

const REDIS = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path));

async function replica(max: number, url?: string) {
  const settings = { limits: { requestsPerMinute: max, signInsPerMinute: max }, redis: { url } } as Settings;
  const limits = new RateLimits(settings, Logger.create({ serviceName: 'spec', level: 'silent' }));
  const app = fastify();
  app.addHook('onRequest', (request, _reply, done) => {
    request.scope = {} as RequestScope;
    done();
  });
  await limits.register(app);
  app.get('/', async (request, reply) => {
    try {
      await limits.check(request, reply, 'requests');
      return 'ok';
    } catch (error) {
      return (error as { code: string }).code;
    }
  });
  const close = async () => {
    limits.close();
    await app.close();
  };
  return { app, close };
}

const ask = async (app: FastifyInstance, times: number) => {
  const answers: string[] = [];
  for (let i = 0; i < times; i += 1) answers.push((await app.inject('/')).body);
  return answers;
};

describe('rate limits in memory', () => {
  it('count and say how many are left', async () => {
    const { app, close } = await replica(2);
    const { headers } = await app.inject('/');
    expect(headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' });
    expect(await ask(app, 2)).toEqual(['ok', 'RATE_LIMITED']);
    await close();
  });
});

// The check of the repository must not go green because a server is missing.
if (REDIS === undefined && process.env.CI !== undefined) throw new Error('redis-server is not installed');
if (REDIS === undefined)
  process.stderr.write('skipping rate limits over Redis, redis-server is not installed\n');

/** Until they are connected, replicas count alone; on a busy machine that takes its time. */
const CONNECT_MS = 3_000;

(REDIS === undefined ? describe.skip : describe)('rate limits over Redis', () => {
  let redis: ChildProcess;
  let port: number;
  const startRedis = async () => {
    redis = spawn(
      REDIS!,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()],
      { stdio: 'ignore' },
    );
    for (;;) {
      const isUp = await new Promise<boolean>((resolve) => {
        const socket = connect(port, '127.0.0.1');
        socket.once('connect', () => (socket.destroy(), resolve(true)));
        socket.once('error', () => resolve(false));
      });
      if (isUp) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const stopRedis = () =>
    new Promise((resolve) => {
      redis.once('exit', resolve);
      redis.kill('SIGKILL');
    });

  beforeAll(async () => {
    port = await freePort();
    await startRedis();
  });
  afterAll(stopRedis);

  it('count for all replicas together, and alone while Redis is away', async () => {
    const url = `redis://127.0.0.1:${port}`;
    const [a, b] = [await replica(4, url), await replica(4, url)];
    await new Promise((resolve) => setTimeout(resolve, CONNECT_MS));
    expect(await ask(a.app, 3)).toEqual(['ok', 'ok', 'ok']);
    expect(await ask(b.app, 2)).toEqual(['ok', 'RATE_LIMITED']);
    await stopRedis();
    expect(await ask(a.app, 5)).toEqual(['ok', 'ok', 'ok', 'ok', 'RATE_LIMITED']);
    expect(await ask(b.app, 1)).toEqual(['ok']);
    await startRedis();
    await new Promise((resolve) => setTimeout(resolve, CONNECT_MS));
    expect(await ask(a.app, 2)).toEqual(['ok', 'ok']);
    expect(await ask(b.app, 3)).toEqual(['ok', 'ok', 'RATE_LIMITED']);
    await a.close();
    await b.close();
  }, 20_000);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { transformFileSync } from '@swc/core';

jest.setTimeout(30_000);

const ROOT = join(__dirname, '../../../..');

interface SentSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  status: { code?: number };
}

/** Signals, exit codes and what a process sends are only real in one: the library is compiled for children of this spec. */
describe('a process', () => {
  let compiled: string;
  const children: ChildProcess[] = [];

  beforeAll(() => {
    compiled = mkdtempSync(join(tmpdir(), 'qm-runtime-'));
    const sources = join(__dirname, '..');
    for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
      const target = join(compiled, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(
        target,
        transformFileSync(join(sources, name), { configFile: join(ROOT, '.swcrc') }).code,
      );
    }
  });
  afterAll(() => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(compiled, { recursive: true });
  });

  /** Runs `app` (the text of an object with close()) in a process of its own. */
  async function start(app: string, { drainMs = 5_000, ready = true } = {}) {
    const script = join(compiled, `child-${children.length}.js`);
    writeFileSync(
      script,
      `const { Logger } = require('./logging/logger.js');
       const { runService } = require('./service/run-service.js');
       const { SettingsError } = require('./settings/settings-error.js');
       const { openSpan } = require('./tracing/spans.js');
       const { startTracing } = require('./tracing/start-tracing.js');
       const logger = Logger.create({ serviceName: 'child' });
       setInterval(() => {}, 1000);
       runService(async () => (${app}), { logger, drainMs: ${drainMs} });`,
    );
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
    });
    children.push(child);
    const output = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
    const exited = once(child, 'exit').then(([code]) => code as number);
    const events = () =>
      output.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { event: string; err?: { message: string } });
    for (let attempt = 0; ready && !output.out.includes('service.ready'); attempt++) {
      if (attempt > 500) throw new Error(`not ready: ${output.out} ${output.err}`);
      await delay(20);
    }
    return { child, exited, events, output };
  }

  const CLOSES = `{ close: () => new Promise((resolve) => setTimeout(() => { logger.info('closed'); resolve(); }, 300)) }`;

  it.each(['SIGTERM', 'SIGINT'] as const)('drains on %s, then ends with 0', async (signal) => {
    const { child, exited, events } = await start(CLOSES);
    child.kill(signal);
    expect(await exited).toBe(0);
    expect(events().map(({ event }) => event)).toEqual([
      'service.ready',
      'service.stopping',
      'closed',
      'service.stopped',
    ]);
  });

  it('takes the same signal twice at once for one, as under npm', async () => {
    const { child, exited, events } = await start(CLOSES);
    child.kill('SIGINT');
    await delay(50);
    child.kill('SIGINT');
    expect(await exited).toBe(0);
    expect(events().map(({ event }) => event)).toContain('closed');
  });

  it('is forced by a later second signal', async () => {
    const { child, exited } = await start('{ close: () => new Promise(() => {}) }', { drainMs: 20_000 });
    child.kill('SIGTERM');
    await delay(1_200);
    child.kill('SIGTERM');
    expect(await exited).toBe(130);
  });

  it('ends with 1 when the drain takes too long', async () => {
    const { child, exited, events } = await start('{ close: () => new Promise(() => {}) }', { drainMs: 200 });
    child.kill('SIGTERM');
    expect(await exited).toBe(1);
    expect(events().at(-1)!.event).toBe('service.drain-timeout');
  });

  it('ends with 1 when closing fails', async () => {
    const { child, exited, events } = await start(`{ close: () => Promise.reject(new Error('stuck')) }`);
    child.kill('SIGTERM');
    expect(await exited).toBe(1);
    expect(events().at(-1)).toMatchObject({ event: 'service.stop-failed', err: { message: 'stuck' } });
  });

  it('finishes starting before it obeys a signal', async () => {
    const app = `await new Promise((resolve) => { logger.info('service.ready-soon'); setTimeout(resolve, 400); }), ${CLOSES}`;
    const { child, exited, events, output } = await start(app, { ready: false });
    while (!output.out.includes('ready-soon')) await delay(10);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    expect(events().map(({ event }) => event)).toContain('closed');
  });

  it('logs what nobody caught and ends with 1', async () => {
    const thrown = await start(`(setTimeout(() => { throw new Error('lost') }, 50), ${CLOSES})`);
    expect(await thrown.exited).toBe(1);
    expect(thrown.events().at(-1)).toMatchObject({
      event: 'service.uncaught-exception',
      err: { message: 'lost' },
    });
    const rejected = await start(`(setTimeout(() => Promise.reject(new Error('dropped')), 50), ${CLOSES})`);
    expect(await rejected.exited).toBe(1);
    expect(rejected.events().at(-1)).toMatchObject({
      event: 'service.unhandled-rejection',
      err: { message: 'dropped' },
    });
  });

  it('ends with 1 when the start fails, and tells wrong settings plainly', async () => {
    const failed = await start(
      `(() => { throw new SettingsError([{ path: 'server.port', message: 'expected a number' }]) })()`,
      {
        ready: false,
      },
    );
    expect(await failed.exited).toBe(1);
    expect(failed.output.err).toBe('A setting is not valid:\n  server.port: expected a number\n');
    expect(failed.events().at(-1)!.event).toBe('service.start-failed');
  });

  it('sends its spans to the collector, nested, with their outcome and its name', async () => {
    const received: { path?: string; body: string }[] = [];
    const collector = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ path: request.url, body });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`;
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const app = `await (async () => {
      const tracing = await startTracing({ serviceName: 'child', endpoint: '${endpoint}', exportIntervalMs: 20000 });
      const outer = openSpan('outer', { kind: 'server', parent: '00-${trace}-b7ad6b7169203331-01' });
      const inner = openSpan('inner', { kind: 'client', parent: outer.traceparent });
      const active = outer.run(() => openSpan('active', { kind: 'internal' }));
      inner.end('NO_DATA', new Error('nothing there'));
      active.end();
      outer.end();
      return { close: () => tracing.shutdown() };
    })()`;
    const { child, exited } = await start(app);
    expect(received).toEqual([]);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    collector.close();

    expect(received.map(({ path }) => path)).toEqual(['/v1/traces']);
    const { resourceSpans } = JSON.parse(received[0]!.body) as {
      resourceSpans: { resource: { attributes: unknown[] }; scopeSpans: { spans: SentSpan[] }[] }[];
    };
    const service = { key: 'service.name', value: { stringValue: 'child' } };
    expect(resourceSpans[0]!.resource.attributes).toContainEqual(service);
    const spans = Object.fromEntries(resourceSpans[0]!.scopeSpans[0]!.spans.map((span) => [span.name, span]));
    expect(Object.values(spans).map(({ traceId }) => traceId)).toEqual([trace, trace, trace]);
    expect(spans.outer!.parentSpanId).toBe('b7ad6b7169203331');
    expect(spans.inner!.parentSpanId).toBe(spans.outer!.spanId);
    expect(spans.active!.parentSpanId).toBe(spans.outer!.spanId);
    expect(spans.inner!.status.code).toBe(2);
  });
});

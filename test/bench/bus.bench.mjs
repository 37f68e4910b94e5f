// A round trip of a small message: in process, over NATS through the bus, and over NATS with the raw client.
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { summarise } from './load.mjs';
import { freePort } from './product.mjs';

const require = createRequire(import.meta.url);
const CALLS = 5000;

async function measure(call) {
  for (let i = 0; i < 500; i += 1) await call();
  const durations = [];
  for (let i = 0; i < CALLS; i += 1) {
    const start = performance.now();
    await call();
    durations.push(performance.now() - start);
  }
  return summarise(durations);
}

const say = ({ p50, p95 }) => `${(p50 * 1000).toFixed(0)} µs p50, ${(p95 * 1000).toFixed(0)} p95`;

export async function bus(report) {
  const { z } = await import('zod');
  const { defineService } = require('../../dist/libs/contracts/src/index.js');
  const { InProcessTransport, NatsTransport } = require('../../dist/libs/bus/src/index.js');
  const message = z.strictObject({ text: z.string(), number: z.number() });
  const { echo } = defineService('bench', {
    echo: {
      summary: 'Echo.',
      input: message,
      output: message,
      timeoutMs: 5000,
      errors: [],
      principal: false,
    },
  });

  const local = await measure(await echoOver(new InProcessTransport(), echo));
  report('in process', say(local), '');

  const binary = ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server'].find(
    existsSync,
  );
  if (binary === undefined) return report('NATS', 'skipped', 'nats-server is not installed');
  const port = await freePort();
  const server = spawn(binary, ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  await delay(500);
  try {
    const { connect } = await import('@nats-io/transport-node');
    const [client, responder] = [await connect({ port }), await connect({ port })];
    responder.subscribe('raw', { callback: (_error, request) => request.respond(request.data) });
    const payload = JSON.stringify({ text: 'hello', number: 1 });
    const raw = await measure(() => client.request('raw', payload, { timeout: 5000 }));
    const ours = await measure(
      await echoOver(new NatsTransport({ servers: [`nats://127.0.0.1:${port}`] }), echo),
    );
    report('NATS', say(ours), `raw client ${say(raw)}; ${(ours.p50 / raw.p50).toFixed(2)}x`);
    await client.close();
    await responder.close();
  } finally {
    server.kill();
  }
}

async function echoOver(transport, echo) {
  const { NestFactory } = await import('@nestjs/core');
  const { BusModule, Handles, newCallContext, ServiceClient } = require('../../dist/libs/bus/src/index.js');
  const { loadSettings, RuntimeModule } = require('../../dist/libs/runtime/src/index.js');
  class Echo {
    echo(input) {
      return Promise.resolve(input);
    }
  }
  Handles(echo)(Echo.prototype, 'echo', Object.getOwnPropertyDescriptor(Echo.prototype, 'echo'));
  class EchoModule {}
  const settings = { ...loadSettings(), logging: { level: 'fatal', destination: 'stderr' } };
  const app = await NestFactory.createApplicationContext(
    {
      module: EchoModule,
      providers: [Echo],
      imports: [
        RuntimeModule.forRoot({ settings, serviceName: 'bench' }),
        BusModule.forRoot({ transport, signingKey: 'bench-signing-key-of-32-bytes-at-least' }),
      ],
    },
    { logger: false },
  );
  await app.init();
  const services = app.get(ServiceClient);
  return () => services.call(echo, { text: 'hello', number: 1 }, newCallContext());
}

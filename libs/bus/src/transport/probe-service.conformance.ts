import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { defineService, type Principal, QuartermasterError, stream } from '#libs/contracts';
import { Logger, Metrics } from '#libs/runtime';
import { CallMetrics } from '../call/call-metrics';
import { PrincipalTokens } from '../call/principal-tokens';
import { ServiceClient } from '../client/service-client';
import { OperationServer, type StreamHandler, type UnaryHandler } from '../server/operation-server';
import type { Transport } from './transport';

export const open = { summary: '', errors: [], timeoutMs: 5_000, principal: false } as const;

/** Operations that misbehave on demand. */
export const probe = defineService('probe', {
  echo: {
    ...open,
    // Some of what is sent is large, and the machine may be busy.
    timeoutMs: 30_000,
    input: z.strictObject({ value: z.unknown() }),
    output: z.strictObject({ value: z.unknown() }),
  },
  fail: { ...open, input: z.strictObject({}), output: z.strictObject({}) },
  crash: { ...open, input: z.strictObject({}), output: z.strictObject({}) },
  lie: { ...open, input: z.strictObject({}), output: z.strictObject({ count: z.int() }) },
  wait: { ...open, input: z.strictObject({ ms: z.int() }), output: z.strictObject({}) },
  brief: { ...open, timeoutMs: 80, input: z.strictObject({ ms: z.int() }), output: z.strictObject({}) },
  ignore: { ...open, input: z.strictObject({ ms: z.int() }), output: z.strictObject({}) },
  grow: { ...open, input: z.strictObject({ length: z.int() }), output: z.string() },
  growing: { ...open, input: z.strictObject({ length: z.int() }), output: stream(z.string()) },
  whoAmI: {
    ...open,
    principal: true,
    input: z.strictObject({}),
    output: z.strictObject({ username: z.string() }),
  },
  remaining: {
    ...open,
    input: z.strictObject({}),
    output: z.strictObject({ ms: z.number(), traceId: z.string(), requestId: z.string() }),
  },
  count: {
    ...open,
    input: z.strictObject({ to: z.int(), everyMs: z.int().optional() }),
    output: stream(z.strictObject({ n: z.int(), pad: z.string().optional() })),
  },
  breakAt: {
    ...open,
    input: z.strictObject({ at: z.int() }),
    output: stream(z.strictObject({ n: z.int() })),
  },
  stall: { ...open, input: z.strictObject({}), output: stream(z.strictObject({ n: z.int() })) },
  mine: {
    ...open,
    principal: true,
    input: z.strictObject({}),
    output: stream(z.strictObject({ username: z.string() })),
  },
});

/** What the handlers saw. */
export class Seen {
  calls: string[] = [];
  aborted: string[] = [];
  finished: string[] = [];
  yielded = 0;
}

export const PAD = 'ü'.repeat(1000);

export function probeHandlers(seen: Seen): Record<string, UnaryHandler | StreamHandler> {
  const sleep = async (name: string, ms: number, signal: AbortSignal) => {
    seen.calls.push(name);
    try {
      await delay(ms, undefined, { signal });
      seen.finished.push(name);
      return {};
    } catch (error) {
      seen.aborted.push(`${name} ${(signal.reason as QuartermasterError).code}`);
      throw error;
    }
  };
  return {
    echo: async (input) => {
      seen.calls.push('echo');
      return input;
    },
    fail: async () => {
      throw new QuartermasterError('QUERY_INVALID', {
        details: { field: 'x' },
        cause: new Error('the reason beneath'),
      });
    },
    crash: async () => {
      throw new TypeError('cannot read it');
    },
    lie: async () => ({ count: 'many' }),
    wait: (input, { signal }) => sleep('wait', (input as { ms: number }).ms, signal),
    brief: (input, { signal }) => sleep('brief', (input as { ms: number }).ms, signal),
    ignore: async (input) => {
      seen.calls.push('ignore');
      await delay((input as { ms: number }).ms);
      seen.finished.push('ignore');
      return {};
    },
    grow: async (input) => {
      seen.calls.push('grow');
      return 'a'.repeat((input as { length: number }).length);
    },
    async *growing(input) {
      yield 'small';
      yield 'a'.repeat((input as { length: number }).length);
    },
    whoAmI: async (_input, { principal }) => ({ username: principal!.username }),
    remaining: async (_input, { deadline, traceparent, requestId }) => ({
      ms: deadline - Date.now(),
      traceId: traceparent!.split('-')[1],
      requestId,
    }),
    async *count(input) {
      const { to, everyMs } = input as { to: number; everyMs?: number };
      try {
        for (let n = 0; n < to; n++) {
          if (everyMs !== undefined) await delay(everyMs);
          seen.yielded = n + 1;
          yield everyMs === undefined ? { n, pad: PAD } : { n };
        }
        seen.finished.push('count');
      } finally {
        seen.aborted.push('count ended');
      }
    },
    async *breakAt(input) {
      const { at } = input as { at: number };
      for (let n = 0; n < at; n++) yield { n };
      throw new QuartermasterError('WAREHOUSE_UNAVAILABLE', { cause: new Error('broke mid-way') });
    },
    async *stall(_input, { signal }) {
      yield { n: 0 };
      signal.addEventListener('abort', () =>
        seen.aborted.push(`stall ${(signal.reason as QuartermasterError).code}`),
      );
      await new Promise(() => undefined);
    },
    async *mine(_input, { principal }) {
      yield { username: principal!.username };
    },
  };
}

export const SIGNING_KEY = 'conformance-suite-signing-key-0123456789';

export const principal: Principal = {
  userId: randomUUID(),
  username: 'ada',
  roles: ['member'],
  personas: ['warehouse_manager'],
  sites: ['WH-01'],
  sessionId: randomUUID(),
};

/** One side of the bus, put together without Nest. */
export class Side {
  readonly metrics = new Metrics({ serviceName: 'spec', processMetrics: false });
  readonly seen = new Seen();
  readonly client: ServiceClient;

  constructor(
    readonly transport: Transport,
    tokens = new PrincipalTokens(SIGNING_KEY),
  ) {
    const logger = Logger.create({ serviceName: 'spec', level: 'silent' });
    const metrics = new CallMetrics(this.metrics);
    this.client = new ServiceClient(transport, tokens, metrics, logger);
    this.server = new OperationServer(tokens, metrics, logger);
  }

  private readonly server: OperationServer;

  async serve(): Promise<this> {
    for (const [name, handler] of Object.entries(probeHandlers(this.seen)))
      this.transport.serve(this.server.endpoint(probe[name as keyof typeof probe], handler));
    await this.transport.ready();
    return this;
  }
}

export async function until(condition: () => boolean, withinMs = 3_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error('not within the time');
    await delay(5);
  }
}

export const failure = async (promise: Promise<unknown>): Promise<QuartermasterError> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof QuartermasterError) return error;
    throw error;
  }
  throw new Error('it did not fail');
};

export async function collect<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}

import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { setTimeout as delay } from 'node:timers/promises';
import { loadSettings, Metrics } from '#libs/runtime';
import { type ModelDouble, startOpenAiDouble } from '#libs/testing';
import type { CallOptions, ConverseRequest, ModelEvent, TokenUsage } from '../language-model';
import { ModelDescription } from '../model-catalog';
import { openOpenAiCompatible } from '../openai-compatible/open-openai-compatible';
import { CallRoom } from './resilient-calls';
import { withResilience } from './with-resilience';

const REQUEST: ConverseRequest = {
  system: 'Be brief.',
  messages: [{ role: 'user', content: [{ kind: 'text', text: 'What is low?' }] }],
  tools: [],
  toolChoice: 'auto',
  maxOutputTokens: 100,
  temperature: 0,
};
const description = ModelDescription.parse({
  id: 'local',
  provider: 'openai-compatible',
  model: 'qwen3:8b',
  contextTokens: 8000,
  prices: { input: 0 },
});

const spans = new InMemorySpanExporter();
const tracing = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
beforeAll(() => tracing.register());
afterAll(() => tracing.shutdown());

describe('a model behind the resilience layer, at the wire', () => {
  let double: ModelDouble;
  beforeEach(async () => {
    double = await startOpenAiDouble();
    spans.reset();
  });
  afterEach(() => double.stop());

  const open = (overrides: object = {}) => {
    const models = loadSettings({ env: {} }).models;
    const settings = { ...models, openaiCompatible: { baseUrl: double.url }, ...overrides };
    const room = new CallRoom(settings, new Metrics({ serviceName: 'spec', processMetrics: false }));
    const model = withResilience(openOpenAiCompatible(settings).language(description), description, room);
    const usages: TokenUsage[] = [];
    const play = async (options: Partial<CallOptions> = {}) => {
      const events: ModelEvent[] = [];
      const signal = new AbortController().signal;
      const given = { signal, onUsage: (usage: TokenUsage) => void usages.push(usage), ...options };
      for await (const event of model.converse(REQUEST, given)) events.push(event);
      return events;
    };
    return { room, play, usages };
  };
  const until = async (holds: () => boolean) => {
    for (let left = 500; !holds(); left -= 1) {
      if (left === 0) throw new Error('waited in vain');
      await delay(10);
    }
  };
  const good = {
    kind: 'turn',
    content: [{ kind: 'text', text: 'Ink.' }],
    usage: { input: 7, output: 3 },
  } as const;

  it('waits for as long as a 429 says, then answers', async () => {
    double.reply({ kind: 'status', status: 429, retryAfterSeconds: 1 }, good);
    expect((await open().play()).at(-1)).toMatchObject({ turn: { content: [{ text: 'Ink.' }] } });
    expect(double.calls[1]!.at - double.calls[0]!.at).toBeGreaterThanOrEqual(999);
  });

  it('asks again when the provider falls silent, and ends the first call there', async () => {
    double.reply({ kind: 'stall', afterEvents: 1 }, good);
    await open({ idleTimeoutMs: 200 }).play();
    expect(double.calls).toHaveLength(2);
    await until(() => double.calls[0]!.aborted);
  });

  it.each(['cut', 'stream-error'] as const)('asks again after a %s that nobody saw', async (kind) => {
    double.reply({ kind, afterEvents: 5 }, good);
    expect(await open().play({ deltas: false })).toMatchObject([{ type: 'end' }]);
    expect(double.calls).toHaveLength(2);

    double.reply({ kind, afterEvents: 5 }, good);
    await expect(open().play()).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
    expect(double.calls).toHaveLength(3);
  });

  it('books what half a tool call cost before it asks again', async () => {
    double.reply({ kind: 'malformed-tool-input', name: 'today', input: '{"a' }, good);
    const { play, usages } = open();
    await play();
    expect(usages).toHaveLength(2);
    expect(usages.reduce((sum, { input }) => sum + input, 0)).toBe(double.metered.input);
  });

  it('ends the calls of many callers who go away, and has room again', async () => {
    double.reply({ kind: 'stall', afterEvents: 3 });
    const { room, play } = open({ maxConcurrent: 40 });
    const aborts = Array.from({ length: 40 }, () => new AbortController());
    const calls = aborts.map(({ signal }) => play({ signal }).catch((error: { code: string }) => error.code));
    await until(() => double.calls.length === 40);
    for (const abort of aborts) abort.abort();
    expect(new Set(await Promise.all(calls))).toEqual(new Set(['CANCELLED']));
    await until(() => double.calls.every(({ aborted }) => aborted));
    expect(room.slots.running).toBe(0);
  });

  it('leaves one client span a call, in the names of the conventions, without a word of what was said', async () => {
    double.reply({ kind: 'status', status: 503 }, { ...good, usage: { input: 7, output: 3, cacheRead: 5 } });
    const parent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await open().play({ traceparent: parent });
    const [span, ...others] = spans.getFinishedSpans();
    expect(others).toEqual([]);
    expect(span!.name).toBe('chat qwen3:8b');
    expect(span!.spanContext().traceId).toBe('a'.repeat(32));
    expect(span!.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': 'qwen3:8b',
      'gen_ai.request.max_tokens': 100,
      'gen_ai.request.temperature': 0,
      'gen_ai.request.stream': true,
      'gen_ai.response.model': 'qwen3:8b',
      'gen_ai.response.finish_reasons': ['end'],
      'gen_ai.usage.input_tokens': 12,
      'gen_ai.usage.output_tokens': 3,
      'gen_ai.usage.cache_read.input_tokens': 5,
      'gen_ai.usage.cache_creation.input_tokens': 0,
      'quartermaster.model.attempts': 2,
    });
    expect(double.calls[1]!.headers.traceparent).toContain(span!.spanContext().spanId);

    double.reply({ kind: 'status', status: 400 });
    await expect(open().play()).rejects.toMatchObject({ code: 'MODEL_REFUSED' });
    const failed = spans.getFinishedSpans().at(-1)!;
    expect(failed.attributes['error.type']).toBe('MODEL_REFUSED');
    expect(JSON.stringify([failed.attributes, failed.events, failed.status])).not.toContain('What is low?');
  });
});

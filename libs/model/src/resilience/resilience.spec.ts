import fc from 'fast-check';
import { type ErrorCode, QuartermasterError } from '#libs/contracts';
import { loadSettings, Metrics } from '#libs/runtime';
import { MODEL_METRICS } from '../genai-conventions';
import type { CallOptions, ConverseRequest, LanguageModel, ModelEvent, TokenUsage } from '../language-model';
import { CallRoom } from './resilient-calls';
import { withResilience } from './with-resilience';

const REQUEST: ConverseRequest = {
  system: '',
  messages: [{ role: 'user', content: [{ kind: 'text', text: 'Hi' }] }],
  tools: [],
  toolChoice: 'auto',
  maxOutputTokens: 10,
  temperature: 0,
};
const USAGE: TokenUsage = { input: 10, output: 5, cacheRead: 2, cacheWrite: 1 };

/** One step of a made-up provider. `hang` waits until the call is aborted; `deaf` does not even notice that. */
type Step =
  | { text: string }
  | { wait: number }
  | { active: true }
  | { usage: TokenUsage }
  | { fail: ErrorCode; retryAfterSeconds?: number }
  | 'hang'
  | 'deaf'
  | 'end';
type Plan = readonly Step[];

const OK: Plan = [{ text: 'Hel' }, { text: 'lo' }, { usage: USAGE }, 'end'];
const fail = (code: ErrorCode, retryAfterSeconds?: number): Plan => [{ fail: code, retryAfterSeconds }];

class MadeUpModel implements LanguageModel {
  readonly id = 'made-up';
  readonly calls: { at: number; signal: AbortSignal }[] = [];
  running = 0;

  constructor(private readonly plan: (call: number) => Plan) {}

  async *converse(_: ConverseRequest, options: CallOptions): AsyncGenerator<ModelEvent> {
    const plan = this.plan(this.calls.push({ at: performance.now(), signal: options.signal }) - 1);
    let text = '';
    this.running += 1;
    try {
      for (const step of plan) {
        if (step === 'end') {
          const content = [{ kind: 'text' as const, text }];
          yield { type: 'end', turn: { content, stopReason: 'end', usage: USAGE, model: 'made-up-1' } };
        } else if (step === 'deaf') await new Promise(() => undefined);
        else if (step === 'hang') await this.sleep(1e9, options.signal);
        else if ('wait' in step) await this.sleep(step.wait, options.signal);
        else if ('active' in step) options.onActivity?.();
        else if ('usage' in step) options.onUsage?.(step.usage);
        else if ('fail' in step) {
          const { retryAfterSeconds } = step;
          throw new QuartermasterError(step.fail, {
            details: retryAfterSeconds === undefined ? undefined : { retryAfterSeconds },
          });
        } else {
          text += step.text;
          yield { type: 'text-delta', text: step.text };
        }
      }
    } finally {
      this.running -= 1;
    }
  }

  private sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const aborted = () => {
        clearTimeout(timer);
        reject(new QuartermasterError('CANCELLED'));
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', aborted);
        resolve();
      }, ms);
      signal.addEventListener('abort', aborted, { once: true });
    });
  }
}

type Overrides = {
  retries?: object;
  breaker?: object;
} & Record<string, unknown>;

function setUp(
  plan: ((call: number) => Plan) | readonly Plan[],
  overrides: Overrides = {},
  random = () => 1,
) {
  const model = new MadeUpModel(
    typeof plan === 'function' ? plan : (call) => plan[Math.min(call, plan.length - 1)]!,
  );
  const models = loadSettings({ env: {} }).models;
  const settings = {
    ...models,
    ...overrides,
    retries: { ...models.retries, ...overrides.retries },
    breaker: { ...models.breaker, ...overrides.breaker },
  };
  const metrics = new Metrics({ serviceName: 'spec', processMetrics: false });
  const room = new CallRoom(settings, metrics, random);
  const resilient = withResilience(model, { provider: 'scripted', model: 'made-up-1' }, room);
  const usages: TokenUsage[] = [];
  const play = async (options: Partial<CallOptions> = {}) => {
    const start = performance.now();
    const events: ModelEvent[] = [];
    let error: QuartermasterError | undefined;
    try {
      const signal = new AbortController().signal;
      const given = { signal, onUsage: (usage: TokenUsage) => void usages.push(usage), ...options };
      for await (const event of resilient.converse(REQUEST, given)) events.push(event);
    } catch (thrown) {
      error = thrown as QuartermasterError;
    }
    const text = events.flatMap((event) => (event.type === 'text-delta' ? [event.text] : [])).join('');
    return { events, text, error, code: error?.code ?? 'ok', ms: performance.now() - start };
  };
  const valuesOf = async (name: string) =>
    (await metrics.registry.getSingleMetric(name)!.get()).values.filter(
      (value) => !('metricName' in value) || String(value.metricName).endsWith('_count'),
    );
  return { model, room, resilient, usages, play, valuesOf };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Lets simulated time pass until the promise is settled. */
async function settled<T>(promise: Promise<T>): Promise<T> {
  let done = false;
  const mark = () => (done = true);
  promise.then(mark, mark);
  for (let turns = 0; !done; turns += 1) {
    if (turns > 100_000) throw new Error('it does not end');
    await jest.advanceTimersByTimeAsync(10);
  }
  return promise;
}

describe('retries', () => {
  it('are not needed where all goes well', async () => {
    const { model, play, usages } = setUp([OK]);
    const { text, events } = await settled(play());
    expect(text).toBe('Hello');
    expect(events.at(-1)).toMatchObject({ type: 'end', turn: { content: [{ text: 'Hello' }] } });
    expect(model.calls).toHaveLength(1);
    expect(usages).toEqual([USAGE]);
  });

  it('come after pauses that double, within attempts', async () => {
    const { model, play } = setUp([fail('MODEL_UNAVAILABLE')], { retries: { attempts: 4 } });
    expect((await settled(play())).code).toBe('MODEL_UNAVAILABLE');
    const pauses = model.calls.slice(1).map(({ at }, i) => at - model.calls[i]!.at);
    expect(pauses.map(Math.round)).toEqual([200, 400, 800]);
  });

  it('come after a pause that is drawn at random', async () => {
    const { model, play } = setUp([fail('MODEL_BUSY'), OK], {}, () => 0.25);
    expect((await settled(play())).text).toBe('Hello');
    expect(Math.round(model.calls[1]!.at - model.calls[0]!.at)).toBe(50);
  });

  it('wait for as long as the provider says', async () => {
    const { model, play } = setUp([fail('MODEL_BUSY', 3), OK]);
    expect((await settled(play())).code).toBe('ok');
    expect(model.calls[1]!.at - model.calls[0]!.at).toBeGreaterThanOrEqual(3000);
  });

  it('are given up at once where the provider wants more patience than we have', async () => {
    const { model, play } = setUp([fail('MODEL_BUSY', 30), OK]);
    const { error, ms } = await settled(play());
    expect(error).toMatchObject({ code: 'MODEL_BUSY', details: { retryAfterSeconds: 30 } });
    expect(ms).toBeLessThan(200);
    expect(model.calls).toHaveLength(1);
  });

  it.each([
    ['MODEL_REFUSED', 1],
    ['INTERNAL', 1],
    ['MODEL_ANSWER_INVALID', 2],
    ['MODEL_BUSY', 3],
    ['MODEL_UNAVAILABLE', 3],
  ] as const)('of %s make %i requests', async (code, requests) => {
    const { model, play } = setUp([fail(code)]);
    expect((await settled(play())).code).toBe(code);
    expect(model.calls).toHaveLength(requests);
  });

  it('never come once text was passed on, but do where nobody wants the text', async () => {
    const broken: Plan = [{ text: 'Hel' }, { fail: 'MODEL_UNAVAILABLE' }];
    const first = setUp([broken, OK]);
    expect(await settled(first.play())).toMatchObject({ code: 'MODEL_UNAVAILABLE', text: 'Hel' });
    expect(first.model.calls).toHaveLength(1);

    const second = setUp([broken, OK]);
    const { code, events } = await settled(second.play({ deltas: false }));
    expect(code).toBe('ok');
    expect(events).toMatchObject([{ type: 'end', turn: { content: [{ text: 'Hello' }] } }]);
    expect(second.model.calls).toHaveLength(2);
  });

  it('take a stream without an end for a fault', async () => {
    const { model, play } = setUp([[{ active: true }], OK]);
    expect((await settled(play())).text).toBe('Hello');
    expect(model.calls).toHaveLength(2);
  });

  it('stay within their share of the calls when everything fails', async () => {
    const { model, play } = setUp(() => fail('MODEL_UNAVAILABLE'), {
      breaker: { minimumCalls: 100_000 },
      maxConcurrent: 200,
    });
    await settled(Promise.all(Array.from({ length: 100 }, () => play())));
    expect(model.calls.length).toBeGreaterThan(100);
    expect(model.calls.length).toBeLessThanOrEqual(120);
  });

  it('are few where calls are few', async () => {
    const { model, play } = setUp(() => fail('MODEL_UNAVAILABLE'), { retries: { budgetMinimum: 1 } });
    await settled(play());
    await settled(play());
    expect(model.calls).toHaveLength(3);
    await jest.advanceTimersByTimeAsync(11_000);
    await settled(play());
    expect(model.calls).toHaveLength(5);
  });
});

describe('a provider that throttles for 30 seconds', () => {
  it('is spared, and asked again soon after', async () => {
    const start = performance.now();
    const { model, play } = setUp(
      () => (performance.now() - start < 30_000 ? fail('MODEL_BUSY') : OK),
      {},
      Math.random,
    );
    const calls: Promise<Awaited<ReturnType<typeof play>> & { from: number }>[] = [];
    for (let at = 0; at < 60_000; at += 100) {
      calls.push(play().then((result) => ({ ...result, from: at })));
      await jest.advanceTimersByTimeAsync(100);
    }
    const results = await settled(Promise.all(calls));
    const during = results.filter(({ from }) => from < 29_000);
    const after = results.filter(({ from }) => from >= 36_000);
    expect(during.every(({ code }) => code === 'MODEL_BUSY')).toBe(true);
    expect(after.every(({ code }) => code === 'ok')).toBe(true);
    // 300 calls came in these 30 seconds; the breaker let a handful of requests through.
    expect(model.calls.filter(({ at }) => at - start < 30_000).length).toBeLessThan(40);
    expect(Math.max(...during.map(({ ms }) => ms))).toBeLessThan(6_000);
  });
});

describe('deadlines', () => {
  it('cut a stream that falls silent, and try again', async () => {
    const { model, play } = setUp([[{ wait: 100 }, 'hang'], OK]);
    expect((await settled(play())).text).toBe('Hello');
    expect(model.calls[1]!.at - model.calls[0]!.at).toBeGreaterThanOrEqual(20_000);
    expect(model.calls[0]!.signal.aborted).toBe(true);
  });

  it('say so where text was passed on before the silence', async () => {
    const { play, model } = setUp([[{ text: 'Hel' }, 'hang']]);
    const { error, text } = await settled(play());
    expect(error).toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: 'The language model fell silent.',
      details: { reason: 'too-late' },
    });
    expect(text).toBe('Hel');
    expect(model.calls[0]!.signal.aborted).toBe(true);
  });

  it('take activity without events for life', async () => {
    const alive: Step[] = Array.from({ length: 20 }, (_, i) => (i % 2 ? { active: true } : { wait: 3000 }));
    const { play, model } = setUp([[...alive, ...OK]]);
    expect((await settled(play())).text).toBe('Hello');
    expect(model.calls).toHaveLength(1);
  });

  it('do not take a slow caller for a silent provider', async () => {
    const { resilient } = setUp([OK], { totalTimeoutMs: 600_000 });
    const events = resilient
      .converse(REQUEST, { signal: new AbortController().signal })
      [Symbol.asyncIterator]();
    expect(await events.next()).toMatchObject({ value: { text: 'Hel' } });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await events.next()).toMatchObject({ value: { text: 'lo' } });
  });

  it('end a call when its time is up, also one that goes on and on', async () => {
    const endless: Plan = Array.from({ length: 1000 }, (_, i) => (i % 2 ? { text: 'a' } : { wait: 1000 }));
    const { play, model } = setUp([endless]);
    const { error, ms } = await settled(play());
    expect(error).toMatchObject({ message: 'The language model did not answer in time.' });
    expect(Math.round(ms / 1000)).toBe(45);
    expect(model.calls).toHaveLength(1);
    expect(model.running).toBe(0);
  });

  it('end a call whose adapter does not listen', async () => {
    const { play } = setUp([['deaf']], { idleTimeoutMs: 60_000 });
    const { code, ms } = await settled(play());
    expect(code).toBe('MODEL_UNAVAILABLE');
    expect(Math.round(ms / 1000)).toBe(45);
  });
});

describe('the breaker', () => {
  const open = async (plan: (call: number) => Plan) => {
    const set = setUp(plan, { retries: { attempts: 1 } });
    for (let i = 0; i < 10; i += 1) await settled(set.play());
    return set;
  };

  it('refuses at once after too many failures, and says for how long', async () => {
    const { model, play, valuesOf } = await open(() => fail('MODEL_UNAVAILABLE'));
    const { error, ms } = await settled(play());
    expect(error).toMatchObject({ code: 'MODEL_BUSY', details: { retryAfterSeconds: 5 } });
    expect(ms).toBeLessThan(50);
    expect(model.calls).toHaveLength(10);
    expect(await valuesOf(MODEL_METRICS.breakerOpen.name)).toMatchObject([{ value: 1 }]);
  });

  it('lets one call try, and closes when that goes well', async () => {
    const { model, play, valuesOf } = await open((call) =>
      call < 10 ? fail('MODEL_UNAVAILABLE') : [{ wait: 500 }, ...OK],
    );
    await jest.advanceTimersByTimeAsync(5_000);
    const results = await settled(Promise.all(Array.from({ length: 5 }, () => play())));
    expect(results.map(({ code }) => code).sort()).toEqual([
      'MODEL_BUSY',
      'MODEL_BUSY',
      'MODEL_BUSY',
      'MODEL_BUSY',
      'ok',
    ]);
    expect(model.calls).toHaveLength(11);
    expect((await settled(play())).code).toBe('ok');
    expect(await valuesOf(MODEL_METRICS.breakerOpen.name)).toMatchObject([{ value: 0 }]);
  });

  it('stays open when that fails, and asks another when that was aborted', async () => {
    const { model, play } = await open((call) => (call === 11 ? ['hang'] : fail('MODEL_UNAVAILABLE')));
    await jest.advanceTimersByTimeAsync(5_000);
    expect((await settled(play())).code).toBe('MODEL_UNAVAILABLE');
    expect((await settled(play())).code).toBe('MODEL_BUSY');
    await jest.advanceTimersByTimeAsync(5_000);
    const abort = new AbortController();
    const trial = play({ signal: abort.signal });
    await jest.advanceTimersByTimeAsync(10);
    abort.abort();
    expect((await settled(trial)).code).toBe('CANCELLED');
    expect((await settled(play())).code).toBe('MODEL_UNAVAILABLE');
    expect(model.calls).toHaveLength(13);
  });

  it('does not count what says nothing about the provider', async () => {
    for (const code of ['MODEL_REFUSED', 'MODEL_ANSWER_INVALID'] as const) {
      const { play } = await open(() => fail(code));
      expect((await settled(play())).code).toBe(code);
    }
  });
});

describe('an abort', () => {
  it.each([
    ['before the first byte', [['hang']] as Plan[], 1],
    ['where the adapter does not listen', [['deaf']] as Plan[], 1],
    ['in the middle of the text', [[{ text: 'Hel' }, 'hang']] as Plan[], 1],
    ['between two attempts', [fail('MODEL_BUSY', 4), OK], 1],
  ])('ends the call at once, %s, and is never tried again', async (_, plans, requests) => {
    const { model, play, room } = setUp(plans);
    const abort = new AbortController();
    const playing = play({ signal: abort.signal });
    await jest.advanceTimersByTimeAsync(1000);
    abort.abort();
    await jest.advanceTimersByTimeAsync(0);
    const { code, ms } = await playing;
    expect(code).toBe('CANCELLED');
    expect(Math.round(ms)).toBe(1000);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(model.calls).toHaveLength(requests);
    expect(room.slots.running).toBe(0);
    if (plans[0]![0] !== 'deaf') expect(model.running).toBe(0);
  });

  it('before the call asks nobody', async () => {
    const { model, play } = setUp([OK]);
    expect((await settled(play({ signal: AbortSignal.abort() }))).code).toBe('CANCELLED');
    expect(model.calls).toHaveLength(0);
  });

  it('ends the provider’s call when the caller just stops asking for events', async () => {
    const { model, resilient, room, valuesOf } = setUp([[{ text: 'Hel' }, 'hang']]);
    for await (const _ of resilient.converse(REQUEST, { signal: new AbortController().signal })) break;
    expect(model.calls[0]!.signal.aborted).toBe(true);
    await jest.advanceTimersByTimeAsync(0);
    expect(model.running).toBe(0);
    expect(room.slots.running).toBe(0);
    expect(await valuesOf(MODEL_METRICS.duration.name)).toMatchObject([{ labels: { outcome: 'CANCELLED' } }]);
  });

  it('is not needed by a caller that takes the end and goes', async () => {
    const { model, resilient, valuesOf } = setUp([OK]);
    const call = resilient.converse(REQUEST, { signal: new AbortController().signal });
    for await (const event of call) if (event.type === 'end') break;
    expect(model.calls[0]!.signal.aborted).toBe(false);
    expect(await valuesOf(MODEL_METRICS.duration.name)).toMatchObject([{ labels: { outcome: 'ok' } }]);
  });
});

describe('calls at the same time', () => {
  it('are bounded; more wait in their order, and the rest is refused at once', async () => {
    const { model, room, play } = setUp(() => [{ wait: 1000 }, ...OK], { maxConcurrent: 2, maxWaiting: 3 });
    const order: number[] = [];
    const calls = Array.from({ length: 7 }, (_, i) =>
      play().then((result) => {
        if (result.code === 'ok') order.push(i);
        return result;
      }),
    );
    await jest.advanceTimersByTimeAsync(10);
    expect(model.running).toBe(2);
    expect([room.slots.running, room.slots.waiting]).toEqual([2, 3]);
    const results = await settled(Promise.all(calls));
    expect(results.map(({ code }) => code)).toEqual([...Array(5).fill('ok'), 'MODEL_BUSY', 'MODEL_BUSY']);
    expect(results[6]!.ms).toBeLessThan(100);
    expect(order).toEqual([0, 1, 2, 3, 4]);
    expect([room.slots.running, room.slots.waiting]).toEqual([0, 0]);
  });

  it('leave the queue by an abort or when their time is up', async () => {
    const { model, room, play } = setUp(() => ['hang'], {
      maxConcurrent: 1,
      totalTimeoutMs: 15_000,
      retries: { attempts: 1 },
    });
    const first = play();
    await jest.advanceTimersByTimeAsync(5_000);
    const abort = new AbortController();
    const second = play({ signal: abort.signal });
    await jest.advanceTimersByTimeAsync(10);
    abort.abort();
    expect((await settled(second)).code).toBe('CANCELLED');
    expect(room.slots.waiting).toBe(0);
    expect((await settled(first)).code).toBe('MODEL_UNAVAILABLE');
    expect(model.calls).toHaveLength(1);
    expect(room.slots.running).toBe(0);
  });
});

describe('what was metered', () => {
  const usage = fc.record({
    input: fc.nat(1000),
    output: fc.nat(1000),
    cacheRead: fc.nat(1000),
    cacheWrite: fc.nat(1000),
  });
  const plan: fc.Arbitrary<Plan> = fc.oneof(
    usage.map((used): Plan => [{ text: 'a' }, { usage: used }, 'end']),
    usage.map((used): Plan => [{ usage: used }, { fail: 'MODEL_ANSWER_INVALID' }]),
    usage.map((used): Plan => [{ text: 'a' }, { usage: used }, { fail: 'MODEL_UNAVAILABLE' }]),
    fc.constantFrom<Plan>(fail('MODEL_BUSY'), fail('MODEL_REFUSED'), ['hang'], [{ active: true }]),
  );

  it('is told in all, of failed attempts too, and counted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(plan, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (plans, deltas) => {
          const { model, usages, play, valuesOf } = setUp(plans, { breaker: { minimumCalls: 10_000 } });
          for (let i = 0; i < 4; i += 1) await settled(play({ deltas }));
          const metered = model.calls
            .flatMap((_, call) => plans[Math.min(call, plans.length - 1)]!)
            .flatMap((step) => (typeof step === 'object' && 'usage' in step ? [step.usage] : []));
          expect(usages).toEqual(metered);
          const counted = await valuesOf(MODEL_METRICS.tokens.name);
          const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
          expect(sum(counted.map(({ value }) => value))).toBe(
            sum(metered.flatMap((used) => Object.values(used))),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows calls and attempts by how they ended', async () => {
    const { play, valuesOf } = setUp([fail('MODEL_BUSY'), OK, fail('MODEL_REFUSED')]);
    await settled(play());
    await settled(play());
    const labels = { model: 'made-up', operation: 'chat' };
    expect(await valuesOf(MODEL_METRICS.duration.name)).toMatchObject([
      { labels: { ...labels, outcome: 'ok' }, value: 1 },
      { labels: { ...labels, outcome: 'MODEL_REFUSED' }, value: 1 },
    ]);
    expect(await valuesOf(MODEL_METRICS.attempts.name)).toMatchObject([
      { labels: { ...labels, outcome: 'MODEL_BUSY' }, value: 1 },
      { labels: { ...labels, outcome: 'ok' }, value: 1 },
      { labels: { ...labels, outcome: 'MODEL_REFUSED' }, value: 1 },
    ]);
    expect(await valuesOf(MODEL_METRICS.tokens.name)).toMatchObject([
      { labels: { model: 'made-up', kind: 'input' }, value: 10 },
      { labels: { model: 'made-up', kind: 'output' }, value: 5 },
      { labels: { model: 'made-up', kind: 'cache-read' }, value: 2 },
      { labels: { model: 'made-up', kind: 'cache-write' }, value: 1 },
    ]);
  });
});

import { QuartermasterError } from '#libs/contracts';
import { AnswerCache, type CacheKey, type CacheLimits, labelOf } from './answer-cache';
import { MemoryCacheStore } from './memory-cache-store';

const LIMITS: CacheLimits = {
  enabled: true,
  maxEntries: 3,
  ttlSeconds: 300,
  dashboardTtlSeconds: 900,
  staleSeconds: 3600,
  maxEntryBytes: 1000,
};
const KEY: CacheKey = { persona: 'warehouse_manager', kind: 'query', sites: null, content: { limit: 3 } };
const NEVER = new AbortController().signal;
const away = () => Promise.reject(new QuartermasterError('WAREHOUSE_UNAVAILABLE'));

function start(limits: Partial<CacheLimits> = {}) {
  let now = 1_000_000;
  const clock = () => now;
  const all = { ...LIMITS, ...limits };
  const cache = new AnswerCache({
    store: new MemoryCacheStore({ maxEntries: all.maxEntries, clock }),
    limits: all,
    clock,
  });
  let computed = 0;
  let version = 'v1';
  const compute = async () => ({ value: ++computed, version });
  return {
    cache,
    pass: (seconds: number) => (now += seconds * 1000),
    load: (next: string) => (version = next),
    ask: (key = KEY, purpose: 'conversation' | 'dashboard' | 'watch' = 'conversation') =>
      cache.of(key, purpose, async () => version, NEVER, compute),
  };
}

describe('answer cache', () => {
  it('gives the same result again, with its age, until it is too old', async () => {
    const { ask, pass } = start();
    expect(await ask()).toEqual({ value: 1 });
    pass(299);
    expect(await ask()).toMatchObject({ value: 1, note: { ageSeconds: 299, stale: false } });
    pass(2);
    expect(await ask()).toEqual({ value: 2 });
  });

  it('keeps a tile of a dashboard longer, and gives a watch nothing old', async () => {
    const { ask, pass } = start();
    await ask();
    pass(600);
    expect(await ask(KEY, 'dashboard')).toMatchObject({ value: 1 });
    expect(await ask(KEY, 'watch')).toEqual({ value: 2 });
  });

  it('computes again when the data has changed', async () => {
    const { ask, load } = start();
    await ask();
    load('v2');
    expect(await ask()).toEqual({ value: 2 });
  });

  it('tells apart whatever changes the result', () => {
    const others: CacheKey[] = [
      { ...KEY, persona: 'field_engineer' },
      { ...KEY, kind: 'plan' },
      { ...KEY, sites: ['WH-01'] },
      { ...KEY, sites: [] },
      { ...KEY, content: { limit: 4 } },
    ];
    expect(new Set([KEY, ...others].map(labelOf)).size).toBe(6);
    expect(labelOf({ ...KEY, sites: ['a', 'b'] })).toBe(labelOf({ ...KEY, sites: ['b', 'a', 'b'] }));
  });

  it('computes once for all who ask at the same time', async () => {
    const { ask, cache } = start();
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ value }) => value)).toEqual([1, 1, 1]);
    expect(cache.statistics()).toMatchObject({ misses: 3, shared: 2, hits: 0 });
  });

  it('does not take the result from others when the first one leaves', async () => {
    const { cache, ask } = start();
    const left = new QuartermasterError('CANCELLED');
    const first = cache.of(
      KEY,
      'conversation',
      async () => 'v1',
      NEVER,
      () => Promise.reject(left),
    );
    const second = ask();
    await expect(first).rejects.toBe(left);
    expect(await second).toEqual({ value: 1 });
  });

  it('gives an old result while the warehouse is away, and says so', async () => {
    const { cache, ask, pass } = start();
    await ask();
    pass(1000);
    const old = { value: 1, note: { ageSeconds: 1000, stale: true } };
    expect(await cache.of(KEY, 'conversation', away, NEVER, away)).toMatchObject(old);
    expect(await cache.of(KEY, 'conversation', async () => 'v1', NEVER, away)).toMatchObject(old);
    pass(2601);
    await expect(cache.of(KEY, 'conversation', away, NEVER, away)).rejects.toThrow();
    expect(cache.statistics().staleServed).toBe(2);
  });

  it('does not hide a mistake behind an old result', async () => {
    const { cache, ask, load } = start();
    await ask();
    load('v2');
    const wrong = () => Promise.reject(new QuartermasterError('QUERY_INVALID'));
    await expect(cache.of(KEY, 'conversation', async () => 'v2', NEVER, wrong)).rejects.toThrow();
  });

  it('drops what was not used for longest, and keeps nothing large', async () => {
    const { ask, cache } = start();
    for (const limit of [1, 2, 3, 4]) await ask({ ...KEY, content: { limit } });
    expect(cache.statistics().entries).toBe(3);
    const large = async () => ({ value: 'x'.repeat(2000), version: 'v1' });
    const key = { ...KEY, content: 'large' };
    await cache.of(key, 'conversation', async () => 'v1', NEVER, large);
    expect(await cache.of(key, 'conversation', async () => 'v1', NEVER, large)).not.toHaveProperty('note');
  });

  it('forgets by pattern', async () => {
    const { ask, cache } = start();
    await ask();
    await ask({ ...KEY, persona: 'field_engineer' });
    expect(await cache.forget('warehouse_manager:*')).toBe(1);
    expect(await cache.forget('*:query:*')).toBe(1);
    expect(await ask()).toEqual({ value: 3 });
  });
});

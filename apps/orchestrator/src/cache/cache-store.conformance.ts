import type { CacheEntry, CacheStore } from './cache-store';

const entry = (value: unknown): CacheEntry => ({ at: 1_000, version: 'v1', value });
const HOUR_MS = 3_600_000;

/** What every store must hold. `pass` lets time go by for the store; `create` gives an empty one that is ready. */
export function describeCacheStore(
  name: string,
  create: () => Promise<{ store: CacheStore; pass(ms: number): Promise<void> }>,
): void {
  describe(name, () => {
    let store: CacheStore;
    let pass: (ms: number) => Promise<void>;
    beforeEach(async () => ({ store, pass } = await create()));
    afterEach(() => store.close());

    it('gives back what it was given, and nothing else', async () => {
      const rows = entry({ rows: [['WH-01', 1.5, null, true]] });
      await store.set('a:query:1', rows, HOUR_MS);
      expect(await store.get('a:query:1')).toEqual(rows);
      expect(await store.get('a:query:2')).toBeUndefined();
    });

    it('puts a new entry in the place of an old one', async () => {
      await store.set('a', entry(1), HOUR_MS);
      await store.set('a', entry(2), HOUR_MS);
      expect(await store.get('a')).toEqual(entry(2));
    });

    it('forgets when the time is over', async () => {
      await store.set('a', entry(1), 100);
      await pass(150);
      expect(await store.get('a')).toBeUndefined();
    });

    it('forgets by pattern: a star stands for anything, all else for itself', async () => {
      for (const key of ['x:query:1', 'x:plan:2', 'xy:query:3', 'x[y]?:4', 'x.:5'])
        await store.set(key, entry(key), HOUR_MS);
      expect(await store.forget('x[y]?:*')).toBe(1);
      expect(await store.forget('x.:5')).toBe(1);
      expect(await store.forget('x:*')).toBe(2);
      expect(await store.forget('nothing*')).toBe(0);
      expect(await store.get('xy:query:3')).toEqual(entry('xy:query:3'));
      expect(await store.forget('*')).toBe(1);
    });
  });
}

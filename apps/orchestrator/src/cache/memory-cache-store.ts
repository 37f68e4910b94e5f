import { LRUCache } from 'lru-cache';
import { type CacheEntry, type CacheStore, matcherOf } from './cache-store';

/** In this process; the entry that was not used for longest goes first. */
export class MemoryCacheStore implements CacheStore {
  readonly kind = 'memory';
  private readonly entries: LRUCache<string, CacheEntry>;

  constructor({ maxEntries, clock = Date.now }: { maxEntries: number; clock?: () => number }) {
    this.entries = new LRUCache({ max: maxEntries, perf: { now: clock } });
  }

  async get(key: string): Promise<CacheEntry | undefined> {
    return this.entries.get(key);
  }

  async set(key: string, entry: CacheEntry, keepMs: number): Promise<void> {
    this.entries.set(key, entry, { ttl: keepMs });
  }

  async forget(pattern: string): Promise<number> {
    const matches = matcherOf(pattern);
    const keys = [...this.entries.keys()].filter((key) => matches.test(key));
    for (const key of keys) this.entries.delete(key);
    return keys.length;
  }

  size(): number {
    return this.entries.size;
  }

  close(): void {
    this.entries.clear();
  }
}

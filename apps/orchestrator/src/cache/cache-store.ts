/** A kept result. */
export interface CacheEntry {
  /** When it was computed, epoch milliseconds. */
  at: number;
  /** The state of data and definitions that it was computed from. */
  version: string;
  value: unknown;
}

/**
 * Where results are kept between questions. It may lose everything at any time: whoever asks computes again. It never
 * throws: a store that is away has nothing.
 */
export interface CacheStore {
  readonly kind: 'memory' | 'redis';
  get(key: string): Promise<CacheEntry | undefined>;
  /** @param keepMs after this long the entry is gone */
  set(key: string, entry: CacheEntry, keepMs: number): Promise<void>;
  /** Forgets the keys that match; `*` stands for anything. Returns how many there were. */
  forget(pattern: string): Promise<number>;
  /** Null where nobody knows without looking at everything. */
  size(): number | null;
  close(): void;
}

export const CACHE_STORE = Symbol('CacheStore');

/** `*` stands for anything; every other character for itself. */
export function matcherOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

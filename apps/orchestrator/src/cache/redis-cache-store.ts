import { Redis } from 'ioredis';
import type { Logger } from '#libs/runtime';
import { type CacheEntry, type CacheStore, matcherOf } from './cache-store';

const PREFIX = 'qm:answer:';
const TIMEOUT_MS = 150;
const RETRY_MS = 2_000;
const SCAN_COUNT = 500;
const WARN_EVERY_MS = 60_000;

/** Characters that mean something in Redis' own patterns. */
const escaped = (pattern: string) => pattern.replace(/[?[\]\\^]/g, '\\$&');

/** In Redis, for all replicas together. While it is away nothing is kept and nothing fails. */
export class RedisCacheStore implements CacheStore {
  readonly kind = 'redis';
  private readonly redis: Redis;
  private lastWarningAt = Number.NEGATIVE_INFINITY;

  constructor(
    url: string,
    private readonly logger: Logger,
  ) {
    this.redis = new Redis(url, {
      commandTimeout: TIMEOUT_MS,
      connectTimeout: RETRY_MS,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => RETRY_MS,
    });
    this.redis.on('error', (error) => this.warn(error));
  }

  get(key: string): Promise<CacheEntry | undefined> {
    return this.attempt(async () => {
      const text = await this.redis.get(PREFIX + key);
      return text === null ? undefined : (JSON.parse(text) as CacheEntry);
    }, undefined);
  }

  set(key: string, entry: CacheEntry, keepMs: number): Promise<void> {
    return this.attempt(async () => {
      await this.redis.set(PREFIX + key, JSON.stringify(entry), 'PX', Math.ceil(keepMs));
    }, undefined);
  }

  forget(pattern: string): Promise<number> {
    return this.attempt(async () => {
      const matches = matcherOf(pattern);
      let forgotten = 0;
      let cursor = '0';
      do {
        const [next, found] = await this.redis.scan(
          cursor,
          'MATCH',
          PREFIX + escaped(pattern),
          'COUNT',
          SCAN_COUNT,
        );
        const keys = found.filter((key) => matches.test(key.slice(PREFIX.length)));
        if (keys.length > 0) forgotten += await this.redis.unlink(...keys);
        cursor = next;
      } while (cursor !== '0');
      return forgotten;
    }, 0);
  }

  size(): null {
    return null;
  }

  close(): void {
    this.redis.disconnect();
  }

  private async attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    if (this.redis.status !== 'ready') return otherwise;
    try {
      return await work();
    } catch (error) {
      // After a time-out an answer is still on its way on this connection: take a new one.
      this.redis.disconnect(true);
      this.warn(error);
      return otherwise;
    }
  }

  private warn(error: unknown): void {
    const now = performance.now();
    if (now - this.lastWarningAt < WARN_EVERY_MS) return;
    this.lastWarningAt = now;
    this.logger.warn('answer-cache.redis-away', { err: error });
  }
}

import { LosableRedis } from '#libs/persistence';
import type { Logger, Settings } from '#libs/runtime';
import { type CacheEntry, type CacheStore, matcherOf } from './cache-store';

const PREFIX = 'qm:answer:';
const TIMEOUT_MS = 150;
const SCAN_COUNT = 500;

/** Characters that mean something in Redis' own patterns. */
const escaped = (pattern: string) => pattern.replace(/[?[\]\\^]/g, '\\$&');

/** In Redis, for all replicas together. While it is away nothing is kept and nothing fails. */
export class RedisCacheStore implements CacheStore {
  readonly kind = 'redis';
  private readonly redis: LosableRedis;

  constructor(settings: Settings['redis'] & { url: string }, logger: Logger) {
    const instead = 'results are not kept';
    this.redis = new LosableRedis(settings, { commandTimeoutMs: TIMEOUT_MS, instead, logger });
  }

  get(key: string): Promise<CacheEntry | undefined> {
    return this.redis.attempt(
      async (redis) => {
        const text = await redis.get(PREFIX + key);
        return text === null ? undefined : (JSON.parse(text) as CacheEntry);
      },
      () => undefined,
    );
  }

  set(key: string, entry: CacheEntry, keepMs: number): Promise<void> {
    return this.redis.attempt(
      async (redis) => {
        await redis.set(PREFIX + key, JSON.stringify(entry), 'PX', Math.ceil(keepMs));
      },
      () => undefined,
    );
  }

  forget(pattern: string): Promise<number> {
    return this.redis.attempt(
      async (redis) => {
        const matches = matcherOf(pattern);
        let forgotten = 0;
        let cursor = '0';
        do {
          const [next, found] = await redis.scan(
            cursor,
            'MATCH',
            PREFIX + escaped(pattern),
            'COUNT',
            SCAN_COUNT,
          );
          const keys = found.filter((key) => matches.test(key.slice(PREFIX.length)));
          if (keys.length > 0) forgotten += await redis.unlink(...keys);
          cursor = next;
        } while (cursor !== '0');
        return forgotten;
      },
      () => 0,
    );
  }

  size(): null {
    return null;
  }

  close(): void {
    this.redis.close();
  }
}

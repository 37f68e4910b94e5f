import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { type Logger, refusalOf, type Settings } from '#libs/runtime';

const RECONNECT_MS = 2_000;
const WARN_EVERY_MS = 60_000;

export interface LosableRedisOptions {
  /** Longer than this is as good as lost. */
  commandTimeoutMs: number;
  /** For the log: what happens while it is away. */
  instead: string;
  logger: Logger;
}

/**
 * Redis as something that may be away, empty or silent at any time: nothing waits for it longer than one command may
 * take, and nothing fails because of it. It is tried again for ever.
 */
export class LosableRedis {
  readonly client: Redis;
  private lastWarningAt = Number.NEGATIVE_INFINITY;

  constructor(
    { url, caFile }: Settings['redis'] & { url: string },
    private readonly options: LosableRedisOptions,
  ) {
    this.client = new Redis(url, {
      commandTimeout: options.commandTimeoutMs,
      connectTimeout: RECONNECT_MS,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => RECONNECT_MS,
      ...(url.startsWith('rediss:') && caFile !== undefined
        ? { tls: { ca: readFileSync(caFile, 'utf8') } }
        : {}),
    });
    this.client.on('error', (error) => this.tell(error));
  }

  /** What `work` gives, or `otherwise` while Redis is away. */
  async attempt<T, U>(work: (redis: Redis) => Promise<T>, otherwise: () => U | Promise<U>): Promise<T | U> {
    if (this.client.status !== 'ready') return otherwise();
    try {
      return await work(this.client);
    } catch (error) {
      // After a time-out an answer is still on its way on this connection: take a new one.
      if (this.client.status === 'ready') this.client.disconnect(true);
      this.tell(error);
      return otherwise();
    }
  }

  close(): void {
    this.client.disconnect();
  }

  /** Once a minute; what only a changed setting can mend is told as an error, with the setting. */
  private tell(error: unknown): void {
    const now = performance.now();
    if (now - this.lastWarningAt < WARN_EVERY_MS) return;
    this.lastWarningAt = now;
    const { logger, instead } = this.options;
    const refusal = refusalOf(error);
    if (refusal === undefined) logger.warn('redis.unavailable', { err: error, instead });
    else logger.error('redis.refused', { setting: 'redis.url (REDIS_URL)', reason: refusal, instead });
  }
}

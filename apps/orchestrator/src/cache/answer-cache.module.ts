import { Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, Logger, Metrics, SETTINGS, type Settings } from '#libs/runtime';
import { AnswerCache } from './answer-cache';
import { CACHE_STORE, type CacheStore } from './cache-store';
import { MemoryCacheStore } from './memory-cache-store';
import { RedisCacheStore } from './redis-cache-store';

@Injectable()
class CacheStoreLifetime implements OnApplicationShutdown {
  constructor(@Inject(CACHE_STORE) private readonly store: CacheStore) {}

  onApplicationShutdown(): void {
    this.store.close();
  }
}

/** Results that are kept for a while: in Redis where the settings name one, in this process otherwise. */
@Module({
  providers: [
    CacheStoreLifetime,
    {
      provide: CACHE_STORE,
      inject: [SETTINGS, Logger],
      useFactory: ({ redis, cache }: Settings, logger: Logger): CacheStore =>
        redis.url === undefined
          ? new MemoryCacheStore(cache)
          : new RedisCacheStore({ ...redis, url: redis.url }, logger),
    },
    {
      provide: AnswerCache,
      inject: [CACHE_STORE, SETTINGS, Clock, Metrics],
      useFactory: (store: CacheStore, { cache }: Settings, clock: Clock, metrics: Metrics) => {
        const outcomes = metrics.counter({
          name: 'quartermaster_answer_cache_total',
          help: 'Questions by what the answer cache did: hits, misses, staleServed, shared.',
          labelNames: ['outcome'],
        });
        return new AnswerCache({
          store,
          limits: cache,
          clock: () => clock.now().getTime(),
          observe: (outcome) => outcomes.inc({ outcome }),
        });
      },
    },
  ],
  exports: [AnswerCache],
})
export class AnswerCacheModule {}

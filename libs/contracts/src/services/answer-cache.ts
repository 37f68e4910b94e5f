import { z } from 'zod';
import { defineService } from '../service';

export const CacheStatistics = z
  .strictObject({
    /** Where entries are kept. */
    store: z.enum(['memory', 'redis']),
    entries: z.int().nullable(),
    maxEntries: z.int(),
    hits: z.int(),
    misses: z.int(),
    /** 0 to 1; null before the first question. */
    hitRate: z.number().nullable(),
    /** Times that an old answer was given because the warehouse was away. */
    staleServed: z.int(),
    /** Questions that waited for the same question of somebody else instead of asking again. */
    shared: z.int(),
    ttlSeconds: z.int(),
    dashboardTtlSeconds: z.int(),
    /** Since when this process counts, ISO 8601. */
    since: z.iso.datetime(),
  })
  .meta({ id: 'CacheStatistics' });
export type CacheStatistics = z.infer<typeof CacheStatistics>;

/** Results that are kept for a while (S6). Served by the orchestrator. */
export const answerCache = defineService('answer-cache', {
  statistics: {
    summary: 'How often the cache could answer.',
    input: z.strictObject({}),
    output: CacheStatistics,
    timeoutMs: 5_000,
    errors: [],
  },
  invalidate: {
    summary:
      'Forgets entries whose label matches: `*` stands for anything, for example `warehouse_manager:*`.',
    input: z.strictObject({ pattern: z.string().min(1).max(200) }),
    output: z.strictObject({ forgotten: z.int() }),
    timeoutMs: 10_000,
    errors: ['FORBIDDEN'],
  },
});

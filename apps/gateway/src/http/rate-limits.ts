import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Redis } from 'ioredis';
import { QuartermasterError } from '#libs/contracts';
import { LosableRedis } from '#libs/persistence';
import type { Logger, Settings } from '#libs/runtime';

const WINDOW_MS = 60_000;
/** Callers that are counted at a time in memory; the one that was quiet longest is forgotten first. */
const MAX_CALLERS = 50_000;
const REDIS_TIMEOUT_MS = 100;

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;
/** What is counted apart. */
export type RateKind = 'requests' | 'suggestions' | 'sign-ins';

/** Counts what a caller sends: in Redis for all replicas together, in memory where there is none or it is away. */
export class RateLimits {
  private readonly inMemory = new Map<RateKind, Limiter>();
  private readonly shared = new Map<RateKind, Limiter>();
  private redis: LosableRedis | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  async register(fastify: FastifyInstance): Promise<void> {
    await this.addLimiters(fastify, this.inMemory, { cache: MAX_CALLERS });
    const { redis } = this.settings;
    if (redis.url === undefined) return;
    this.redis = new LosableRedis(
      { ...redis, url: redis.url },
      { commandTimeoutMs: REDIS_TIMEOUT_MS, instead: 'rate limits count per process', logger: this.logger },
    );
    await this.addLimiters(fastify, this.shared, { redis: this.redis.client, nameSpace: 'qm:rate:' });
  }

  /**
   * Counts this request and tells the caller how many are left.
   *
   * @throws QuartermasterError RATE_LIMITED with `retryAfterSeconds`
   */
  async check(request: FastifyRequest, reply: FastifyReply, kind: RateKind): Promise<void> {
    const counted = await this.count(request, kind);
    if (counted.isAllowed) return;
    void reply
      .header('ratelimit-limit', counted.max)
      .header('ratelimit-remaining', counted.remaining)
      .header('ratelimit-reset', counted.ttlInSeconds);
    if (counted.isExceeded) {
      const retryAfterSeconds = Math.max(1, counted.ttlInSeconds);
      throw new QuartermasterError('RATE_LIMITED', { details: { retryAfterSeconds } });
    }
  }

  close(): void {
    this.redis?.close();
  }

  private async count(request: FastifyRequest, kind: RateKind) {
    const alone = () => this.inMemory.get(kind)!(request);
    const shared = this.shared.get(kind);
    return shared === undefined || this.redis === undefined
      ? alone()
      : this.redis.attempt(() => shared(request), alone);
  }

  /** In a scope of its own, since the plugin decorates the scope it is registered in. */
  private async addLimiters(
    fastify: FastifyInstance,
    limiters: Map<RateKind, Limiter>,
    store: { cache: number } | { redis: Redis; nameSpace: string },
  ): Promise<void> {
    const { requestsPerMinute, suggestionsPerMinute, signInsPerMinute } = this.settings.limits;
    await fastify.register(async (scope) => {
      await scope.register(rateLimit, { global: false, timeWindow: WINDOW_MS, ...store });
      const caller = ({ scope: { session }, ip }: FastifyRequest): string =>
        session === undefined ? `address:${ip}` : `session:${session.id}`;
      limiters.set('requests', scope.createRateLimit({ max: requestsPerMinute, keyGenerator: caller }));
      limiters.set(
        'suggestions',
        scope.createRateLimit({
          max: suggestionsPerMinute,
          keyGenerator: (request) => `suggestions:${caller(request)}`,
        }),
      );
      limiters.set(
        'sign-ins',
        scope.createRateLimit({ max: signInsPerMinute, keyGenerator: ({ ip }) => `sign-in:${ip}` }),
      );
    });
  }
}

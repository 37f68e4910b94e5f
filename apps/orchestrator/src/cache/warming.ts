import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
  Optional,
} from '@nestjs/common';
import { newCallContext, ServiceClient } from '#libs/bus';
import { type Principal, QuartermasterError, sqlAgents } from '#libs/contracts';
import { type Lease, Leases } from '#libs/persistence';
import { Clock, Logger, SETTINGS, type Settings } from '#libs/runtime';
import { Results } from '../results';

const LOOK_EVERY_MS = 60_000;
const FIRST_RETRY_MS = 2_000;
const QUESTION_TIMEOUT_MS = 20_000;
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Whoever sees every site: the results serve nobody who sees less, because the sites are part of a result's key. */
const everySite = (...personas: string[]): Principal => ({
  userId: NOBODY,
  username: 'cache-warming',
  roles: [],
  personas,
  sites: null,
  sessionId: NOBODY,
});

/** Asks what people ask first, at the start and whenever the data has changed, so that they do not wait for it. */
@Injectable()
export class Warming implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopped = new AbortController();
  /** Where replicas share a cache one of them fills it. */
  private readonly lease?: Lease;

  constructor(
    private readonly services: ServiceClient,
    private readonly results: Results,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Optional() leases?: Leases,
  ) {
    if (settings.redis.url !== undefined) this.lease = leases?.of('cache-warming');
  }

  async onApplicationBootstrap(): Promise<void> {
    const { enabled, warm } = this.settings.cache;
    if (!enabled || !warm) return;
    await this.lease?.start();
    void this.watchData().catch(() => undefined);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.lease?.stop();
  }

  private async watchData(): Promise<void> {
    const { signal } = this.stopped;
    for (let warmed: string | null = null; ;) {
      let waitMs = LOOK_EVERY_MS;
      try {
        const { dataVersion, personas } = await this.services.call(sqlAgents.snapshot, {}, this.context());
        if (dataVersion !== null && dataVersion !== warmed && this.lease?.isHeld !== false) {
          const start = performance.now();
          let kept = 0;
          for (const persona of personas) kept += await this.warm(persona);
          warmed = dataVersion;
          this.logger.info('answer-cache.warmed', { dataVersion, kept, ms: performance.now() - start });
        }
      } catch (error) {
        signal.throwIfAborted();
        waitMs = FIRST_RETRY_MS;
        this.logger.debug('answer-cache.not-warmed', { code: QuartermasterError.from(error).code });
      }
      await delay(waitMs, undefined, { signal, ref: false });
    }
  }

  /** One question after the other: people who ask meanwhile come first. Returns how many results are kept. */
  private async warm(persona: string): Promise<number> {
    const today = this.clock.today();
    const catalog = await this.services.call(sqlAgents.describe, { persona }, this.context(persona));
    const tiles = catalog.dashboard.tiles.map(({ question }) => question);
    let kept = 0;
    for (const question of new Set([...tiles, ...catalog.persona.examples])) {
      const context = this.context(persona);
      const request = { persona, question, today, history: [] };
      const read = await this.services.call(sqlAgents.read, request, context);
      if (read.kind !== 'reading') continue;
      const asked = { persona, purpose: 'warming' as const, principal: everySite(persona), context, today };
      await this.results.ofQuery(asked, read.reading.query);
      kept += 1;
    }
    return kept;
  }

  private context(...personas: string[]) {
    return newCallContext({
      requestId: `warm-${randomUUID()}`,
      timeoutMs: QUESTION_TIMEOUT_MS,
      principal: everySite(...personas),
      signal: this.stopped.signal,
    });
  }
}

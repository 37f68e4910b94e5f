import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { newCallContext, ServiceClient } from '#libs/bus';
import { redaction } from '#libs/contracts';
import { JobQueue } from '#libs/persistence';
import { Clock, Logger, SETTINGS, type Settings } from '#libs/runtime';
import { redactionPatterns } from './domain/redaction-patterns';
import { RedactionStore } from './persistence/redaction-store';

/** Who keeps words, in the order in which they are asked: what becomes something else comes first. */
const PLACES = [redaction.messages, redaction.tasks, redaction.answers];
const PASSES = 2;
const MINUTE_MS = 60_000;

/**
 * Takes customers who were erased out of what other services keep. Where it is stands in the database after each step, so
 * that it goes on where a process ended. A second pass finds what was on its way during the first.
 */
@Injectable()
export class CustomerRedaction implements OnModuleInit {
  constructor(
    private readonly store: RedactionStore,
    private readonly services: ServiceClient,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.work('redact-customer', ({ redactionId }, { signal }) => this.redact(redactionId, signal));
  }

  private async redact(id: string, signal: AbortSignal): Promise<void> {
    const { redactionRows: limit, redactAgainMinutes } = this.settings.stores;
    for (;;) {
      signal.throwIfAborted();
      const state = await this.store.find(id);
      if (state === null) return;
      const { person, pass, place, after } = state;
      const operation = PLACES[place];
      if (operation === undefined) {
        if (pass < PASSES)
          return this.store.again(id, new Date(this.clock.now().getTime() + redactAgainMinutes * MINUTE_MS));
        this.logger.info('customer.redacted', { redactionId: id, changed: await this.store.end(id) });
        return;
      }
      const step = { patterns: redactionPatterns(person), after, limit };
      const { next, changed } = await this.services.call(operation, step, newCallContext({ signal }));
      await this.store.progress(id, { place: next === null ? place + 1 : place, after: next }, changed);
    }
  }
}

import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';

const EVERY_MS = 15 * 60_000;

/** Deletes what nobody will ask for again. Sessions and audit entries are kept. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((error: unknown) => this.logger.warn('housekeeping.failed', { err: error }));
    }, EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async run(): Promise<void> {
    const { idempotency, lockout } = this.settings;
    await this.database.query(
      'DELETE FROM idempotency_key WHERE created_at < now() - make_interval(secs => $1)',
      [idempotency.ttlSeconds],
    );
    await this.database.query(
      `DELETE FROM sign_in_failure WHERE last_failure_at < now() - make_interval(secs => $1)
         AND (locked_until IS NULL OR locked_until < now())`,
      [lockout.windowSeconds],
    );
  }
}

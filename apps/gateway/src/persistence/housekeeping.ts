import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Lease, Leases } from '#libs/persistence';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';

const EVERY_MS = 15 * 60_000;

/** Deletes what nobody will ask for again, in one of several replicas. Sessions and audit entries are kept. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private readonly lease: Lease;

  constructor(
    private readonly database: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly logger: Logger,
    leases: Leases,
  ) {
    this.lease = leases.of('housekeeping');
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.lease.start();
    this.timer = setInterval(() => {
      this.lease
        .fenced((manager) => this.run(manager))
        .catch((error: unknown) => this.logger.warn('housekeeping.failed', { err: error }));
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.lease.stop();
  }

  async run(manager: EntityManager = this.database.manager): Promise<void> {
    const { idempotency, lockout, sessions } = this.settings;
    await manager.query('DELETE FROM idempotency_key WHERE created_at < now() - make_interval(secs => $1)', [
      idempotency.ttlSeconds,
    ]);
    await manager.query(
      `DELETE FROM sign_in_failure WHERE last_failure_at < now() - make_interval(secs => $1)
         AND (locked_until IS NULL OR locked_until < now())`,
      [lockout.windowSeconds],
    );
    await manager.query('DELETE FROM oidc_sign_in WHERE expires_at < now()');
    await manager.query(`DELETE FROM oidc_logout_token WHERE received_at < now() - interval '1 day'`);
    // What the provider calls a session is of no use once it has ended.
    await manager.query(
      `DELETE FROM oidc_session o USING session s WHERE s.id = o.session_id
         AND (s.revoked_at IS NOT NULL OR s.expires_at < now() OR s.last_seen_at < now() - make_interval(secs => $1))`,
      [sessions.idleSeconds],
    );
  }
}

import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Logger } from '#libs/runtime';

export interface LeaseOptions {
  /** What only one process does at a time. */
  name: string;
  /** A holder that is silent for this long has lost it. */
  ttlSeconds: number;
  logger: Logger;
  /** Called when this process gets it. */
  onTaken?: () => void;
}

/**
 * Makes one of several replicas do what would be waste, or worse, if all did it: a row in PostgreSQL, by PostgreSQL's
 * clock. A holder that dies is followed after `ttlSeconds` at the latest, one that stops at once. Whoever writes
 * because it holds the lease does so in {@link fenced}, since a process may sleep through the loss of it.
 */
export class Lease {
  private readonly holder = randomUUID();
  private token: string | null = null;
  private timer?: NodeJS.Timeout;
  private asking: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: DataSource,
    private readonly options: LeaseOptions,
  ) {}

  /** As far as is known here; true is certain only inside {@link fenced}. */
  get isHeld(): boolean {
    return this.token !== null;
  }

  /** Tries to get it, and from then on to get or keep it. Resolves after the first try. */
  async start(): Promise<void> {
    await this.ask();
    this.timer = setInterval(
      () => {
        this.asking = this.ask();
      },
      (this.options.ttlSeconds * 1_000) / 3,
    ).unref();
  }

  /** Gives it to whoever asks next. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.asking;
    if (this.token === null) return;
    this.token = null;
    const { name } = this.options;
    await this.database
      .query("UPDATE lease SET expires_at = '-infinity' WHERE name = $1 AND holder = $2", [name, this.holder])
      .catch(() => undefined);
  }

  /**
   * Runs `work` in a transaction during which nobody else can come to hold the lease.
   *
   * @returns undefined, without running it, when somebody else holds it
   */
  async fenced<T>(work: (manager: EntityManager) => Promise<T>): Promise<T | undefined> {
    const { token } = this;
    if (token === null) return undefined;
    return this.database.transaction(async (manager) => {
      const held = await manager.query<object[]>(
        'SELECT 1 FROM lease WHERE name = $1 AND holder = $2 AND token = $3 AND expires_at > clock_timestamp() FOR SHARE',
        [this.options.name, this.holder, token],
      );
      return held.length === 0 ? undefined : work(manager);
    });
  }

  private async ask(): Promise<void> {
    const { name, ttlSeconds, logger, onTaken } = this.options;
    const before = this.token;
    try {
      const [row] = await this.database.query<{ token: string }[]>(
        `INSERT INTO lease AS l (name, holder, token, expires_at)
         VALUES ($1, $2, 1, clock_timestamp() + make_interval(secs => $3))
         ON CONFLICT (name) DO UPDATE SET
           holder = EXCLUDED.holder, expires_at = EXCLUDED.expires_at,
           token = l.token + CASE WHEN l.holder = EXCLUDED.holder THEN 0 ELSE 1 END
         WHERE l.holder = EXCLUDED.holder OR l.expires_at <= clock_timestamp()
         RETURNING token`,
        [name, this.holder, ttlSeconds],
      );
      const token = row?.token ?? null;
      this.token = token;
      if (token === before) return;
      logger.info(token === null ? 'lease.lost' : 'lease.taken', { lease: name, term: token });
      if (token !== null) onTaken?.();
    } catch (error) {
      // Without the database nobody can say who holds it, so we do not.
      this.token = null;
      logger.warn('lease.unknown', { lease: name, err: error });
    }
  }
}

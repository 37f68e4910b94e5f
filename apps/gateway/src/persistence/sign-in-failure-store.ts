import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface LockRule {
  /** Attempts that may fail within the window before the first lock. */
  maxFailures: number;
  windowSeconds: number;
  /** The first lock; each further failure doubles it. */
  firstLockSeconds: number;
  longestLockSeconds: number;
}

/**
 * Counts failed sign-ins by account and by address. An attempt is counted before the password is looked at and taken
 * back when it was right, so that many at once get no more guesses than one after the other.
 */
@Injectable()
export class SignInFailureStore {
  constructor(private readonly database: DataSource) {}

  /** @returns seconds for which this key is locked, 0 when the attempt may go on */
  async reserve(key: string, rule: LockRule): Promise<number> {
    const failures = `CASE WHEN f.last_failure_at < now() - make_interval(secs => $3) THEN 1 ELSE f.failures + 1 END`;
    const lock = (count: string) => `CASE WHEN ${count} >= $2 THEN
      now() + make_interval(secs => least($5::float8, $4::float8 * power(2, least(${count} - $2, 30)))) END`;
    const reserved = await this.database.query<unknown[]>(
      `INSERT INTO sign_in_failure AS f (key, failures, last_failure_at, locked_until)
       VALUES ($1, 1, now(), ${lock('1')})
       ON CONFLICT (key) DO UPDATE SET failures = ${failures}, last_failure_at = now(), locked_until = ${lock(failures)}
       WHERE f.locked_until IS NULL OR f.locked_until <= now()
       RETURNING key`,
      [key, rule.maxFailures, rule.windowSeconds, rule.firstLockSeconds, rule.longestLockSeconds],
    );
    if (reserved.length > 0) return 0;
    const [row] = await this.database.query<{ seconds: number }[]>(
      `SELECT ceil(extract(epoch FROM locked_until - now()))::int AS seconds FROM sign_in_failure WHERE key = $1`,
      [key],
    );
    return Math.max(1, row?.seconds ?? 1);
  }

  /** Takes back one reservation that turned out not to be a failure. */
  async release(key: string, maxFailures: number): Promise<void> {
    await this.database.query(
      `UPDATE sign_in_failure SET failures = greatest(failures - 1, 0),
         locked_until = CASE WHEN failures - 1 < $2 THEN NULL ELSE locked_until END WHERE key = $1`,
      [key, maxFailures],
    );
  }

  /** Forgets all failures of a key. */
  async clear(key: string): Promise<void> {
    await this.database.query('DELETE FROM sign_in_failure WHERE key = $1', [key]);
  }
}

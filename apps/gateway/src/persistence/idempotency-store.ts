import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QuartermasterError } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';

export interface IdempotentRequest {
  userId: string;
  /** The Idempotency-Key. */
  key: string;
  /** Of everything that decides about the answer. */
  requestHash: string;
  /** For the answer, should this be the first request with the key. */
  newAnswerId: string;
  /** How long it counts as running without being renewed; later it has crashed. */
  leaseMs: number;
}

interface Row {
  request_hash: string;
  answer_id: string;
  done: boolean;
  leased: boolean;
}

/** Which answer belongs to which Idempotency-Key, and whether somebody is at it. Survives a crash. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly database: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Begins the request, or takes over one that crashed or failed, or finds that it is done.
   *
   * @throws QuartermasterError CONFLICT for another request with the same key, REQUEST_IN_PROGRESS while it runs
   */
  async begin(request: IdempotentRequest): Promise<{ answerId: string; done: boolean }> {
    const { userId, key, requestHash, newAnswerId, leaseMs } = request;
    const [begun] = await this.database.query<{ answer_id: string }[]>(
      `INSERT INTO idempotency_key AS k (user_id, key, request_hash, answer_id, lease_until)
       VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))
       ON CONFLICT (user_id, key) DO UPDATE SET
         lease_until = EXCLUDED.lease_until, request_hash = EXCLUDED.request_hash,
         answer_id = CASE WHEN k.created_at < now() - make_interval(secs => $6) THEN EXCLUDED.answer_id ELSE k.answer_id END,
         created_at = CASE WHEN k.created_at < now() - make_interval(secs => $6) THEN now() ELSE k.created_at END,
         done = false
       WHERE k.created_at < now() - make_interval(secs => $6)
         OR (k.request_hash = EXCLUDED.request_hash AND NOT k.done AND k.lease_until < now())
       RETURNING answer_id`,
      [userId, key, requestHash, newAnswerId, leaseMs / 1000, this.settings.idempotency.ttlSeconds],
    );
    if (begun !== undefined) return { answerId: begun.answer_id, done: false };
    const [row] = await this.database.query<Row[]>(
      `SELECT request_hash, answer_id, done, lease_until >= now() AS leased FROM idempotency_key
       WHERE user_id = $1 AND key = $2`,
      [userId, key],
    );
    if (row !== undefined && row.request_hash !== requestHash) throw new QuartermasterError('CONFLICT');
    if (row === undefined || !row.done) throw new QuartermasterError('REQUEST_IN_PROGRESS');
    return { answerId: row.answer_id, done: true };
  }

  /** It is still at it. */
  async renew({ userId, key, leaseMs }: IdempotentRequest): Promise<void> {
    await this.database.query(
      `UPDATE idempotency_key SET lease_until = now() + make_interval(secs => $3)
       WHERE user_id = $1 AND key = $2 AND NOT done`,
      [userId, key, leaseMs / 1000],
    );
  }

  /** The answer is stored: later requests with the key get it. */
  async finish({ userId, key }: IdempotentRequest): Promise<void> {
    await this.database.query('UPDATE idempotency_key SET done = true WHERE user_id = $1 AND key = $2', [
      userId,
      key,
    ]);
  }

  /** It failed or was cancelled: the next request with the key goes on, and finds the answer if one was stored. */
  async abandon({ userId, key }: IdempotentRequest): Promise<void> {
    await this.database.query(
      `UPDATE idempotency_key SET lease_until = '-infinity' WHERE user_id = $1 AND key = $2 AND NOT done`,
      [userId, key],
    );
  }
}

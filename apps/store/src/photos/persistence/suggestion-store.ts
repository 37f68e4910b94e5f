import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Cost } from '#libs/contracts';
import type { TokenUsage } from '#libs/model';
import { AuditLog } from '#libs/persistence';

/** A suggestion that is about to be asked for. */
export interface AskedSuggestion {
  photoId: string;
  storeCode: string;
  userId: string;
  username: string;
  /** Id in the catalog. */
  model: string;
  /** YYYY-MM-DD. */
  day: string;
  now: Date;
}

/** Who has asked for how many suggestions, and what each has cost; the money itself is the ledger's. */
@Injectable()
export class SuggestionStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @param decide is told how many the person has asked for on that day, and throws to refuse; no other suggestion of the
   *   person is decided meanwhile
   * @returns id for {@link settle} and {@link free}
   */
  async begin(asked: AskedSuggestion, decide: (count: number) => void): Promise<string> {
    const { photoId, userId, username, model, day, now } = asked;
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `suggestions of ${userId}`,
      ]);
      const [{ count }] = await manager.query<[{ count: number }]>(
        'SELECT count(*)::int AS count FROM store_photo_suggestion WHERE user_id = $1 AND day = $2',
        [userId, day],
      );
      decide(count);
      const id = randomUUID();
      await manager.query(
        `INSERT INTO store_photo_suggestion (id, photo_id, user_id, username, day, model, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, photoId, userId, username, day, model, now],
      );
      return id;
    });
  }

  async settle(id: string, asked: AskedSuggestion, used: { tokens: TokenUsage; cost: Cost }): Promise<void> {
    const { photoId, storeCode, username: actor, model } = asked;
    const { tokens, cost } = used;
    const usd = cost.totalUsd;
    await this.database.transaction(async (manager) => {
      await manager.query('UPDATE store_photo_suggestion SET usd = $2, settled_at = now() WHERE id = $1', [
        id,
        usd,
      ]);
      const details = { photoId, storeCode, model, tokens: { ...tokens }, usd };
      await this.audit.append({ action: 'photo.description-suggested', actor, details }, manager);
    });
  }

  /** For a call that used nothing. */
  async free(id: string): Promise<void> {
    await this.database.query('DELETE FROM store_photo_suggestion WHERE id = $1', [id]);
  }
}

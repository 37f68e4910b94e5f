import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ApiKey, ApiScope, Role } from '#libs/contracts';
import { decodeCursor, pageOf, GroupCommit, readPrepared } from '#libs/persistence';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';

const LAST_USED_EVERY_SECONDS = 60;
const MAX_BATCH = 500;

/** A key that is in force, with what its owner may do right now. */
export interface KeyInForce {
  id: string;
  name: string;
  scopes: ApiScope[];
  /** Those of the key that its owner still has. */
  personas: string[];
  expiresAt: Date;
  owner: { id: string; username: string; displayName: string; roles: Role[]; sites: string[] | null };
}

interface KeyRow {
  key_hash: string;
  id: string;
  name: string;
  scopes: ApiScope[];
  personas: string[];
  expires_at: Date;
  user_id: string;
  username: string;
  display_name: string;
  roles: Role[];
  sites: string[] | null;
  live: boolean;
  stale: boolean;
}

const LOOK_UP = {
  name: 'api-key-look-up',
  text: `
    SELECT k.key_hash, k.id, k.name, k.expires_at, to_json(k.scopes) AS scopes,
      (SELECT coalesce(json_agg(p), '[]') FROM unnest(k.personas) p WHERE p = ANY(u.personas)) AS personas,
      u.id AS user_id, u.username, u.display_name, to_json(u.roles) AS roles, to_json(u.sites) AS sites,
      k.revoked_at IS NULL AND now() < k.expires_at AND u.active AND ($2 OR NOT u.demo) AND k.personas && u.personas AS live,
      k.last_used_at IS NULL OR k.last_used_at < now() - make_interval(secs => $3) AS stale
    FROM api_key k JOIN app_user u ON u.id = k.user_id WHERE k.key_hash = ANY($1::text[])`,
};

const SHOWN = `k.id, k.name, k.last_four AS "lastFour", to_json(k.scopes) AS scopes, to_json(k.personas) AS personas,
  json_build_object('id', u.id, 'username', u.username) AS owner, k.created_at, k.expires_at,
  k.expires_at <= now() AS expired, k.last_used_at`;

type ShownRow = Omit<ApiKey, 'createdAt' | 'expiresAt' | 'lastUsedAt'> & {
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
};

export interface NewKey {
  id: string;
  keyHash: string;
  userId: string;
  name: string;
  lastFour: string;
  scopes: ApiScope[];
  personas: string[];
  expiresInDays: number;
}

/**
 * Keys of programs. Like sessions they are read anew for every request, so that a revoked key or a right taken away
 * counts at once in every replica; requests that arrive together share one statement.
 */
@Injectable()
export class ApiKeyStore {
  private readonly lookUps: GroupCommit<string, KeyRow | undefined>;

  constructor(
    private readonly database: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly logger: Logger,
  ) {
    this.lookUps = new GroupCommit((hashes) => this.lookUp(hashes), { maxBatch: MAX_BATCH, concurrency: 1 });
  }

  /** Null for a key that is unknown, revoked or past its time, and for one whose owner may do nothing with it any more. */
  async find(keyHash: string): Promise<KeyInForce | null> {
    const row = await this.lookUps.run(keyHash);
    if (row === undefined || !row.live) return null;
    if (row.stale) this.touch(row.id);
    const { id, name, scopes, personas, expires_at: expiresAt, user_id, username, roles, sites } = row;
    const owner = { id: user_id, username, displayName: row.display_name, roles, sites };
    return { id, name, scopes, personas, expiresAt, owner };
  }

  /** @returns false when the owner has `max` keys in force already, also when many are made at once */
  async insert(key: NewKey, max: number, manager: EntityManager): Promise<boolean> {
    const { id, keyHash, userId, name, lastFour, scopes, personas, expiresInDays } = key;
    await manager.query('SELECT 1 FROM app_user WHERE id = $1 FOR NO KEY UPDATE', [userId]);
    const inserted = await manager.query<unknown[]>(
      `INSERT INTO api_key (id, key_hash, user_id, name, last_four, scopes, personas, expires_at)
       SELECT $1, $2, $3::uuid, $4, $5, $6, $7, now() + make_interval(days => $8)
       WHERE (SELECT count(*) FROM api_key
              WHERE user_id = $3::uuid AND revoked_at IS NULL AND expires_at > now()) < $9
       RETURNING id`,
      [id, keyHash, userId, name, lastFour, scopes, personas, expiresInDays, max],
    );
    return inserted.length > 0;
  }

  async get(id: string, manager: EntityManager): Promise<ApiKey> {
    const [row] = await manager.query<ShownRow[]>(
      `SELECT ${SHOWN} FROM api_key k JOIN app_user u ON u.id = k.user_id WHERE k.id = $1`,
      [id],
    );
    return shown(row!);
  }

  /** Not revoked, newest first; of one user or of everybody (null). */
  async list(
    userId: string | null,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<{ data: ApiKey[]; nextCursor: string | null }> {
    const [before, beforeId] =
      cursor === undefined ? [null, null] : decodeCursor(cursor, ['timestamp', 'uuid']);
    const rows = await this.database.query<(ShownRow & { at: string })[]>(
      `SELECT ${SHOWN}, to_char(k.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
       FROM api_key k JOIN app_user u ON u.id = k.user_id
       WHERE k.revoked_at IS NULL AND ($1::uuid IS NULL OR k.user_id = $1)
         AND ($2::timestamptz IS NULL OR (k.created_at, k.id) < ($2, $3::uuid))
       ORDER BY k.created_at DESC, k.id DESC LIMIT $4`,
      [userId, before, beforeId, limit + 1],
    );
    const { data, nextCursor } = pageOf(rows, limit, ({ at, id }) => [at, id]);
    return { data: data.map(({ at: _at, ...row }) => shown(row)), nextCursor };
  }

  /** Of its owner, or of anybody (null). Null when there is no such key, or none any more. */
  async revoke(
    id: string,
    ownerId: string | null,
    manager: EntityManager,
  ): Promise<{ name: string; username: string } | null> {
    const [rows] = await manager.query<[{ name: string; username: string }[], number]>(
      `UPDATE api_key k SET revoked_at = now() FROM app_user u
       WHERE k.id = $1 AND u.id = k.user_id AND k.revoked_at IS NULL AND ($2::uuid IS NULL OR k.user_id = $2)
       RETURNING k.name, u.username`,
      [id, ownerId],
    );
    return rows[0] ?? null;
  }

  private async lookUp(hashes: string[]): Promise<(KeyRow | undefined)[]> {
    const rows = await readPrepared<KeyRow>(this.database, LOOK_UP, [
      [...new Set(hashes)],
      this.settings.demo,
      LAST_USED_EVERY_SECONDS,
    ]);
    const byHash = new Map(rows.map((row) => [row.key_hash, row]));
    return hashes.map((hash) => byHash.get(hash));
  }

  /** Nobody waits for it: should it fail, the next request tries again. */
  private touch(id: string): void {
    this.database
      .query('UPDATE api_key SET last_used_at = now() WHERE id = $1', [id])
      .catch((error: unknown) => this.logger.warn('api-key.touch-failed', { err: error }));
  }
}

const shown = ({ created_at, expires_at, last_used_at, ...rest }: ShownRow): ApiKey => ({
  ...rest,
  createdAt: created_at.toISOString(),
  expiresAt: expires_at.toISOString(),
  lastUsedAt: last_used_at?.toISOString() ?? null,
});

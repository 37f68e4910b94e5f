import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Role } from '#libs/contracts';
import { GroupCommit, readPrepared } from '#libs/persistence';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';

/** `last_seen_at` is written at most this often: a session may end this much before its idle time is over. */
const LAST_SEEN_EVERY_SECONDS = 60;
const MAX_BATCH = 500;

/** A session with the rights that its user has right now. */
export interface Session {
  id: string;
  userId: string;
  username: string;
  displayName: string;
  roles: Role[];
  personas: string[];
  sites: string[] | null;
  persona: string | null;
  expiresAt: Date;
}

interface SessionRow {
  token_hash: string;
  id: string;
  user_id: string;
  username: string;
  display_name: string;
  roles: Role[];
  personas: string[];
  sites: string[] | null;
  persona: string | null;
  expires_at: Date;
  live: boolean;
  stale: boolean;
}

const LOOK_UP = {
  name: 'session-look-up',
  text: `
    SELECT s.token_hash, s.id, s.user_id, s.persona, s.expires_at,
      u.username, u.display_name, to_json(u.roles) AS roles, to_json(u.personas) AS personas, to_json(u.sites) AS sites,
      s.revoked_at IS NULL AND u.active AND ($4 OR NOT u.demo) AND now() < s.expires_at AND now() < s.last_seen_at + make_interval(secs => $2) AS live,
      s.last_seen_at < now() - make_interval(secs => $3) AS stale
    FROM session s JOIN app_user u ON u.id = s.user_id WHERE s.token_hash = ANY($1::text[])`,
};

export interface NewSession {
  id: string;
  tokenHash: string;
  userId: string;
  persona: string | null;
  address: string;
}

/**
 * Sessions in the store of record. Every request reads its session anew, so that a log-out or a disabled user counts at
 * once in every replica; requests that arrive together share one statement.
 */
@Injectable()
export class SessionStore {
  private readonly lookUps: GroupCommit<string, SessionRow | undefined>;

  constructor(
    private readonly database: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly logger: Logger,
  ) {
    this.lookUps = new GroupCommit((hashes) => this.lookUp(hashes), {
      maxBatch: MAX_BATCH,
      concurrency: 1,
    });
  }

  /**
   * The session, `ended` for one that was, or null for a token that never existed.
   *
   * @param options.isUse whether its idle time begins anew
   */
  async find(
    tokenHash: string,
    { isUse = true }: { isUse?: boolean } = {},
  ): Promise<Session | 'ended' | null> {
    const row = await this.lookUps.run(tokenHash);
    if (row === undefined) return null;
    if (!row.live) return 'ended';
    if (row.stale && isUse) this.touch(row.id);
    return {
      id: row.id,
      userId: row.user_id,
      username: row.username,
      displayName: row.display_name,
      roles: row.roles,
      personas: row.personas,
      sites: row.sites,
      // One that was taken away since is not in use any more.
      persona: row.persona !== null && row.personas.includes(row.persona) ? row.persona : null,
      expiresAt: row.expires_at,
    };
  }

  /** @returns when the session ends in any case */
  async insert(session: NewSession, manager: EntityManager): Promise<Date> {
    const { id, tokenHash, userId, persona, address } = session;
    const [row] = await manager.query<{ expires_at: Date }[]>(
      `INSERT INTO session (id, token_hash, user_id, persona, address, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) RETURNING expires_at`,
      [id, tokenHash, userId, persona, address, this.settings.sessions.absoluteSeconds],
    );
    return row!.expires_at;
  }

  async setPersona(id: string, persona: string, manager: EntityManager): Promise<void> {
    await manager.query('UPDATE session SET persona = $2 WHERE id = $1', [id, persona]);
  }

  async revoke(id: string, because: string, manager: EntityManager): Promise<void> {
    await manager.query(
      'UPDATE session SET revoked_at = now(), revoked_because = $2 WHERE id = $1 AND revoked_at IS NULL',
      [id, because],
    );
  }

  async revokeAllOf(userId: string, because: string, manager: EntityManager): Promise<void> {
    await manager.query(
      'UPDATE session SET revoked_at = now(), revoked_because = $2 WHERE user_id = $1 AND revoked_at IS NULL',
      [userId, because],
    );
  }

  async countActive(): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM session
       WHERE revoked_at IS NULL AND expires_at > now() AND last_seen_at > now() - make_interval(secs => $1)`,
      [this.settings.sessions.idleSeconds],
    );
    return row!.count;
  }

  private async lookUp(hashes: string[]): Promise<(SessionRow | undefined)[]> {
    const rows = await readPrepared<SessionRow>(this.database, LOOK_UP, [
      [...new Set(hashes)],
      this.settings.sessions.idleSeconds,
      Math.min(LAST_SEEN_EVERY_SECONDS, this.settings.sessions.idleSeconds / 2),
      this.settings.demo,
    ]);
    const [only] = rows;
    if (rows.length === 1 && only !== undefined)
      return hashes.map((hash) => (hash === only.token_hash ? only : undefined));
    const byHash = new Map(rows.map((row) => [row.token_hash, row]));
    return hashes.map((hash) => byHash.get(hash));
  }

  /** Nobody waits for it: should it fail, the next request tries again. */
  private touch(id: string): void {
    this.database
      .query('UPDATE session SET last_seen_at = now() WHERE id = $1 AND revoked_at IS NULL', [id])
      .catch((error: unknown) => this.logger.warn('session.touch-failed', { err: error }));
  }
}

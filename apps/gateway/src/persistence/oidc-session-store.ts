import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Identity } from './oidc-identity-store';

/** Where a session came from. */
export interface ProviderSession extends Identity {
  sessionId: string;
  /** The session at the provider, where it names one. */
  sid: string | null;
  /** Shown to the provider when its session shall end as well; null where it is too long for an address. */
  idToken: string | null;
}

/** What a provider says has ended: one of its sessions, or all of somebody. */
export interface Ended {
  issuer: string;
  subject?: string;
  sid?: string;
}

/** The sessions that came from a provider, by its own names. */
@Injectable()
export class OidcSessionStore {
  async insert(session: ProviderSession, manager: EntityManager): Promise<void> {
    const { sessionId, issuer, subject, sid, idToken } = session;
    await manager.query(
      'INSERT INTO oidc_session (session_id, issuer, subject, sid, id_token) VALUES ($1, $2, $3, $4, $5)',
      [sessionId, issuer, subject, sid, idToken],
    );
  }

  /** Gives and forgets it; undefined for a session that came from elsewhere. */
  async take(
    sessionId: string,
    manager: EntityManager,
  ): Promise<{ issuer: string; idToken: string | null } | undefined> {
    const [rows] = await manager.query<[{ issuer: string; id_token: string | null }[], number]>(
      'DELETE FROM oidc_session WHERE session_id = $1 RETURNING issuer, id_token',
      [sessionId],
    );
    return rows[0] && { issuer: rows[0].issuer, idToken: rows[0].id_token };
  }

  /** @returns the ended sessions with their users' names; replicas see it with their next request */
  async end(
    { issuer, subject, sid }: Ended,
    manager: EntityManager,
  ): Promise<{ sessionId: string; username: string }[]> {
    const [rows] = await manager.query<[{ id: string; username: string }[], number]>(
      `UPDATE session s SET revoked_at = now(), revoked_because = 'signed out at the provider'
       FROM oidc_session o, app_user u
       WHERE o.session_id = s.id AND u.id = s.user_id AND s.revoked_at IS NULL AND o.issuer = $1
         AND ($2::text IS NULL OR o.subject = $2) AND ($3::text IS NULL OR o.sid = $3)
         AND ($2::text IS NOT NULL OR $3::text IS NOT NULL)
       RETURNING s.id, u.username`,
      [issuer, subject ?? null, sid ?? null],
    );
    return rows.map(({ id, username }) => ({ sessionId: id, username }));
  }

  /** @returns false for a log-out token that was taken before */
  async takeToken(tokenHash: string, manager: EntityManager): Promise<boolean> {
    const inserted = await manager.query<unknown[]>(
      'INSERT INTO oidc_logout_token (token_hash) VALUES ($1) ON CONFLICT DO NOTHING RETURNING token_hash',
      [tokenHash],
    );
    return inserted.length > 0;
  }
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QuartermasterError } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { Logger } from '#libs/runtime';
import { AuditedChange } from '../../persistence/audited-change';
import { OidcSessionStore } from '../../persistence/oidc-session-store';
import type { Session } from '../../persistence/session-store';
import { type Origin, Sessions } from '../sessions';
import { readLogoutToken } from './logout-token';
import { notSetUp, Provider } from './provider';
import { subjectHash } from './provider-users';

/** A log-out token is sent at once; an older one is a recording. Its name is remembered for longer than that. */
export const MAX_TOKEN_AGE_SECONDS = 300;

/** Signing out towards the provider, and when the provider says so. */
@Injectable()
export class OidcSignOut {
  constructor(
    private readonly provider: Provider,
    private readonly sessions: Sessions,
    private readonly providerSessions: OidcSessionStore,
    private readonly change: AuditedChange,
    private readonly audit: AuditLog,
    private readonly logger: Logger,
  ) {}

  /**
   * Ends our session, whatever the provider does.
   *
   * @returns where the provider's own session ends; null for a session that came from elsewhere
   */
  async signOut(session: Session, origin: Origin): Promise<string | null> {
    const from = await this.sessions.signOut(session, origin, (transaction) =>
      this.providerSessions.take(session.id, transaction),
    );
    return from === undefined || !this.provider.isSetUp ? null : this.provider.signOutUrl(from.idToken);
  }

  /**
   * Ends the sessions that the token names: of one session at the provider, or all of somebody.
   *
   * @throws QuartermasterError VALIDATION_FAILED, NOT_FOUND where no provider is set up, SERVICE_UNAVAILABLE
   */
  async backChannel(logoutToken: string, origin: Origin): Promise<void> {
    if (!this.provider.isSetUp) throw notSetUp();
    const issuer = await this.provider.issuer();
    const { tokenId, subject, sid } = await this.read(logoutToken, origin);
    const isNew = await this.change.run(async (transaction) => {
      const tokenHash = createHash('sha256').update(`${issuer} ${tokenId}`).digest('base64url');
      if (!(await this.providerSessions.takeToken(tokenHash, transaction)))
        return { result: false, entries: [] };
      const ended = await this.providerSessions.end({ issuer, subject, sid }, transaction);
      const who = subject === undefined ? {} : { subjectHash: subjectHash({ issuer, subject }) };
      const entries = ended.map(({ sessionId, username }) => ({
        action: 'session.ended',
        actor: username,
        details: { sessionId, by: 'provider', issuer, ...who, ...origin },
      }));
      return { result: true, entries };
    });
    if (!isNew) await this.refuse('replayed', origin);
  }

  private async read(token: string, origin: Origin) {
    try {
      const claims = await this.provider.verify(token, { maxTokenAge: MAX_TOKEN_AGE_SECONDS });
      return readLogoutToken(claims) ?? (await this.refuse('no log-out token', origin));
    } catch (error) {
      const known = QuartermasterError.from(error);
      if (known.code !== 'INTERNAL') throw known;
      this.logger.warn('oidc.logout-token-refused', { requestId: origin.requestId, err: error });
      return this.refuse(String((error as { code?: unknown }).code ?? 'invalid'), origin, error);
    }
  }

  private async refuse(reason: string, origin: Origin, cause?: unknown): Promise<never> {
    await this.audit.append({
      action: 'sign-out.refused',
      actor: null,
      details: { by: 'provider', reason, ...origin },
    });
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: 'The log-out token is not valid.',
      nextStep: 'Send a new one, signed by the provider for this client.',
      cause,
    });
  }
}

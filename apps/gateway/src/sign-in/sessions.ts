import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QuartermasterError } from '#libs/contracts';
import { AuditLog, type NewAuditEntry } from '#libs/persistence';
import { SETTINGS, type Settings } from '#libs/runtime';
import { AuditedChange, type Transaction } from '../persistence/audited-change';
import { type Session, SessionStore } from '../persistence/session-store';
import type { UserEntity } from '../persistence/user.entity';
import { UserStore } from '../persistence/user-store';
import { Lockout, usernameHash } from './lockout';
import { PasswordHasher } from './password-hasher';
import { hashOfToken, newToken } from './tokens';

/** Where a request came from, for the audit. */
export interface Origin {
  address: string;
  requestId: string;
}

export interface SignedIn {
  session: Session;
  /** Known to nobody but the caller from now on. */
  token: string;
}

/** Begins and ends sessions and chooses their persona, each with its audit entry. */
@Injectable()
export class Sessions {
  constructor(
    private readonly users: UserStore,
    private readonly sessions: SessionStore,
    private readonly passwords: PasswordHasher,
    private readonly lockout: Lockout,
    private readonly change: AuditedChange,
    private readonly audit: AuditLog,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws QuartermasterError INVALID_CREDENTIALS, ACCOUNT_LOCKED, SERVICE_UNAVAILABLE, FORBIDDEN without passwords */
  async signIn(credentials: { username: string; password: string }, origin: Origin): Promise<SignedIn> {
    if (!this.settings.oidc.passwordSignIn)
      throw new QuartermasterError('FORBIDDEN', {
        message: 'Signing in by password is switched off here.',
        nextStep: `Sign in with ${this.settings.oidc.label}.`,
      });
    const username = credentials.username.trim();
    const attempt = await this.lockout.begin(username, origin.address).catch(async (error: unknown) => {
      if (QuartermasterError.from(error).code === 'ACCOUNT_LOCKED')
        await this.auditFailure(username, null, 'locked', origin);
      throw error;
    });
    let user: UserEntity | null;
    let isRight: boolean;
    try {
      user = await this.users.find(username);
      isRight = await this.passwords.verify(credentials.password, user?.passwordHash ?? null);
    } catch (error) {
      await attempt.undo();
      throw error;
    }
    const isDisabled = user !== null && (!user.active || (user.demo && !this.settings.demo));
    if (user === null || isDisabled || !isRight) {
      await this.auditFailure(username, user, isDisabled ? 'disabled' : 'credentials', origin);
      throw new QuartermasterError('INVALID_CREDENTIALS');
    }
    await attempt.succeeded();
    return this.change.run((transaction) => this.start(user, { ...origin }, transaction));
  }

  /**
   * A session of somebody who showed who they are, by password or at a provider.
   *
   * @param told where the request came from and how they showed it, for the audit
   */
  async start(
    user: UserEntity,
    told: Origin & Record<string, unknown>,
    transaction: Transaction,
  ): Promise<{ result: SignedIn; entries: NewAuditEntry[] }> {
    const token = newToken();
    const { username, displayName, roles, personas, sites } = user;
    // Who has one persona need not choose.
    const persona = personas.length === 1 ? personas[0]! : null;
    const id = randomUUID();
    const expiresAt = await this.sessions.insert(
      { id, tokenHash: hashOfToken(token), userId: user.id, persona, address: told.address },
      transaction,
    );
    const session = {
      id,
      userId: user.id,
      username,
      displayName,
      roles,
      personas,
      sites,
      persona,
      expiresAt,
    };
    const details = { sessionId: id, ...told };
    const chosen = {
      action: 'persona.chosen',
      actor: username,
      details: { ...details, from: null, to: persona },
    };
    const entries = [
      { action: 'session.started', actor: username, details },
      ...(persona === null ? [] : [chosen]),
    ];
    return { result: { session, token }, entries };
  }

  /** @param also done in the same transaction; what it gives is given back */
  signOut<T>(session: Session, origin: Origin, also: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.change.run(async (transaction) => {
      await this.sessions.revoke(session.id, 'signed out', transaction);
      const details = { sessionId: session.id, ...origin };
      const entries = [{ action: 'session.ended', actor: session.username, details }];
      return { result: await also(transaction), entries };
    });
  }

  /** @throws QuartermasterError PERSONA_NOT_ALLOWED */
  async choosePersona(session: Session, persona: string, origin: Origin): Promise<Session> {
    if (!session.personas.includes(persona))
      throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
    if (session.persona === persona) return session;
    await this.change.run(async (transaction) => {
      await this.sessions.setPersona(session.id, persona, transaction);
      const action = session.persona === null ? 'persona.chosen' : 'persona.switched';
      const details = { sessionId: session.id, from: session.persona, to: persona, ...origin };
      return { result: undefined, entries: [{ action, actor: session.username, details }] };
    });
    return { ...session, persona };
  }

  private async auditFailure(
    username: string,
    user: UserEntity | null,
    reason: string,
    origin: Origin,
  ): Promise<void> {
    const details = { reason, ...(user === null ? { usernameHash: usernameHash(username) } : {}), ...origin };
    await this.audit.append({ action: 'sign-in.failed', actor: user?.username ?? null, details });
  }
}

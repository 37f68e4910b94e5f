import { Inject, Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { QuartermasterError } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import { AuditedChange } from '../../persistence/audited-change';
import type { Identity } from '../../persistence/oidc-identity-store';
import { OidcSessionStore } from '../../persistence/oidc-session-store';
import { OidcSignInStore, type PendingSignIn } from '../../persistence/oidc-sign-in-store';
import { type Origin, Sessions, type SignedIn } from '../sessions';
import { hashOfToken } from '../tokens';
import { type Person, readClaims } from './claims';
import { notSetUp, Provider } from './provider';
import { ProviderUsers, subjectHash } from './provider-users';
import { returnPath } from './return-path';
import { hasSecondFactor, type Rights, rightsOf } from './rights';

/** Longer ones, as of people in hundreds of groups, do not fit into an address: the provider then asks who signs out. */
const MAX_HINT_LENGTH = 4_000;

/** Who came back, once their ID token was checked. */
interface Arrived extends Identity {
  person: Person;
  idToken: string;
}

/** Sign-in by the provider: begun in one replica, finished in any. */
@Injectable()
export class OidcSignIn {
  constructor(
    private readonly provider: Provider,
    private readonly pending: OidcSignInStore,
    private readonly users: ProviderUsers,
    private readonly sessions: Sessions,
    private readonly providerSessions: OidcSessionStore,
    private readonly change: AuditedChange,
    private readonly audit: AuditLog,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  /**
   * @param browser secret of the browser that begins
   * @returns where to send it
   * @throws QuartermasterError NOT_FOUND where no provider is set up, SERVICE_UNAVAILABLE
   */
  async begin(browser: string, returnTo: string | null): Promise<string> {
    const state = openid.randomState();
    const nonce = openid.randomNonce();
    const codeVerifier = openid.randomPKCECodeVerifier();
    const url = await this.provider.signInUrl({ state, nonce, codeVerifier });
    const pending = { nonce, codeVerifier, returnTo: returnPath(returnTo) };
    await this.pending.insert(
      { ...pending, stateHash: hashOfToken(state), browserHash: hashOfToken(browser) },
      this.settings.oidc.stateSeconds,
    );
    return url;
  }

  /**
   * What this browser began; it can be taken once.
   *
   * @param search the query with which the provider sent the browser back
   * @throws QuartermasterError SIGN_IN_FAILED, NOT_FOUND where no provider is set up
   */
  async resume(search: string, browser: string | undefined, origin: Origin): Promise<PendingSignIn> {
    if (!this.provider.isSetUp) throw notSetUp();
    const pending =
      browser === undefined
        ? null
        : await this.pending.take(hashOfToken(stateOf(search)), hashOfToken(browser));
    if (pending !== null) return pending;
    await this.auditFailure('state', null, origin);
    throw new QuartermasterError('SIGN_IN_FAILED', {
      message: 'This sign-in was begun elsewhere, or took too long.',
    });
  }

  /** @throws QuartermasterError SIGN_IN_FAILED, NO_ACCESS, SECOND_FACTOR_REQUIRED, FORBIDDEN, SERVICE_UNAVAILABLE */
  async finish(search: string, pending: PendingSignIn, origin: Origin): Promise<SignedIn> {
    const arrived = await this.arrival(search, pending, origin);
    const rights = await this.admit(arrived, origin);
    return this.start(arrived, rights, origin);
  }

  private async arrival(
    search: string,
    { nonce, codeVerifier }: PendingSignIn,
    origin: Origin,
  ): Promise<Arrived> {
    try {
      const { idToken, claims, userInfo } = await this.provider.exchange({
        search,
        state: stateOf(search),
        nonce,
        codeVerifier,
      });
      let person = readClaims(claims, this.settings.oidc);
      // Some providers write groups and names into no token.
      if (!person.hasGroups) person = readClaims({ ...(await userInfo()), ...claims }, this.settings.oidc);
      return { issuer: claims.iss!, subject: person.subject, person, idToken };
    } catch (error) {
      const known = QuartermasterError.from(error);
      if (known.code === 'SERVICE_UNAVAILABLE') throw known;
      const { code, error: refusal } = error as { code?: unknown; error?: unknown };
      this.logger.warn('oidc.sign-in-refused', { requestId: origin.requestId, err: error });
      await this.auditFailure(String(refusal ?? code ?? 'invalid').slice(0, 100), null, origin);
      throw new QuartermasterError('SIGN_IN_FAILED', { cause: error });
    }
  }

  private async admit(arrived: Arrived, origin: Origin): Promise<Rights> {
    const { oidc } = this.settings;
    if (oidc.requireMfa && !hasSecondFactor(arrived.person, oidc)) {
      await this.auditFailure('second factor', arrived, origin);
      throw new QuartermasterError('SECOND_FACTOR_REQUIRED');
    }
    const rights = rightsOf(arrived.person.groups, oidc.groups);
    if (rights !== null) return rights;
    await this.change.run(async (transaction) => ({
      result: undefined,
      entries: await this.users.strip(arrived, transaction),
    }));
    await this.auditFailure('groups', arrived, origin);
    throw new QuartermasterError('NO_ACCESS');
  }

  private async start(arrived: Arrived, rights: Rights, origin: Origin): Promise<SignedIn> {
    const { issuer, subject, person, idToken } = arrived;
    const { username, displayName, sid } = person;
    const signedIn = await this.change.run(async (transaction) => {
      const known = { issuer, subject, username, displayName };
      const { user, entries } = await this.users.refresh(known, rights, transaction);
      if (!user.active) return { result: null, entries };
      const how = { by: 'provider', issuer, subjectHash: subjectHash(arrived) };
      const started = await this.sessions.start(user, { ...origin, ...how }, transaction);
      const sessionId = started.result.session.id;
      const hint = idToken.length <= MAX_HINT_LENGTH ? idToken : null;
      await this.providerSessions.insert({ sessionId, issuer, subject, sid, idToken: hint }, transaction);
      return { result: started.result, entries: [...entries, ...started.entries] };
    });
    if (signedIn !== null) return signedIn;
    await this.auditFailure('disabled', arrived, origin);
    throw new QuartermasterError('FORBIDDEN', { message: 'Your account is switched off.' });
  }

  private async auditFailure(reason: string, who: Identity | null, origin: Origin): Promise<void> {
    const details = {
      by: 'provider',
      reason,
      ...(who === null ? {} : { issuer: who.issuer, subjectHash: subjectHash(who) }),
      ...origin,
    };
    await this.audit.append({ action: 'sign-in.failed', actor: null, details });
  }
}

const stateOf = (search: string) => new URLSearchParams(search).get('state') ?? '';

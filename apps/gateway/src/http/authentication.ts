import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { KEY_PREFIX, sessionOfKey } from '../api-keys/key-session';
import type { Access, Endpoint } from '../endpoint';
import { ApiKeyStore } from '../persistence/api-key-store';
import { SessionStore } from '../persistence/session-store';
import { hashOfToken, isCsrfTokenOf } from '../sign-in/tokens';
import { type HostCookie, sessionCookie } from './host-cookie';
import { isSafe } from './same-origin';

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * Finds out who sends a request. Programs send a key or a session's token as bearer; the console its cookie with a CSRF
 * token.
 */
@Injectable()
export class Authentication {
  readonly cookie: HostCookie;

  constructor(
    private readonly sessions: SessionStore,
    private readonly keys: ApiKeyStore,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.cookie = sessionCookie(settings);
  }

  /**
   * Puts the session into the request's scope. What a page asks for while nobody is there (`X-Unattended`) is no use of
   * the session: it ends as if nothing had been asked.
   *
   * @throws QuartermasterError NOT_SIGNED_IN, SESSION_EXPIRED, CSRF_REJECTED, FORBIDDEN, SCOPE_MISSING
   */
  async authenticate(
    request: FastifyRequest,
    { access, scope }: { access: Exclude<Access, 'public'>; scope: Endpoint['scope'] },
  ): Promise<void> {
    const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (bearer?.startsWith(KEY_PREFIX)) return this.authenticateKey(request, bearer, scope);
    const token = bearer ?? this.cookie.read(request);
    if (token === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
    const isUnattended = isSafe(request) && request.headers['x-unattended'] !== undefined;
    const session = await this.sessions.find(hashOfToken(token), { isUse: !isUnattended });
    if (session === null) throw new QuartermasterError('NOT_SIGNED_IN');
    if (session === 'ended') throw new QuartermasterError('SESSION_EXPIRED');
    request.scope.session = session;
    request.scope.token = token;
    if (bearer === undefined && !isSafe(request)) checkCsrfToken(request, token);
    if (access === 'admin' && !session.roles.includes('admin')) throw new QuartermasterError('FORBIDDEN');
  }

  /** A key does what its scopes name and nothing else: what names no scope is for people. */
  private async authenticateKey(
    request: FastifyRequest,
    key: string,
    scope: Endpoint['scope'],
  ): Promise<void> {
    const found = await this.keys.find(hashOfToken(key));
    if (found === null)
      throw new QuartermasterError('NOT_SIGNED_IN', {
        message: 'This key is not in force.',
        nextStep: 'It is unknown, was revoked or has expired, or its owner lost the right. Make a new one.',
      });
    request.scope.session = sessionOfKey(found);
    request.scope.apiKeyId = found.id;
    if (scope === undefined)
      throw new QuartermasterError('SCOPE_MISSING', {
        message: 'No key may do that.',
        nextStep: 'A person has to sign in for it.',
      });
    if (!found.scopes.includes(scope)) throw new QuartermasterError('SCOPE_MISSING', { details: { scope } });
  }
}

function checkCsrfToken(request: FastifyRequest, token: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !isCsrfTokenOf(given, token))
    throw new QuartermasterError('CSRF_REJECTED');
}

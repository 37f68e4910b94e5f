import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import type { Access } from '../endpoint';
import { SessionStore } from '../persistence/session-store';
import { hashOfToken, isCsrfTokenOf } from '../sign-in/tokens';
import { isSafe } from './same-origin';
import { SessionCookie } from './session-cookie';

const BEARER = /^Bearer +(\S+) *$/i;

/** Finds out who sends a request. Programs send a bearer token; the console its cookie with a CSRF token. */
@Injectable()
export class Authentication {
  readonly cookie: SessionCookie;

  constructor(
    private readonly sessions: SessionStore,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.cookie = new SessionCookie(settings);
  }

  /**
   * Puts the session into the request's scope.
   *
   * @throws QuartermasterError NOT_SIGNED_IN, SESSION_EXPIRED, CSRF_REJECTED, FORBIDDEN
   */
  async authenticate(request: FastifyRequest, access: Exclude<Access, 'public'>): Promise<void> {
    const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const token = bearer ?? this.cookie.read(request);
    if (token === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
    const session = await this.sessions.find(hashOfToken(token));
    if (session === null) throw new QuartermasterError('NOT_SIGNED_IN');
    if (session === 'ended') throw new QuartermasterError('SESSION_EXPIRED');
    request.scope.session = session;
    request.scope.token = token;
    if (bearer === undefined && !isSafe(request)) checkCsrfToken(request, token);
    if (access === 'admin' && !session.roles.includes('admin')) throw new QuartermasterError('FORBIDDEN');
  }
}

function checkCsrfToken(request: FastifyRequest, token: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !isCsrfTokenOf(given, token))
    throw new QuartermasterError('CSRF_REJECTED');
}

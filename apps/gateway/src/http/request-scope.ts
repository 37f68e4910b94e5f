import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type CallContext, newCallContext } from '#libs/bus';
import { type ErrorCode, NO_SESSION, type Principal, QuartermasterError } from '#libs/contracts';
import { type OpenSpan, openSpan } from '#libs/runtime';
import type { Endpoint } from '../endpoint';
import type { Session } from '../persistence/session-store';
import type { Origin } from '../sign-in/sessions';

/** Ids of others that are short and harmless in a log are taken over. */
const SANE_REQUEST_ID = /^[A-Za-z0-9._:-]{1,100}$/;

/** What is known of a request besides what Fastify knows. */
export interface RequestScope {
  requestId: string;
  span: OpenSpan;
  /** The second part of the span's traceparent. */
  traceId: string;
  startedAt: number;
  /** Absent before the sign-in was checked, and where nobody need be signed in. */
  session?: Session;
  /** The caller's own; present with `session` unless a key was shown. */
  token?: string;
  /** Where a program's key was shown; then `session` holds what the key may do, and nobody is signed in. */
  apiKeyId?: string;
  /** For the log, where it went wrong. */
  errorCode?: ErrorCode;
}

declare module 'fastify' {
  interface FastifyRequest {
    scope: RequestScope;
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
}

export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && SANE_REQUEST_ID.test(header) ? header : randomUUID();
}

export function openScope(request: FastifyRequest): RequestScope {
  const { traceparent } = request.headers;
  const span = openSpan(`${request.method} ${request.routeOptions.url ?? 'unknown'}`, {
    kind: 'server',
    parent: typeof traceparent === 'string' ? traceparent : undefined,
  });
  return {
    requestId: request.id,
    span,
    traceId: span.traceparent.slice(3, 35),
    startedAt: performance.now(),
  };
}

/** The session of an endpoint that needs one. */
export function sessionOf({ scope }: FastifyRequest): Session {
  if (scope.session === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  return scope.session;
}

export function originOf({ ip, scope }: FastifyRequest): Origin {
  return { address: ip, requestId: scope.requestId };
}

/** The rights with which services act for this request: the user's, as they are right now. */
function principalOf({ apiKeyId, session }: RequestScope): Principal {
  if (session === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  const { userId, username, roles, personas, sites, id } = session;
  // No person is there who could decide on something.
  const sessionId = apiKeyId === undefined ? id : NO_SESSION;
  return { userId, username, roles, personas, sites, sessionId };
}

/** For calls to other services on behalf of this request. */
export function callContextOf(
  request: FastifyRequest,
  options: { timeoutMs: number; signal?: AbortSignal },
): CallContext {
  const { requestId, span } = request.scope;
  return newCallContext({
    ...options,
    requestId,
    traceparent: span.traceparent,
    principal: principalOf(request.scope),
  });
}

import { isAttended } from './attended';
import { newTraceparent } from './traceparent';

/**
 * Every request of the console goes through here. Begins its trace, adds the CSRF token to what changes something, tells
 * the app when the session has ended, and, when another tab's sign-in has changed the token, takes the new one and repeats once.
 */
let csrfToken: string | null = null;
let sessionEnded: (() => void) | null = null;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** For the one request that cannot go through here: an upload that tells how far it is. */
export const csrfTokenNow = (): string | null => csrfToken;

/** What a request that changes something carries, for the few that cannot go through {@link sessionFetch}. */
export const changeHeaders = (): Record<string, string> => ({
  traceparent: newTraceparent(),
  ...(csrfToken === null ? {} : { 'X-CSRF-Token': csrfToken }),
});

export function onSessionEnd(listener: () => void): () => void {
  sessionEnded = listener;
  return () => {
    if (sessionEnded === listener) sessionEnded = null;
  };
}

const problemCode = async (response: Response): Promise<string | undefined> => {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : undefined;
};

async function renewToken(): Promise<boolean> {
  const response = await fetch('/v1/me', { headers: { accept: 'application/json' } });
  if (!response.ok) return false;
  const me = (await response.json()) as { csrfToken: string };
  csrfToken = me.csrfToken;
  return true;
}

export async function sessionFetch(request: Request): Promise<Response> {
  const changes = !SAFE.has(request.method);
  request.headers.set('traceparent', newTraceparent());
  // A page that looks for news by itself must not keep a session open that nobody uses.
  if (!changes && !isAttended()) request.headers.set('X-Unattended', '1');
  const spare = changes ? request.clone() : null;
  // Opened from what the device keeps, without a connection: there is no token yet.
  if (changes && csrfToken === '') await renewToken().catch(() => false);
  if (changes && csrfToken !== null) request.headers.set('X-CSRF-Token', csrfToken);
  const response = await fetch(request);
  if (response.status === 401 && sessionEnded !== null) {
    const code = await problemCode(response);
    if (code === 'NOT_SIGNED_IN' || code === 'SESSION_EXPIRED') sessionEnded();
  }
  if (response.status === 403 && spare !== null && csrfToken !== null) {
    if ((await problemCode(response)) === 'CSRF_REJECTED' && (await renewToken())) {
      spare.headers.set('X-CSRF-Token', csrfToken);
      return fetch(spare);
    }
  }
  return response;
}

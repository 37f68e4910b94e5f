import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'qm_';
const TOKEN_BYTES = 32;

/** A new bearer token: 256 random bits, with a prefix by which secret scanners know it. */
export function newToken(): string {
  return `${PREFIX}${randomBytes(TOKEN_BYTES).toString('base64url')}`;
}

/** What is stored. The token has enough randomness of its own, so a fast hash is enough. */
export function hashOfToken(token: string): string {
  return hash('sha256', token, 'base64url');
}

/** Belongs to the session and tells nothing about its token; a page of another origin cannot read it. */
export function csrfTokenOf(token: string): string {
  return hash('sha256', `csrf:${token}`, 'base64url');
}

export function isCsrfTokenOf(given: string, token: string): boolean {
  const expected = Buffer.from(csrfTokenOf(token));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { Principal, QuartermasterError } from '#libs/contracts';

export const TOKEN_LIFETIME_MS = 60_000;
/** A token is used again for this long, so that a burst of calls signs once. */
export const TOKEN_REUSE_MS = 10_000;
/** Signed and verified tokens that are remembered; the oldest are forgotten first. */
export const MAX_REMEMBERED_TOKENS = 10_000;
export const MIN_SIGNING_KEY_LENGTH = 32;
const MAX_TOKEN_LENGTH = 16_384;

interface Claims {
  /** Epoch milliseconds. */
  exp: number;
  principal: Principal;
}

/**
 * Says on whose behalf a message is sent, in a form that only services with the signing key can make:
 * `base64url(JSON {exp, principal}) "." base64url(HMAC-SHA256)`. Valid for {@link TOKEN_LIFETIME_MS}.
 */
export class PrincipalTokens {
  private readonly signed = new Map<string, { token: string; reuseUntil: number }>();
  private readonly verified = new Map<string, Claims>();

  constructor(
    private readonly signingKey: string,
    private readonly now: () => number = Date.now,
  ) {
    if (signingKey.length < MIN_SIGNING_KEY_LENGTH)
      throw new RangeError(`the signing key must have at least ${MIN_SIGNING_KEY_LENGTH} characters`);
  }

  sign(principal: Principal): string {
    const canonical = canonicalPrincipal(principal);
    const now = this.now();
    const known = this.signed.get(canonical);
    if (known !== undefined && known.reuseUntil > now) return known.token;
    const payload = Buffer.from(`{"exp":${now + TOKEN_LIFETIME_MS},"principal":${canonical}}`).toString(
      'base64url',
    );
    const token = `${payload}.${this.mac(payload).toString('base64url')}`;
    if (token.length > MAX_TOKEN_LENGTH)
      throw new QuartermasterError('INTERNAL', {
        cause: new Error('the principal is too large to be signed'),
      });
    remember(this.signed, canonical, { token, reuseUntil: now + TOKEN_REUSE_MS });
    return token;
  }

  /** @throws QuartermasterError NOT_SIGNED_IN when the token is forged, expired or malformed */
  verify(token: string): Principal {
    const known = this.verified.get(token);
    const claims = known ?? this.read(token);
    if (claims.exp <= this.now()) {
      this.verified.delete(token);
      throw refused('expired');
    }
    if (known === undefined) remember(this.verified, token, claims);
    return claims.principal;
  }

  private read(token: string): Claims {
    if (token.length > MAX_TOKEN_LENGTH) throw refused('too long');
    const [payload, mac, ...rest] = token.split('.');
    if (!payload || !mac || rest.length > 0) throw refused('malformed');
    const expected = this.mac(payload);
    const given = Buffer.from(mac, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused('signature');
    const { exp, principal } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
    const parsed = Principal.safeParse(principal);
    if (!parsed.success || typeof exp !== 'number') throw refused('malformed');
    return { exp, principal: deepFreeze(parsed.data) };
  }

  private mac(payload: string): Buffer {
    return createHmac('sha256', this.signingKey).update(payload).digest();
  }
}

function refused(reason: string): QuartermasterError {
  return new QuartermasterError('NOT_SIGNED_IN', { cause: new Error(`principal token refused: ${reason}`) });
}

/** Always the same text for the same principal: fields in a fixed order. */
function canonicalPrincipal({ personas, roles, sessionId, sites, userId, username }: Principal): string {
  return JSON.stringify({ personas, roles, sessionId, sites, userId, username });
}

function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > MAX_REMEMBERED_TOKENS) map.delete(map.keys().next().value!);
}

/** The same object is handed to every call with this token: no handler may widen its rights. */
function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner as object);
  return Object.freeze(value);
}

import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { CLIENT_ID } from './identity-provider';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** How a token is written; without a change, as an honest provider would. */
export interface Forgery {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** Another key than the published one, nobody's, or the published one taken for a shared secret. */
  signature?: 'foreign' | 'none' | 'hmac';
}

/**
 * A provider that does what an attacker would: it speaks the protocol at the wire, and writes into its tokens what a spec
 * tells it to. The honest flows are tested against a certified provider.
 */
export class ForgingProvider {
  /** Applies to the next ID token. */
  forgery: Forgery = {};
  /** Written into the next redirect back, over what belongs there. */
  callback: Record<string, string> = {};
  /** How often its keys were asked for. */
  keysAsked = 0;
  issuer = '';
  private key = newKey();
  private readonly foreign = newKey();
  private readonly codes = new Map<string, { nonce: string; challenge: string }>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const url = new URL(request.url!, this.issuer);
        const [status, headers, answer] = this.answer(url, new URLSearchParams(body));
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(answer);
      });
    });
  }

  static async start(): Promise<ForgingProvider> {
    const provider = new ForgingProvider();
    provider.server.listen(0, '127.0.0.1');
    await once(provider.server, 'listening');
    provider.issuer = `http://127.0.0.1:${(provider.server.address() as { port: number }).port}`;
    return provider;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  rotateKeys(): void {
    this.key = newKey();
  }

  idToken(nonce: string, forgery: Forgery = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { sub: 'somebody', nonce, exp: now + 300, groups: ['staff'], sid: 'sid-1' };
    return this.token({ ...claims, ...forgery.claims }, forgery);
  }

  logoutToken(forgery: Forgery = {}): string {
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const claims = { jti: randomUUID(), sub: 'somebody', sid: 'sid-1', events };
    return this.token({ ...claims, ...forgery.claims }, { header: { typ: 'logout+jwt' }, ...forgery });
  }

  private token(claims: object, { header, signature }: Forgery): string {
    const { privateKey, publicKey, kid } =
      signature === 'foreign' ? { ...this.foreign, kid: this.key.kid } : this.key;
    const alg = signature === 'none' ? 'none' : signature === 'hmac' ? 'HS256' : 'RS256';
    const iat = Math.floor(Date.now() / 1000);
    const input = `${part({ alg, kid, ...header })}.${part({ iss: this.issuer, aud: CLIENT_ID, iat, ...claims })}`;
    if (signature === 'none') return `${input}.`;
    if (signature === 'hmac') {
      const secret = publicKey.export({ type: 'spki', format: 'pem' });
      return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
    }
    return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
  }

  private answer(url: URL, body: URLSearchParams): [number, Record<string, string>, string] {
    const { issuer } = this;
    if (url.pathname === '/.well-known/openid-configuration') {
      const metadata = {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        authorization_response_iss_parameter_supported: true,
      };
      return [200, {}, JSON.stringify(metadata)];
    }
    if (url.pathname === '/keys') {
      this.keysAsked += 1;
      const { publicKey, kid } = this.key;
      const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
      return [200, {}, JSON.stringify({ keys: [jwk] })];
    }
    if (url.pathname === '/authorize') {
      const code = randomUUID();
      const asked = Object.fromEntries(url.searchParams);
      this.codes.set(code, { nonce: asked.nonce!, challenge: asked.code_challenge! });
      const back = new URL(asked.redirect_uri!);
      back.search = String(new URLSearchParams({ code, state: asked.state!, iss: issuer, ...this.callback }));
      this.callback = {};
      return [302, { location: back.href }, ''];
    }
    return this.exchange(body);
  }

  private exchange(body: URLSearchParams): [number, Record<string, string>, string] {
    const begun = this.codes.get(body.get('code') ?? '');
    this.codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (begun?.challenge !== challenge) return [400, {}, JSON.stringify({ error: 'invalid_grant' })];
    const idToken = this.idToken(begun.nonce, this.forgery);
    this.forgery = {};
    const tokens = { access_token: 'unused', token_type: 'Bearer', id_token: idToken };
    return [200, {}, JSON.stringify(tokens)];
  }
}

function newKey(): { privateKey: KeyObject; publicKey: KeyObject; kid: string } {
  return { ...generateKeyPairSync('rsa', { modulusLength: 2048 }), kid: randomUUID() };
}

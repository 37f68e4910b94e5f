import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, customFetch, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as openid from 'openid-client';
import { QuartermasterError } from '#libs/contracts';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import { fetchFromProvider, isAway } from './provider-fetch';

export const CALLBACK_PATH = '/v1/oidc/callback';

const TIMEOUT_SECONDS = 5;
/** A provider that moves its endpoints says so in its configuration; keys are looked for whenever one is unknown. */
const CONFIGURATION_FRESH_MS = 60 * 60_000;
/** Tokens with made-up keys make us ask the provider for its keys at most this often. */
const KEYS_COOL_DOWN_MS = 1_000;
const CLOCK_TOLERANCE_SECONDS = 30;
/** Signed with the provider's private key. None and shared secrets are not among them: both could be forged. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

interface Known {
  configuration: openid.Configuration;
  keys: JWTVerifyGetKey;
  at: number;
}

export interface Exchange {
  /** As the provider called us back. */
  search: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

/**
 * The OpenID provider. It is asked when it is needed and not before: Quartermaster starts, and local users sign in,
 * while it is away.
 */
@Injectable()
export class Provider {
  private known: Known | undefined;
  private asking: Promise<Known> | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  get isSetUp(): boolean {
    return this.settings.oidc.issuer !== undefined;
  }

  /** What its tokens call it; known once it was reached. */
  async issuer(): Promise<string> {
    return (await this.reach()).configuration.serverMetadata().issuer;
  }

  /** Where to send the browser. @throws QuartermasterError SERVICE_UNAVAILABLE */
  async signInUrl({ state, nonce, codeVerifier }: Omit<Exchange, 'search'>): Promise<string> {
    const { configuration } = await this.reach();
    const { scopes, requireMfa, mfaContexts } = this.settings.oidc;
    const parameters = {
      redirect_uri: this.address(CALLBACK_PATH),
      scope: [...new Set(['openid', ...scopes])].join(' '),
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      // Asks for the second factor now, rather than refusing for want of it afterwards.
      ...(requireMfa && mfaContexts.length > 0 ? { acr_values: mfaContexts.join(' ') } : {}),
    };
    return openid.buildAuthorizationUrl(configuration, parameters).href;
  }

  /**
   * Exchanges the code for an ID token and checks it: issuer, audience, party, times, nonce and signature.
   *
   * @throws QuartermasterError SERVICE_UNAVAILABLE, or what openid-client and jose throw for what does not hold
   */
  async exchange({ search, state, nonce, codeVerifier }: Exchange): Promise<{
    idToken: string;
    claims: JWTPayload;
    /** What the ID token leaves out; empty where the provider has no such endpoint. */
    userInfo(): Promise<Record<string, unknown>>;
  }> {
    const { configuration } = await this.reach();
    return this.orAway(async () => {
      const tokens = await openid.authorizationCodeGrant(
        configuration,
        new URL(search, this.address(CALLBACK_PATH)),
        { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true },
      );
      const idToken = tokens.id_token!;
      const claims = await this.verify(idToken);
      if (claims.azp !== undefined && claims.azp !== this.settings.oidc.clientId)
        throw new Error('the ID token was made for another party');
      const hasUserInfo = configuration.serverMetadata().userinfo_endpoint !== undefined;
      const userInfo = async () =>
        hasUserInfo
          ? this.orAway(() => openid.fetchUserInfo(configuration, tokens.access_token, claims.sub!))
          : {};
      return { idToken, claims, userInfo };
    });
  }

  /** The claims of a token that the provider signed for us. @throws what jose throws, SERVICE_UNAVAILABLE */
  async verify(token: string, options: { maxTokenAge?: number } = {}): Promise<JWTPayload> {
    const { configuration, keys } = await this.reach();
    const { issuer } = configuration.serverMetadata();
    return this.orAway(async () => {
      const { payload } = await jwtVerify(token, keys, {
        ...options,
        issuer,
        audience: this.settings.oidc.clientId!,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return payload;
    });
  }

  /** Where the provider's own session ends; null where it offers no such page, or is away. */
  async signOutUrl(idToken: string | null): Promise<string | null> {
    try {
      const { configuration } = await this.reach();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
      const back = this.address('/sign-in');
      return openid.buildEndSessionUrl(configuration, {
        ...(idToken === null ? {} : { id_token_hint: idToken }),
        post_logout_redirect_uri: back,
        // Cognito's name for the same; others ignore what they do not know.
        logout_uri: back,
        state: 'out',
      }).href;
    } catch (error) {
      this.logger.warn('oidc.sign-out-url-failed', { err: error });
      return null;
    }
  }

  private address(path: string): string {
    return new URL(path, this.settings.server.publicUrl).href;
  }

  private async reach(): Promise<Known> {
    const { known } = this;
    if (known !== undefined && performance.now() - known.at < CONFIGURATION_FRESH_MS) return known;
    this.asking ??= this.discover().finally(() => (this.asking = undefined));
    try {
      return await this.asking;
    } catch (error) {
      if (known === undefined) throw this.unavailable(error);
      this.logger.warn('oidc.discovery-failed', { err: error });
      return known;
    }
  }

  private async discover(): Promise<Known> {
    const { issuer, clientId, clientSecret } = this.settings.oidc;
    if (issuer === undefined || clientId === undefined) throw notSetUp();
    const server = new URL(issuer);
    const discovered = await openid.discovery(server, clientId, {}, openid.None(), {
      timeout: TIMEOUT_SECONDS,
      [openid.customFetch]: fetchFromProvider,
      // Settings allow plain HTTP on this machine only.
      execute: server.protocol === 'http:' ? [openid.allowInsecureRequests] : [],
    });
    const metadata = discovered.serverMetadata();
    const configuration = new openid.Configuration(
      metadata,
      clientId,
      {},
      authenticationOf(clientSecret, metadata),
    );
    configuration.timeout = TIMEOUT_SECONDS;
    configuration[openid.customFetch] = fetchFromProvider;
    if (server.protocol === 'http:') openid.allowInsecureRequests(configuration);
    if (metadata.jwks_uri === undefined) throw new Error('the provider does not say where its keys are');
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), {
      timeoutDuration: TIMEOUT_SECONDS * 1000,
      cooldownDuration: KEYS_COOL_DOWN_MS,
      [customFetch]: fetchFromProvider,
    });
    this.known = { configuration, keys, at: performance.now() };
    return this.known;
  }

  private async orAway<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw isAway(error) ? this.unavailable(error) : error;
    }
  }

  private unavailable(cause: unknown): QuartermasterError {
    if (cause instanceof QuartermasterError) return cause;
    const meanwhile = this.settings.oidc.passwordSignIn
      ? ' Local users can sign in by password meanwhile.'
      : '';
    return new QuartermasterError('SERVICE_UNAVAILABLE', {
      message: 'The sign-in provider cannot be reached.',
      nextStep: `Try again in a moment.${meanwhile}`,
      details: { retryAfterSeconds: 5 },
      cause,
    });
  }
}

/** How the token endpoint wants to know that we are who we say. */
function authenticationOf(secret: string | undefined, metadata: openid.ServerMetadata): openid.ClientAuth {
  if (secret === undefined) return openid.None();
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic')
    ? openid.ClientSecretBasic(secret)
    : openid.ClientSecretPost(secret);
}

/** What the provider's routes answer where there is none. */
export const notSetUp = (): QuartermasterError =>
  new QuartermasterError('NOT_FOUND', {
    message: 'Sign-in by a provider is not set up.',
    nextStep: 'Sign in by password, or have an administrator name the provider in the settings (`oidc`).',
  });

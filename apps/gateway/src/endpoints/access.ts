import { z } from 'zod';
import { ApiKeyCreated, ApiKeyPage, NewApiKey } from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json, MAX_PAGE_SIZE, page } from './media';

const PROVIDER = 'Sign-in by a provider';
const KEYS = 'API keys';

/** Ways in besides user name and password: an OpenID provider for people, keys for programs. */
export const accessEndpoints = endpointGroup({
  oidcSignIn: {
    method: 'GET',
    path: '/v1/oidc/sign-in',
    tag: PROVIDER,
    summary: 'Sends the browser to the provider; from there it comes back to the callback',
    access: 'public',
    query: z.looseObject({
      returnTo: z
        .string()
        .optional()
        .describe('A path of this address to go to afterwards; `/` when absent.'),
    }),
    success: { status: 302, description: 'To the provider' },
    errors: ['NOT_FOUND'],
  },
  oidcCallback: {
    method: 'GET',
    path: '/v1/oidc/callback',
    tag: PROVIDER,
    summary:
      'Where the provider sends the browser back to; sets the session cookie. What goes wrong is told to a browser on the sign-in page',
    access: 'public',
    query: z.looseObject({
      state: z.string().optional(),
      code: z.string().optional(),
      iss: z.string().optional(),
      error: z.string().optional(),
    }),
    success: { status: 302, description: 'Signed in, to where the sign-in began' },
    errors: ['NOT_FOUND', 'SIGN_IN_FAILED', 'NO_ACCESS', 'SECOND_FACTOR_REQUIRED', 'FORBIDDEN'],
  },
  oidcBackChannelLogout: {
    method: 'POST',
    path: '/v1/oidc/back-channel-logout',
    tag: PROVIDER,
    summary: 'The provider tells that somebody signed out: their sessions from there end everywhere at once',
    access: 'public',
    body: z.object({ logout_token: z.string().min(1).max(16_384) }),
    bodyType: 'application/x-www-form-urlencoded',
    success: { status: 200, description: 'Ended, or there was nothing to end' },
    errors: ['NOT_FOUND'],
  },
  apiKeys: {
    method: 'GET',
    path: '/v1/api-keys',
    tag: KEYS,
    summary: 'Your keys that were not revoked, newest first',
    access: 'session',
    query: page(MAX_PAGE_SIZE).extend({
      of: z.enum(['me', 'everybody']).default('me').describe('`everybody` is for administrators.'),
    }),
    success: { status: 200, description: 'One page', content: json(ApiKeyPage) },
    errors: ['FORBIDDEN'],
  },
  createApiKey: {
    method: 'POST',
    path: '/v1/api-keys',
    tag: KEYS,
    summary: 'Makes a key for a program; it is shown this once',
    access: 'session',
    body: NewApiKey,
    success: { status: 201, description: 'The key', content: json(ApiKeyCreated) },
    errors: ['PERSONA_NOT_ALLOWED', 'TOO_MANY_KEYS'],
  },
  revokeApiKey: {
    method: 'DELETE',
    path: '/v1/api-keys/{apiKeyId}',
    tag: KEYS,
    summary: "Revokes a key at once and everywhere; administrators revoke everybody's",
    access: 'session',
    params: z.strictObject({ apiKeyId: z.uuid() }),
    success: { status: 204, description: 'Revoked' },
    errors: ['NOT_FOUND'],
  },
});

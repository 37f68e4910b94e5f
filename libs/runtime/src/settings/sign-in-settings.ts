import { z } from 'zod';
import { PersonaId } from '#libs/contracts';
import { about, count, group, seconds, text, url } from './setting-types';

/** Sign-in by an OpenID provider, beside or instead of local users. */
export const oidc = group('Sign-in by an OpenID Connect provider, such as Cognito. Off without an issuer.', {
  issuer: about(
    url('http:', 'https:').optional(),
    'Address of the provider; its configuration is read from there. https, or http on this machine.',
    { env: 'QM_OIDC_ISSUER' },
  ),
  clientId: about(text().optional(), 'Our name at the provider.', { env: 'QM_OIDC_CLIENT_ID' }),
  clientSecret: about(text().optional(), 'Our secret there; none for a public client.', {
    env: 'QM_OIDC_CLIENT_SECRET',
    secret: true,
  }),
  label: about(text().max(60).default('single sign-on'), 'What the button says: "Sign in with …".'),
  scopes: about(z.array(text()).min(1).default(['openid', 'profile', 'email']), 'Scopes that are asked for.'),
  usernameClaim: about(
    text().default('preferred_username'),
    'Claim that names the user; `email` and `sub` stand in for it.',
  ),
  groupsClaim: about(text().default('groups'), "Claim with the user's groups, `cognito:groups` at Cognito."),
  groups: about(
    z
      .array(
        z.strictObject({
          group: text(),
          personas: z.array(PersonaId).default([]),
          roles: z.array(z.enum(['member', 'admin'])).default([]),
          /** Warehouse codes; absent: every site. */
          sites: z.array(text()).min(1).optional(),
        }),
      )
      .max(500)
      .default([]),
    'What members of a group may do: `personas`, `roles`, and `sites` (all when absent). Whoever is in none of them cannot sign in. Read at every sign-in.',
  ),
  requireMfa: about(
    z.boolean().default(false),
    'Refuses a sign-in whose `amr` claim names no second factor and whose `acr` is not listed.',
  ),
  mfaMethods: about(
    z.array(text()).min(1).default(['mfa', 'otp', 'hwk', 'swk', 'sms', 'fido']),
    'Values of `amr` that count as a second factor.',
  ),
  mfaContexts: about(z.array(text()).default([]), 'Values of `acr` that imply a second factor.'),
  passwordSignIn: about(
    z.boolean().default(true),
    'Lets local users sign in by password as well. Administrators of the last resort need it.',
  ),
  stateSeconds: about(seconds(600), 'How long somebody may take at the provider.'),
});

/** Keys with which programs call the API. */
export const apiKeys = group('Keys with which programs call the API.', {
  maxPerUser: about(count(20), 'Keys of one user that are in force; more are refused with TOO_MANY_KEYS.'),
  maxDays: about(count(365), 'Longest life of a key.'),
});

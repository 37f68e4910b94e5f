import { defineErrors } from './error-definition';

/** Who somebody is, and what they may do. */
export const AUTHENTICATION_ERRORS = defineErrors({
  INVALID_CREDENTIALS: {
    category: 'authentication',
    status: 401,
    retryable: false,
    message: 'The user name or the password is wrong.',
    nextStep: 'Check both and try again. An administrator can set a new password.',
  },
  NOT_SIGNED_IN: {
    category: 'authentication',
    status: 401,
    retryable: false,
    message: 'You are not signed in.',
    nextStep: 'Sign in, or send a bearer token from POST /v1/sessions.',
  },
  SESSION_EXPIRED: {
    category: 'authentication',
    status: 401,
    retryable: false,
    message: 'Your session has ended.',
    nextStep: 'Sign in again. Your conversations are kept.',
  },
  ACCOUNT_LOCKED: {
    category: 'authentication',
    status: 429,
    retryable: true,
    message: 'Too many failed sign-ins.',
    nextStep: 'Wait for the time given in Retry-After, then try again.',
  },
  CSRF_REJECTED: {
    category: 'authentication',
    status: 403,
    retryable: false,
    message: 'This request did not come from the console.',
    nextStep: 'Reload the console. Programs should use a bearer token instead of the cookie.',
  },
  PERSONA_NOT_ALLOWED: {
    category: 'authentication',
    status: 403,
    retryable: false,
    message: 'You do not have this persona.',
    nextStep: 'Choose one of your personas, or ask an administrator for it.',
  },
  FORBIDDEN: {
    category: 'authentication',
    status: 403,
    retryable: false,
    message: 'You are not allowed to do this.',
    nextStep: 'Ask an administrator.',
  },
  SIGN_IN_FAILED: {
    category: 'authentication',
    status: 401,
    retryable: false,
    message: 'The sign-in at the provider did not succeed.',
    nextStep: 'Try again. If it fails again, tell an administrator the request id.',
  },
  NO_ACCESS: {
    category: 'authentication',
    status: 403,
    retryable: false,
    message: 'You are known, but none of your groups may use Quartermaster.',
    nextStep: 'Ask an administrator to put you into a group that may.',
  },
  SECOND_FACTOR_REQUIRED: {
    category: 'authentication',
    status: 403,
    retryable: false,
    message: 'Signing in here needs a second factor.',
    nextStep: 'Set up a second factor at the provider and sign in again.',
  },
  SCOPE_MISSING: {
    category: 'authentication',
    status: 403,
    retryable: false,
    message: 'This key may not do that.',
    nextStep: 'Use a key with the scope that is named in the details, or sign in.',
  },
  TOO_MANY_KEYS: {
    category: 'authentication',
    status: 409,
    retryable: false,
    message: 'You have as many keys as can be kept.',
    nextStep: 'Revoke some that you no longer need.',
  },
});

import { plural } from './en-plural';

/** What is said of ways in besides user name and password. */
export const access = {
  provider: {
    signIn: (label: string) => `Sign in with ${label}`,
    orPassword: 'or with a password',
    requestId: 'Request id',
    refusals: {
      SIGN_IN_FAILED: {
        message: 'The sign-in did not succeed.',
        nextStep:
          'It may have taken too long or been cancelled. Try again; if it fails again, tell an administrator the request id.',
      },
      NO_ACCESS: {
        message: 'You have no access to Quartermaster yet.',
        nextStep:
          'Your account is known, but none of its groups may use Quartermaster. Ask an administrator to put you into one that may.',
      },
      SECOND_FACTOR_REQUIRED: {
        message: 'Signing in here needs a second factor.',
        nextStep: 'Set one up in your account there, then sign in again.',
      },
      FORBIDDEN: {
        message: 'Your account is switched off here.',
        nextStep: 'Ask an administrator to switch it on again.',
      },
      RATE_LIMITED: {
        message: 'Too many sign-ins from your address.',
        nextStep: 'Wait a minute, then try again.',
      },
      SERVICE_UNAVAILABLE: {
        message: 'The sign-in provider cannot be reached.',
        nextStep: 'Try again in a moment.',
      },
    } as Record<string, { message: string; nextStep: string }>,
  },

  apiKeys: {
    title: 'API keys',
    intro:
      'With a key a program does what you may do, within what you allow it. It never approves anything: that stays with people.',
    whose: 'Whose keys',
    mine: 'Mine',
    everybody: 'Everybody’s',
    create: 'New key',
    empty: 'No keys yet. Make one for each program that is to use Quartermaster in your name.',
    emptyAll: 'Nobody has made a key yet.',
    ends: (day: string) => `Expires on ${day}`,
    ended: (day: string) => `Expired on ${day}`,
    lastUsed: (moment: string) => `Last used ${moment}`,
    neverUsed: 'Never used',
    of: (username: string) => `Key of ${username}`,
    ending: (lastFour: string) => `qmk_…${lastFour}`,
    revoke: 'Revoke',
    remove: 'Remove',
    revokeNamed: (name: string) => `Revoke ${name}`,
    revokeTitle: (name: string) => `Revoke “${name}”?`,
    revokeHint: 'Programs that use it can do nothing more from this moment. This cannot be undone.',
    keep: 'Keep it',
    revoked: (name: string) => `“${name}” is revoked.`,
    dialog: 'New API key',
    name: 'Name',
    namePlaceholder: 'For example: nightly report',
    scopesLabel: 'It may',
    scopes: {
      questions: 'Ask questions and read their answers',
      tools: 'Run calculations',
      'proposals:read': 'Read proposals and what was carried out',
      'proposals:write': 'Put actions forward, for people to approve',
      watches: 'Manage watches and read notifications',
      costs: 'Read your costs',
      data: 'Read what can be asked',
      'store:read': 'Read tasks, shifts and requests of your store',
      'store:write': 'Work on tasks and make requests in your store',
    },
    personas: 'As',
    expires: 'Expires after',
    days: (count: number, written: string) => `${written} ${plural(count, 'day', 'days')}`,
    faults: {
      name: 'Give it a name.',
      scopes: 'Choose at least one.',
      personas: 'Choose at least one.',
    },
    make: 'Make the key',
    made: (name: string) => `“${name}” is ready`,
    once: 'Copy it now: it is not shown again, and nobody can look it up.',
    use: 'Send it with every request:',
    copy: 'Copy the key',
    done: 'I have copied it',
    loadMore: 'Show more',
  },
};

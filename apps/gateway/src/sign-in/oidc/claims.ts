import { z } from 'zod';
import { QuartermasterError } from '#libs/contracts';
import type { Settings } from '#libs/runtime';

/** What a sign-in tells of somebody. */
export interface Person {
  subject: string;
  /** What the provider calls them; says nothing about which of our users they are. */
  username: string;
  displayName: string;
  groups: string[];
  /** Undefined where the claim is missing, which is not the same as being in no group. */
  hasGroups: boolean;
  methods: string[];
  context: string | null;
  sid: string | null;
}

/** No control characters and no halves of a pair: neither can be stored or read. */
const Text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u);

const Required = z.object({ sub: Text(255) });
const MAX_NAME = 190;

/**
 * Reads the claims of a checked token. Claims that are missing or of another kind count as absent; only the subject is
 * needed.
 *
 * @throws QuartermasterError SIGN_IN_FAILED without a subject that can be kept
 */
export function readClaims(
  claims: Record<string, unknown>,
  { usernameClaim, groupsClaim }: Pick<Settings['oidc'], 'usernameClaim' | 'groupsClaim'>,
): Person {
  const required = Required.safeParse(claims);
  if (!required.success) throw new QuartermasterError('SIGN_IN_FAILED');
  const subject = required.data.sub;
  const text = (name: string) => Text(200).safeParse(claims[name]).data;
  const username = nameOf(text(usernameClaim) ?? text('email') ?? subject);
  const groups = claims[groupsClaim];
  return {
    subject,
    username,
    displayName: text('name') ?? username,
    groups: list(groups),
    hasGroups: groups !== undefined,
    methods: list(claims.amr),
    context: text('acr') ?? null,
    sid: Text(255).safeParse(claims.sid).data ?? null,
  };
}

/** One value may stand alone, as some providers write a list of one. */
const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');

/** In the characters that our user names have. */
function nameOf(written: string): string {
  const name = written
    .normalize('NFC')
    .trim()
    .replaceAll(/[^\p{L}\p{N}._@+-]+/gu, '-')
    .slice(0, MAX_NAME);
  return name === '' ? 'user' : name;
}

import { z } from 'zod';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const Id = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** A token of OpenID Connect Back-Channel Logout 1.0, section 2.4; its signature, issuer and audience are checked before. */
const LogoutToken = z
  .object({
    jti: Id,
    sub: Id.optional(),
    sid: Id.optional(),
    events: z.object({ [EVENT]: z.looseObject({}) }),
    // An ID token has one, and must not pass for a log-out.
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined, 'names neither a subject nor a session');

/** What has ended, and the token's own name; null for what is no log-out token. */
export function readLogoutToken(
  claims: Record<string, unknown>,
): { tokenId: string; subject?: string; sid?: string } | null {
  const { success, data } = LogoutToken.safeParse(claims);
  return success ? { tokenId: data.jti, subject: data.sub, sid: data.sid } : null;
}

import { createHmac } from 'node:crypto';

const SECRET_PREFIX = 'whsec_';

/**
 * The headers that prove who sent a body, and when (Standard Webhooks 1.0.0, standardwebhooks.com): HMAC-SHA256 over
 * `id.timestamp.body`, in base64.
 *
 * @param secret `whsec_` and the key in base64
 */
export function signedHeaders(id: string, sentAt: Date, body: string, secret: string) {
  const timestamp = Math.floor(sentAt.getTime() / 1_000);
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}

import { createHash, randomUUID } from 'node:crypto';

/**
 * The id of something that a user did, from his Idempotency-Key: the same key is the same act however late it is sent again,
 * so that a phone that was away for days repeats nothing. A UUID of version 8 (RFC 9562); another one each time without a key.
 */
export function actIdOf(userId: string, key: string | undefined): string {
  if (key === undefined) return randomUUID();
  const hex = createHash('sha256').update(`${userId}\n${key}`).digest('hex');
  const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

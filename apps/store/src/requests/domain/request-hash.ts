import { createHash } from 'node:crypto';
import { canonicalJson } from '#libs/contracts';

/** SHA-256, in hex, of kind and canonical arguments: what an approval names. */
export function requestHash(kind: string, given: Record<string, unknown>): string {
  return createHash('sha256')
    .update(canonicalJson([kind, given]))
    .digest('hex');
}

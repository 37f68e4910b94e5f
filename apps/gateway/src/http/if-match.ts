import type { FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';

const VERSION = /^"?(\d{1,9})"?$/;

/**
 * The version that a change was made from: `If-Match: "3"`.
 *
 * @throws QuartermasterError VALIDATION_FAILED where it is missing or cannot be one
 */
export function versionOf(request: FastifyRequest): number {
  const version = Number(VERSION.exec(request.headers['if-match'] ?? '')?.[1] ?? 0);
  if (version > 0) return version;
  throw new QuartermasterError('VALIDATION_FAILED', {
    nextStep: 'Send the `version` of what you looked at in the header If-Match.',
    details: { errors: [{ path: 'If-Match', message: 'needs the version that the change was made from' }] },
  });
}

import type { FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** @throws QuartermasterError VALIDATION_FAILED for a key that cannot be one */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && IDEMPOTENCY_KEY.test(key)) return key;
  throw new QuartermasterError('VALIDATION_FAILED', {
    details: { errors: [{ path: 'Idempotency-Key', message: 'needs 1 to 200 visible ASCII characters' }] },
  });
}

import { type Principal, QuartermasterError } from '#libs/contracts';
import type { CallContext } from './call-context';

/**
 * On whose behalf a call is made.
 *
 * @throws QuartermasterError NOT_SIGNED_IN
 */
export function principalOf({ principal }: CallContext): Principal {
  if (principal === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  return principal;
}

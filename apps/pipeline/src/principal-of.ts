import type { CallContext } from '#libs/bus';
import { type Principal, QuartermasterError } from '#libs/contracts';

/** @throws QuartermasterError NOT_SIGNED_IN */
export function principalOf({ principal }: CallContext): Principal {
  if (principal === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  return principal;
}

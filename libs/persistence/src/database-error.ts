import { types } from 'node:util';
import { QuartermasterError } from '#libs/contracts';

/** SQLSTATE classes and codes that mean: the server is away or has no room for us now. */
const UNAVAILABLE = /^(08...|53200|53300|57P0[1-5]|40001|40P01|25006)$/;
const DISK_FULL = /^53100$/;
const STATEMENT_TIMEOUT = '57014';
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** The driver and its pool give these no code. */
const LOST =
  /Connection terminated|Query read timeout|Query runner already released|connection timeout|timeout exceeded when trying to connect|not queryable|Client was closed|server closed the connection|Cannot use a pool after/i;

/**
 * What the caller can act on becomes one of our errors: a database that is away is SERVICE_UNAVAILABLE, a full disk
 * STORAGE_FULL, a statement over its time DEADLINE_EXCEEDED. Everything else (a violated constraint, a mistake of ours)
 * is returned as it came.
 */
export function toTypedDatabaseError(thrown: unknown): unknown {
  if (!types.isNativeError(thrown) || thrown instanceof QuartermasterError) return thrown;
  const code = codeOf(thrown);
  if (DISK_FULL.test(code) || code === 'ENOSPC')
    return new QuartermasterError('STORAGE_FULL', { cause: thrown });
  if (code === STATEMENT_TIMEOUT) return new QuartermasterError('DEADLINE_EXCEEDED', { cause: thrown });
  if (UNAVAILABLE.test(code) || NETWORK.has(code) || LOST.test(thrown.message)) {
    return new QuartermasterError('SERVICE_UNAVAILABLE', { cause: thrown });
  }
  return thrown;
}

/** True for a violated unique constraint or index. */
export function isUniqueViolation(thrown: unknown): boolean {
  return types.isNativeError(thrown) && codeOf(thrown) === '23505';
}

/** SQLSTATE or system error code; TypeORM wraps the driver's error. */
function codeOf(error: Error): string {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : '';
}

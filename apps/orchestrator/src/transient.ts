import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import { QuartermasterError } from '#libs/contracts';

/** Attempts after the first, for errors that may pass by themselves (S12). */
export const MAX_RETRIES = 3;

/**
 * Worth another attempt: the part was away, not slow and not asked for the impossible. A time-out is not retried here,
 * because the caller's deadline is nearly used up by then.
 */
function isTransient(error: Error): boolean {
  const { code } = QuartermasterError.from(error);
  return code === 'SERVICE_UNAVAILABLE' || code === 'WAREHOUSE_UNAVAILABLE';
}

/** Exponential with decorrelated jitter: about 0.1, 0.3 and 0.8 s. Only for work that changes nothing. */
const policy = retry(handleWhen(isTransient), {
  maxAttempts: MAX_RETRIES,
  backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 2000 }),
});

/** The only layer that retries between services. Gives up early when the caller has gone. */
export function retryTransient<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return policy.execute(work, signal);
}

import { setTimeout as delay } from 'node:timers/promises';

const MAX_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Throttling, and what a service says when it is busy, starting up or broken for a moment. */
const PASSING_NAMES: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'RequestLimitExceeded',
  'SlowDown',
  'TimeoutError',
  'InternalServerException',
  'ServiceUnavailableException',
  'ActiveStatementsExceededException',
  'ActiveSessionsExceededException',
  'DatabaseConnectionException',
  'BatchExecuteStatementException',
  'ExecuteStatementException',
]);
/** The SDK hands some on as text only. */
const LOST_CONNECTION =
  /ECONN(?:RESET|REFUSED|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E(?:HOST|NET)UNREACH|socket hang up/;
const TOO_MANY_REQUESTS = 429;

interface AwsFault {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $fault?: 'client' | 'server';
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Throttling, an error of the service's own, or a lost connection: the same call may succeed. */
export function isPassing(error: unknown): boolean {
  const { name = '', message = '', code = '', $fault, $metadata } = (error ?? {}) as AwsFault;
  const status = $metadata?.httpStatusCode ?? 0;
  return (
    PASSING_NAMES.has(name) ||
    LOST_CONNECTION.test(`${code} ${message}`) ||
    $fault === 'server' ||
    status >= 500 ||
    status === TOO_MANY_REQUESTS
  );
}

/**
 * Repeats a call that may be repeated, with growing pauses of random length: the one layer of retries of what asks AWS, for
 * the SDK's own is turned off. Aborting ends a pause, not the call.
 */
export async function withRetries<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || signal?.aborted || !isPassing(error)) throw error;
      const longest = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
      await delay(longest / 2 + (Math.random() * longest) / 2, undefined, { signal });
    }
  }
}

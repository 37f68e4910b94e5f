import { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { type ErrorCode, QuartermasterError } from '#libs/contracts';

/** What the OpenAI client threw, as the errors of the port. What the provider wrote is left out: it may quote people. */
export function modelError(thrown: unknown, signal: AbortSignal): QuartermasterError {
  if (signal.aborted || thrown instanceof APIUserAbortError) return new QuartermasterError('CANCELLED');
  if (thrown instanceof QuartermasterError) return thrown;
  if (thrown instanceof SyntaxError)
    return new QuartermasterError('MODEL_ANSWER_INVALID', { cause: new Error('a chunk was not JSON') });
  if (thrown instanceof APIError && !(thrown instanceof APIConnectionError)) return refusal(thrown);
  return new QuartermasterError('MODEL_UNAVAILABLE', { cause: new Error(connectionFault(thrown)) });
}

function refusal(error: APIError): QuartermasterError {
  const retryAfterSeconds = secondsOf(error.headers?.get('retry-after'));
  return new QuartermasterError(codeOf(error), {
    details: retryAfterSeconds === undefined ? undefined : { retryAfterSeconds },
    cause: new Error(
      ['the provider said', error.status, error.type, error.code]
        .filter((part) => part !== undefined && part !== null)
        .join(' '),
    ),
  });
}

function codeOf({ status, code, type }: APIError): ErrorCode {
  const throttled = status === 429 || [code, type].some((word) => /rate_?limit|overloaded/.test(word ?? ''));
  // Also a 429, but no waiting helps.
  if (code === 'insufficient_quota') return 'MODEL_REFUSED';
  if (throttled) return 'MODEL_BUSY';
  if (status === undefined || status >= 500 || status === 408 || status === 409) return 'MODEL_UNAVAILABLE';
  return 'MODEL_REFUSED';
}

/** Seconds or a date; anything else says nothing. */
function secondsOf(retryAfter: string | null | undefined): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = Number(retryAfter);
  const until = Number.isNaN(seconds) ? (Date.parse(retryAfter) - Date.now()) / 1000 : seconds;
  return Number.isFinite(until) ? Math.max(0, Math.ceil(until)) : undefined;
}

/** The system's code, such as ECONNREFUSED, which stands in one of the causes. */
function connectionFault(thrown: unknown): string {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause)
    if ('code' in error && typeof error.code === 'string') return `no connection: ${error.code}`;
  return 'the connection broke';
}

import { type ErrorCode, type ErrorDetails, QuartermasterError } from '#libs/contracts';
import { TOO_LATE } from '../resilience/deadlines';
import { SilentConnection } from './watched-connection';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ModelNotReadyException: 'MODEL_BUSY',
  ServiceQuotaExceededException: 'MODEL_BUSY',
  ThrottlingException: 'MODEL_BUSY',
  TooManyRequestsException: 'MODEL_BUSY',
  BadGatewayException: 'MODEL_UNAVAILABLE',
  DependencyFailedException: 'MODEL_UNAVAILABLE',
  InternalServerException: 'MODEL_UNAVAILABLE',
  ModelErrorException: 'MODEL_UNAVAILABLE',
  ModelStreamErrorException: 'MODEL_UNAVAILABLE',
  ModelTimeoutException: 'MODEL_UNAVAILABLE',
  ServiceUnavailableException: 'MODEL_UNAVAILABLE',
};

/** What the SDK throws has some of these. */
interface SdkError extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly $fault?: 'client' | 'server';
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/**
 * What went wrong at Bedrock or on the way to it, as an error of ours. Details name the exception and the request, for
 * AWS's support; the provider's words stay in the cause, because they may repeat what was asked.
 */
export function modelError(thrown: unknown, signal: AbortSignal): QuartermasterError {
  // Whatever a call says after it was given up is of no interest.
  if (signal.aborted) return new QuartermasterError('CANCELLED', { cause: thrown });
  if (thrown instanceof QuartermasterError) return thrown;
  if (!(thrown instanceof Error)) return new QuartermasterError('MODEL_UNAVAILABLE', { cause: thrown });
  const error: SdkError = thrown;
  const missing = MISSING.find(({ fits }) => fits(error));
  if (missing !== undefined)
    return new QuartermasterError('MODEL_REFUSED', {
      message: missing.message,
      nextStep: missing.nextStep,
      cause: error,
    });
  return new QuartermasterError(codeOf(error), { details: detailsOf(error), cause: error });
}

/** An answer that breaks the rules of the protocol. */
export const invalidAnswer = (reason: string, cause?: unknown): QuartermasterError =>
  new QuartermasterError('MODEL_ANSWER_INVALID', { details: { reason }, cause });

/** A stream that ended before the answer was whole: a killed connection looks like an end. */
export const brokenOff = (): QuartermasterError =>
  new QuartermasterError('MODEL_UNAVAILABLE', { details: { reason: 'the stream ended early' } });

function codeOf(error: SdkError): ErrorCode {
  const byName = CODES[error.name];
  if (byName !== undefined) return byName;
  const isOfService = error.$fault !== undefined;
  const status = error.$metadata?.httpStatusCode ?? 0;
  if (isOfService || status >= 400) {
    if (status === 429) return 'MODEL_BUSY';
    return status >= 500 || (status < 400 && error.$fault === 'server')
      ? 'MODEL_UNAVAILABLE'
      : 'MODEL_REFUSED';
  }
  return isDamage(error) ? 'MODEL_ANSWER_INVALID' : 'MODEL_UNAVAILABLE';
}

/** The SDK gives what it cannot decode as bare errors. A frame that is cut off is a broken connection, no damage. */
const isDamage = (error: Error): boolean =>
  error instanceof SyntaxError ||
  error instanceof TypeError ||
  error instanceof RangeError ||
  /checksum|message length|message too short|Unrecogni[sz]/.test(error.message);

function detailsOf(error: SdkError): ErrorDetails {
  const { name, $metadata, $response } = error;
  const after = Number($response?.headers?.['retry-after']);
  return {
    // The connection stood: the provider was reached and said nothing.
    reason: isSilence(error) ? TOO_LATE : name,
    ...($metadata?.requestId === undefined ? {} : { requestId: $metadata.requestId }),
    ...(after > 0 ? { retryAfterSeconds: after } : {}),
  };
}

/** The SDK hands on what ended its connection, at times wrapped in an error of its own. */
const isSilence = (error: Error): boolean =>
  error instanceof SilentConnection || (error.cause instanceof Error && isSilence(error.cause));

/** What this process was not given: no request has gone out. */
const MISSING: readonly {
  fits: (error: Error) => boolean;
  message: string;
  nextStep: string;
}[] = [
  {
    fits: ({ name }) => name === 'CredentialsProviderError' || name === 'TokenProviderError',
    message: 'No AWS credentials were found for the language model.',
    nextStep:
      'Give the process a role or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: see docs/operations/aws.md.',
  },
  {
    fits: ({ message }) => message === 'Region is missing',
    message: 'No AWS region is set for the language model.',
    nextStep: 'Set models.bedrock.region or AWS_REGION.',
  },
];

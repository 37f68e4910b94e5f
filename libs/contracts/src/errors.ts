import { z } from 'zod';
import { type ErrorCategory, ErrorCode, ERRORS } from './error-codes';

export type ErrorDetails = Record<string, unknown>;

/** The wire form of {@link QuartermasterError}; HTTP shows it as application/problem+json. */
export const ErrorEnvelope = z.object({
  code: ErrorCode,
  message: z.string(),
  nextStep: z.string(),
  retryable: z.boolean(),
  details: z.record(z.string(), z.unknown()).optional(),
  cause: z.string().optional(),
});
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>;

/**
 * The one error type. `message` and `nextStep` default to the code's; `details` are shown to the user, so they hold
 * no secret. `cause` stays in the log of the process that threw it; only its message crosses the wire.
 */
export class QuartermasterError extends Error {
  readonly code: ErrorCode;
  readonly nextStep: string;
  readonly retryable: boolean;
  readonly details?: ErrorDetails;

  constructor(
    code: ErrorCode,
    options: {
      message?: string;
      nextStep?: string;
      details?: ErrorDetails;
      cause?: unknown;
      retryable?: boolean;
    } = {},
  ) {
    const definition = ERRORS[code];
    super(
      options.message ?? definition.message,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'QuartermasterError';
    this.code = code;
    this.nextStep = options.nextStep ?? definition.nextStep;
    this.retryable = options.retryable ?? definition.retryable;
    this.details = options.details;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get category(): ErrorCategory {
    return ERRORS[this.code].category;
  }

  toEnvelope(): ErrorEnvelope {
    return {
      code: this.code,
      message: this.message,
      nextStep: this.nextStep,
      retryable: this.retryable,
      details: this.details,
      cause: this.cause instanceof Error ? this.cause.message : undefined,
    };
  }

  static fromEnvelope(envelope: ErrorEnvelope): QuartermasterError {
    const cause = envelope.cause === undefined ? undefined : new Error(envelope.cause);
    return new QuartermasterError(envelope.code, { ...envelope, cause });
  }

  /** Anything thrown becomes one of ours; what we do not know is INTERNAL and keeps its cause for the log. */
  static from(thrown: unknown): QuartermasterError {
    if (thrown instanceof QuartermasterError) return thrown;
    if (thrown instanceof Error && thrown.name === 'AbortError') {
      return new QuartermasterError('CANCELLED', { cause: thrown });
    }
    return new QuartermasterError('INTERNAL', { cause: thrown });
  }
}

import { HttpException } from '@nestjs/common';
import { type ErrorCode, type Problem, QuartermasterError } from '#libs/contracts';
import type { RequestScope } from './request-scope';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** What Fastify and Nest refuse by themselves, by its status. */
const CODE_OF_STATUS: Record<number, ErrorCode> = {
  400: 'VALIDATION_FAILED',
  404: 'NOT_FOUND',
  405: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  414: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  431: 'PAYLOAD_TOO_LARGE',
  503: 'SERVICE_UNAVAILABLE',
};

/** Anything that was thrown while a request was served, as one of our errors. */
export function errorOf(thrown: unknown): QuartermasterError {
  if (thrown instanceof HttpException) {
    const code = CODE_OF_STATUS[thrown.getStatus()];
    if (code !== undefined) return new QuartermasterError(code, { cause: thrown });
  }
  const { statusCode } = (thrown ?? {}) as { statusCode?: unknown };
  if (typeof statusCode === 'number' && CODE_OF_STATUS[statusCode] !== undefined)
    return new QuartermasterError(CODE_OF_STATUS[statusCode], { cause: thrown });
  return QuartermasterError.from(thrown);
}

interface FieldError {
  path: string;
  message: string;
}

/** RFC 9457 problem details. */
export function problemOf(
  error: QuartermasterError,
  { requestId, traceId }: Pick<RequestScope, 'requestId' | 'traceId'>,
): Problem {
  const { errors, ...details } = (error.details ?? {}) as { errors?: FieldError[] };
  return {
    type: `/docs/api#${error.code}`,
    title: titleOf(error.code),
    status: error.status,
    code: error.code,
    category: error.category,
    detail: error.message,
    nextStep: error.nextStep,
    retryable: error.retryable,
    requestId,
    traceId,
    ...(Array.isArray(errors) ? { errors } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

/** QUESTION_TOO_LONG becomes "Question too long". */
function titleOf(code: ErrorCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Seconds after which trying again may help; undefined where the error does not say. */
export function retryAfterOf({ code, details }: QuartermasterError): number | undefined {
  const { retryAfterSeconds } = (details ?? {}) as { retryAfterSeconds?: unknown };
  if (typeof retryAfterSeconds === 'number') return retryAfterSeconds;
  return code === 'SERVICE_UNAVAILABLE' || code === 'REQUEST_IN_PROGRESS' ? 1 : undefined;
}

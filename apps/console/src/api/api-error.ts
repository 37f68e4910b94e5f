import type { AnswerEvent, ErrorCode, Problem } from './types';

type EventError = Extract<AnswerEvent, { type: 'error' }>['error'];

/** `UNREACHABLE` and `INTERRUPTED` are the console's own: no answer came from the server to carry a code. */
export type ConsoleErrorCode = ErrorCode | 'UNREACHABLE' | 'INTERRUPTED' | 'UNEXPECTED';

interface ApiErrorInit {
  code: ConsoleErrorCode;
  message: string;
  nextStep: string;
  retryable: boolean;
  retryAfterSeconds?: number;
  traceId?: string;
  details?: Record<string, unknown>;
  fields?: { path: string; message: string }[];
}

/** What went wrong and what the user can do now. Server errors keep the server's words. */
export class ApiError extends Error {
  readonly code: ConsoleErrorCode;
  readonly nextStep: string;
  readonly retryable: boolean;
  /** From Retry-After. */
  readonly retryAfterSeconds?: number;
  readonly traceId?: string;
  readonly details?: Record<string, unknown>;
  readonly fields: { path: string; message: string }[];

  constructor(init: ApiErrorInit) {
    super(init.message);
    this.name = 'ApiError';
    this.code = init.code;
    this.nextStep = init.nextStep;
    this.retryable = init.retryable;
    this.retryAfterSeconds = init.retryAfterSeconds;
    this.traceId = init.traceId;
    this.details = init.details;
    this.fields = init.fields ?? [];
  }

  get endsSession(): boolean {
    return this.code === 'NOT_SIGNED_IN' || this.code === 'SESSION_EXPIRED';
  }
}

export interface ConsoleErrorTexts {
  unreachable: { message: string; nextStep: string };
  interrupted: { message: string; nextStep: string };
  unexpected: { message: string; nextStep: string };
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'nextStep' in body;

/** Seconds to wait from a Retry-After header in either of its forms; undefined when absent or unreadable. */
export function retryAfterSeconds(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - nowMs) / 1000));
}

/** From a refused response's parsed body: problem+json, or anything at all when a proxy answered instead. */
export function errorFromResponse(
  response: Pick<Response, 'status' | 'headers'>,
  body: unknown,
  texts: ConsoleErrorTexts,
  nowMs = Date.now(),
): ApiError {
  const wait = retryAfterSeconds(response.headers.get('retry-after'), nowMs);
  if (!isProblem(body)) {
    const gatewayAway = response.status === 502 || response.status === 503 || response.status === 504;
    return new ApiError({
      code: gatewayAway ? 'UNREACHABLE' : 'UNEXPECTED',
      ...(gatewayAway ? texts.unreachable : texts.unexpected),
      retryable: gatewayAway || response.status >= 500,
      retryAfterSeconds: wait,
    });
  }
  return new ApiError({
    code: body.code,
    message: body.detail,
    nextStep: body.nextStep,
    retryable: body.retryable,
    retryAfterSeconds: wait,
    traceId: body.traceId,
    details: body.details,
    fields: body.errors,
  });
}

/** From an `error` event, which ends a stream that had begun well. */
export function errorFromEvent(error: EventError): ApiError {
  return new ApiError({
    code: error.code,
    message: error.message,
    nextStep: error.nextStep,
    retryable: error.retryable,
    details: error.details,
  });
}

/** Whatever was thrown: fetch throws TypeError when no connection could be made. */
export function errorFromThrown(thrown: unknown, texts: ConsoleErrorTexts): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof TypeError) {
    return new ApiError({ code: 'UNREACHABLE', ...texts.unreachable, retryable: true });
  }
  return new ApiError({ code: 'UNEXPECTED', ...texts.unexpected, retryable: true });
}

import type { ConsoleErrorCode } from './api-error';
import type { ErrorCode, Problem } from './types';

export type ErrorCategory = Problem['category'];

/** An error that ends a stream carries no category of its own. A spec holds this against the published errors. */
export const CATEGORIES: Record<ErrorCode, ErrorCategory> = {
  INVALID_CREDENTIALS: 'authentication',
  NOT_SIGNED_IN: 'authentication',
  SESSION_EXPIRED: 'authentication',
  ACCOUNT_LOCKED: 'authentication',
  CSRF_REJECTED: 'authentication',
  PERSONA_NOT_ALLOWED: 'authentication',
  FORBIDDEN: 'authentication',
  SIGN_IN_FAILED: 'authentication',
  NO_ACCESS: 'authentication',
  SECOND_FACTOR_REQUIRED: 'authentication',
  SCOPE_MISSING: 'authentication',
  TOO_MANY_KEYS: 'authentication',
  MODEL_BUSY: 'agent',
  MODEL_UNAVAILABLE: 'agent',
  MODEL_REFUSED: 'agent',
  MODEL_ANSWER_INVALID: 'agent',
  VALIDATION_FAILED: 'query',
  QUESTION_TOO_LONG: 'query',
  UNSUPPORTED_MEDIA_TYPE: 'query',
  PAYLOAD_TOO_LARGE: 'query',
  NOT_FOUND: 'query',
  CONFLICT: 'query',
  REQUEST_IN_PROGRESS: 'query',
  RATE_LIMITED: 'query',
  NOTHING_TO_SAVE: 'query',
  TOO_MANY_SAVED: 'query',
  QUERY_INVALID: 'query',
  SQL_REJECTED: 'query',
  QUERY_TIMEOUT: 'query',
  QUERY_TOO_LARGE: 'query',
  TOOL_UNKNOWN: 'agent',
  TOO_MANY_CALCULATIONS: 'agent',
  OVERLOADED: 'system',
  ACTION_INVALID: 'query',
  TOO_MANY_PROPOSALS: 'query',
  PROPOSAL_CHANGED: 'query',
  PROPOSAL_CLOSED: 'query',
  TOO_MANY_WATCHES: 'query',
  BUDGET_EXCEEDED: 'agent',
  WAREHOUSE_UNAVAILABLE: 'system',
  NO_DATA: 'system',
  STORAGE_FULL: 'system',
  IMPORT_REJECTED: 'query',
  SERVICE_UNAVAILABLE: 'system',
  DEADLINE_EXCEEDED: 'system',
  CANCELLED: 'system',
  NO_STORE: 'authentication',
  NOT_THE_MANAGER: 'authentication',
  REQUEST_INVALID: 'query',
  REQUEST_CHANGED: 'query',
  REQUEST_CLOSED: 'query',
  TOO_MANY_REQUESTS: 'query',
  CHANGED_MEANWHILE: 'query',
  ROUTINE_INVALID: 'query',
  TOO_MANY_ROUTINES: 'query',
  PLAN_INVALID: 'query',
  PLAN_STALE: 'query',
  TASK_INVALID: 'query',
  TASK_TAKEN: 'query',
  TASK_CLOSED: 'query',
  TOO_MANY_TASKS: 'query',
  TOO_MANY_COMMENTS: 'query',
  PHOTO_INVALID: 'query',
  PHOTO_TOO_LARGE: 'query',
  TOO_MANY_PHOTOS: 'query',
  PHOTO_STORAGE_UNAVAILABLE: 'system',
  LINK_EXPIRED: 'authentication',
  STOCK_INVALID: 'query',
  IMPORT_INVALID: 'query',
  PROCEDURE_INVALID: 'query',
  PROCEDURE_TOO_LARGE: 'query',
  TOO_MANY_PROCEDURES: 'query',
  INTERNAL: 'system',
};

/** The console's own codes, and those of a newer server, mean that something is wrong with the system. */
export const categoryOf = (code: ConsoleErrorCode): ErrorCategory =>
  CATEGORIES[code as ErrorCode] ?? 'system';

/**
 * Whether trying the same again can help. What is wrong with the system may be mended meanwhile; what is wrong with the
 * request or the rights stays wrong.
 */
export const canTryAgain = ({ code, retryable }: { code: ConsoleErrorCode; retryable: boolean }): boolean =>
  retryable || categoryOf(code) === 'system';

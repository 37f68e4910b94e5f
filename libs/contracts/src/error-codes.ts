import { z } from 'zod';

/** The source's four categories (S12). They decide which metric and which alert an error counts towards. */
export const ErrorCategory = z.enum(['authentication', 'query', 'agent', 'system']);
export type ErrorCategory = z.infer<typeof ErrorCategory>;

interface ErrorDefinition {
  category: ErrorCategory;
  status: number;
  retryable: boolean;
  /** Shown to the user as it stands. Never holds user input, SQL or a secret. */
  message: string;
  /** What the user can do now. */
  nextStep: string;
}

const define = <T extends Record<string, ErrorDefinition>>(errors: T): T => errors;

/** Every error that may cross a service boundary. Branch on the code: classes do not survive the wire. */
export const ERRORS = define({
  INVALID_CREDENTIALS: {
    category: 'authentication',
    status: 401,
    retryable: false,
    message: 'The user name or the password is wrong.',
    nextStep: 'Check both and try again. An administrator can set a new password.',
  },
  NOT_SIGNED_IN: {
    category: 'authentication',
    status: 401,
    retryable: false,
    message: 'You are not signed in.',
    nextStep: 'Sign in, or send a bearer token from POST /v1/sessions.',
  },
  SESSION_EXPIRED: {
    category: 'authentication',
    status: 401,
    retryable: false,
    message: 'Your session has ended.',
    nextStep: 'Sign in again. Your conversations are kept.',
  },
  ACCOUNT_LOCKED: {
    category: 'authentication',
    status: 429,
    retryable: true,
    message: 'Too many failed sign-ins.',
    nextStep: 'Wait for the time given in Retry-After, then try again.',
  },
  CSRF_REJECTED: {
    category: 'authentication',
    status: 403,
    retryable: false,
    message: 'This request did not come from the console.',
    nextStep: 'Reload the console. Programs should use a bearer token instead of the cookie.',
  },
  PERSONA_NOT_ALLOWED: {
    category: 'authentication',
    status: 403,
    retryable: false,
    message: 'You do not have this persona.',
    nextStep: 'Choose one of your personas, or ask an administrator for it.',
  },
  FORBIDDEN: {
    category: 'authentication',
    status: 403,
    retryable: false,
    message: 'You are not allowed to do this.',
    nextStep: 'Ask an administrator.',
  },
  VALIDATION_FAILED: {
    category: 'query',
    status: 400,
    retryable: false,
    message: 'The request is not valid.',
    nextStep: 'Correct the fields that are named in the details.',
  },
  QUESTION_TOO_LONG: {
    category: 'query',
    status: 400,
    retryable: false,
    message: 'The question is longer than 1000 characters.',
    nextStep: 'Shorten it, or ask in two steps.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    category: 'query',
    status: 415,
    retryable: false,
    message: 'The request body has a content type that is not accepted here.',
    nextStep: 'Send JSON with Content-Type: application/json.',
  },
  PAYLOAD_TOO_LARGE: {
    category: 'query',
    status: 413,
    retryable: false,
    message: 'The request is too large.',
    nextStep: 'Send less at a time.',
  },
  NOT_FOUND: {
    category: 'query',
    status: 404,
    retryable: false,
    message: 'There is nothing at this address, or it is not yours.',
    nextStep: 'Check the address.',
  },
  CONFLICT: {
    category: 'query',
    status: 409,
    retryable: false,
    message: 'The same Idempotency-Key was used for a different request.',
    nextStep: 'Use a new key for a new request.',
  },
  REQUEST_IN_PROGRESS: {
    category: 'query',
    status: 409,
    retryable: true,
    message: 'A request with this Idempotency-Key is still running.',
    nextStep: 'Wait a moment and send it again to get its result.',
  },
  RATE_LIMITED: {
    category: 'query',
    status: 429,
    retryable: true,
    message: 'Too many requests.',
    nextStep: 'Wait for the time given in Retry-After, then try again.',
  },
  NOTHING_TO_SAVE: {
    category: 'query',
    status: 422,
    retryable: false,
    message: 'This answer has no query that could be asked again.',
    nextStep: 'Save an answer that shows rows.',
  },
  TOO_MANY_SAVED: {
    category: 'query',
    status: 409,
    retryable: false,
    message: 'You have as many saved questions as can be kept.',
    nextStep: 'Delete some that you no longer need.',
  },
  QUERY_INVALID: {
    category: 'query',
    status: 422,
    retryable: false,
    message: 'The question does not fit the data that can be asked.',
    nextStep: 'See what can be asked with GET /v1/semantics, and rephrase.',
  },
  SQL_REJECTED: {
    category: 'query',
    status: 422,
    retryable: false,
    message: 'The query was stopped by the SQL guard.',
    nextStep: 'Rephrase the question. The reason is in the details.',
  },
  QUERY_TIMEOUT: {
    category: 'query',
    status: 504,
    retryable: true,
    message: 'The query took longer than allowed and was stopped.',
    nextStep: 'Ask for a shorter period or fewer rows.',
  },
  QUERY_TOO_LARGE: {
    category: 'query',
    status: 422,
    retryable: false,
    message: 'The query needed more memory than allowed and was stopped.',
    nextStep: 'Ask for a shorter period, a filter, or a summary.',
  },
  TOOL_UNKNOWN: {
    category: 'agent',
    status: 404,
    retryable: false,
    message: 'There is no such tool for this persona.',
    nextStep: 'See which there are with GET /v1/tools.',
  },
  TOO_MANY_CALCULATIONS: {
    category: 'agent',
    status: 503,
    retryable: true,
    message: 'More calculations are running than can be served.',
    nextStep: 'Try again in a moment.',
  },
  ACTION_INVALID: {
    category: 'query',
    status: 422,
    retryable: false,
    message: 'This cannot be proposed as it stands.',
    nextStep: 'Correct what is named in the message and propose it again.',
  },
  TOO_MANY_PROPOSALS: {
    category: 'query',
    status: 409,
    retryable: false,
    message: 'You have as many open proposals as can be kept.',
    nextStep: 'Have some of them decided, or reject those that are no longer needed.',
  },
  PROPOSAL_CHANGED: {
    category: 'query',
    status: 409,
    retryable: false,
    message: 'The proposal is not the one that you looked at.',
    nextStep: 'Open it again and decide on what it says now.',
  },
  PROPOSAL_CLOSED: {
    category: 'query',
    status: 409,
    retryable: false,
    message: 'The proposal has been decided, replaced or has expired.',
    nextStep: 'Open it to see what became of it; make a new one if it is still wanted.',
  },
  TOO_MANY_WATCHES: {
    category: 'query',
    status: 409,
    retryable: false,
    message: 'You have as many watches as can be kept.',
    nextStep: 'Delete some that you no longer need.',
  },
  BUDGET_EXCEEDED: {
    category: 'agent',
    status: 429,
    retryable: false,
    message: 'The budget is spent.',
    nextStep: 'Wait until it starts again, or ask an administrator for more.',
  },
  WAREHOUSE_UNAVAILABLE: {
    category: 'system',
    status: 503,
    retryable: true,
    message: 'The data warehouse cannot be reached.',
    nextStep: 'Try again in a moment. If it lasts, tell the person who runs Quartermaster.',
  },
  NO_DATA: {
    category: 'system',
    status: 503,
    retryable: false,
    message: 'No data has been loaded yet.',
    nextStep: 'Load your files with `npm run -s qm -- data import`, or sample data with `qm data generate`.',
  },
  STORAGE_FULL: {
    category: 'system',
    status: 507,
    retryable: true,
    message: 'The disk is full, so nothing was changed.',
    nextStep: 'Free some space and try again.',
  },
  IMPORT_REJECTED: {
    category: 'query',
    status: 422,
    retryable: false,
    message: 'The import was not taken over; the data is as it was before.',
    nextStep: 'Read the reasons in the rejects file, correct the files or the mapping, and import again.',
  },
  SERVICE_UNAVAILABLE: {
    category: 'system',
    status: 503,
    retryable: true,
    message: 'A part of Quartermaster is not available.',
    nextStep: 'Try again in a moment.',
  },
  DEADLINE_EXCEEDED: {
    category: 'system',
    status: 504,
    retryable: true,
    message: 'The answer did not arrive in time.',
    nextStep: 'Try again, or ask for less.',
  },
  CANCELLED: {
    category: 'system',
    status: 499,
    retryable: false,
    message: 'The request was cancelled.',
    nextStep: 'Ask again when you are ready.',
  },
  INTERNAL: {
    category: 'system',
    status: 500,
    retryable: false,
    message: 'Something went wrong on our side.',
    nextStep: 'Try again. If it happens again, report the trace id.',
  },
});

export type ErrorCode = keyof typeof ERRORS;
export const ErrorCode = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);

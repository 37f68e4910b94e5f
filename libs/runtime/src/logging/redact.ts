const SECRET_NAMES = new Set([
  'password',
  'passwordhash',
  'pepper',
  'token',
  'bearertoken',
  'csrftoken',
  'accesstoken',
  'refreshtoken',
  'authorization',
  'cookie',
  'setcookie',
  'secret',
  'signingkey',
  'privatekey',
  'apikey',
  'credentials',
]);

const MAX_DEPTH = 6;
export const REDACTED = '[redacted]';

const MAX_REMEMBERED = 1_000;
const remembered = new Map<string, boolean>();

/** Fields' names are few and come again with every line. */
function isSecret(name: string): boolean {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const secret = SECRET_NAMES.has(name.toLowerCase().replaceAll(/[^a-z]/g, ''));
  if (remembered.size < MAX_REMEMBERED) remembered.set(name, secret);
  return secret;
}

/** The code's own errors carry more than name and stack; foreign ones are cut down to what helps. */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, details } = error as Error & { code?: unknown; details?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(details === undefined ? {} : { details: redact(details, depth + 1) }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

/** A copy for the log: values under secret names are replaced, errors become plain objects. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return describeError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  // A loop, since every line passes here: entries made and unmade cost more than the line's JSON.
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const inner: unknown = (value as Record<string, unknown>)[name];
    copy[name] =
      isSecret(name) && inner !== undefined && inner !== null ? REDACTED : redact(inner, depth + 1);
  }
  return copy;
}

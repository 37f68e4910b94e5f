import type { FastifyBodyParser, FastifyInstance, FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Reads JSON, and forms where the endpoint says so: another content type is refused with 415. Nesting is counted before
 * parsing, because what walks the parsed value may do so recursively.
 */
export function readBodies(fastify: FastifyInstance, limits: { jsonDepth: number }): void {
  const reader = (read: (text: string, request: FastifyRequest) => unknown): FastifyBodyParser<string> => {
    return (request, text, done) => {
      try {
        done(null, read(String(text), request));
      } catch (error) {
        done(error as Error);
      }
    };
  };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    reader((text) => parseJson(text, limits.jsonDepth)),
  );
  // A form is what any page may have a browser send: nothing that a session does is read from one.
  fastify.addContentTypeParser(
    FORM,
    { parseAs: 'string' },
    reader((text, { routeOptions }) => {
      if (routeOptions.config.endpoint?.bodyType !== FORM)
        throw new QuartermasterError('UNSUPPORTED_MEDIA_TYPE');
      return parseForm(text);
    }),
  );
}

/** @throws QuartermasterError VALIDATION_FAILED for a field that is given twice, or is not text */
function parseForm(text: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (Object.hasOwn(fields, name)) throw refused(name, 'is given twice');
    fields[name] = checked(name, value) as string;
  }
  return fields;
}

function refused(path: string, message: string): QuartermasterError {
  return new QuartermasterError('VALIDATION_FAILED', { details: { errors: [{ path, message }] } });
}

/** @throws QuartermasterError VALIDATION_FAILED for what is not JSON, or not JSON that can be kept */
export function parseJson(text: string, maxDepth: number): unknown {
  if (text === '') return undefined;
  if (isDeeperThan(text, maxDepth)) throw refused('', `is nested deeper than ${maxDepth} levels`);
  try {
    return JSON.parse(text, checked);
  } catch (error) {
    throw error instanceof QuartermasterError ? error : refused('', 'is not JSON');
  }
}

/** PostgreSQL keeps neither a zero character nor half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

function checked(key: string, value: unknown): unknown {
  // Assigned to an object, this key would change more than a field; it is unknown everywhere anyway.
  if (key === '__proto__') throw refused(key, 'is not a known field');
  if (typeof value === 'string' && UNSTORABLE.test(value))
    throw refused(key, 'holds a character that is not text');
  return value;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

function isDeeperThan(text: string, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === BACKSLASH) i += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (OPENING.has(code)) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (CLOSING.has(code)) depth -= 1;
  }
  return false;
}

import { QuartermasterError } from '#libs/contracts';

/** What a cursor's part must look like, so that a made-up cursor never reaches the database. */
const PARTS = {
  integer: /^\d{1,15}$/,
  timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
};
export type CursorPart = keyof typeof PARTS;

/** The sort key of a page's last row, as text that means nothing to the caller. */
export function encodeCursor(parts: (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts.map(String))).toString('base64url');
}

/**
 * The sort key that {@link encodeCursor} was given.
 *
 * @param shape the kind of each part
 * @throws QuartermasterError VALIDATION_FAILED for anything that is not a cursor of this shape
 */
export function decodeCursor(cursor: string, shape: readonly CursorPart[]): string[] {
  const parts = parse(cursor);
  const fits =
    Array.isArray(parts) &&
    parts.length === shape.length &&
    shape.every((kind, i) => {
      const part: unknown = parts[i];
      return typeof part === 'string' && PARTS[kind].test(part) && isPossible(kind, part);
    });
  if (fits) return parts as string[];
  throw new QuartermasterError('VALIDATION_FAILED', {
    nextStep: 'Leave the cursor out for the first page; send nextCursor unchanged for the next.',
    details: { errors: [{ path: 'cursor', message: 'is not a cursor of this list' }] },
  });
}

const isPossible = (kind: CursorPart, part: string) =>
  kind !== 'timestamp' || !Number.isNaN(Date.parse(part));

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

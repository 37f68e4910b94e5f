import { QuartermasterError } from '#libs/contracts';

/** What a cursor's part must look like, so that a made-up cursor never reaches the database. */
const PARTS = {
  integer: /^\d{1,15}$/,
  timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/,
  text: /^[^\0]{1,200}$/u,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
};
export type CursorPart = keyof typeof PARTS;

/** Of a Date the milliseconds count. */
type SortKeyPart = string | number | Date;

/** The sort key of a page's last row, as text that means nothing to the caller. */
export function encodeCursor(parts: readonly SortKeyPart[]): string {
  const texts = parts.map((part) => (part instanceof Date ? part.toISOString() : String(part)));
  return Buffer.from(JSON.stringify(texts)).toString('base64url');
}

/**
 * The page that rows make which were asked for with a limit of one more: whether that one came says whether there is more.
 *
 * @param keyOf the sort key of a row, as {@link decodeCursor} reads it for the next page
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly SortKeyPart[],
): { data: Row[]; nextCursor: string | null } {
  const last = rows[limit - 1];
  const more = rows.length > limit && last !== undefined;
  return { data: rows.slice(0, limit), nextCursor: more ? encodeCursor(keyOf(last)) : null };
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

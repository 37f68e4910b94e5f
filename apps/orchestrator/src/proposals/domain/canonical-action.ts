import { createHash } from 'node:crypto';
import type { Action } from '#libs/contracts';

/**
 * The one text of a JSON value: keys sorted by UTF-16 code units, no spaces, numbers as ECMAScript writes them
 * (RFC 8785).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${members.join(',')}}`;
}

/** The same action however its lines were ordered: an order of goods is a set of lines. */
export function canonicalAction(action: Action): Action {
  if (action.kind === 'expedite') return action;
  const keyed = action.lines.map((line) => ({ line, key: canonicalJson(line) }));
  keyed.sort((a, b) => compare(a.line.productCode, b.line.productCode) || compare(a.key, b.key));
  return { ...action, lines: keyed.map(({ line }) => line) };
}

/** SHA-256, in hex, of the canonical action: what an approval names. */
export function actionHash(action: Action): string {
  return createHash('sha256')
    .update(canonicalJson(canonicalAction(action)))
    .digest('hex');
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

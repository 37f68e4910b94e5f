import { createHash } from 'node:crypto';
import { type Action, canonicalJson } from '#libs/contracts';

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

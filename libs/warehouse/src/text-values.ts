import type { Scalar } from '#libs/contracts';

/** Decimal text beyond what a number holds exactly. */
export function integer(text: string): Scalar {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/** NaN and infinity are null. */
export function number(text: string): Scalar {
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** `infinity` and days before Christ have no place in ISO's four digits. */
export function day(text: string): Scalar {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}

/** Sessions run in UTC, so both kinds of timestamp are UTC. */
export function instant(text: string): Scalar {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(?:\+00(?::?00)?|Z)?$/.exec(text);
  return match === null ? null : new Date(`${match[1]}T${match[2]}Z`).toISOString();
}

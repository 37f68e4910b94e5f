import type { Scalar } from '#libs/contracts';

/** Two spellings of one thing (a product's name and its code), both in lower case, to the one that counts. */
export type Aliases = ReadonlyMap<string, string>;

const NUMBER = /^-?\d+(\.\d+)?%?$/;
const LEADING_ZERO = /^0\d/;
const MONTH = /^\d{4}-\d{2}$/;
const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})[T ]00:00:00/;
const ORDER_NUMBER = /^(?:(?:so|web|po|bpo)[-\s/]?)?(\d{6})$/i;

/** Cents decide for what is neither whole nor exact. */
const ABSOLUTE_TOLERANCE = 0.0051;
const RELATIVE_TOLERANCE = 1e-7;
const PERCENT_TOLERANCE = 0.51;

/** One form for what may be written in several: names and codes, order numbers with and without prefix, months, numbers. */
export function canonical(value: Scalar, aliases: Aliases): Scalar {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  const order = ORDER_NUMBER.exec(text);
  if (order) return `order ${order[1]}`;
  if (NUMBER.test(text) && !LEADING_ZERO.test(text)) return Number(text.replace('%', ''));
  if (MONTH.test(text)) return `${text}-01`;
  const lower = (MIDNIGHT.exec(text)?.[1] ?? text).toLowerCase();
  return aliases.get(lower) ?? lower;
}

/** Whether two canonical values are the same: rounding is, and nothing is as good as 0. */
export function same(a: Scalar, b: Scalar, isRatio: boolean): boolean {
  if (a === b || ((a ?? 0) === 0 && (b ?? 0) === 0)) return true;
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  if (isRatio && (near(a * 100, b, PERCENT_TOLERANCE) || near(a, b * 100, PERCENT_TOLERANCE))) return true;
  if (Number.isInteger(a) && Number.isInteger(b)) return false;
  return (
    near(a, b, Math.max(ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE * Math.abs(a))) ||
    isRounded(a, b) ||
    isRounded(b, a)
  );
}

/** `short` is `exact` with one decimal, or without any where the number is large. */
function isRounded(exact: number, short: number): boolean {
  const size = Math.abs(exact);
  if (size >= 1000 && short === Math.round(exact)) return true;
  return size >= 1 && Math.abs(short * 10 - Math.round(short * 10)) < 1e-6 && near(exact, short, 0.051);
}

function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance;
}

import type { Scalar } from '#libs/contracts';
import type { Dimension } from '../model';
import { queryProblem } from './query-problem';

/** Longest text that a query may compare with: a delivery address has 500 characters. */
export const MAX_TEXT_LENGTH = 500;
/** Largest number that doubles hold exactly to two decimals. */
export const MAX_NUMBER = 1e13;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UNSAFE_TEXT = /[\u0000-\u001f\u007f-\u009f\\]|\p{Surrogate}/u;

/** Values stand in the SQL itself, because the SQL is shown as evidence: each is checked and quoted here. */
export function literalFor(dimension: Dimension, value: Scalar): string {
  const { type, member } = dimension;
  if (value === null) throw queryProblem('An empty value is written with set or notSet.', { member });
  if (type === 'string') return textLiteral(String(value), member);
  if (type === 'date') return dateLiteral(String(value), member);
  if (type === 'boolean') {
    if (typeof value !== 'boolean') throw queryProblem('The value must be true or false.', { member, value });
    return value ? 'TRUE' : 'FALSE';
  }
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number') throw queryProblem('The value must be a number.', { member, value });
  return numberLiteral(number, member);
}

export function textLiteral(text: string, member?: string): string {
  if (UNSAFE_TEXT.test(text)) {
    throw queryProblem(
      'The value holds a character that is not allowed: a backslash or a control character.',
      {
        member,
      },
    );
  }
  if (text.length > MAX_TEXT_LENGTH) {
    throw queryProblem(`The value is longer than ${MAX_TEXT_LENGTH} characters.`, { member });
  }
  return `'${text.replaceAll("'", "''")}'`;
}

export function numberLiteral(value: number, member?: string): string {
  if (!Number.isFinite(value) || Math.abs(value) > MAX_NUMBER) {
    throw queryProblem(`The number must be between -${MAX_NUMBER} and ${MAX_NUMBER}.`, { member });
  }
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

export function dateLiteral(day: string, member?: string): string {
  if (!isDay(day)) throw queryProblem('The value must be a day, YYYY-MM-DD.', { member, value: day });
  return `DATE '${day}'`;
}

export function isDay(day: string): boolean {
  if (!DAY.test(day)) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** The day that lies so many days after the given one. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Case does not count; `%` and `_` in the text stand for themselves. */
export function likePattern(text: string, place: 'anywhere' | 'start', member: string): string {
  const escaped = text.toLowerCase().replace(/[!%_]/g, (char) => `!${char}`);
  const pattern = textLiteral(`${place === 'anywhere' ? '%' : ''}${escaped}%`, member);
  return escaped === text.toLowerCase() ? pattern : `${pattern} ESCAPE '!'`;
}

import type { ColumnType, Scalar } from '#libs/contracts';
import { day, instant, integer, number } from '../text-values';

/** Object ids of PostgreSQL's built-in types, which never change. */
const TYPES = new Map<number, { type: ColumnType; read: (text: string) => Scalar }>([
  [16, { type: 'boolean', read: (text) => text === 't' }],
  [20, { type: 'integer', read: integer }],
  [21, { type: 'integer', read: Number }],
  [23, { type: 'integer', read: Number }],
  [26, { type: 'integer', read: Number }],
  [700, { type: 'number', read: number }],
  [701, { type: 'number', read: number }],
  [1700, { type: 'number', read: number }],
  [1082, { type: 'date', read: day }],
  [1114, { type: 'date', read: instant }],
  [1184, { type: 'date', read: instant }],
]);

export const columnType = (typeId: number): ColumnType => TYPES.get(typeId)?.type ?? 'string';

/** A value in the port's shape, from the text that PostgreSQL sends for it. */
export function toScalar(text: string | null, typeId: number): Scalar {
  if (text === null) return null;
  const known = TYPES.get(typeId);
  return known === undefined ? text : known.read(text);
}

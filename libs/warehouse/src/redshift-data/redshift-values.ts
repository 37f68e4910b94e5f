import type { Field } from '@aws-sdk/client-redshift-data';
import type { ColumnType, Scalar } from '#libs/contracts';
import { day, instant, integer, number } from '../text-values';

const TYPES: Readonly<Record<string, { type: ColumnType; read: (text: string) => Scalar }>> = {
  bool: { type: 'boolean', read: (text) => text === 'true' || text === 't' },
  int2: { type: 'integer', read: integer },
  int4: { type: 'integer', read: integer },
  int8: { type: 'integer', read: integer },
  float4: { type: 'number', read: number },
  float8: { type: 'number', read: number },
  numeric: { type: 'number', read: number },
  date: { type: 'date', read: day },
  timestamp: { type: 'date', read: instant },
  timestamptz: { type: 'date', read: instant },
};

const known = (typeName: string | undefined) =>
  typeName !== undefined && Object.hasOwn(TYPES, typeName) ? TYPES[typeName] : undefined;

export const columnType = (typeName: string | undefined): ColumnType => known(typeName)?.type ?? 'string';

/** A typed field in the port's shape. Decimals, days and times come as text. */
export function toScalar(field: Field, typeName: string | undefined): Scalar {
  if (field.booleanValue !== undefined) return field.booleanValue;
  // Beyond 2^53 the SDK has rounded what the service sent; text says at least that it is no exact number.
  if (field.longValue !== undefined) return integer(String(field.longValue));
  if (field.doubleValue !== undefined) return number(String(field.doubleValue));
  if (field.stringValue !== undefined)
    return known(typeName)?.read(field.stringValue) ?? textOrNull(field, typeName);
  return null;
}

/** What a known type cannot read (NaN, infinity) is null; other types are text. */
const textOrNull = (field: Field, typeName: string | undefined): Scalar =>
  known(typeName) === undefined ? field.stringValue! : null;

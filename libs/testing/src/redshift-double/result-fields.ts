import type { FieldDef } from 'pg';

/** PostgreSQL's types by object id, as the Data API names them. */
const TYPE_NAMES: Readonly<Record<number, string>> = {
  16: 'bool',
  19: 'name',
  20: 'int8',
  21: 'int2',
  23: 'int4',
  25: 'varchar',
  700: 'float4',
  701: 'float8',
  1042: 'bpchar',
  1043: 'varchar',
  1082: 'date',
  1114: 'timestamp',
  1184: 'timestamptz',
  1700: 'numeric',
};

const INTEGERS = new Set([20, 21, 23]);
const FLOATS = new Set([700, 701]);

export const columnMetadata = ({ name, dataTypeID }: FieldDef) => ({
  name,
  label: name,
  typeName: TYPE_NAMES[dataTypeID] ?? 'varchar',
  nullable: 1,
  precision: 0,
  scale: 0,
  length: 0,
});

/** A value as the Data API types it: decimals, days and times are text. */
export function field(text: string | null, typeId: number): Record<string, unknown> {
  if (text === null) return { isNull: true };
  if (typeId === 16) return { booleanValue: text === 't' };
  if (INTEGERS.has(typeId)) return { longValue: Number(text) };
  // JSON has no infinity: such a value goes as text.
  if (FLOATS.has(typeId))
    return Number.isFinite(Number(text)) ? { doubleValue: Number(text) } : { stringValue: text };
  return { stringValue: text };
}

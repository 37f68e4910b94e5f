import type { ColumnInfo, Datum } from '@aws-sdk/client-athena';
import type { ColumnType, Scalar } from '#libs/contracts';

const COLUMN_TYPES: Readonly<Record<string, ColumnType>> = {
  boolean: 'boolean',
  tinyint: 'integer',
  smallint: 'integer',
  integer: 'integer',
  bigint: 'integer',
  float: 'number',
  real: 'number',
  double: 'number',
  decimal: 'number',
  date: 'date',
  timestamp: 'date',
  'timestamp with time zone': 'date',
};

export function columnOf({ Name = '', Type = '' }: ColumnInfo): { name: string; type: ColumnType } {
  return { name: Name, type: COLUMN_TYPES[Type] ?? 'string' };
}

/** A value of a column, all of which Athena writes as text. A null has no text, an empty text has an empty one. */
export function scalarOf({ VarCharValue: text }: Datum, { Type = '' }: ColumnInfo): Scalar {
  if (text === undefined) return null;
  switch (COLUMN_TYPES[Type]) {
    case 'boolean':
      return text === 'true';
    case 'integer': {
      const number = Number(text);
      return Number.isSafeInteger(number) ? number : text;
    }
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) ? number : null;
    }
    case 'date':
      return Type === 'date' ? text : isoOf(text);
    default:
      return text;
  }
}

/** `2026-06-17 08:30:00.000`, with or without a zone behind it. What has no zone is meant as UTC. */
function isoOf(text: string): string {
  const [day, time, zone = 'UTC'] = text.split(' ') as [string, string, string?];
  const at = new Date(`${day}T${time}${zone === 'UTC' ? 'Z' : zone}`);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}

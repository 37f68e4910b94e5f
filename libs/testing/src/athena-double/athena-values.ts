import {
  DuckDBDateValue,
  DuckDBDecimalType,
  DuckDBDecimalValue,
  type DuckDBType,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';

/** A column as GetQueryResults describes it. */
export interface ColumnInfo {
  readonly CatalogName: 'hive';
  readonly SchemaName: '';
  readonly TableName: '';
  readonly Name: string;
  readonly Label: string;
  readonly Type: string;
  readonly Precision: number;
  readonly Scale: number;
  readonly Nullable: 'UNKNOWN';
  readonly CaseSensitive: boolean;
}

const TYPES: Partial<Record<DuckDBTypeId, readonly [string, number]>> = {
  [DuckDBTypeId.BOOLEAN]: ['boolean', 0],
  [DuckDBTypeId.TINYINT]: ['tinyint', 3],
  [DuckDBTypeId.SMALLINT]: ['smallint', 5],
  [DuckDBTypeId.INTEGER]: ['integer', 10],
  [DuckDBTypeId.BIGINT]: ['bigint', 19],
  // Trino sums integers in a bigint.
  [DuckDBTypeId.HUGEINT]: ['bigint', 19],
  [DuckDBTypeId.FLOAT]: ['float', 17],
  [DuckDBTypeId.DOUBLE]: ['double', 17],
  [DuckDBTypeId.VARCHAR]: ['varchar', 2147483647],
  [DuckDBTypeId.DATE]: ['date', 0],
  [DuckDBTypeId.TIMESTAMP]: ['timestamp', 3],
  [DuckDBTypeId.TIMESTAMP_TZ]: ['timestamp with time zone', 3],
  [DuckDBTypeId.SQLNULL]: ['unknown', 0],
};

/** @throws Error for types that the double has no Athena name for */
export function columnInfo(name: string, type: DuckDBType): ColumnInfo {
  const decimal = type instanceof DuckDBDecimalType ? type : undefined;
  const [athena, precision] = decimal ? ['decimal', decimal.width] : (TYPES[type.typeId] ?? []);
  if (athena === undefined) throw new Error(`The double has no name of Athena's for ${String(type)}.`);
  return {
    CatalogName: 'hive',
    SchemaName: '',
    TableName: '',
    Name: name,
    Label: name,
    Type: athena as string,
    Precision: precision as number,
    Scale: decimal?.scale ?? 0,
    Nullable: 'UNKNOWN',
    CaseSensitive: athena === 'varchar',
  };
}

/** A value as Athena writes it into its result; undefined where it is null. */
export function athenaText(value: DuckDBValue): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number') return javaDouble(value);
  if (value instanceof DuckDBDecimalValue || value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) return timestamp(value.micros);
  if (value instanceof DuckDBTimestampTZValue) return `${timestamp(value.micros)} UTC`;
  return String(value);
}

const timestamp = (micros: bigint): string =>
  new Date(Number(micros / 1000n)).toISOString().replace('T', ' ').replace('Z', '');

/** Java's Double.toString, but for its digits: 1.0E7, 0.5, NaN. */
function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits, exponent] = value.toExponential().split('e') as [string, string];
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

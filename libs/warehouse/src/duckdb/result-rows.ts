import {
  type DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBResult,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { ColumnType, Scalar } from '#libs/contracts';
import { BoundedRows } from '../bounded-rows';

const MS_PER_DAY = 86_400_000;

const COLUMN_TYPES: Partial<Record<DuckDBTypeId, ColumnType>> = {
  [DuckDBTypeId.BOOLEAN]: 'boolean',
  [DuckDBTypeId.TINYINT]: 'integer',
  [DuckDBTypeId.SMALLINT]: 'integer',
  [DuckDBTypeId.INTEGER]: 'integer',
  [DuckDBTypeId.BIGINT]: 'integer',
  [DuckDBTypeId.HUGEINT]: 'integer',
  [DuckDBTypeId.UTINYINT]: 'integer',
  [DuckDBTypeId.USMALLINT]: 'integer',
  [DuckDBTypeId.UINTEGER]: 'integer',
  [DuckDBTypeId.UBIGINT]: 'integer',
  [DuckDBTypeId.UHUGEINT]: 'integer',
  [DuckDBTypeId.FLOAT]: 'number',
  [DuckDBTypeId.DOUBLE]: 'number',
  [DuckDBTypeId.DECIMAL]: 'number',
  [DuckDBTypeId.DATE]: 'date',
  [DuckDBTypeId.TIMESTAMP]: 'date',
  [DuckDBTypeId.TIMESTAMP_S]: 'date',
  [DuckDBTypeId.TIMESTAMP_MS]: 'date',
  [DuckDBTypeId.TIMESTAMP_NS]: 'date',
  [DuckDBTypeId.TIMESTAMP_TZ]: 'date',
};

export function resultColumns(result: DuckDBResult): { name: string; type: ColumnType }[] {
  return result.columnNames().map((name, index) => ({
    name,
    type: COLUMN_TYPES[result.columnTypeId(index)] ?? 'string',
  }));
}

function isoFromMs(ms: number): string | null {
  return Number.isFinite(ms) && Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : null;
}

function integer(value: bigint): Scalar {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** A value as it crosses the wire; see `WarehouseResult.rows` for the shapes. */
export function toScalar(value: DuckDBValue): Scalar {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return integer(value);
  }
  if (value === null) return null;
  if (value instanceof DuckDBDecimalValue) return Number(value.value) / 10 ** value.scale;
  if (value instanceof DuckDBDateValue)
    return isoFromMs(value.days * MS_PER_DAY)?.slice(0, 10) ?? value.toString();
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
    return isoFromMs(Number(value.micros / 1000n)) ?? value.toString();
  }
  if (value instanceof DuckDBTimestampSecondsValue) return isoFromMs(Number(value.seconds) * 1000);
  if (value instanceof DuckDBTimestampMillisecondsValue) return isoFromMs(Number(value.millis));
  if (value instanceof DuckDBTimestampNanosecondsValue) return isoFromMs(Number(value.nanos / 1_000_000n));
  return value.toString();
}

/** Takes chunks until a limit is reached. */
export class RowCollector extends BoundedRows {
  /** Returns false when no more rows are wanted. */
  takeChunk(chunk: DuckDBDataChunk): boolean {
    const { rowCount, columnCount } = chunk;
    const vectors = Array.from({ length: columnCount }, (_, column) => chunk.getColumnVector(column));
    for (let index = 0; index < rowCount; index++) {
      const row = vectors.map((vector) => toScalar(vector.getItem(index) as DuckDBValue));
      if (!this.take(row)) return false;
    }
    return true;
  }
}

export { DuckDbWarehouse, type DuckDbWarehouseOptions } from './duckdb/duckdb-warehouse';
export { openDatabaseFile } from './duckdb/database-file';
export type { PersonaTables } from './files/manifest';
export { hasData } from './files/has-data';
export { storageError } from './files/storage-error';
export {
  type Loading,
  type PublishedVersion,
  WarehouseFiles,
  type WarehouseFilesOptions,
} from './files/warehouse-files';
export {
  createTableSql,
  type FieldSchema,
  type FieldType,
  sqlType,
  TABLE_NAMES,
  type TableName,
  TABLES,
  keyOf,
  tableSchema,
  tableSchemasOf,
  type TableSchema,
} from './schema';
export type { Snapshot, TableInfo, Warehouse, WarehouseQuery, WarehouseResult } from './warehouse';

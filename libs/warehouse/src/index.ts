export { AthenaLoader } from './athena/athena-loader';
export { AthenaWarehouse } from './athena/athena-warehouse';
export { DuckDbWarehouse, type DuckDbWarehouseOptions } from './duckdb/duckdb-warehouse';
export { openDatabaseFile } from './duckdb/database-file';
export type { PersonaTables } from './files/manifest';
export { ExportManifest, exportManifestFile, readExport } from './exported-data';
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
export { MeteredWarehouse } from './metered-warehouse';
export { openWarehouse, openWarehouseLoader } from './open-warehouse';
export { PostgresLoader } from './postgres/postgres-loader';
export { PostgresWarehouse } from './postgres/postgres-warehouse';
export { RedshiftLoader } from './redshift-data/redshift-loader';
export { RedshiftDataWarehouse } from './redshift-data/redshift-warehouse';
export type { WarehouseSettings } from './warehouse-settings';
export type { ExportedData, LoadProgress, WarehouseLoader } from './warehouse-loader';
export type { Snapshot, TableInfo, Warehouse, WarehouseQuery, WarehouseResult } from './warehouse';

import {
  BatchCreatePartitionCommand,
  CreateTableCommand,
  GetPartitionsCommand,
  GetTablesCommand,
  type GlueClient,
  type PartitionInput,
  type Table,
  type TableInput,
} from '@aws-sdk/client-glue';
import { PARTITION_COLUMN } from '#libs/semantics';
import type { FieldType, TableSchema } from '../schema';
import { withRetries } from '../aws-retry';

const ROWS = 'quartermaster.rows';
/** Glue's limit for one call. */
const PARTITIONS_A_CALL = 100;
const PARQUET = {
  InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  OutputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
};
const HIVE_TYPES = {
  text: 'string',
  integer: 'int',
  money: 'decimal(10,2)',
  decimal: 'decimal(18,4)',
  boolean: 'boolean',
  date: 'date',
} as const satisfies Record<FieldType['kind'], string>;

/** A table of files in S3, and the months that it is cut by. */
export interface FileTable {
  readonly schema: TableSchema;
  /** Folder of its files; a month has one of its own in there. */
  readonly location: string;
  /** Undefined where it is not cut. */
  readonly months?: readonly string[];
  readonly rowCount: number;
}

export const monthFolder = (location: string, month: string): string =>
  `${location}${PARTITION_COLUMN}=${month}/`;

export async function createTable(glue: GlueClient, database: string, table: FileTable): Promise<void> {
  const { schema, months = [] } = table;
  await withRetries(() =>
    glue.send(new CreateTableCommand({ DatabaseName: database, TableInput: tableInput(table) })),
  );
  const partitions = months.map((month): PartitionInput => ({
    Values: [month],
    StorageDescriptor: {
      ...PARQUET,
      Columns: columnsOf(schema),
      Location: monthFolder(table.location, month),
    },
  }));
  for (let at = 0; at < partitions.length; at += PARTITIONS_A_CALL) {
    const command = new BatchCreatePartitionCommand({
      DatabaseName: database,
      TableName: schema.name,
      PartitionInputList: partitions.slice(at, at + PARTITIONS_A_CALL),
    });
    const { Errors: errors = [] } = await withRetries(() => glue.send(command));
    // An attempt whose answer was lost has made them already.
    const failed = errors.find(({ ErrorDetail }) => ErrorDetail?.ErrorCode !== 'AlreadyExistsException');
    if (failed)
      throw new Error(
        `Partition ${failed.PartitionValues?.join()} of ${schema.name}: ${failed.ErrorDetail?.ErrorMessage}`,
      );
  }
}

/** The tables of a database; undefined when there is no such database. */
export async function tablesIn(glue: GlueClient, database: string): Promise<Table[] | undefined> {
  const tables: Table[] = [];
  try {
    for (let token: string | undefined; ;) {
      const command = new GetTablesCommand({ DatabaseName: database, NextToken: token });
      const page = await withRetries(() => glue.send(command));
      tables.push(...(page.TableList ?? []));
      token = page.NextToken;
      if (token === undefined) return tables;
    }
  } catch (error) {
    if ((error as Error).name === 'EntityNotFoundException') return undefined;
    throw error;
  }
}

/** What a table in the catalog is made of, so that it can be made again in another database. */
export async function fileTableOf(
  glue: GlueClient,
  database: string,
  table: Table,
  schema: TableSchema,
): Promise<FileTable> {
  const location = table.StorageDescriptor?.Location ?? '';
  const rowCount = rowCountOf(table);
  if ((table.PartitionKeys ?? []).length === 0) return { schema, location, rowCount };
  const months: string[] = [];
  let token: string | undefined;
  do {
    const command = new GetPartitionsCommand({
      DatabaseName: database,
      TableName: schema.name,
      NextToken: token,
    });
    const page = await withRetries(() => glue.send(command));
    months.push(...(page.Partitions ?? []).map(({ Values }) => Values![0]!));
    token = page.NextToken;
  } while (token !== undefined);
  return { schema, location, months, rowCount };
}

/** As it was counted when it was loaded. */
export const rowCountOf = ({ Parameters }: Table): number => Number(Parameters?.[ROWS] ?? 0);

/** The table as a person would make it. */
export function createTableStatement(database: string, { schema, location, months }: FileTable): string {
  const columns = columnsOf(schema).map(({ Name, Type }) => `  ${Name} ${Type}`);
  const partitioned = months === undefined ? '' : `PARTITIONED BY (${PARTITION_COLUMN} string)\n`;
  return `CREATE EXTERNAL TABLE ${database}.${schema.name} (\n${columns.join(',\n')}\n)\n${partitioned}STORED AS PARQUET\nLOCATION '${location}'`;
}

function tableInput({ schema, location, months, rowCount }: FileTable): TableInput {
  return {
    Name: schema.name,
    TableType: 'EXTERNAL_TABLE',
    Parameters: { EXTERNAL: 'TRUE', classification: 'parquet', [ROWS]: String(rowCount) },
    PartitionKeys: months === undefined ? [] : [{ Name: PARTITION_COLUMN, Type: 'string' }],
    StorageDescriptor: { ...PARQUET, Columns: columnsOf(schema), Location: location },
  };
}

const columnsOf = ({ fields }: TableSchema): { Name: string; Type: string }[] =>
  fields.map(({ name, type }) => ({ Name: name, Type: HIVE_TYPES[type.kind] }));

import { AwsError } from '../aws/aws-error';

export interface GlueDatabase {
  Name: string;
  Description?: string;
  Parameters?: Record<string, string>;
}
export interface GlueColumn {
  Name: string;
  Type: string;
}
export interface GlueTable {
  Name: string;
  TableType?: string;
  Parameters?: Record<string, string>;
  PartitionKeys?: GlueColumn[];
  StorageDescriptor?: { Columns: GlueColumn[]; Location: string; InputFormat?: string };
}
export interface GluePartition {
  Values: string[];
  StorageDescriptor?: { Location: string };
}

interface StoredTable {
  table: GlueTable;
  partitions: Map<string, GluePartition>;
}
interface StoredDatabase {
  database: GlueDatabase;
  tables: Map<string, StoredTable>;
}

/** Glue's limits on what one call takes or gives. */
const MAX_PARTITIONS_A_CALL = 100;
const PAGE = 100;
const NAME = /^[a-z0-9_]{1,255}$/;

type Input = Record<string, never> & {
  Name: string;
  DatabaseName: string;
  TableName: string;
  NextToken?: string;
  DatabaseInput: GlueDatabase;
  TableInput: GlueTable;
  PartitionInputList: GluePartition[];
};

/** Databases, tables and partitions, with the operations of Glue on them. Lost when the process ends. */
export class GlueCatalog {
  /** Changes with every write. */
  revision = 0;
  private readonly databases = new Map<string, StoredDatabase>();

  names(): string[] {
    return [...this.databases.keys()];
  }

  tables(database: string): { table: GlueTable; partitions: GluePartition[] }[] {
    const stored = this.databases.get(database);
    return [...(stored?.tables.values() ?? [])].map(({ table, partitions }) => ({
      table,
      partitions: [...partitions.values()],
    }));
  }

  /** @throws AwsError */
  call(operation: string, input: Input): unknown {
    const handler = this.operations[operation];
    if (handler === undefined)
      throw new AwsError('UnknownOperationException', `The double knows no ${operation}.`);
    if (!/^Get/.test(operation)) this.revision++;
    return handler(input);
  }

  private readonly operations: Readonly<Record<string, (input: Input) => unknown>> = {
    CreateDatabase: ({ DatabaseInput }) => {
      const name = checkedName(DatabaseInput.Name);
      if (this.databases.has(name)) throw new AwsError('AlreadyExistsException', 'Database already exists.');
      this.databases.set(name, { database: DatabaseInput, tables: new Map() });
      return {};
    },
    GetDatabase: ({ Name }) => ({ Database: this.database(Name).database }),
    GetDatabases: ({ NextToken }) => {
      const all = [...this.databases.values()].map(({ database }) => database);
      return paged('DatabaseList', all, NextToken);
    },
    UpdateDatabase: ({ Name, DatabaseInput }) => {
      this.database(Name).database = DatabaseInput;
      return {};
    },
    DeleteDatabase: ({ Name }) => {
      this.database(Name);
      this.databases.delete(Name);
      return {};
    },
    CreateTable: ({ DatabaseName, TableInput }) => {
      const { tables } = this.database(DatabaseName);
      const name = checkedName(TableInput.Name);
      if (tables.has(name)) throw new AwsError('AlreadyExistsException', 'Table already exists.');
      tables.set(name, { table: TableInput, partitions: new Map() });
      return {};
    },
    UpdateTable: ({ DatabaseName, TableInput }) => {
      this.table(DatabaseName, TableInput.Name).table = TableInput;
      return {};
    },
    DeleteTable: ({ DatabaseName, Name }) => {
      this.table(DatabaseName, Name);
      this.database(DatabaseName).tables.delete(Name);
      return {};
    },
    GetTable: ({ DatabaseName, Name }) => ({
      Table: { ...this.table(DatabaseName, Name).table, DatabaseName },
    }),
    GetTables: ({ DatabaseName, NextToken }) => {
      const all = [...this.database(DatabaseName).tables.values()].map(({ table }) => ({
        ...table,
        DatabaseName,
      }));
      return paged('TableList', all, NextToken);
    },
    BatchCreatePartition: ({ DatabaseName, TableName, PartitionInputList }) => {
      if (PartitionInputList.length > MAX_PARTITIONS_A_CALL)
        throw new AwsError('InvalidInputException', `At most ${MAX_PARTITIONS_A_CALL} partitions a call.`);
      const { table, partitions } = this.table(DatabaseName, TableName);
      const errors = PartitionInputList.flatMap((partition) => {
        const key = partition.Values.join('/');
        const code = partitions.has(key)
          ? 'AlreadyExistsException'
          : partition.Values.length === (table.PartitionKeys ?? []).length
            ? undefined
            : 'InvalidInputException';
        if (code === undefined) partitions.set(key, partition);
        return code === undefined
          ? []
          : [{ PartitionValues: partition.Values, ErrorDetail: { ErrorCode: code, ErrorMessage: code } }];
      });
      return { Errors: errors };
    },
    GetPartitions: ({ DatabaseName, TableName, NextToken }) =>
      paged('Partitions', [...this.table(DatabaseName, TableName).partitions.values()], NextToken),
  };

  private database(name: string): StoredDatabase {
    const database = this.databases.get(name);
    if (database === undefined) throw new AwsError('EntityNotFoundException', `Database ${name} not found.`);
    return database;
  }

  private table(database: string, name: string): StoredTable {
    const table = this.database(database).tables.get(name);
    if (table === undefined) throw new AwsError('EntityNotFoundException', `Table ${name} not found.`);
    return table;
  }
}

/** Athena folds names to lower case, so others could never be asked. */
function checkedName(name: string): string {
  if (!NAME.test(name)) throw new AwsError('InvalidInputException', `The name "${name}" is not valid.`);
  return name;
}

function paged(member: string, all: readonly unknown[], token: string | undefined): object {
  const from = Number(token ?? 0);
  const next = from + PAGE;
  return { [member]: all.slice(from, next), ...(next < all.length ? { NextToken: String(next) } : {}) };
}

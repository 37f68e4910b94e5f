import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { QuartermasterError } from '#libs/contracts';
import { sqlType, type TableSchema } from './schema';

const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Reads the Parquet files of an export, for warehouses that take rows and not files. */
export class ParquetReader {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  static async open({
    memoryLimit,
    threads,
  }: {
    memoryLimit: string;
    threads: number;
  }): Promise<ParquetReader> {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: memoryLimit,
      threads: String(threads),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    return new ParquetReader(instance, await instance.connect());
  }

  /**
   * All rows of these files as one CSV file without a header, `\N` for null.
   *
   * @throws IMPORT_REJECTED when a file is missing, damaged or lacks a column.
   */
  async writeCsv({ name, fields }: TableSchema, files: readonly string[], target: string): Promise<void> {
    const columns = fields.map((field) => `CAST(${field.name} AS ${sqlType(field.type)}) AS ${field.name}`);
    const rows = `SELECT ${columns.join(', ')} FROM read_parquet([${files.map(quoteText).join(', ')}], hive_partitioning = false)`;
    try {
      await this.connection.run(
        `COPY (${rows}) TO ${quoteText(target)} (FORMAT csv, HEADER false, NULLSTR '\\N')`,
      );
    } catch (error) {
      throw new QuartermasterError('IMPORT_REJECTED', {
        message: `The files of ${name} cannot be read; the data is as it was before.`,
        nextStep: 'Export the data again with `qm warehouse export`.',
        details: { reason: (error as Error).message.split('\n')[0] },
        cause: error,
      });
    }
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/** @throws IMPORT_REJECTED when a table did not take as many rows as were exported. */
export function checkCount(table: string, loaded: number, exported: number): void {
  if (loaded === exported) return;
  throw new QuartermasterError('IMPORT_REJECTED', {
    message: `${table} has ${loaded} rows after loading, but ${exported} were exported; the data is as it was before.`,
    nextStep: 'Export the data again with `qm warehouse export`, and load it again.',
    details: { table, loaded, exported },
  });
}

import { QuartermasterError } from '#libs/contracts';
import { compiledWorker } from '#libs/runtime';
import { type PersonaTables } from '../files/manifest';
import { warehouseDirectory } from '../files/pointer';
import { COLUMN_TYPES, Personas } from '../persona-schemas';
import { isTableName, tableSchema } from '../schema';
import type { Snapshot, TableInfo, Warehouse, WarehouseQuery, WarehouseResult } from '../warehouse';
import { CurrentVersion, type Version } from './current-version';
import { QueryFailed, QueryProcess } from './query-process';
import type { QueryRows } from './query-protocol';

const GIBIBYTE = 1024 ** 3;
const WORKER_START_TIMEOUT_MS = 15_000;
/** A query that met files which vanished or broke is tried again on what is there then. */
const MAX_ATTEMPTS = 3;

export interface DuckDbWarehouseOptions {
  /** The data directory, in which `WarehouseFiles` publishes. */
  readonly directory: string;
  readonly personas: readonly PersonaTables[];
  /** What DuckDB may use for each distinct set of tables, for example `1GB`. */
  readonly memoryLimit: string;
  /** Threads of each query. */
  readonly threads: number;
  /** Default 4. */
  readonly maxConcurrentQueries?: number;
  /** Resident memory of the query process, in bytes, at which it is killed. Default 3 GiB. */
  readonly maxResidentBytes?: number;
  /** How long a query may take to obey an interrupt before its process is killed, in milliseconds. Default 500. */
  readonly killGraceMs?: number;
}

/** The embedded warehouse: read-only DuckDB files, one a persona, asked in a child process. */
export class DuckDbWarehouse implements Warehouse {
  readonly dialect = 'duckdb';
  private readonly process: QueryProcess;
  private readonly versions: CurrentVersion;
  private readonly personas: Personas;

  constructor(options: DuckDbWarehouseOptions) {
    this.personas = new Personas(options.personas);
    this.process = new QueryProcess({
      workerFile: compiledWorker(__dirname, 'query-worker.js'),
      memoryLimit: options.memoryLimit,
      threads: options.threads,
      maxConcurrentQueries: options.maxConcurrentQueries ?? 4,
      maxResidentBytes: options.maxResidentBytes ?? 3 * GIBIBYTE,
      killGraceMs: options.killGraceMs ?? 500,
    });
    this.versions = new CurrentVersion(warehouseDirectory(options.directory), options.personas, (directory) =>
      this.process.release(directory),
    );
  }

  /** Process id of the query process while it runs. */
  get workerPid(): number | undefined {
    return this.process.pid;
  }

  async query(query: WarehouseQuery): Promise<WarehouseResult> {
    this.personas.of(query.persona);
    const end = performance.now() + query.timeoutMs;
    for (let attempt = 1; ; attempt++) {
      const version = await this.versions.acquire();
      try {
        const rows = await this.process.run({
          file: version.personaFile(query.persona),
          sql: query.sql,
          maxRows: query.maxRows,
          maxBytes: query.maxBytes,
          timeoutMs: Math.max(1, end - performance.now()),
          signal: query.signal,
        });
        return this.result(rows, version);
      } catch (error) {
        if (!(error instanceof QueryFailed)) throw error;
        if (error.failure === 'interrupted') throw new QuartermasterError('QUERY_TIMEOUT', { cause: error });
        if (error.failure === 'sql') throw new QuartermasterError('QUERY_INVALID', { cause: error });
        if (attempt === MAX_ATTEMPTS) {
          throw new QuartermasterError('WAREHOUSE_UNAVAILABLE', { cause: error });
        }
        if (error.failure !== 'database-lost') await this.versions.repair(version, query.persona);
      } finally {
        this.versions.leave(version);
      }
    }
  }

  async tables(persona: string): Promise<TableInfo[]> {
    const { tables } = this.personas.of(persona);
    const version = await this.versions.acquire();
    try {
      const { rowCounts, columns } = version.manifest!;
      return tables.flatMap((name) => {
        const rowCount = rowCounts[name];
        if (rowCount === undefined) return [];
        const fields = isTableName(name)
          ? tableSchema(name).fields.map((field) => ({ name: field.name, kind: field.type.kind }))
          : (columns[name] ?? []);
        return [
          {
            name,
            rowCount,
            columns: fields.map(({ name: own, kind }) => ({ name: own, type: COLUMN_TYPES[kind] })),
          },
        ];
      });
    } finally {
      this.versions.leave(version);
    }
  }

  async snapshot(): Promise<Snapshot | null> {
    const pointer = this.versions.pointer();
    return pointer === undefined ? null : { dataVersion: pointer.dataVersion, dataAsOf: pointer.loadedAt };
  }

  async ready(): Promise<void> {
    await this.process.start(WORKER_START_TIMEOUT_MS);
    if (this.versions.pointer() === undefined) return;
    this.versions.leave(await this.versions.acquire());
  }

  async close(): Promise<void> {
    await this.process.close();
  }

  private result({ columns, rows, truncated, executeMs }: QueryRows, version: Version): WarehouseResult {
    return {
      columns,
      rows,
      truncated,
      executeMs,
      dataVersion: version.pointer.dataVersion,
      dataAsOf: version.pointer.loadedAt,
      usage: { unit: 'second', quantity: executeMs / 1000, usd: 0 },
    };
  }
}

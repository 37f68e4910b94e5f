import { join } from 'node:path';
import { type AwsCall, type AwsServerOptions, DoubleFolder, startAwsServer } from '../aws/aws-server';
import { Faults } from '../aws/faults';
import type { S3Folder } from '../aws/s3-folder';
import type { AwsCredentials } from '../aws/signature';
import type { WorkGroup } from './athena-execution';
import { athenaCall, AthenaExecutions } from './athena-executions';
import { DuckDbEngine } from './duckdb-engine';
import { GlueCatalog } from './glue-catalog';

export interface AthenaDoubleOptions extends AwsServerOptions {
  /** Default: `primary`, without limits. */
  readonly workGroups?: readonly WorkGroup[];
  /** Queries that run at a time; more are QUEUED. Default 2. */
  readonly slots?: number;
}

/** Athena, Glue and S3 at one address. */
export interface AthenaDouble {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  readonly faults: Faults;
  readonly catalog: GlueCatalog;
  readonly s3: S3Folder;
  /** Queries that are queued or run. */
  readonly activeQueries: number;
  /** Queries that were started, each counted once. */
  readonly executions: number;
  /** Bytes that the queries scanned, in the order in which they were started. */
  readonly scannedBytes: readonly number[];
  /** As somebody asks whom no adapter stands before. */
  queryDirectly(sql: string): Promise<readonly (readonly (string | undefined)[])[]>;
  /** Inputs of all calls of an operation so far. */
  calls(operation: string): readonly Record<string, unknown>[];
  /** Keys with which an operation was called so far. */
  callers(operation: string): readonly string[];
  stop(): Promise<void>;
}

/**
 * A local Athena with its catalog and its storage that the real SDK clients talk to: signatures are checked, queries run
 * on DuckDB over the Parquet files that were put into it, and calls go wrong in the ways that it is told to.
 */
export async function startAthenaDouble(options: AthenaDoubleOptions = {}): Promise<AthenaDouble> {
  const { workGroups = [{ name: 'primary' }], slots = 2 } = options;
  const folder = new DoubleFolder('athena-double');
  const { s3 } = folder;
  const faults = new Faults();
  const catalog = new GlueCatalog();
  const engine = await DuckDbEngine.start(catalog, s3, join(folder.path, 'scratch'));
  const groups = new Map(workGroups.map((group) => [group.name, group]));
  const executions = new AthenaExecutions(engine, s3, groups, slots);
  const server = await startAwsServer(
    {
      targets: { AmazonAthena: 'athena', AWSGlue: 'glue' },
      s3,
      faults,
      call: (service, operation, input) =>
        service === 'glue' ? catalog.call(operation, input) : athenaCall(executions, operation, input),
    },
    options,
  );
  const { endpoint, region, credentials } = server;
  const callsOf = (operation: string): AwsCall[] =>
    server.calls.filter((call) => call.operation === operation);

  return {
    endpoint,
    region,
    credentials,
    faults,
    catalog,
    s3,
    get activeQueries() {
      return executions.active;
    },
    get executions() {
      return executions.scannedBytes.length;
    },
    get scannedBytes() {
      return executions.scannedBytes;
    },
    queryDirectly: async (sql) => {
      const session = await engine.open(catalog.names()[0] ?? 'main');
      const { rows } = await session.run(sql).finally(() => session.close());
      return rows;
    },
    calls: (operation) => callsOf(operation).map(({ input }) => input),
    callers: (operation) => callsOf(operation).map(({ accessKeyId }) => accessKeyId),
    stop: async () => {
      await server.close();
      await executions.drain();
      await engine.close();
      folder.remove();
    },
  };
}

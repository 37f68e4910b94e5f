import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Pool } from 'pg';
import { DataSource, type EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import { isLoopback } from '#libs/runtime';
import { AuditTable1763600000000 } from './audit/1763600000000-audit.migration';
import { LeaseTable1764400000000 } from './lease/1764400000000-lease.migration';
import { toTypedDatabaseError } from './database-error';

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_CONNECTION_MS = 60_000;
const STATEMENT_TIMEOUT_MS = 30_000;
/** A transaction that its process forgot must not hold the audit chain for long. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;
const DEFAULT_POOL_SIZE = 10;
/** Of what every request waits for. */
const READ_TIMEOUT_MS = 5_000;

type Entity = (new () => object) | EntitySchema;
type Migration = new () => MigrationInterface;

/** What one room keeps in the store of record. Migration classes bear the room's name: the table of them is shared. */
export interface Persistence {
  entities: Entity[];
  migrations: Migration[];
}

export interface DataSourceOptions extends Persistence {
  /** `postgres://user:password@host:port/database`; `?sslmode=disable|require|verify-full` decides about TLS. */
  url: string;
  /** Connections kept at most; 10 when absent. */
  poolSize?: number;
  /** Certificate authority (PEM) for `verify-full`; the public ones when absent. */
  caFile?: string;
  /** In production TLS with a checked certificate is required for other hosts unless `sslmode` says otherwise. */
  production?: boolean;
  /** Told of a connection that broke while nobody used it. */
  onConnectionLost?: (error: Error) => void;
}

/** What the driver's client is made of; its types leave it out. */
interface ConnectedRunner {
  databaseConnection: { connection: { stream: Socket } };
}

async function connected(runner: QueryRunner): Promise<ConnectedRunner> {
  try {
    await runner.connect();
  } catch (error) {
    throw toTypedDatabaseError(error);
  }
  return runner as unknown as ConnectedRunner;
}

/** A TypeORM DataSource, not yet connected, whose errors are ours where a caller can act on them. */
export function createDataSource({
  url,
  entities,
  migrations,
  poolSize = DEFAULT_POOL_SIZE,
  caFile,
  production = false,
  onConnectionLost = () => undefined,
}: DataSourceOptions): DataSource {
  const dataSource = new DataSource({
    type: 'postgres',
    ...connectionOf(url),
    ssl: tlsOf(url, caFile, production),
    entities,
    migrations: [AuditTable1763600000000, LeaseTable1764400000000, ...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    // The application makes its uuids; TypeORM would ask for an extension that a managed database may refuse.
    installExtensions: false,
    synchronize: false,
    logging: false,
    poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: 'quartermaster',
    poolErrorHandler: onConnectionLost,
    extra: {
      idleTimeoutMillis: IDLE_CONNECTION_MS,
      keepAlive: true,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    },
  });
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => typed(createQueryRunner(mode));
  return dataSource;
}

/**
 * From now on a statement without an answer for this long fails as SERVICE_UNAVAILABLE and its connection is thrown away:
 * on a line that swallows everything neither PostgreSQL's own limit nor TCP says so for many minutes. Not for
 * migrations, which may take their time.
 */
export function limitAnswers(dataSource: DataSource, answerTimeoutMs: number): void {
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => limited(createQueryRunner(mode), answerTimeoutMs);
}

function limited(runner: QueryRunner, answerTimeoutMs: number): QueryRunner {
  const query = runner.query.bind(runner) as QueryRunner['query'];
  runner.query = (async (...args: Parameters<QueryRunner['query']>) => {
    const { databaseConnection: client } = await connected(runner);
    const timer = setTimeout(() => client.connection.stream.destroy(), answerTimeoutMs);
    try {
      return (await query(...args)) as unknown;
    } finally {
      clearTimeout(timer);
    }
  }) as QueryRunner['query'];
  return runner;
}

/** Every statement of TypeORM, BEGIN and COMMIT included, goes through the runner's `query`. */
function typed(runner: QueryRunner): QueryRunner {
  const query = runner.query.bind(runner) as QueryRunner['query'];
  runner.query = (async (...args: Parameters<QueryRunner['query']>) => {
    try {
      return (await query(...args)) as unknown;
    } catch (error) {
      throw toTypedDatabaseError(error);
    }
  }) as QueryRunner['query'];
  return runner;
}

function connectionOf(url: string) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? 5432 : Number(port),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
  };
}

/** As libpq: disable, require (no check of the certificate) or verify-full. */
function tlsOf(url: string, caFile: string | undefined, production: boolean) {
  const { hostname, searchParams } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLocal = host === '' || isLoopback(host);
  const mode = searchParams.get('sslmode') ?? (production && !isLocal ? 'verify-full' : 'disable');
  if (['disable', 'allow', 'prefer'].includes(mode)) return false;
  if (!mode.startsWith('verify')) return { rejectUnauthorized: false };
  // The driver names only hosts to TLS; without this an address would be checked as "localhost".
  return {
    rejectUnauthorized: true,
    host,
    ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }),
  };
}

/** One statement that is sent often: PostgreSQL parses and plans it once a connection. */
export interface PreparedStatement {
  /** Unique within the process. */
  name: string;
  text: string;
}

/**
 * Runs a reading statement past TypeORM, for paths that every request takes. A connection that turns out to be dead is
 * replaced once.
 *
 * @throws QuartermasterError as {@link toTypedDatabaseError}
 */
export async function readPrepared<Row extends object>(
  dataSource: DataSource,
  statement: PreparedStatement,
  values: unknown[],
): Promise<Row[]> {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const query = { ...statement, values, query_timeout: READ_TIMEOUT_MS };
  try {
    return (await pool.query<Row>(query)).rows;
  } catch (first) {
    if ((toTypedDatabaseError(first) as { code?: unknown }).code !== 'SERVICE_UNAVAILABLE') throw first;
    try {
      return (await pool.query<Row>(query)).rows;
    } catch (error) {
      throw toTypedDatabaseError(error);
    }
  }
}

import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { QuartermasterError } from '#libs/contracts';
import { Health, Logger, refusalOf, type Settings, SettingsError } from '#libs/runtime';
import { AuditLog } from './audit/audit-log';
import { Leases } from './lease/leases';
import { createDataSource, limitAnswers, type Persistence, readPrepared } from './data-source';
import { toTypedDatabaseError } from './database-error';
import { migrate } from './migrate';

/** How long a start waits for a PostgreSQL that is not there yet. */
const FIRST_CONNECTION_TIMEOUT_MS = 60_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

export interface DatabaseOptions {
  /** See {@link createDataSource}. */
  url: string;
  /** What each room in this process keeps; one DataSource serves them all. */
  rooms: Persistence[];
  caFile?: string;
  poolSize?: number;
  /** See {@link limitAnswers}; no limit when absent. */
  answerTimeoutMs?: number;
  production?: boolean;
}

/**
 * What the settings say of the store of record.
 *
 * @param url of an embedded server; without one the settings must name a database
 * @throws SettingsError when neither does
 */
export function databaseOptions(
  { database, environment }: Pick<Settings, 'database' | 'environment'>,
  rooms: Persistence[],
  url = database.url,
): DatabaseOptions {
  if (url === undefined) {
    const message = 'must be given when services run apart; `npm start` brings a database of its own';
    throw new SettingsError([{ path: 'database.url (DATABASE_URL)', message }]);
  }
  return { ...database, url, rooms, production: environment === 'production' };
}

const OPTIONS = Symbol('DatabaseOptions');

/** Connects, retrying while the server is away, and migrates. @throws SettingsError when the server refuses us */
async function open(
  { rooms, answerTimeoutMs, ...options }: DatabaseOptions,
  logger: Logger,
): Promise<DataSource> {
  const dataSource = createDataSource({
    ...options,
    entities: rooms.flatMap(({ entities }) => entities),
    migrations: rooms.flatMap(({ migrations }) => migrations),
    onConnectionLost: (error) => logger.warn('database.connection-lost', { err: error }),
  });
  const end = Date.now() + FIRST_CONNECTION_TIMEOUT_MS;
  for (let waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_RETRY_MS)) {
    try {
      await dataSource.initialize();
      break;
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      if (refusal !== undefined)
        throw new SettingsError([
          {
            path: 'database.url (DATABASE_URL)',
            message: `PostgreSQL at ${placeOf(options.url)}: ${refusal}`,
          },
        ]);
      const error = toTypedDatabaseError(thrown);
      const isAway = error instanceof QuartermasterError && error.code === 'SERVICE_UNAVAILABLE';
      if (!isAway || Date.now() + waitMs > end) throw error;
      logger.warn('database.not-reachable', { retryInMs: waitMs, err: error });
      await delay(waitMs);
    }
  }
  const ran = await migrate(dataSource);
  if (ran.length > 0) logger.info('database.migrated', { migrations: ran });
  if (answerTimeoutMs !== undefined) limitAnswers(dataSource, answerTimeoutMs);
  return dataSource;
}

/** Host and port, without user and password. */
const placeOf = (url: string) => new URL(url).host;

@Injectable()
class DatabaseLifetime implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(Health) health: Health,
  ) {
    health.register('database', async () => {
      await readPrepared(dataSource, { name: 'health', text: 'SELECT 1' }, []);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** The store of record: one DataSource a process and the audit log, for every module of it. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: OPTIONS, useValue: options },
        { provide: DataSource, inject: [OPTIONS, Logger], useFactory: open },
        AuditLog,
        Leases,
        DatabaseLifetime,
      ],
      exports: [DataSource, AuditLog, Leases],
    };
  }
}

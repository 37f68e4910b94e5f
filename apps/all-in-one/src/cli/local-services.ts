import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { gatewayPersistence, UserAdmin, UsersModule } from '#apps/gateway';
import { CostsModule, orchestratorPersistence } from '#apps/orchestrator';
import { DataLoadingModule } from '#apps/pipeline';
import { SpecialistAgentsModule } from '#apps/specialist-agents';
import { personaTablesOf, semanticModelFor, SqlAgentsModule } from '#apps/sql-agents';
import { StoreImports, StoreImportsModule, StoreModule, storePersistence } from '#apps/store';
import { BusModule, InProcessTransport, ServiceClient } from '#libs/bus';
import type { Principal } from '#libs/contracts';
import {
  DatabaseModule,
  databaseOptions,
  findEmbeddedPostgres,
  JobQueue,
  JobsModule,
  lockDataDirectory,
  type Persistence,
  startEmbeddedPostgres,
} from '#libs/persistence';
import {
  Clock,
  type CompleteSettings,
  Logger,
  RuntimeModule,
  type Settings,
  withDevelopmentSecrets,
} from '#libs/runtime';
import { openDatabaseFile, tableSchemasOf } from '#libs/warehouse';
import { say } from './output';

/** The person at the command line can read the data files anyway: all sites, and the persona that was asked for. */
export function commandLinePrincipal(...personas: string[]): Principal {
  return {
    userId: randomUUID(),
    username: 'command-line',
    roles: ['admin'],
    personas,
    sites: null,
    sessionId: randomUUID(),
  };
}

async function withModules(
  settings: Settings,
  modules: (DynamicModule | Type)[],
  work: (app: INestApplicationContext) => Promise<void>,
): Promise<void> {
  const app = await NestFactory.createApplicationContext(
    {
      module: class CommandLineModule {},
      imports: [RuntimeModule.forRoot({ settings, serviceName: 'qm', logger: quiet() }), ...modules],
    },
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

/** Standard output belongs to the command's JSON lines, standard error to its messages. */
function quiet(): Logger {
  return Logger.create({ serviceName: 'qm', level: 'error', destination: 'stderr' });
}

/** What a command does with services, and the day that is today for them. */
type Asking = (services: ServiceClient, today: string) => Promise<void>;

const asking = (work: Asking) => (app: INestApplicationContext) =>
  work(app.get(ServiceClient), app.get(Clock).today());

/** Signed and checked within this process only, so any key serves. */
function ownBus(): DynamicModule {
  return BusModule.forRoot({
    transport: new InProcessTransport(),
    signingKey: randomBytes(32).toString('base64url'),
  });
}

function withServices(settings: Settings, modules: (DynamicModule | Type)[], work: Asking): Promise<void> {
  return withModules(settings, [ownBus(), ...modules], asking(work));
}

/** Which data to ask, and when: the loaded data and the clock of the settings, or others. */
export interface AskedData {
  /** A DuckDB file with the tables. */
  database?: string;
  /** YYYY-MM-DD. */
  today?: string;
}

/** Runs `work` with the SQL agents on the loaded data, or on a DuckDB file with the tables. */
export function withSqlAgents(settings: Settings, data: AskedData, work: Asking): Promise<void> {
  return withAgents(settings, data, [], work);
}

/** The same with the tools, which ask the SQL agents. */
export function withTools(settings: Settings, data: AskedData, work: Asking): Promise<void> {
  return withAgents(settings, data, [SpecialistAgentsModule.forRoot()], work);
}

async function withAgents(
  settings: Settings,
  { database, today }: AskedData,
  more: DynamicModule[],
  work: Asking,
): Promise<void> {
  const at = today === undefined ? settings : { ...settings, clock: { ...settings.clock, today } };
  if (database === undefined) return withServices(at, [SqlAgentsModule.forRoot(), ...more], work);
  const model = semanticModelFor(settings);
  const warehouse = await openDatabaseFile(database, {
    ...settings.warehouse,
    personas: personaTablesOf(model),
    tables: tableSchemasOf(model),
  });
  await withServices(at, [SqlAgentsModule.forRoot(warehouse), ...more], work);
}

/** Runs `work` with the pipeline on the data directory of the settings. */
export function withPipeline(settings: Settings, work: Asking): Promise<void> {
  return withServices(settings, [DataLoadingModule.forRoot(semanticModelFor(settings))], work);
}

/** Runs `work` with settings that name the store of record: the one in the settings, or the embedded one, running or not. */
async function withStoreOfRecord(
  settings: Settings,
  work: (stored: CompleteSettings) => Promise<void>,
): Promise<void> {
  const complete = withDevelopmentSecrets(settings);
  const at = (url: string) => ({ ...complete, database: { ...complete.database, url } });
  const directory = join(settings.dataDirectory, 'postgres');
  const given = settings.database.url ?? findEmbeddedPostgres(directory);
  if (given !== null) return work(at(given));
  const release = await lockDataDirectory(settings.dataDirectory);
  const postgres = await startEmbeddedPostgres({ directory, log: say });
  try {
    await work(at(postgres.url));
  } finally {
    await postgres.stop();
    release();
  }
}

/** Runs `work` with modules over the tables of one service in the store of record. */
function withRecords(
  settings: Settings,
  persistence: Persistence,
  modules: (DynamicModule | Type)[],
  work: (app: INestApplicationContext) => Promise<void>,
): Promise<void> {
  return withStoreOfRecord(settings, (stored) => {
    const database = DatabaseModule.forRoot(databaseOptions(stored, [persistence]));
    return withModules(stored, [database, ...modules], work);
  });
}

/** Runs `work` with the users of the store of record. */
export function withUsers(settings: Settings, work: (users: UserAdmin) => Promise<void>): Promise<void> {
  return withRecords(settings, gatewayPersistence, [UsersModule], (app) => work(app.get(UserAdmin)));
}

/** Runs `work` with the ledger of the store of record. */
export function withLedger(settings: Settings, work: Asking): Promise<void> {
  return withRecords(settings, orchestratorPersistence, [ownBus(), CostsModule], asking(work));
}

/** Runs `work` with the job queue of the store of record. It does no job. */
export function withJobs(settings: Settings, work: (jobs: JobQueue) => Promise<void>): Promise<void> {
  return withRecords(settings, orchestratorPersistence, [JobsModule], (app) => work(app.get(JobQueue)));
}

/** Runs `work` with the stores of the store of record. */
export function withStore(settings: Settings, work: Asking): Promise<void> {
  return withRecords(settings, storePersistence, [ownBus(), StoreModule.forRoot()], asking(work));
}

/** Runs `work` with imports into the stores of the store of record. */
export function withStoreImports(
  settings: Settings,
  work: (imports: StoreImports) => Promise<void>,
): Promise<void> {
  return withRecords(settings, storePersistence, [StoreImportsModule], (app) => work(app.get(StoreImports)));
}

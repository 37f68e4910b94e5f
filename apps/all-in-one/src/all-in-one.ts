import { join } from 'node:path';
import { GatewayModule, createGateway, gatewayPersistence } from '#apps/gateway';
import { OrchestratorModule, orchestratorPersistence } from '#apps/orchestrator';
import { PipelineModule, pipelinePersistence } from '#apps/pipeline';
import { SpecialistAgentsModule } from '#apps/specialist-agents';
import { SqlAgentsModule } from '#apps/sql-agents';
import { StoreModule, storePersistence } from '#apps/store';
import { BusModule, transportFor } from '#libs/bus';
import { DatabaseModule, databaseOptions, lockDataDirectory, startEmbeddedPostgres } from '#libs/persistence';
import {
  type CompleteSettings,
  loadSettings,
  Logger,
  type Running,
  RuntimeModule,
  runService,
  withDevelopmentSecrets,
} from '#libs/runtime';
import { ensureSampleData } from './sample-data';

const SERVICE_NAME = 'quartermaster';

/** For the person at the terminal; the log is for machines. */
function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/**
 * Every service in this process with embedded defaults: the data directory is locked, PostgreSQL started beside us
 * unless DATABASE_URL names one, and in demo mode sample data is made before the first question.
 *
 * @param startedAt when the command began, from `performance.now()`
 */
export async function startAllInOne({ startedAt = 0 }: { startedAt?: number } = {}): Promise<void> {
  const settings = settingsOrExit();
  if (settings === undefined) return;
  const logger = Logger.create({ serviceName: SERVICE_NAME, ...settings.logging });
  await runService(() => compose(settings, logger), {
    logger,
    drainMs: settings.shutdown.drainMs,
    onReady: async () => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      if (settings.demo)
        say(`demo mode: sample users at sign-in, loopback only; log in ${settings.logging.destination}`);
      say(`Quartermaster is ready at ${address(settings)} (${seconds} s). Ctrl-C stops it.`);
    },
  });
}

function address({ server }: CompleteSettings): string {
  return `http://${server.host.includes(':') ? `[${server.host}]` : server.host}:${server.port}`;
}

/** A wrong setting is told plainly, without a stack, and nothing has been touched yet. */
function settingsOrExit(): CompleteSettings | undefined {
  try {
    const settings = withDevelopmentSecrets(loadSettings());
    const destination =
      settings.logging.destination ??
      (settings.demo ? join(settings.dataDirectory, 'quartermaster.log') : 'stdout');
    return { ...settings, logging: { ...settings.logging, destination } };
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
    return undefined;
  }
}

/** Starts the parts one upon the other; what has been started is stopped in reverse, also when a later part fails. */
async function compose(settings: CompleteSettings, logger: Logger): Promise<Running> {
  const started: (() => unknown)[] = [];
  const close = async () => {
    for (const stop of started.splice(0).reverse()) await stop();
  };
  try {
    started.push(await lockDataDirectory(settings.dataDirectory));
    const database = { ...settings.database };
    if (database.url === undefined) {
      const postgres = await startEmbeddedPostgres({
        directory: join(settings.dataDirectory, 'postgres'),
        log: say,
      });
      started.push(() => postgres.stop());
      database.url = postgres.url;
    }
    await ensureSampleData(settings, say);
    const app = await createGateway(settings, [
      RuntimeModule.forRoot({ settings, serviceName: SERVICE_NAME, logger }),
      BusModule.forRoot({ transport: transportFor(settings, logger), signingKey: settings.bus.signingKey }),
      DatabaseModule.forRoot(
        databaseOptions({ ...settings, database }, [
          gatewayPersistence,
          orchestratorPersistence,
          pipelinePersistence,
          storePersistence,
        ]),
      ),
      GatewayModule.forRoot(),
      OrchestratorModule.forRoot(),
      SqlAgentsModule.forRoot(),
      SpecialistAgentsModule.forRoot(),
      PipelineModule.forRoot(),
      StoreModule.forRoot(),
    ]);
    started.push(() => app.close());
    await app.listen({ host: settings.server.host, port: settings.server.port });
  } catch (error) {
    say(startFailure(error, settings));
    await close();
    throw error;
  }
  return { close };
}

/** Why the start failed, in the words of the person who can change it; the log has the stack. */
function startFailure(error: unknown, { server, logging }: CompleteSettings): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${server.port} is in use. Stop what listens there, or choose another port with QM_PORT.`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return `Quartermaster could not start: ${message}\nMore in the log (${logging.destination}).`;
}

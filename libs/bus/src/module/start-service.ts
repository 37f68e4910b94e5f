import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  type CompleteSettings,
  Health,
  loadSettings,
  Logger,
  Metrics,
  NestLogger,
  RuntimeModule,
  runService,
  SettingsError,
  startProbes,
  withDevelopmentSecrets,
} from '#libs/runtime';
import { transportFor } from '../transport-for';
import { BusModule } from './bus.module';

/** What every service of its own needs around its modules: settings, log, metrics, traces, and the bus. */
export function serviceModules(
  serviceName: string,
  settings: CompleteSettings,
  logger: Logger,
): DynamicModule[] {
  return [
    RuntimeModule.forRoot({ settings, serviceName, logger }),
    BusModule.forRoot({
      transport: transportFor(settings, logger, serviceName),
      signingKey: settings.bus.signingKey,
    }),
  ];
}

/** Settings for a process of its own; undefined after the faults were told, without a stack. */
export function settingsOrExit(): CompleteSettings | undefined {
  try {
    const settings = loadSettings();
    if (settings.bus.transport !== 'nats') {
      const message = 'must be given: services in processes of their own meet over NATS';
      throw new SettingsError([{ path: 'bus.nats.servers (NATS_URL)', message }]);
    }
    return withDevelopmentSecrets(settings);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return undefined;
  }
}

/**
 * Runs one service as a process: its modules on the bus that the settings choose, with probes when they name a port.
 *
 * @param modules what the service is made of, given the checked settings
 */
export async function startService(
  serviceName: string,
  modules: (settings: CompleteSettings) => DynamicModule[],
): Promise<void> {
  const settings = settingsOrExit();
  if (settings === undefined) return;
  const logger = Logger.create({ serviceName, ...settings.logging });
  class ServiceModule {}
  const create = async () => {
    const app = await NestFactory.createApplicationContext(
      {
        module: ServiceModule,
        imports: [...serviceModules(serviceName, settings, logger), ...modules(settings)],
      },
      { logger: new NestLogger(logger), abortOnError: false },
    );
    const { host, port } = settings.probes;
    if (port === undefined) return app;
    const probes = await startProbes({ host, port }, { health: app.get(Health), metrics: app.get(Metrics) });
    return {
      async close() {
        await app.close();
        await probes.close();
      },
    };
  };
  await runService(create, { logger, drainMs: settings.shutdown.drainMs });
}

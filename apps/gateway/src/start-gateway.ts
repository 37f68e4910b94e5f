import { serviceModules, settingsOrExit } from '#libs/bus';
import { DatabaseModule, databaseOptions } from '#libs/persistence';
import { Logger, runService } from '#libs/runtime';
import { createGateway } from './create-gateway';
import { GatewayModule, gatewayPersistence } from './gateway.module';

const SERVICE_NAME = 'gateway';

/** The gateway as a process of its own; the other services are reached over the bus. */
export async function startGateway(): Promise<void> {
  const settings = settingsOrExit();
  if (settings === undefined) return;
  const logger = Logger.create({ serviceName: SERVICE_NAME, ...settings.logging });
  const create = async () => {
    const app = await createGateway(settings, [
      ...serviceModules(SERVICE_NAME, settings, logger),
      DatabaseModule.forRoot(databaseOptions(settings, [gatewayPersistence])),
      GatewayModule.forRoot(),
    ]);
    await app.listen(settings.server);
    return app;
  };
  await runService(create, { logger, drainMs: settings.shutdown.drainMs });
}

import { newCallContext } from '#libs/bus';
import { pipeline } from '#libs/contracts';
import { type CompleteSettings, Clock } from '#libs/runtime';
import { hasData } from '#libs/warehouse';
import { commandLinePrincipal, withPipeline } from './cli/local-services';

const SEED = 1;

/** In demo mode there is something to ask from the first minute; data that is there is never touched. */
export async function ensureSampleData(
  settings: CompleteSettings,
  say: (message: string) => void,
): Promise<void> {
  if (!settings.demo || hasData(settings.dataDirectory)) return;
  say('making sample data: 12 warehouses, 400 products, 18 months');
  const context = newCallContext({
    timeoutMs: pipeline.generate.timeoutMs,
    principal: commandLinePrincipal(),
  });
  const input = { seed: SEED, today: new Clock(settings.clock).today(), scale: 1 };
  await withPipeline(settings, async (services) => {
    for await (const _ of services.stream(pipeline.generate, input, context));
  });
}

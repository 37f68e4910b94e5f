import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Models, openModels } from '#libs/model';
import { Clock, Logger, Metrics, SETTINGS, type Settings } from '#libs/runtime';

/** {@link Models} of the store's process; null where the settings name nothing that a room of it uses. */
export const MODELS = Symbol('Models');

const isUsed = ({ models, stores }: Settings): boolean =>
  models.visionModel !== undefined ||
  models.embeddingModel !== undefined ||
  stores.procedures.retriever !== 'local';

/** Opens clients of models once for all rooms, and ends them once, so that calls of all rooms share breakers and limits. */
@Module({
  providers: [
    {
      provide: MODELS,
      inject: [SETTINGS, Logger, Metrics, Clock],
      useFactory: (settings: Settings, logger: Logger, metrics: Metrics, clock: Clock) =>
        isUsed(settings) ? openModels(settings.models, { logger, metrics, clock }) : null,
    },
  ],
  exports: [MODELS],
})
export class ModelsModule implements OnApplicationShutdown {
  constructor(@Inject(MODELS) private readonly models: Models | null) {}

  async onApplicationShutdown(): Promise<void> {
    await this.models?.close();
  }
}

import { Inject, Injectable, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { type ChosenModel, type Models, openModels } from '#libs/model';
import { Clock, Logger, Metrics, SETTINGS, type Settings } from '#libs/runtime';

/** The model that looks at photos; null where the settings name none. */
export const VISION = Symbol('Vision');
const MODELS = Symbol('Models');

@Injectable()
class ModelsLifetime implements OnApplicationShutdown {
  constructor(@Inject(MODELS) private readonly models: Models | null) {}

  async onApplicationShutdown(): Promise<void> {
    await this.models?.close();
  }
}

/** Clients of models are opened only where the settings name a vision model. */
export const vision: Provider[] = [
  {
    provide: MODELS,
    inject: [SETTINGS, Logger, Metrics, Clock],
    useFactory: (settings: Settings, logger: Logger, metrics: Metrics, clock: Clock) =>
      settings.models.visionModel === undefined
        ? null
        : openModels(settings.models, { logger, metrics, clock }),
  },
  {
    provide: VISION,
    inject: [MODELS],
    useFactory: (models: Models | null): ChosenModel | null => models?.vision ?? null,
  },
  ModelsLifetime,
];

import { Inject, Injectable, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { type Models, openModels } from '#libs/model';
import { Clock, Logger, Metrics, SETTINGS, type Settings } from '#libs/runtime';

/** What of the models a hand-over needs; without a `language` nothing is handed over. */
export type HandOverModels = Pick<Models, 'language' | 'description' | 'costOf'>;

export const MODELS = Symbol('Models');

/** @param models others than the settings choose, for example of a spec */
export function languageModels(models?: HandOverModels): Provider[] {
  if (models !== undefined) return [{ provide: MODELS, useValue: models }];
  return [
    {
      provide: MODELS,
      inject: [SETTINGS, Logger, Metrics, Clock],
      useFactory: (settings: Settings, logger: Logger, metrics: Metrics, clock: Clock) =>
        openModels(settings.models, { logger, metrics, clock }),
    },
    ModelsLifetime,
  ];
}

/** Ends the connections to models with the application. */
@Injectable()
class ModelsLifetime implements OnApplicationShutdown {
  constructor(@Inject(MODELS) private readonly models: Models) {}

  onApplicationShutdown(): Promise<void> {
    return this.models.close();
  }
}

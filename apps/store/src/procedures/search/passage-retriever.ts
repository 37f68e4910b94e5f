import { Inject, Injectable, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { type Models, openModels, type PassageRetriever } from '#libs/model';
import { Clock, Logger, Metrics, SETTINGS, type Settings, SettingsError } from '#libs/runtime';

/** Who looks for passages in place of the index of this process; null: nobody. */
export const PASSAGE_RETRIEVER = Symbol('PassageRetriever');
/** Of this room; null where the settings name nothing that it uses. */
export const MODELS = Symbol('Models');

@Injectable()
class ModelsLifetime implements OnApplicationShutdown {
  constructor(@Inject(MODELS) private readonly models: Models | null) {}

  async onApplicationShutdown(): Promise<void> {
    await this.models?.close();
  }
}

/** Clients of models are opened only where the settings name a knowledge base or an embedding model. */
export const passageRetriever: Provider[] = [
  {
    provide: MODELS,
    inject: [SETTINGS, Logger, Metrics, Clock],
    useFactory: (settings: Settings, logger: Logger, metrics: Metrics, clock: Clock) =>
      settings.stores.procedures.retriever === 'local' && settings.models.embeddingModel === undefined
        ? null
        : openModels(settings.models, { logger, metrics, clock }),
  },
  {
    provide: PASSAGE_RETRIEVER,
    inject: [MODELS, SETTINGS],
    useFactory: (models: Models | null, settings: Settings): PassageRetriever | null => {
      if (models === null || settings.stores.procedures.retriever === 'local') return null;
      if (models.passages !== null) return models.passages;
      throw new SettingsError([
        {
          path: 'stores.procedures.retriever',
          message:
            'is knowledge-base, which needs models.provider bedrock and models.bedrock.knowledgeBaseId',
        },
      ]);
    },
  },
  ModelsLifetime,
];

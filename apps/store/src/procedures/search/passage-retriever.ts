import type { Provider } from '@nestjs/common';
import type { Models, PassageRetriever } from '#libs/model';
import { SETTINGS, type Settings, SettingsError } from '#libs/runtime';
import { MODELS } from '../../models/models.module';

/** Who looks for passages in place of the index of this process; null: nobody. */
export const PASSAGE_RETRIEVER = Symbol('PassageRetriever');

/** Fails with a SettingsError where a knowledge base is chosen and the models have none. */
export const passageRetriever: Provider = {
  provide: PASSAGE_RETRIEVER,
  inject: [MODELS, SETTINGS],
  useFactory: (models: Models | null, settings: Settings): PassageRetriever | null => {
    if (models === null || settings.stores.procedures.retriever === 'local') return null;
    if (models.passages !== null) return models.passages;
    throw new SettingsError([
      {
        path: 'stores.procedures.retriever',
        message: 'is knowledge-base, which needs models.provider bedrock and models.bedrock.knowledgeBaseId',
      },
    ]);
  },
};

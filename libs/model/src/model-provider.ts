import type { Embedder, Guardrail, LanguageModel, PassageRetriever } from './language-model';
import type { ModelDescription } from './model-catalog';

/** What the folder of an adapter opens from the settings: bare adapters, without retries or deadlines. */
export interface ModelProvider {
  language(description: ModelDescription): LanguageModel;
  embedder(description: ModelDescription): Embedder;
  readonly guardrail: Guardrail | null;
  readonly passages: PassageRetriever | null;
  /** Ends its connections. */
  close?(): Promise<void> | void;
}

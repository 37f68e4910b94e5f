import type { Cost } from '#libs/contracts';
import { type Clock, type Logger, type Metrics, type Settings, SettingsError } from '#libs/runtime';
import { withImageLimits } from './images';
import type { Embedder, Guardrail, LanguageModel, PassageRetriever, TokenUsage } from './language-model';
import { ModelCatalog, type ModelDescription, type ModelUse, WARN_DAYS_BEFORE_END } from './model-catalog';
import { costOfTokens } from './model-costs';
import type { ModelProvider } from './model-provider';
import { CallRoom } from './resilience/resilient-calls';
import {
  withResilience,
  withResilientEmbedder,
  withResilientGuardrail,
  withResilientPassages,
} from './resilience/with-resilience';
import { readScript } from './scripted/script';
import { ScriptedLanguageModel } from './scripted/scripted-language-model';

/** A model with what is known of it. */
export interface ChosenModel {
  readonly language: LanguageModel;
  readonly description: ModelDescription;
}

/** The models of one process. What the settings do not name is null; with provider `none` all of it is. */
export interface Models {
  readonly language: LanguageModel | null;
  readonly embedder: Embedder | null;
  readonly guardrail: Guardrail | null;
  readonly passages: PassageRetriever | null;
  /** Of {@link language}. */
  readonly description: ModelDescription | null;
  /** What looks at images. */
  readonly vision: ChosenModel | null;
  /** What a usage of {@link language} costs at the catalog's prices. */
  costOf(usage: TokenUsage): Cost;
  /** What a usage of {@link embedder} costs. */
  embeddingCostOf(usage: TokenUsage): Cost;
  /** Ends connections. Calls in flight fail. */
  close(): Promise<void>;
}

export interface ModelSurroundings {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

const NO_COST: Cost = { totalUsd: 0, byService: [] };
const NONE: Models = {
  language: null,
  embedder: null,
  guardrail: null,
  passages: null,
  description: null,
  vision: null,
  costOf: () => NO_COST,
  embeddingCostOf: () => NO_COST,
  close: () => Promise.resolve(),
};

/**
 * The one way to models: picks the adapter of the settings' provider and puts the resilience layer around it. Nobody is
 * asked before the first call, so a start needs no provider.
 *
 * @throws SettingsError when catalog, script or the chosen models are not right
 */
export async function openModels(
  settings: Settings['models'],
  { logger, metrics, clock }: ModelSurroundings,
): Promise<Models> {
  const catalog = ModelCatalog.load(settings.catalogFile);
  const choose = (use: ModelUse): ModelDescription | null => {
    const chosen = catalog.chosen(settings, use, clock.today());
    if (chosen === null) return null;
    const { description, daysLeft } = chosen;
    if (daysLeft <= WARN_DAYS_BEFORE_END)
      logger.warn('model.ends-soon', { model: description.id, endOfLife: description.endOfLife, daysLeft });
    return description;
  };
  const description = choose('text');
  const embedding = choose('embedding');
  const looking = choose('vision');
  const provider = await openProvider(settings);
  if (provider === null) return NONE;
  const room = new CallRoom(settings, metrics);
  const { guardrail, passages } = provider;
  const kind = settings.provider as ModelDescription['provider'];
  const open = (chosen: ModelDescription) =>
    withImageLimits(withResilience(provider.language(chosen), chosen, room), chosen);
  const language = description && open(description);
  return {
    language,
    embedder: embedding && withResilientEmbedder(provider.embedder(embedding), embedding, room),
    guardrail: guardrail && withResilientGuardrail(guardrail, kind, room),
    passages: passages && withResilientPassages(passages, kind, room),
    description,
    vision: looking && {
      // One model has one breaker, whatever it is asked for.
      language: looking === description && language !== null ? language : open(looking),
      description: looking,
    },
    costOf: (usage) => (description === null ? NO_COST : costOfTokens(description, usage)),
    embeddingCostOf: (usage) => (embedding === null ? NO_COST : costOfTokens(embedding, usage)),
    close: async () => provider.close?.(),
  };
}

/** Clients of providers are loaded only when used: they take time and memory that nobody else should pay for. */
async function openProvider(settings: Settings['models']): Promise<ModelProvider | null> {
  switch (settings.provider) {
    case 'none':
      return null;
    case 'scripted':
      return openScripted(settings);
    case 'bedrock':
      return (await import('./bedrock/open-bedrock')).openBedrock(settings);
    case 'openai-compatible':
      return (await import('./openai-compatible/open-openai-compatible')).openOpenAiCompatible(settings);
  }
}

function openScripted({ scriptFile }: Settings['models']): ModelProvider {
  const script = readScript(scriptFile!);
  return {
    language: (description) => new ScriptedLanguageModel(description, script),
    embedder: () => {
      throw new SettingsError([{ path: 'models.embeddingModel', message: 'a script makes no vectors' }]);
    },
    guardrail: null,
    passages: null,
  };
}

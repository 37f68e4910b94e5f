export type {
  CallOptions,
  ContentBlock,
  ConverseRequest,
  Embedder,
  Guardrail,
  GuardrailVerdict,
  ImageBlock,
  JsonSchema,
  LanguageModel,
  Message,
  ModelEvent,
  ModelTurn,
  Passage,
  PassageRetriever,
  StopReason,
  TokenUsage,
  ToolSpecification,
} from './language-model';
export { MODEL_METRICS } from './genai-conventions';
export type { Guarded, GuardedQuestion } from './guardrails/local/guarded-question';
export { LocalGuardrail } from './guardrails/local/local-guardrail';
export type { PersonalDetail } from './guardrails/local/personal-detail';
export { cleanText, withoutHidden } from './guardrails/local/untrusted-text';
export { ModelCatalog, ModelDescription } from './model-catalog';
export { costOfTokens, mostTokens } from './model-costs';
export type { ModelProvider } from './model-provider';
export { type ChosenModel, type Models, type ModelSurroundings, openModels } from './open-models';
export { TOO_LATE } from './resilience/deadlines';
export { CallRoom } from './resilience/resilient-calls';
export { withResilience } from './resilience/with-resilience';

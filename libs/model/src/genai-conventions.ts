import type { Attributes } from '@opentelemetry/api';
import type { ConverseRequest, ModelTurn, TokenUsage } from './language-model';
import type { ModelDescription } from './model-catalog';

/**
 * OpenTelemetry's conventions for generative AI (in development, November 2026), and the names of our metrics. They are
 * here and nowhere else, because the conventions still move. No text of a prompt or an answer is ever recorded.
 */

export type Operation = 'chat' | 'embeddings' | 'guardrail' | 'retrieval';

/** What a call is made to. */
export interface CallTarget {
  readonly operation: Operation;
  /** Id in the catalog, or what stands for it where there is none. */
  readonly id: string;
  readonly provider: ModelDescription['provider'];
  /** Identifier at the provider. */
  readonly model: string;
}

const PROVIDERS: Readonly<Record<ModelDescription['provider'], string>> = {
  bedrock: 'aws.bedrock',
  // It says which API is spoken, not who runs the server.
  'openai-compatible': 'openai',
  scripted: 'quartermaster.scripted',
};

export const spanName = ({ operation, model }: CallTarget): string => `${operation} ${model}`;

export const targetAttributes = ({ operation, provider, model }: CallTarget): Attributes => ({
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': PROVIDERS[provider],
  'gen_ai.request.model': model,
});

export const requestAttributes = (request: ConverseRequest): Attributes => ({
  'gen_ai.request.max_tokens': request.maxOutputTokens,
  'gen_ai.request.temperature': request.temperature,
  'gen_ai.request.stream': true,
});

export const turnAttributes = ({ model, stopReason }: ModelTurn): Attributes => ({
  'gen_ai.response.model': model,
  'gen_ai.response.finish_reasons': [stopReason],
});

/** By the conventions what was read from and written to a cache is input as well. */
export const usageAttributes = ({ input, output, cacheRead, cacheWrite }: TokenUsage): Attributes => ({
  'gen_ai.usage.input_tokens': input + cacheRead + cacheWrite,
  'gen_ai.usage.output_tokens': output,
  'gen_ai.usage.cache_read.input_tokens': cacheRead,
  'gen_ai.usage.cache_creation.input_tokens': cacheWrite,
});

export const attemptAttributes = (attempts: number): Attributes => ({
  'quartermaster.model.attempts': attempts,
});

/** Metrics of /metrics. `model` is the id in the catalog, `operation` one of {@link Operation}. */
export const MODEL_METRICS = {
  duration: {
    name: 'quartermaster_model_call_duration_seconds',
    help: 'Calls of models, their waiting and retries included. `outcome` is ok or an error code.',
    labelNames: ['model', 'operation', 'outcome'],
  },
  firstPiece: {
    name: 'quartermaster_model_first_piece_seconds',
    help: 'From the beginning of an attempt until the provider sent anything.',
    labelNames: ['model', 'operation'],
  },
  attempts: {
    name: 'quartermaster_model_attempts_total',
    help: 'Requests to the provider: more than calls where some were tried again. `outcome` is ok or an error code.',
    labelNames: ['model', 'operation', 'outcome'],
  },
  tokens: {
    name: 'quartermaster_model_tokens_total',
    help: 'Tokens as the provider metered them, of failed attempts too. `kind` is input, output, cache-read or cache-write.',
    labelNames: ['model', 'kind'],
  },
  running: { name: 'quartermaster_model_calls_running', help: 'Calls of models that hold one of the slots.' },
  waiting: { name: 'quartermaster_model_calls_waiting', help: 'Calls of models that wait for a slot.' },
  breakerOpen: {
    name: 'quartermaster_model_breaker_open',
    help: '1 while calls are refused because the provider does not answer.',
    labelNames: ['model', 'operation'],
  },
} as const;

export const TOKEN_KINDS: Readonly<Record<keyof TokenUsage, string>> = {
  input: 'input',
  output: 'output',
  cacheRead: 'cache-read',
  cacheWrite: 'cache-write',
};

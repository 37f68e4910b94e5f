import { requestAttributes, turnAttributes } from '../genai-conventions';
import type { Embedder, Guardrail, LanguageModel, ModelEvent, PassageRetriever } from '../language-model';
import type { ModelDescription } from '../model-catalog';
import { type CallRoom, ResilientCalls } from './resilient-calls';

/**
 * The one layer that retries, waits, gives up and counts, around a bare adapter:
 *
 * - at most `maxConcurrent` calls at a time in the process, `maxWaiting` more in a queue;
 * - a call ends after `totalTimeoutMs`, an attempt when nothing came for `idleTimeoutMs`;
 * - what may go better is tried again, with exponential pauses and full jitter, never before the provider's Retry-After,
 *   within the retry budget of the process, and never once text was passed on;
 * - a breaker leaves a provider alone that does not answer;
 * - an abort ends all of it at once and is never tried again.
 */
export function withResilience(
  model: LanguageModel,
  { provider, model: name }: Pick<ModelDescription, 'provider' | 'model'>,
  room: CallRoom,
): LanguageModel {
  const calls = new ResilientCalls(room, { operation: 'chat', id: model.id, provider, model: name });
  return {
    id: model.id,
    converse: (request, options) =>
      calls.stream<ModelEvent>((given) => model.converse(request, given), options, {
        attributes: requestAttributes(request),
        lastOf: (event) => (event.type === 'end' ? turnAttributes(event.turn) : undefined),
        passes: (event) => event.type === 'end' || options.deltas !== false,
      }),
  };
}

/** {@link withResilience} for vectors. */
export function withResilientEmbedder(
  embedder: Embedder,
  { provider, model }: Pick<ModelDescription, 'provider' | 'model'>,
  room: CallRoom,
): Embedder {
  const calls = new ResilientCalls(room, { operation: 'embeddings', id: embedder.id, provider, model });
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embed: (texts, options) => calls.once((given) => embedder.embed(texts, given), options),
  };
}

/** {@link withResilience} for a guardrail. */
export function withResilientGuardrail(
  guardrail: Guardrail,
  provider: ModelDescription['provider'],
  room: CallRoom,
): Guardrail {
  const calls = new ResilientCalls(room, {
    operation: 'guardrail',
    id: 'guardrail',
    provider,
    model: 'guardrail',
  });
  return {
    judge: (text, direction, options) =>
      calls.once((given) => guardrail.judge(text, direction, given), options),
  };
}

/** {@link withResilience} for passages. */
export function withResilientPassages(
  passages: PassageRetriever,
  provider: ModelDescription['provider'],
  room: CallRoom,
): PassageRetriever {
  const calls = new ResilientCalls(room, {
    operation: 'retrieval',
    id: 'passages',
    provider,
    model: 'passages',
  });
  return {
    retrieve: (query, limit, options) =>
      calls.once((given) => passages.retrieve(query, limit, given), options),
  };
}

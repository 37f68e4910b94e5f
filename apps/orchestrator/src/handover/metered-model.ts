import { QuartermasterError } from '#libs/contracts';
import type { ConverseRequest, LanguageModel, ModelTurn, TokenUsage } from '#libs/model';
import type { Reservation } from '../money/money';
import type { ModelRecord } from './domain/model-use';
import type { HandOverModels } from './language-models';

/** Fewer than any tokeniser makes of English, so that a call never costs more than is held for it. */
const CHARACTERS_A_TOKEN = 3;

interface Surroundings {
  models: HandOverModels;
  model: LanguageModel;
  reservation: Pick<Reservation, 'cover' | 'spend'>;
  record: ModelRecord;
}

/** A language model whose every call is paid for: what it may cost is held before, and what it was metered at is spent. */
export class MeteredModel {
  constructor(private readonly parts: Surroundings) {}

  /** @throws QuartermasterError BUDGET_EXCEEDED before the call where there is no room for it; the model's own errors */
  async converse(
    request: ConverseRequest,
    options: { signal: AbortSignal; traceparent?: string },
  ): Promise<ModelTurn> {
    const { models, model, reservation, record } = this.parts;
    await reservation.cover(models.costOf(mostUsed(request)).totalUsd);
    options.signal.throwIfAborted();
    record.called();
    const onUsage = (usage: TokenUsage) => {
      record.used(usage);
      reservation.spend(models.costOf(usage));
    };
    // Text is not passed on while it comes: nobody has checked it. So a call that breaks off in the middle can be tried again.
    for await (const event of model.converse(request, { ...options, onUsage, deltas: false }))
      if (event.type === 'end') return event.turn;
    throw new QuartermasterError('MODEL_ANSWER_INVALID', {
      message: 'The language model stopped without an end.',
    });
  }
}

function mostUsed({ system, messages, tools, maxOutputTokens }: ConverseRequest): TokenUsage {
  const characters = JSON.stringify([system, messages, tools]).length;
  return {
    input: Math.ceil(characters / CHARACTERS_A_TOKEN),
    output: maxOutputTokens,
    cacheRead: 0,
    cacheWrite: 0,
  };
}

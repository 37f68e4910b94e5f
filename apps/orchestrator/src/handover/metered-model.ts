import { QuartermasterError } from '#libs/contracts';
import {
  type ConverseRequest,
  type LanguageModel,
  type ModelTurn,
  mostTokens,
  type TokenUsage,
} from '#libs/model';
import type { Reservation } from '../money/money';
import type { ModelRecord } from './domain/model-use';
import type { HandOverModels } from './language-models';

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
    const { description } = models;
    // What is in no catalog has no price.
    if (description !== null)
      await reservation.cover(models.costOf(mostTokens(request, description)).totalUsd);
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

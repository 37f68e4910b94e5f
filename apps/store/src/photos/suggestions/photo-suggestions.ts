import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, newCallContext, principalOf, ServiceClient } from '#libs/bus';
import { type Cost, costs, QuartermasterError, stores, type SuggestedDescription } from '#libs/contracts';
import {
  type ChosenModel,
  cleanText,
  type ConverseRequest,
  costOfTokens,
  LocalGuardrail,
  type ModelTurn,
  mostTokens,
  type TokenUsage,
} from '#libs/model';
import { Clock, Logger, SETTINGS, type Settings } from '#libs/runtime';
import { personaOf } from '../../members/members';
import { plainDescription } from '../domain/plain-description';
import { type AskedSuggestion, SuggestionStore } from '../persistence/suggestion-store';
import { Photos } from '../photos';
import { requestAbout } from './suggestion-request';
import { VISION } from './vision';

const BY_HAND = 'Write the description yourself, or try again in a moment.';
const LEFT_OUT = '[left out]';
const NO_COST: Cost = { totalUsd: 0, byService: [] };
const NO_TOKENS: TokenUsage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** Asks a vision model what is to be seen on a photo. Whatever goes wrong, the description can be written by hand. */
@Injectable()
export class PhotoSuggestions {
  private readonly guardrail: LocalGuardrail | null;

  constructor(
    private readonly photos: Photos,
    private readonly store: SuggestionStore,
    private readonly services: ServiceClient,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(VISION) private readonly vision: ChosenModel | null,
  ) {
    const { guardrails } = settings;
    this.guardrail = guardrails.local ? new LocalGuardrail(guardrails) : null;
  }

  async suggest(photoId: string, context: CallContext): Promise<SuggestedDescription> {
    const { vision } = this;
    if (vision === null)
      throw new QuartermasterError('NOT_FOUND', {
        message: 'No language model looks at photos here.',
        nextStep: 'Write the description yourself.',
      });
    const { imagePixels } = this.settings.stores.photos.suggestions;
    const { storeCode, ...picture } = await this.photos.pictureForModel(photoId, imagePixels, context);
    const { models } = this.settings;
    const request = requestAbout(picture, {
      maxOutputTokens: Math.min(models.maxOutputTokens, vision.description.maxOutputTokens ?? Infinity),
      temperature: models.temperature,
    });
    // Before the model: without them its words could not be looked through.
    const names = await this.staffNames(context);
    const { turn, cost } = await this.paid(vision, request, { photoId, storeCode }, context);
    return { description: this.safe(turn, names), model: vision.description.id, cost };
  }

  /** Holds what the call may cost, asks, and settles what was metered, also where the call failed. */
  private async paid(
    { language, description }: ChosenModel,
    request: ConverseRequest,
    photo: Pick<AskedSuggestion, 'photoId' | 'storeCode'>,
    context: CallContext,
  ): Promise<{ turn: ModelTurn; cost: Cost }> {
    const { userId, username } = principalOf(context);
    const asked: AskedSuggestion = {
      ...photo,
      userId,
      username,
      model: language.id,
      day: this.clock.today(),
      now: this.clock.now(),
    };
    const mayCostUsd = costOfTokens(description, mostTokens(request, description)).totalUsd;
    const id = await this.store.begin(asked, (count) => this.requirePlace(count));
    const day = await this.hold(id, mayCostUsd, context);
    let tokens = NO_TOKENS;
    let turn: ModelTurn | undefined;
    const startedAt = performance.now();
    try {
      const { signal, traceparent } = context;
      const onUsage = (usage: TokenUsage) => (tokens = added(tokens, usage));
      for await (const event of language.converse(request, { signal, traceparent, onUsage, deltas: false }))
        if (event.type === 'end') turn = event.turn;
    } catch (error) {
      throw byHand(error);
    } finally {
      await this.settle(id, asked, { day, tokens, cost: costOfTokens(description, tokens) }, context);
      const ms = Math.round(performance.now() - startedAt);
      this.logger.info('photos.suggestion', {
        model: language.id,
        outcome: turn?.stopReason ?? 'failed',
        tokens,
        ms,
      });
    }
    if (turn === undefined) throw byHand(new QuartermasterError('MODEL_ANSWER_INVALID'));
    return { turn, cost: costOfTokens(description, tokens) };
  }

  /** @throws QuartermasterError BUDGET_EXCEEDED when a budget has no room for what the call may cost */
  private async hold(workId: string, mayCostUsd: number, context: CallContext): Promise<string> {
    try {
      return (await this.services.call(costs.hold, { workId, mayCostUsd }, context)).day;
    } catch (error) {
      await this.store.free(workId);
      throw byHand(error);
    }
  }

  /** Whoever asked may have left: what was used is booked all the same. */
  private async settle(
    id: string,
    asked: AskedSuggestion,
    { day, tokens, cost }: { day: string; tokens: TokenUsage; cost: Cost },
    context: CallContext,
  ): Promise<void> {
    const isUsed = Object.values(tokens).some((count) => count > 0);
    const work = { workId: id, day, persona: personaOf(context), purpose: 'photo' as const, cost };
    const own = newCallContext({ principal: principalOf(context), traceparent: context.traceparent });
    try {
      await this.services.call(costs.settle, isUsed ? work : { ...work, cost: NO_COST }, own);
      await (isUsed ? this.store.settle(id, asked, { tokens, cost }) : this.store.free(id));
    } catch (error) {
      this.logger.error('photos.suggestion-not-settled', { id, usd: cost.totalUsd, err: error });
    }
  }

  private requirePlace(count: number): void {
    const { maxPerDay } = this.settings.stores.photos.suggestions;
    if (count < maxPerDay) return;
    throw new QuartermasterError('BUDGET_EXCEEDED', {
      message: `You have asked for ${count} descriptions today, which is the most.`,
      nextStep: 'Write the description yourself, or ask again tomorrow.',
      details: { maxPerDay },
    });
  }

  private async staffNames(context: CallContext): Promise<string[]> {
    if (this.guardrail === null) return [];
    const { data } = await this.services.call(stores.staff, { left: true }, context);
    return data.map(({ name }) => name);
  }

  /**
   * What may be shown of a model's words, which may be those of somebody who held them into the picture.
   *
   * @throws QuartermasterError MODEL_REFUSED, MODEL_ANSWER_INVALID
   */
  private safe({ content, stopReason }: ModelTurn, names: readonly string[]): string {
    if (stopReason === 'guardrail' || stopReason === 'filtered') throw byHand(refusal());
    const written = content.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join(' ');
    const plain = plainDescription(cleanText(plainDescription(written)).text);
    if (this.guardrail?.blockedTopic(plain)) throw byHand(refusal());
    const details = [...(this.guardrail?.detailsIn(plain, names) ?? [])].sort((a, b) => b.start - a.start);
    const shown = plainDescription(
      details.reduce((text, { start, end }) => text.slice(0, start) + LEFT_OUT + text.slice(end), plain),
    );
    if (shown !== '') return shown;
    throw new QuartermasterError('MODEL_ANSWER_INVALID', {
      message: 'The language model could not say what is to be seen.',
      nextStep: 'Write the description yourself.',
    });
  }
}

const refusal = () =>
  new QuartermasterError('MODEL_REFUSED', { message: 'The language model does not describe this picture.' });

/** The registry's next steps speak of questions. */
function byHand(thrown: unknown): QuartermasterError {
  const { code, message, details, retryable } = QuartermasterError.from(thrown);
  const error = { message, details, retryable, cause: thrown };
  if (code === 'MODEL_REFUSED' || code === 'BUDGET_EXCEEDED')
    return new QuartermasterError(code, { ...error, nextStep: 'Write the description yourself.' });
  return new QuartermasterError(code, code.startsWith('MODEL_') ? { ...error, nextStep: BY_HAND } : error);
}

const added = (a: TokenUsage, b: TokenUsage): TokenUsage => ({
  input: a.input + b.input,
  output: a.output + b.output,
  cacheRead: a.cacheRead + b.cacheRead,
  cacheWrite: a.cacheWrite + b.cacheWrite,
});

import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, ServiceClient } from '#libs/bus';
import {
  type Answer,
  type AnswerEvent,
  type PlanReading,
  type Question,
  QuartermasterError,
  type Reading,
} from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { type Asked, principalOf, withoutRows } from './asked';
import { Asks } from './asks';
import { Channel } from './domain/channel';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';
import { Money, type Reservation } from './money/money';
import { planAnswer } from './plans/plan-answer';
import { queryAnswer } from './query-answer';
import { Results } from './results';
import { retryTransient } from './transient';

/** What a question's reading leaves for the turns after it. */
interface Understood {
  reading?: Reading;
  plan?: PlanReading;
}

/** One question from its words to its stored answer: read, plan, act, answer. */
@Injectable()
export class Answering {
  constructor(
    private readonly services: ServiceClient,
    private readonly asks: Asks,
    private readonly results: Results,
    private readonly money: Money,
    @Inject(CONVERSATION_STORE) private readonly store: ConversationStore,
    private readonly clock: Clock,
  ) {}

  async *ask(question: Question, context: CallContext): AsyncGenerator<AnswerEvent> {
    const principal = principalOf(context);
    const startedAt = performance.now();
    const ask = await this.asks.of(question, principal);
    const { persona, origin } = ask;
    if (!principal.personas.includes(persona))
      throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona } });
    const { answerId, purpose = 'conversation' } = question;
    const reservation = await this.money.reserve({ principal, persona, answerId, purpose });
    try {
      const { id: conversationId, history } = await this.store.open(
        principal,
        persona,
        purpose,
        ask.conversationId,
      );
      const today = ask.today ?? this.clock.today();
      const { text, result } = yield* this.step('read', 'Reading the question', context.signal, () =>
        ask.understand(history, today, context),
      );
      const asked: Asked = {
        answerId,
        persona,
        purpose,
        text,
        origin,
        conversationId,
        principal,
        context,
        today,
        createdAt: this.clock.now().toISOString(),
        startedAt,
        readMs: performance.now() - startedAt,
      };
      if (result.kind === 'reading') yield* this.query(asked, result.reading, reservation);
      else if (result.kind === 'plan') yield* this.plan(asked, result.plan, reservation);
      else yield* this.finish(asked, withoutRows(asked, result), {}, reservation);
    } finally {
      await reservation.release();
    }
  }

  private async *query(
    asked: Asked,
    reading: Reading,
    reservation: Reservation,
  ): AsyncGenerator<AnswerEvent> {
    const { summary, words, chips, confidence } = reading;
    yield { type: 'reading', summary, words, chips, confidence };
    const { value: run, note } = yield* this.step('query', 'Asking the warehouse', asked.context.signal, () =>
      this.results.ofQuery(asked, reading.query),
    );
    if (note === undefined) reservation.spend(run.cost);
    const answer = queryAnswer(asked, reading, { ...run, cost: reservation.cost }, note);
    yield { type: 'answer-delta', text: answer.sentence };
    yield* this.finish(asked, answer, { reading }, reservation);
  }

  private async *plan(
    asked: Asked,
    plan: PlanReading,
    reservation: Reservation,
  ): AsyncGenerator<AnswerEvent> {
    const { summary, words, chips, confidence } = plan;
    yield { type: 'reading', summary, words, chips, confidence };
    const events = new Channel<AnswerEvent>();
    const outcome = this.results.ofPlan(asked, plan.plan, (event) => events.push(event), reservation);
    // Whatever becomes of it is awaited below, after its events.
    outcome.catch(() => undefined).finally(() => events.end());
    yield* events;
    const { value, note } = await outcome;
    const answer = planAnswer(asked, plan, { ...value, cost: reservation.cost }, note);
    yield { type: 'answer-delta', text: answer.sentence };
    yield* this.finish(asked, answer, { plan }, reservation);
  }

  /** Runs one step and tells its beginning, its end and whether it worked, also when it fails. */
  private async *step<T>(
    step: string,
    label: string,
    signal: AbortSignal,
    work: () => Promise<T>,
  ): AsyncGenerator<AnswerEvent, T> {
    yield { type: 'step-start', step, label };
    const start = performance.now();
    try {
      const result = await retryTransient(signal, work);
      yield { type: 'step-end', step, ms: performance.now() - start, ok: true };
      return result;
    } catch (error) {
      yield { type: 'step-end', step, ms: performance.now() - start, ok: false };
      throw error;
    }
  }

  /** The answer is told only after it is stored: what the user has seen survives a crash. */
  private async *finish(
    asked: Asked,
    answer: Answer,
    understood: Understood,
    reservation: Reservation,
  ): AsyncGenerator<AnswerEvent> {
    const { principal, purpose, context } = asked;
    const { requestId } = context;
    const booking = reservation.booking();
    const stored = await this.store.add({ answer, ...understood, principal, purpose, requestId, booking });
    reservation.booked();
    yield { type: 'answer-end', answer: stored };
  }
}

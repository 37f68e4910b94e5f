import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, principalOf } from '#libs/bus';
import {
  type Answer,
  type AnswerEvent,
  type PlanReading,
  type Question,
  QuartermasterError,
  type Reading,
  type RunResult,
  type Turn,
} from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { type Asked, withoutRows } from './asked';
import { Asks } from './asks';
import type { Kept } from './cache/answer-cache';
import { whileTelling } from './domain/channel';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';
import type { PlanOutcome } from './domain/plan/outcome';
import type { Unread } from './handover/domain/worth-asking';
import { HandOver } from './handover/hand-over';
import { Money, type Reservation } from './money/money';
import { planAnswer } from './plans/plan-answer';
import { queryAnswer, type Told } from './query-answer';
import { Results } from './results';
import { timed } from './timed-step';
import { retryTransient } from './transient';

/** What a question's reading leaves for the turns after it. */
interface Understood {
  reading?: Reading;
  plan?: PlanReading;
  /** Why it was refused, for the audit log. */
  blockedTopic?: string;
}

/** One question from its words to its stored answer: read, plan, act, answer. */
@Injectable()
export class Answering {
  constructor(
    private readonly asks: Asks,
    private readonly results: Results,
    private readonly handOver: HandOver,
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
      const { text, result } = yield* timed('read', 'Reading the question', () =>
        retryTransient(context.signal, () => ask.understand(history, today, context)),
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
      else yield* this.unread(asked, result, history, reservation);
    } finally {
      await reservation.release();
    }
  }

  /** What the reader did not read goes to a model, where there is one that may know better. */
  private async *unread(
    asked: Asked,
    result: Unread,
    history: readonly Turn[],
    reservation: Reservation,
  ): AsyncGenerator<AnswerEvent> {
    const handed = yield* this.handOver.of(asked, result, history, reservation);
    if (handed?.kind === 'blocked') {
      const { topic: blockedTopic, result: refusal } = handed;
      yield* this.finish(asked, withoutRows(asked, refusal), { blockedTopic }, reservation);
      return;
    }
    if (handed?.kind !== 'found') {
      const answer = withoutRows(asked, handed?.result ?? result, handed?.model);
      yield* this.finish(asked, answer, {}, reservation);
      return;
    }
    const { found, model, sentence } = handed;
    const told = { note: found.kept.note, model, sentence };
    if (found.kind === 'query') {
      yield readingOf(found.reading);
      yield* this.answerQuery(asked, found.reading, found.kept.value, told, reservation);
    } else {
      yield readingOf(found.plan);
      yield* this.answerPlan(asked, found.plan, found.kept.value, told, reservation);
    }
  }

  private async *query(
    asked: Asked,
    reading: Reading,
    reservation: Reservation,
  ): AsyncGenerator<AnswerEvent> {
    yield readingOf(reading);
    const { value: run, note } = yield* timed('query', 'Asking the warehouse', () =>
      retryTransient(asked.context.signal, () => this.results.ofQuery(asked, reading.query)),
    );
    if (note === undefined) reservation.spend(run.cost);
    yield* this.answerQuery(asked, reading, run, { note }, reservation);
  }

  private async *answerQuery(
    asked: Asked,
    reading: Reading,
    run: RunResult,
    told: Told,
    reservation: Reservation,
  ): AsyncGenerator<AnswerEvent> {
    const answer = queryAnswer(asked, reading, { ...run, cost: reservation.cost }, told);
    yield { type: 'answer-delta', text: answer.sentence };
    yield* this.finish(asked, answer, { reading }, reservation);
  }

  private async *plan(
    asked: Asked,
    plan: PlanReading,
    reservation: Reservation,
  ): AsyncGenerator<AnswerEvent> {
    yield readingOf(plan);
    const { value, note } = yield* whileTelling<AnswerEvent, Kept<PlanOutcome>>((tell) =>
      this.results.ofPlan(asked, plan.plan, tell, reservation),
    );
    yield* this.answerPlan(asked, plan, value, { note }, reservation);
  }

  private async *answerPlan(
    asked: Asked,
    plan: PlanReading,
    outcome: PlanOutcome,
    told: Told,
    reservation: Reservation,
  ): AsyncGenerator<AnswerEvent> {
    const answer = planAnswer(asked, plan, { ...outcome, cost: reservation.cost }, told);
    yield { type: 'answer-delta', text: answer.sentence };
    yield* this.finish(asked, answer, { plan }, reservation);
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

function readingOf({ summary, words, chips, confidence }: Reading | PlanReading): AnswerEvent {
  return { type: 'reading', summary, words, chips, confidence };
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CallContext, ServiceClient } from '#libs/bus';
import {
  type Answer,
  type AnswerEvent,
  orchestrator,
  type Question,
  QuartermasterError,
} from '#libs/contracts';
import { Logger } from '#libs/runtime';
import { OpenQuestions } from './http/open-questions';
import { type IdempotentRequest, IdempotencyStore } from './persistence/idempotency-store';
import { idempotentRequest } from './repeatable';

/** A question whose gateway died can be asked again after this long. */
const LEASE_MS = 10_000;

export type NewQuestion = Omit<Question, 'answerId'>;

/** Asks the orchestrator on behalf of a request; the same Idempotency-Key gets the same answer. */
@Injectable()
export class Questions {
  constructor(
    private readonly services: ServiceClient,
    private readonly idempotency: IdempotencyStore,
    readonly open: OpenQuestions,
    private readonly logger: Logger,
  ) {}

  /**
   * The events of an answer. Stop iterating, or abort the context, and the work stops.
   *
   * @throws QuartermasterError CONFLICT, REQUEST_IN_PROGRESS, or what the orchestrator throws
   */
  async *ask(question: NewQuestion, context: CallContext, key?: string): AsyncGenerator<AnswerEvent> {
    if (key === undefined) {
      yield* this.services.stream(orchestrator.ask, { ...question, answerId: randomUUID() }, context);
      return;
    }
    const request = { ...idempotentRequest(question, context, key), leaseMs: LEASE_MS };
    const { answerId, done } = await this.idempotency.begin(request);
    if (done) {
      const answer = await this.services.call(orchestrator.getAnswer, { answerId }, context);
      yield { type: 'answer-end', answer };
      return;
    }
    yield* this.once(request, this.services.stream(orchestrator.ask, { ...question, answerId }, context));
  }

  /** The answer alone. */
  async answer(question: NewQuestion, context: CallContext, key?: string): Promise<Answer> {
    for await (const event of this.ask(question, context, key)) {
      if (event.type === 'answer-end') return event.answer;
      if (event.type === 'error') throw QuartermasterError.fromEnvelope(event.error);
    }
    throw new QuartermasterError('INTERNAL', { cause: new Error('the answer has no end') });
  }

  /** Keeps the key's record in step with what becomes of the request, also when nobody listens any more. */
  private async *once(
    request: IdempotentRequest,
    events: AsyncIterable<AnswerEvent>,
  ): AsyncGenerator<AnswerEvent> {
    let finished = false;
    const alive = setInterval(
      () => void this.idempotency.renew(request).catch(() => undefined),
      LEASE_MS / 3,
    );
    try {
      for await (const event of events) {
        // Before the answer is told, so that whoever saw it gets the same one again.
        if (event.type === 'answer-end') {
          await this.idempotency.finish(request);
          finished = true;
        }
        yield event;
      }
    } finally {
      clearInterval(alive);
      if (!finished) {
        await this.idempotency.abandon(request).catch((error: unknown) => {
          this.logger.warn('idempotency.abandon-failed', { err: error });
        });
      }
    }
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AnswerEvent, orchestrator, QuartermasterError } from '#libs/contracts';
import type { NewQuestion, Questions } from '../questions';
import { sendEvents } from './event-stream';
import { idempotencyKeyOf } from './idempotency-key';
import { callContextOf, type RequestScope } from './request-scope';

/** Asks, and sends the answer as the caller wants it: as JSON, or event by event. */
export async function sendAnswer(
  questions: Questions,
  question: NewQuestion,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const key = idempotencyKeyOf(request);
  const context = callContextOf(request, {
    timeoutMs: orchestrator.ask.timeoutMs,
    signal: questions.open.signalOf(reply),
  });
  if (request.headers.accept?.includes('text/event-stream') === true)
    return sendEvents(reply, noted(questions.ask(question, context, key), request.scope));
  void reply.send(await questions.answer(question, context, key));
}

/** Notes what a stream failed with: its status was sent before that was known. */
async function* noted(events: AsyncIterable<AnswerEvent>, scope: RequestScope): AsyncGenerator<AnswerEvent> {
  try {
    for await (const event of events) {
      if (event.type === 'error') scope.errorCode = event.error.code;
      yield event;
    }
  } catch (thrown) {
    scope.errorCode = QuartermasterError.from(thrown).code;
    throw thrown;
  }
}

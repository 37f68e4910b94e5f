import type { FastifyReply, FastifyRequest } from 'fastify';
import { orchestrator } from '#libs/contracts';
import type { NewQuestion, Questions } from '../questions';
import { abortWhenCallerLeaves } from './caller-gone';
import { sendEvents } from './event-stream';
import { idempotencyKeyOf } from './idempotency-key';
import { callContextOf } from './request-scope';

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
    signal: abortWhenCallerLeaves(reply),
  });
  if (request.headers.accept?.includes('text/event-stream') === true)
    return sendEvents(reply, questions.ask(question, context, key));
  void reply.send(await questions.answer(question, context, key));
}

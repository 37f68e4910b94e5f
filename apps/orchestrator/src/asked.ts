import type { CallContext } from '#libs/bus';
import {
  type Answer,
  type AnswerOrigin,
  type ModelUse,
  type Principal,
  type Purpose,
  type ReadResult,
} from '#libs/contracts';

/** One thing that is being answered. */
export interface Asked {
  answerId: string;
  persona: string;
  purpose: Purpose;
  /** The words of the question, or what stands for them. */
  text: string;
  origin?: AnswerOrigin;
  conversationId: string;
  principal: Principal;
  context: CallContext;
  today: string;
  createdAt: string;
  /** From `performance.now()`. */
  startedAt: number;
  readMs: number;
}

/** The trace id inside a W3C traceparent. */
export function traceIdOf(context: CallContext): string {
  return context.traceparent?.split('-')[1] ?? context.requestId;
}

/** What every kind of answer begins with. */
export function answerBase({ answerId, conversationId, text, persona, createdAt }: Asked) {
  return { id: answerId, conversationId, question: text, persona, createdAt };
}

/** A question back or a refusal. */
export function withoutRows(
  asked: Asked,
  result: Extract<ReadResult, { kind: 'clarify' | 'refuse' }>,
  model?: ModelUse,
): Answer {
  const traceId = traceIdOf(asked.context);
  return { ...answerBase(asked), ...result, traceId, ...(model !== undefined && { model }) };
}

import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, ServiceClient } from '#libs/bus';
import {
  type Answer,
  type AnswerEvent,
  type AnswerOrigin,
  type Principal,
  type Question,
  type ReadResult,
  type Reading,
  type RunResult,
  QuartermasterError,
  sqlAgents,
} from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { Asks } from './asks';
import { chartFor } from './domain/chart';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';
import { resultDigest } from './domain/digest';
import { sentenceFor } from './domain/sentence';
import { retryTransient } from './transient';

/** Raised with every change of how questions are answered: part of the evidence (X3). */
export const AGENT_VERSION = '2';

interface Asked {
  answerId: string;
  persona: string;
  /** The words of the question, or what stands for them. */
  text: string;
  origin?: AnswerOrigin;
  conversationId: string;
  principal: Principal;
  context: CallContext;
  today: string;
  createdAt: string;
  startedAt: number;
}

/** One question from its words to its stored answer: read, plan, act, answer. */
@Injectable()
export class Answering {
  constructor(
    private readonly services: ServiceClient,
    private readonly asks: Asks,
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
    const { id: conversationId, history } = await this.store.open(principal, persona, ask.conversationId);
    const today = ask.today ?? this.clock.today();
    const createdAt = this.clock.now().toISOString();

    const { text, result } = yield* this.step('read', 'Reading the question', context.signal, () =>
      ask.understand(history, today, context),
    );
    const { answerId } = question;
    const asked: Asked = {
      answerId,
      persona,
      text,
      origin,
      conversationId,
      principal,
      context,
      today,
      createdAt,
      startedAt,
    };
    const readMs = performance.now() - startedAt;
    if (result.kind === 'plan') throw new QuartermasterError('TOOL_UNKNOWN');
    if (result.kind !== 'reading') return yield* this.finish(asked, withoutRows(asked, result));

    const { reading } = result;
    const { summary, words, chips, confidence } = reading;
    yield { type: 'reading', summary, words, chips, confidence };
    const run = yield* this.step('query', 'Asking the warehouse', context.signal, () =>
      this.services.call(sqlAgents.run, { persona, query: reading.query, today }, context),
    );
    const answer = withRows(asked, reading, run, readMs);
    yield { type: 'answer-delta', text: answer.sentence };
    yield* this.finish(asked, answer, reading);
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
  private async *finish(asked: Asked, answer: Answer, reading?: Reading): AsyncGenerator<AnswerEvent> {
    const stored = await this.store.add({
      answer,
      reading,
      principal: asked.principal,
      requestId: asked.context.requestId,
    });
    yield { type: 'answer-end', answer: stored };
  }
}

export function principalOf(context: CallContext): Principal {
  if (context.principal === undefined) throw new QuartermasterError('NOT_SIGNED_IN');
  return context.principal;
}

/** The trace id inside a W3C traceparent. */
function traceIdOf(context: CallContext): string {
  return context.traceparent?.split('-')[1] ?? context.requestId;
}

function common({ answerId, conversationId, text, persona, createdAt }: Asked) {
  return { id: answerId, conversationId, question: text, persona, createdAt };
}

function withoutRows(asked: Asked, result: Extract<ReadResult, { kind: 'clarify' | 'refuse' }>): Answer {
  return { ...common(asked), ...result, traceId: traceIdOf(asked.context) };
}

function withRows(asked: Asked, reading: Reading, run: RunResult, readMs: number) {
  const { summary, words, chips, periods, assumptions, confidence, intent, query } = reading;
  return {
    ...common(asked),
    kind: 'answer' as const,
    ...(asked.origin !== undefined && { origin: asked.origin }),
    sentence: sentenceFor(reading, run.table),
    table: run.table,
    chart: chartFor(run.table),
    evidence: {
      summary,
      words,
      chips,
      periods,
      assumptions,
      confidence,
      intent,
      query,
      sql: run.sql,
      dialect: run.dialect,
      sources: run.sources,
      dataAsOf: run.dataAsOf,
      dataVersion: run.dataVersion,
      semanticVersion: run.semanticVersion,
      today: asked.today,
      agent: { name: `${asked.persona}-sql-agent`, version: AGENT_VERSION },
      cost: run.cost,
      timings: { readMs, ...run.timings, totalMs: performance.now() - asked.startedAt },
      traceId: traceIdOf(asked.context),
      resultDigest: resultDigest(run.table),
    },
  };
}

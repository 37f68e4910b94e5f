import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type Answer,
  type Answered,
  type AnswerEvent,
  type Conversation,
  type ConversationPage,
  type InputOf,
  orchestrator,
  QuartermasterError,
  type SemanticCatalog,
  specialistAgents,
  sqlAgents,
  type ToolDefinition,
} from '#libs/contracts';

/** The services behind the gateway, at their ports: they keep what they were asked and fail on demand. */
@Injectable()
export class FakeServices {
  readonly asked: { question: InputOf<typeof orchestrator.ask>; context: CallContext }[] = [];
  readonly answers = new Map<string, { answer: Answer; userId: string }>();
  /** Set while a question must not be answered yet. */
  hold: Promise<void> | undefined;
  /** Thrown by the next question, after its first event when `late`. */
  failure: { error: QuartermasterError; late: boolean } | undefined;
  cancelled = 0;

  @Handles(orchestrator.ask)
  async *ask(question: InputOf<typeof orchestrator.ask>, context: CallContext): AsyncGenerator<AnswerEvent> {
    const known = this.answers.get(question.answerId);
    if (known !== undefined) return yield { type: 'answer-end', answer: known.answer };
    this.asked.push({ question, context });
    const { failure } = this;
    this.failure = undefined;
    if (failure?.late === false) throw failure.error;
    const onAbort = () => (this.cancelled += 1);
    context.signal.addEventListener('abort', onAbort);
    yield { type: 'step-start', step: 'read', label: 'Reading the question' };
    if (failure !== undefined) throw failure.error;
    if (this.hold !== undefined) {
      await Promise.race([
        this.hold,
        new Promise<never>((_, reject) =>
          context.signal.addEventListener('abort', () => reject(context.signal.reason as Error)),
        ),
      ]);
    }
    context.signal.removeEventListener('abort', onAbort);
    const answer = answerTo(question);
    this.answers.set(answer.id, { answer, userId: context.principal!.userId });
    yield { type: 'answer-end', answer };
  }

  @Handles(orchestrator.getAnswer)
  async getAnswer({ answerId }: { answerId: string }, { principal }: CallContext): Promise<Answer> {
    const found = this.answers.get(answerId);
    if (found === undefined || found.userId !== principal!.userId) throw new QuartermasterError('NOT_FOUND');
    return found.answer;
  }

  @Handles(orchestrator.listConversations)
  async listConversations({ limit }: { limit: number }): Promise<ConversationPage> {
    return { data: [], nextCursor: `next-after-${limit}` };
  }

  @Handles(orchestrator.getConversation)
  async getConversation({ conversationId: id }: { conversationId: string }): Promise<Conversation> {
    const at = '2026-06-17T08:00:00.000Z';
    const persona = 'warehouse_manager';
    return { id, title: 'Low stock', persona, turns: 0, createdAt: at, updatedAt: at, answers: [] };
  }

  @Handles(orchestrator.deleteConversation)
  async deleteConversation(): Promise<{ deleted: true }> {
    return { deleted: true };
  }

  @Handles(orchestrator.deleteConversations)
  async deleteConversations(): Promise<{ deleted: number }> {
    return { deleted: 3 };
  }

  @Handles(specialistAgents.tools)
  async tools({ persona }: { persona: string }): Promise<{ tools: ToolDefinition[] }> {
    return {
      tools: [
        {
          name: 'count_beans',
          label: 'Beans',
          summary: 'How many beans there are.',
          agent: 'inventory',
          personas: [persona],
          parameters: [],
          phrases: ['count the beans'],
          examples: ['Count the beans'],
          keys: [],
        },
      ],
    };
  }

  @Handles(orchestrator.languageModel)
  async languageModel(): Promise<{ model: string | null }> {
    return { model: 'a-model' };
  }

  @Handles(sqlAgents.describe)
  async describe({ persona }: { persona: string }): Promise<SemanticCatalog> {
    return {
      persona: { id: persona, label: `The ${persona}`, examples: ['low stock in WH-03'] },
      dashboard: { title: 'Stock health', tiles: [] },
      entities: [],
      dimensions: [],
      measures: [],
      segments: [],
      semanticVersion: '1',
      dataAsOf: null,
    };
  }
}

function answerTo({
  question,
  persona,
  answerId,
  conversationId,
}: InputOf<typeof orchestrator.ask>): Answered {
  return {
    id: answerId,
    conversationId: conversationId ?? randomUUID(),
    question: question ?? 'not in words',
    persona,
    createdAt: '2026-06-17T08:00:00.000Z',
    kind: 'answer',
    sentence: 'Two products.',
    table: {
      columns: [
        { name: 'name', label: 'Product', type: 'string', format: 'text', role: 'dimension' },
        { name: 'stock', label: 'Stock', type: 'integer', format: 'count', role: 'measure' },
      ],
      rows: [
        ['=HYPERLINK("http://evil")', -3],
        ['Bolt, 5"', null],
      ],
      rowCount: 2,
      truncated: false,
    },
    chart: null,
    evidence: {
      summary: 'stock by product',
      words: [],
      chips: [],
      periods: [],
      assumptions: [],
      confidence: 1,
      intent: 'SQL_QUERY',
      query: { measures: [], dimensions: [], timeDimensions: [], filters: [] },
      sql: 'SELECT 1',
      dialect: 'duckdb',
      sources: [],
      dataAsOf: '2026-06-17T00:00:00Z',
      dataVersion: '1',
      semanticVersion: '1',
      today: '2026-06-17',
      agent: { name: 'fake', version: '1' },
      cost: { totalUsd: 0, byService: [] },
      timings: { readMs: 0, compileMs: 0, guardMs: 0, executeMs: 0, totalMs: 0 },
      traceId: '0'.repeat(32),
      resultDigest: '0'.repeat(64),
    },
  };
}

import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, ServiceClient } from '#libs/bus';
import {
  type Answered,
  type AnswerOrigin,
  type Principal,
  type Question,
  QuartermasterError,
  type ReadResult,
  sqlAgents,
  type ToolCall,
  type Turn,
} from '#libs/contracts';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';
import { nameOfNumber } from './domain/number-name';
import { planOfCall } from './domain/plan/plan-of-call';
import { SAVED_QUESTION_STORE, type SavedQuestionStore } from './domain/saved-question-store';
import { ToolCatalog } from './plans/tool-catalog';
import { Readings } from './readings';

/** What was understood, and the words that stand for it in the history. */
export interface Understood {
  text: string;
  result: ReadResult;
}

/** One thing that is asked, whether in words, by a changed chip, by a click on a number, or by a saved name. */
export interface Ask {
  persona: string;
  conversationId?: string;
  origin?: AnswerOrigin;
  /** The day that "today" means, where it is not the present one: a number is looked into on the day it was counted. */
  today?: string;
  understand(history: readonly Turn[], today: string, context: CallContext): Promise<Understood>;
}

/** Turns what a caller asks into something that can be understood; everything after it is the same for all. */
@Injectable()
export class Asks {
  constructor(
    private readonly services: ServiceClient,
    private readonly tools: ToolCatalog,
    private readonly readings: Readings,
    @Inject(CONVERSATION_STORE) private readonly conversations: ConversationStore,
    @Inject(SAVED_QUESTION_STORE) private readonly savedQuestions: SavedQuestionStore,
  ) {}

  /** @throws NOT_FOUND for an answer or a saved question that is not the caller's; VALIDATION_FAILED for a number that the answer does not have */
  async of(asked: Question, principal: Principal): Promise<Ask> {
    const { question, edit, behind, saved, call, persona, conversationId } = asked;
    if (edit !== undefined) return this.edited(edit, principal, conversationId);
    if (behind !== undefined) return this.behind(behind, principal, conversationId);
    if (saved !== undefined)
      return this.saved(saved, principal, conversationId, asked.purpose === 'watch' ? 'watch' : 'saved');
    if (call !== undefined)
      return { persona, conversationId, origin: { kind: 'call' }, understand: this.calling(persona, call) };
    if (question === undefined) throw new QuartermasterError('VALIDATION_FAILED');
    return { persona, conversationId, understand: this.inWords(persona, question) };
  }

  private inWords(persona: string, question: string): Ask['understand'] {
    return async (history, today, context) => {
      return { text: question, result: await this.readings.of(persona, question, today, history, context) };
    };
  }

  private calling(persona: string, call: ToolCall): Ask['understand'] {
    return async (_history, _today, context) => {
      const plan = planOfCall(call, await this.tools.find(persona, call.tool, context));
      return { text: plan.summary, result: { kind: 'plan', plan } };
    };
  }

  private async edited(
    { answerId, query, periods }: NonNullable<Question['edit']>,
    principal: Principal,
    conversationId: string | undefined,
  ): Promise<Ask> {
    const answer = await this.answerOf(principal, answerId);
    const { persona } = answer;
    return {
      persona,
      conversationId: conversationId ?? answer.conversationId,
      origin: { kind: 'edit', answerId },
      understand: async (_history, today, context) => {
        const request = { persona, query, periods, saidOn: today, today };
        const reading = await this.services.call(sqlAgents.understand, request, context);
        return { text: reading.summary, result: { kind: 'reading', reading } };
      },
    };
  }

  private async behind(
    { answerId, row, column }: NonNullable<Question['behind']>,
    principal: Principal,
    conversationId: string | undefined,
  ): Promise<Ask> {
    const {
      persona,
      table,
      evidence,
      conversationId: itsConversation,
    } = await this.answerOf(principal, answerId);
    const values = table.rows[row];
    const text = values && nameOfNumber(table.columns, values, column);
    if (values === undefined || text === undefined) {
      throw new QuartermasterError('VALIDATION_FAILED', {
        message: 'The answer has no such row or column.',
        details: { rows: table.rows.length, columns: table.columns.map(({ name }) => name) },
      });
    }
    return {
      persona,
      conversationId: conversationId ?? itsConversation,
      origin: { kind: 'behind', answerId },
      today: evidence.today,
      understand: async (_history, today, context) => {
        const { columns } = table;
        const request = { persona, query: evidence.query, columns, row: values, column, today };
        const reading = await this.services.call(sqlAgents.behind, request, context);
        return { text, result: { kind: 'reading', reading } };
      },
    };
  }

  private async saved(
    savedQuestionId: string,
    principal: Principal,
    conversationId: string | undefined,
    kind: 'saved' | 'watch',
  ): Promise<Ask> {
    const kept = await this.savedQuestions.find(principal.userId, savedQuestionId);
    if (kept === null) throw new QuartermasterError('NOT_FOUND', { details: { savedQuestionId } });
    const { saved, query, plan, periods, saidOn } = kept;
    const { persona, question: text } = saved;
    const origin = { kind, savedQuestionId };
    if (query === null) {
      if (plan === null) throw new QuartermasterError('INTERNAL');
      // Its words lie in another text: only what was understood goes on.
      const again: ReadResult = { kind: 'plan', plan: { ...plan, words: [] } };
      return { persona, conversationId, origin, understand: async () => ({ text, result: again }) };
    }
    return {
      persona,
      conversationId,
      origin,
      understand: async (_history, today, context) => {
        const request = { persona, query, periods, saidOn, today };
        const reading = await this.services.call(sqlAgents.understand, request, context);
        return { text, result: { kind: 'reading', reading } };
      },
    };
  }

  private async answerOf(principal: Principal, answerId: string): Promise<Answered> {
    const answer = await this.conversations.findAnswer(principal.userId, answerId);
    if (answer?.kind !== 'answer') throw new QuartermasterError('NOT_FOUND', { details: { answerId } });
    return answer;
  }
}

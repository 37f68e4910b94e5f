import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type AnswerEvent,
  type Answer,
  type Conversation,
  type ConversationPage,
  type InputOf,
  orchestrator,
  QuartermasterError,
} from '#libs/contracts';
import { Answering, principalOf } from './answering';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';

/** Translates messages; the work is in Answering and the store. */
@Injectable()
export class OrchestratorHandlers {
  constructor(
    private readonly answering: Answering,
    @Inject(CONVERSATION_STORE) private readonly store: ConversationStore,
  ) {}

  @Handles(orchestrator.ask)
  ask(question: InputOf<typeof orchestrator.ask>, context: CallContext): AsyncIterable<AnswerEvent> {
    return this.answering.ask(question, context);
  }

  @Handles(orchestrator.getAnswer)
  async getAnswer(
    { answerId }: InputOf<typeof orchestrator.getAnswer>,
    context: CallContext,
  ): Promise<Answer> {
    return found(await this.store.findAnswer(principalOf(context).userId, answerId));
  }

  @Handles(orchestrator.listConversations)
  listConversations(
    { cursor, limit }: InputOf<typeof orchestrator.listConversations>,
    context: CallContext,
  ): Promise<ConversationPage> {
    return this.store.page(principalOf(context).userId, limit, cursor);
  }

  @Handles(orchestrator.getConversation)
  async getConversation(
    { conversationId }: InputOf<typeof orchestrator.getConversation>,
    context: CallContext,
  ): Promise<Conversation> {
    return found(await this.store.find(principalOf(context).userId, conversationId));
  }

  @Handles(orchestrator.deleteConversation)
  async deleteConversation(
    { conversationId }: InputOf<typeof orchestrator.deleteConversation>,
    context: CallContext,
  ): Promise<{ deleted: true }> {
    found((await this.store.delete(principalOf(context), conversationId)) || null);
    return { deleted: true };
  }

  @Handles(orchestrator.deleteConversations)
  async deleteConversations(_input: unknown, context: CallContext): Promise<{ deleted: number }> {
    return { deleted: await this.store.deleteAll(principalOf(context)) };
  }
}

function found<T>(value: T | null): T {
  if (value === null) throw new QuartermasterError('NOT_FOUND');
  return value;
}

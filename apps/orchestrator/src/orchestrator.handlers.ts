import { Inject, Injectable } from '@nestjs/common';
import { Admission, type CallContext, Handles, principalOf } from '#libs/bus';
import {
  type AnswerEvent,
  type Answer,
  type ChipOption,
  type Conversation,
  type ConversationPage,
  type InputOf,
  orchestrator,
  type OutputOf,
  QuartermasterError,
  type SavedQuestion,
  type SavedQuestionPage,
} from '#libs/contracts';
import { Metrics, SETTINGS, type Settings } from '#libs/runtime';
import { Answering } from './answering';
import { HandOver } from './handover/hand-over';
import { QueryOptions } from './query-options';
import { SavedQuestions } from './saved-questions';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';

/** Translates messages; the work is in Answering and the store. */
@Injectable()
export class OrchestratorHandlers {
  private readonly admission: Admission;

  constructor(
    private readonly answering: Answering,
    private readonly saved: SavedQuestions,
    private readonly choices: QueryOptions,
    private readonly handOver: HandOver,
    @Inject(CONVERSATION_STORE) private readonly store: ConversationStore,
    @Inject(SETTINGS) { limits }: Settings,
    metrics: Metrics,
  ) {
    this.admission = new Admission('orchestrator', limits.questionsInFlight, metrics);
  }

  @Handles(orchestrator.ask)
  async *ask(question: InputOf<typeof orchestrator.ask>, context: CallContext): AsyncGenerator<AnswerEvent> {
    const leave = this.admission.enter();
    try {
      yield* this.answering.ask(question, context);
    } finally {
      leave();
    }
  }

  @Handles(orchestrator.languageModel)
  async languageModel(): Promise<OutputOf<typeof orchestrator.languageModel>> {
    return { model: this.handOver.model };
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

  @Handles(orchestrator.options)
  options(
    input: InputOf<typeof orchestrator.options>,
    context: CallContext,
  ): Promise<{ options: ChipOption[] }> {
    return this.choices.of(input, principalOf(context), context);
  }

  @Handles(orchestrator.saveQuestion)
  saveQuestion(
    input: InputOf<typeof orchestrator.saveQuestion>,
    context: CallContext,
  ): Promise<SavedQuestion> {
    return this.saved.save(input, principalOf(context));
  }

  @Handles(orchestrator.renameSavedQuestion)
  async renameSavedQuestion(
    { savedQuestionId, name, pinned }: InputOf<typeof orchestrator.renameSavedQuestion>,
    context: CallContext,
  ): Promise<SavedQuestion> {
    return found(await this.saved.rename(principalOf(context), savedQuestionId, name, pinned));
  }

  @Handles(orchestrator.deleteSavedQuestion)
  async deleteSavedQuestion(
    { savedQuestionId }: InputOf<typeof orchestrator.deleteSavedQuestion>,
    context: CallContext,
  ): Promise<{ deleted: true }> {
    found((await this.saved.delete(principalOf(context), savedQuestionId)) || null);
    return { deleted: true };
  }

  @Handles(orchestrator.listSavedQuestions)
  listSavedQuestions(
    { cursor, limit }: InputOf<typeof orchestrator.listSavedQuestions>,
    context: CallContext,
  ): Promise<SavedQuestionPage> {
    return this.saved.page(principalOf(context), limit, cursor);
  }
}

function found<T>(value: T | null): T {
  if (value === null) throw new QuartermasterError('NOT_FOUND');
  return value;
}

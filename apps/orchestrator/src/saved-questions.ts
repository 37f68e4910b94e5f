import { Inject, Injectable } from '@nestjs/common';
import {
  type Calculated,
  type InputOf,
  type orchestrator,
  type PlanReading,
  type Principal,
  QuartermasterError,
  type SavedQuestion,
  type SavedQuestionPage,
} from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';
import { SAVED_QUESTION_STORE, type SavedQuestionStore } from './domain/saved-question-store';

/** Questions that a user keeps under a name. What is kept is the query, so that its words may come from anywhere. */
@Injectable()
export class SavedQuestions {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CONVERSATION_STORE) private readonly conversations: ConversationStore,
    @Inject(SAVED_QUESTION_STORE) private readonly store: SavedQuestionStore,
  ) {}

  async save(
    { answerId, name, savedQuestionId }: InputOf<typeof orchestrator.saveQuestion>,
    { userId, username }: Principal,
  ): Promise<SavedQuestion> {
    const answer = await this.conversations.findAnswer(userId, answerId);
    if (answer === null) throw new QuartermasterError('NOT_FOUND', { details: { answerId } });
    if (answer.kind !== 'answer' && answer.kind !== 'calculation')
      throw new QuartermasterError('NOTHING_TO_SAVE');
    const { persona, question, evidence } = answer;
    return this.store.add(
      {
        id: savedQuestionId,
        userId,
        username,
        persona,
        name,
        question,
        query: answer.kind === 'answer' ? answer.evidence.query : null,
        plan: answer.kind === 'calculation' ? planOf(answer) : null,
        periods: answer.kind === 'answer' ? answer.evidence.periods : [],
        saidOn: evidence.today,
      },
      this.settings.conversations.maxSavedQuestions,
    );
  }

  rename({ userId }: Principal, id: string, name: string, pinned?: boolean): Promise<SavedQuestion | null> {
    return this.store.rename(userId, id, name, pinned);
  }

  delete({ userId, username }: Principal, id: string): Promise<boolean> {
    return this.store.delete(userId, username, id);
  }

  page({ userId }: Principal, limit: number, cursor?: string): Promise<SavedQuestionPage> {
    return this.store.page(userId, limit, cursor);
  }
}

/** What was read, as an answer's evidence holds it. */
export function planOf({ evidence }: Calculated): PlanReading {
  const { intent, plan, summary, words, chips, assumptions, confidence } = evidence;
  return { intent, plan, summary, words, chips, assumptions, confidence };
}

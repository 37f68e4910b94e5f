import type {
  Answer,
  Conversation,
  ConversationPage,
  PlanReading,
  Principal,
  Purpose,
  Reading,
  Turn,
} from '#libs/contracts';
import type { Booking } from '../money/ledger';

/** How many earlier turns a question may refer to (S7). */
export const MAX_HISTORY_TURNS = 10;

export interface OpenedConversation {
  id: string;
  /** Oldest first; only turns that were answered. */
  history: Turn[];
}

export interface NewAnswer {
  answer: Answer;
  /** Absent when the question was asked back or refused. */
  reading?: Reading;
  /** In the place of the reading where tools were used. */
  plan?: PlanReading;
  /** Name of the topic that it was refused for. */
  blockedTopic?: string;
  purpose: Purpose;
  principal: Principal;
  requestId: string;
  /** What it has cost; booked with it or not at all. */
  booking?: Booking;
}

/**
 * Where conversations and answers are kept. Everything is private to its user: what belongs to somebody else is
 * NOT_FOUND, exactly as if it did not exist.
 */
export interface ConversationStore {
  /**
   * The conversation to continue, or a new one when no id is given (it is stored with its first answer). Tiles and
   * watches each have one of their own, without a history and outside the list.
   * @throws NOT_FOUND for an unknown id; VALIDATION_FAILED when it belongs to another persona.
   */
  open(
    principal: Principal,
    persona: string,
    purpose: Purpose,
    conversationId?: string,
  ): Promise<OpenedConversation>;
  /**
   * Stores the answer, its place in the conversation and its audit entry in one transaction.
   *
   * @returns the answer as it is stored: that of an earlier try when its id is known already
   */
  add(entry: NewAnswer): Promise<Answer>;
  findAnswer(userId: string, answerId: string): Promise<Answer | null>;
  /** Newest first. @throws VALIDATION_FAILED for a cursor that is not ours. */
  page(userId: string, limit: number, cursor?: string): Promise<ConversationPage>;
  find(userId: string, conversationId: string): Promise<Conversation | null>;
  /** How many were deleted; with them their answers. */
  delete(principal: Principal, conversationId: string): Promise<number>;
  deleteAll(principal: Principal): Promise<number>;
}

export const CONVERSATION_STORE = Symbol('ConversationStore');

/** A title that fits a line of the history. */
export function titleOf(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}

/** What the history shows of an answer. */
export function textOf(answer: Answer): string {
  return answer.kind === 'answer' || answer.kind === 'calculation' ? answer.sentence : answer.message;
}

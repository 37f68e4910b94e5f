import { z } from 'zod';
import { Answer, AnswerEvent } from '../answer';
import { PersonaId } from '../principal';
import { defineService, stream } from '../service';
import { MAX_QUESTION_LENGTH } from './sql-agents';

export const Question = z.strictObject({
  question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH),
  persona: PersonaId,
  /** Continues this conversation; absent starts a new one. */
  conversationId: z.uuid().optional(),
  /** Chosen by the caller so that a repeated call is the same answer. */
  answerId: z.uuid(),
});
export type Question = z.infer<typeof Question>;

export const ConversationSummary = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    persona: PersonaId,
    turns: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'ConversationSummary' });
export type ConversationSummary = z.infer<typeof ConversationSummary>;

export const ConversationTurn = z
  .strictObject({
    answerId: z.uuid(),
    question: z.string(),
    kind: z.enum(['answer', 'clarify', 'refuse']),
    /** The answer's sentence, or the message of a question back or a refusal. */
    text: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ConversationTurn' });

export const Conversation = ConversationSummary.extend({ answers: z.array(ConversationTurn) }).meta({
  id: 'Conversation',
});
export type Conversation = z.infer<typeof Conversation>;

export const ConversationPage = z
  .strictObject({ data: z.array(ConversationSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'ConversationPage' });
export type ConversationPage = z.infer<typeof ConversationPage>;

/** plan, route, converse. */
export const orchestrator = defineService('orchestrator', {
  ask: {
    summary: 'Answers a question with proof; the last event is answer-end or error.',
    input: Question,
    output: stream(AnswerEvent),
    timeoutMs: 60_000,
    errors: [
      'PERSONA_NOT_ALLOWED',
      'NOT_FOUND',
      'QUERY_INVALID',
      'SQL_REJECTED',
      'QUERY_TIMEOUT',
      'QUERY_TOO_LARGE',
      'NO_DATA',
      'WAREHOUSE_UNAVAILABLE',
    ],
  },
  getAnswer: {
    summary: 'An earlier answer of the caller, with its evidence.',
    input: z.strictObject({ answerId: z.uuid() }),
    output: Answer,
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
  listConversations: {
    summary: "The caller's conversations, newest first.",
    input: z.strictObject({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100) }),
    output: ConversationPage,
    timeoutMs: 10_000,
    errors: ['VALIDATION_FAILED'],
  },
  getConversation: {
    summary: 'One conversation of the caller.',
    input: z.strictObject({ conversationId: z.uuid() }),
    output: Conversation,
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
  deleteConversation: {
    summary: 'Deletes one conversation of the caller with its answers.',
    input: z.strictObject({ conversationId: z.uuid() }),
    output: z.strictObject({ deleted: z.literal(true) }),
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
  deleteConversations: {
    summary: 'Deletes all conversations of the caller.',
    input: z.strictObject({}),
    output: z.strictObject({ deleted: z.int() }),
    timeoutMs: 30_000,
    errors: [],
  },
});

import { z } from 'zod';
import { Answer, AnswerEvent } from '../answer';
import { MetricQuery } from '../metric-query';
import { PersonaId } from '../principal';
import { ChipOption, SaidPeriod } from '../reading';
import { defineService, stream } from '../service';
import { ToolCall } from '../tool';
import { MAX_OPTIONS, MAX_QUESTION_LENGTH, MAX_SEARCH_LENGTH } from './sql-agents';

/** A query made by changing what was understood of an answer. */
export const EditedQuery = z
  .strictObject({ answerId: z.uuid(), query: MetricQuery, periods: z.array(SaidPeriod).max(10).default([]) })
  .meta({ id: 'EditedQuery' });

/** One number of an answer's table. */
export const NumberOfAnswer = z
  .strictObject({
    answerId: z.uuid(),
    /** 0 for the first row. */
    row: z.int().min(0),
    /** Name of the column. */
    column: z.string().max(200),
  })
  .meta({ id: 'NumberOfAnswer' });

/** The five things that can be asked; a question has exactly one of them. */
export const askable = {
  /** In plain words. */
  question: z.string().trim().min(1).max(MAX_QUESTION_LENGTH).optional(),
  /** An answer's query, changed. */
  edit: EditedQuery.optional(),
  /** The rows behind one number of an answer. */
  behind: NumberOfAnswer.optional(),
  /** A saved question, by its id. */
  saved: z.uuid().optional(),
  /** A tool with its arguments. */
  call: ToolCall.optional(),
};

export function asksOneThing(asked: { [Thing in keyof typeof askable]?: unknown }): boolean {
  return (
    Object.keys(askable).filter((thing) => asked[thing as keyof typeof askable] !== undefined).length === 1
  );
}

export const ONE_THING = 'exactly one of question, edit, behind, saved and call';

export const Purpose = z.enum(['conversation', 'dashboard', 'watch']);
export type Purpose = z.infer<typeof Purpose>;

export const Question = z.strictObject({
  ...askable,
  persona: PersonaId,
  /** Continues this conversation; absent starts a new one. */
  conversationId: z.uuid().optional(),
  /** A tile of a dashboard: its answer may be older, and it stays out of the history. */
  purpose: Purpose.optional(),
  /** Chosen by the caller so that a repeated call is the same answer. */
  answerId: z.uuid(),
});
export type Question = z.infer<typeof Question>;

export const MAX_NAME_LENGTH = 120;

/** A question that is kept under a name. Its periods move on with the calendar: "last month" stays last month. */
export const SavedQuestion = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    persona: PersonaId,
    /** What was asked, in words. */
    question: z.string(),
    /** Shown as a tile of the persona's dashboard. */
    pinned: z.boolean(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'SavedQuestion' });
export type SavedQuestion = z.infer<typeof SavedQuestion>;

export const SavedQuestionPage = z
  .strictObject({ data: z.array(SavedQuestion), nextCursor: z.string().nullable() })
  .meta({ id: 'SavedQuestionPage' });
export type SavedQuestionPage = z.infer<typeof SavedQuestionPage>;

export const SavedQuestionName = z.string().trim().min(1).max(MAX_NAME_LENGTH);

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
    kind: z.enum(['answer', 'calculation', 'clarify', 'refuse']),
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
      'BUDGET_EXCEEDED',
      'TOOL_UNKNOWN',
      'QUERY_INVALID',
      'SQL_REJECTED',
      'QUERY_TIMEOUT',
      'QUERY_TOO_LARGE',
      'NO_DATA',
      'WAREHOUSE_UNAVAILABLE',
    ],
  },
  languageModel: {
    summary: 'The language model that questions are handed over to.',
    input: z.strictObject({}),
    /** Its id in the catalog of models; null where there is none. */
    output: z.strictObject({ model: z.string().nullable() }),
    timeoutMs: 2_000,
    errors: [],
  },
  getAnswer: {
    summary: 'An earlier answer of the caller, with its evidence.',
    input: z.strictObject({ answerId: z.uuid() }),
    output: Answer,
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
  options: {
    summary: "What a part of an answer's query can be changed to, or what can be added to it.",
    input: z.strictObject({
      answerId: z.uuid(),
      chip: z.string().max(100).optional(),
      search: z.string().max(MAX_SEARCH_LENGTH),
      limit: z.int().min(1).max(MAX_OPTIONS),
    }),
    output: z.strictObject({ options: z.array(ChipOption) }),
    timeoutMs: 10_000,
    errors: ['NOT_FOUND', 'PERSONA_NOT_ALLOWED', 'QUERY_INVALID', 'NO_DATA', 'WAREHOUSE_UNAVAILABLE'],
  },
  saveQuestion: {
    summary: 'Keeps what was asked under a name.',
    input: z.strictObject({
      answerId: z.uuid(),
      name: SavedQuestionName,
      /** Chosen by the caller so that a repeated call is the same saved question. */
      savedQuestionId: z.uuid(),
    }),
    output: SavedQuestion,
    timeoutMs: 10_000,
    errors: ['NOT_FOUND', 'NOTHING_TO_SAVE', 'TOO_MANY_SAVED'],
  },
  renameSavedQuestion: {
    summary: 'Gives a saved question another name, or pins it to the dashboard.',
    input: z.strictObject({
      savedQuestionId: z.uuid(),
      name: SavedQuestionName,
      pinned: z.boolean().optional(),
    }),
    output: SavedQuestion,
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
  deleteSavedQuestion: {
    summary: 'Deletes a saved question of the caller.',
    input: z.strictObject({ savedQuestionId: z.uuid() }),
    output: z.strictObject({ deleted: z.literal(true) }),
    timeoutMs: 10_000,
    errors: ['NOT_FOUND'],
  },
  listSavedQuestions: {
    summary: "The caller's saved questions, newest first.",
    input: z.strictObject({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100) }),
    output: SavedQuestionPage,
    timeoutMs: 10_000,
    errors: ['VALIDATION_FAILED'],
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

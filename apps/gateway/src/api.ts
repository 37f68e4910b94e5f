import { z } from 'zod';
import {
  Answer,
  AnswerEvent,
  AskRequest,
  AuditPage,
  ChipOptions,
  ChoosePersona,
  CompletionRequest,
  Completions,
  Conversation,
  ConversationPage,
  Me,
  OptionsRequest,
  orchestrator,
  PersonaId,
  RenameSavedQuestion,
  SavedQuestion,
  SavedQuestionPage,
  SaveQuestion,
  SemanticCatalog,
  SessionCreated,
  SignedOut,
  SignIn,
  SignInOptions,
  sqlAgents,
} from '#libs/contracts';
import { defineEndpoints } from './endpoint';
import { accessEndpoints } from './endpoints/access';
import { catalogEndpoints } from './endpoints/catalog';
import { customerEndpoints } from './endpoints/customers';
import { dailyPlanEndpoints } from './endpoints/daily-plan';
import { insightEndpoints } from './endpoints/insights';
import { json, page } from './endpoints/media';
import { procedureEndpoints } from './endpoints/procedures';
import { photoEndpoints } from './endpoints/photos';
import { proposalEndpoints } from './endpoints/proposals';
import { routineEndpoints } from './endpoints/routines';
import { storeAnalyticsEndpoints } from './endpoints/store-analytics';
import { storeEndpoints } from './endpoints/store';
import { taskEndpoints } from './endpoints/tasks';
import { timeOffEndpoints } from './endpoints/time-off';
import { toolEndpoints } from './endpoints/tools';
import { watchEndpoints } from './endpoints/watches';

const MAX_CONVERSATIONS = 100;
const MAX_AUDIT_ENTRIES = 500;

const AnswerPath = z.strictObject({ answerId: z.uuid() });
const SavedQuestionPath = z.strictObject({ savedQuestionId: z.uuid() });
const ConversationPath = z.strictObject({ conversationId: z.uuid() });
const DeletedCount = z.strictObject({ deleted: z.int().min(0) }).meta({ id: 'DeletedCount' });

/** The REST interface. Routes, checks and the OpenAPI document are derived from it. */
export const api = defineEndpoints({
  signInOptions: {
    method: 'GET',
    path: '/v1/sign-in-options',
    tag: 'Session',
    summary: 'How one can sign in; lists the demo users in demo mode',
    access: 'public',
    success: { status: 200, description: 'The options', content: json(SignInOptions) },
  },
  signIn: {
    method: 'POST',
    path: '/v1/sessions',
    tag: 'Session',
    summary: 'Signs in; gives a bearer token and sets the session cookie',
    access: 'public',
    body: SignIn,
    success: { status: 201, description: 'Signed in', content: json(SessionCreated) },
    errors: ['INVALID_CREDENTIALS', 'ACCOUNT_LOCKED', 'CSRF_REJECTED', 'FORBIDDEN'],
  },
  signOut: {
    method: 'DELETE',
    path: '/v1/sessions/current',
    tag: 'Session',
    summary: 'Signs out: the session ends everywhere at once',
    access: 'session',
    success: { status: 200, description: 'Signed out', content: json(SignedOut) },
  },
  me: {
    method: 'GET',
    path: '/v1/me',
    tag: 'Session',
    summary: 'The user, the personas and the session',
    access: 'session',
    success: { status: 200, description: 'Who is signed in', content: json(Me) },
  },
  choosePersona: {
    method: 'PUT',
    path: '/v1/me/persona',
    tag: 'Session',
    summary: 'Chooses the persona that questions are asked as',
    access: 'session',
    body: ChoosePersona,
    success: { status: 200, description: 'Chosen', content: json(Me) },
    errors: ['PERSONA_NOT_ALLOWED'],
  },
  ask: {
    method: 'POST',
    path: '/v1/questions',
    tag: 'Questions',
    summary:
      'Answers a question with proof: as one JSON document, or as server-sent events with `Accept: text/event-stream`',
    access: 'session',
    scope: 'questions',
    body: AskRequest,
    idempotent: true,
    success: {
      status: 200,
      description:
        'The answer, a question back, or a refusal. As events: one AnswerEvent in each `data:` line; the last is `answer-end` or `error`',
      content: { 'application/json': Answer, 'text/event-stream': AnswerEvent },
    },
    errors: [...orchestrator.ask.errors, 'QUESTION_TOO_LONG'],
  },
  answer: {
    method: 'GET',
    path: '/v1/answers/{answerId}',
    tag: 'Questions',
    summary: 'An earlier answer with its evidence',
    access: 'session',
    scope: 'questions',
    params: AnswerPath,
    success: { status: 200, description: 'The answer as it was given', content: json(Answer) },
    errors: ['NOT_FOUND'],
  },
  answerCsv: {
    method: 'GET',
    path: '/v1/answers/{answerId}.csv',
    tag: 'Questions',
    summary: "An answer's rows as CSV (RFC 4180, UTF-8, first line the column labels)",
    access: 'session',
    scope: 'questions',
    params: AnswerPath,
    success: { status: 200, description: 'The rows', content: { 'text/csv': z.string() } },
    errors: ['NOT_FOUND'],
  },
  options: {
    method: 'POST',
    path: '/v1/answers/{answerId}/options',
    tag: 'Questions',
    summary:
      "What a part of an answer's query can be changed to, or what can be added: each a whole query for `edit` of a question",
    access: 'session',
    scope: 'questions',
    params: AnswerPath,
    body: OptionsRequest,
    rate: 'suggestions',
    success: { status: 200, description: 'The most useful first', content: json(ChipOptions) },
    errors: orchestrator.options.errors,
  },
  complete: {
    method: 'POST',
    path: '/v1/completions',
    tag: 'Questions',
    summary: 'Ways to go on typing a question',
    access: 'session',
    scope: 'questions',
    body: CompletionRequest,
    rate: 'suggestions',
    success: { status: 200, description: 'The most likely first', content: json(Completions) },
    errors: sqlAgents.complete.errors,
  },
  savedQuestions: {
    method: 'GET',
    path: '/v1/saved-questions',
    tag: 'Saved questions',
    summary: 'Your saved questions, newest first',
    access: 'session',
    scope: 'questions',
    query: page(MAX_CONVERSATIONS),
    success: { status: 200, description: 'One page', content: json(SavedQuestionPage) },
  },
  saveQuestion: {
    method: 'POST',
    path: '/v1/saved-questions',
    tag: 'Saved questions',
    summary: 'Keeps what an answer was asked under a name; ask it again with `saved` of a question',
    access: 'session',
    scope: 'questions',
    body: SaveQuestion,
    idempotent: true,
    success: { status: 201, description: 'Saved', content: json(SavedQuestion) },
    errors: orchestrator.saveQuestion.errors,
  },
  renameSavedQuestion: {
    method: 'PUT',
    path: '/v1/saved-questions/{savedQuestionId}',
    tag: 'Saved questions',
    summary: 'Gives a saved question another name, or pins it to the dashboard',
    access: 'session',
    scope: 'questions',
    params: SavedQuestionPath,
    body: RenameSavedQuestion,
    success: { status: 200, description: 'Renamed', content: json(SavedQuestion) },
    errors: ['NOT_FOUND'],
  },
  deleteSavedQuestion: {
    method: 'DELETE',
    path: '/v1/saved-questions/{savedQuestionId}',
    tag: 'Saved questions',
    summary: 'Deletes one saved question',
    access: 'session',
    scope: 'questions',
    params: SavedQuestionPath,
    success: { status: 204, description: 'Deleted' },
    errors: ['NOT_FOUND'],
  },
  conversations: {
    method: 'GET',
    path: '/v1/conversations',
    tag: 'Conversations',
    summary: 'Your conversations, newest first',
    access: 'session',
    scope: 'questions',
    query: page(MAX_CONVERSATIONS),
    success: { status: 200, description: 'One page', content: json(ConversationPage) },
  },
  conversation: {
    method: 'GET',
    path: '/v1/conversations/{conversationId}',
    tag: 'Conversations',
    summary: 'One conversation with its turns',
    access: 'session',
    scope: 'questions',
    params: ConversationPath,
    success: { status: 200, description: 'The conversation', content: json(Conversation) },
    errors: ['NOT_FOUND'],
  },
  deleteConversation: {
    method: 'DELETE',
    path: '/v1/conversations/{conversationId}',
    tag: 'Conversations',
    summary: 'Deletes one conversation with its answers',
    access: 'session',
    params: ConversationPath,
    success: { status: 204, description: 'Deleted' },
    errors: ['NOT_FOUND'],
  },
  deleteConversations: {
    method: 'DELETE',
    path: '/v1/conversations',
    tag: 'Conversations',
    summary: 'Deletes all of your conversations',
    access: 'session',
    success: { status: 200, description: 'How many were deleted', content: json(DeletedCount) },
  },
  semantics: {
    method: 'GET',
    path: '/v1/semantics',
    tag: 'Questions',
    summary: 'What can be asked: entities, dimensions, measures and segments of a persona',
    access: 'session',
    scope: 'data',
    query: z.strictObject({
      persona: PersonaId.optional().describe("One of yours; the session's persona when absent."),
    }),
    success: { status: 200, description: 'The catalog', content: json(SemanticCatalog) },
    errors: ['PERSONA_NOT_ALLOWED', 'NO_DATA', 'WAREHOUSE_UNAVAILABLE'],
  },
  ...accessEndpoints,
  ...storeEndpoints,
  ...catalogEndpoints,
  ...customerEndpoints,
  ...procedureEndpoints,
  ...dailyPlanEndpoints,
  ...routineEndpoints,
  ...taskEndpoints,
  ...photoEndpoints,
  ...storeAnalyticsEndpoints,
  ...timeOffEndpoints,
  ...toolEndpoints,
  ...proposalEndpoints,
  ...watchEndpoints,
  ...insightEndpoints,
  audit: {
    method: 'GET',
    path: '/v1/audit',
    tag: 'Administration',
    summary: 'What happened, newest first, and whether the hash chain is intact',
    access: 'admin',
    query: page(MAX_AUDIT_ENTRIES),
    success: { status: 200, description: 'One page', content: json(AuditPage) },
  },
});

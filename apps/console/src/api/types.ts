import type { components } from './schema';

type Schemas = components['schemas'];

export type Answer = Schemas['Answer'];
export type Answered = Schemas['Answered'];
export type AskedBack = Schemas['AskedBack'];
export type Refused = Schemas['Refused'];
export type AnswerEvent = Schemas['AnswerEvent'];
export type AskRequest = Schemas['AskRequest'];
export type AuditEntry = Schemas['AuditEntry'];
export type ChartSpec = Schemas['ChartSpec'];
export type Conversation = Schemas['Conversation'];
export type ConversationPage = Schemas['ConversationPage'];
export type ConversationSummary = Schemas['ConversationSummary'];
export type ConversationTurn = Schemas['ConversationTurn'];
export type Evidence = Schemas['Evidence'];
export type Me = Schemas['Me'];
export type PersonaSummary = Schemas['PersonaSummary'];
export type Problem = Schemas['Problem'];
export type ErrorCode = Problem['code'];
export type ReadWord = Schemas['ReadWord'];
export type WordRole = ReadWord['role'];
export type ResultColumn = Schemas['ResultColumn'];
export type ResultTable = Schemas['ResultTable'];
export type Scalar = ResultTable['rows'][number][number];
export type SemanticCatalog = Schemas['SemanticCatalog'];
export type SignInOptions = Schemas['SignInOptions'];

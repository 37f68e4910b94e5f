import { z } from 'zod';
import { Action } from './action';
import { ErrorCategory, ErrorCode } from './error-codes';
import { PersonaId, Role } from './principal';
import { ChipOption, Completion } from './reading';
import { askable, asksOneThing, ONE_THING, SavedQuestionName } from './services/orchestrator';
import { MAX_REASON_LENGTH } from './services/proposals';
import { MAX_OPTIONS, MAX_QUESTION_LENGTH, MAX_SEARCH_LENGTH } from './services/sql-agents';
import { ToolArguments, ToolDefinition } from './tool';

/** RFC 9457 problem details, with what the user can do next. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: ErrorCode,
    category: ErrorCategory,
    detail: z.string(),
    nextStep: z.string(),
    retryable: z.boolean(),
    requestId: z.string(),
    traceId: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export const PersonaSummary = z
  .strictObject({ id: PersonaId, label: z.string(), examples: z.array(z.string()) })
  .meta({ id: 'PersonaSummary' });

export const SignIn = z
  .strictObject({ username: z.string().min(1).max(200), password: z.string().min(1).max(1000) })
  .meta({ id: 'SignIn' });

export const Me = z
  .strictObject({
    user: z.strictObject({
      id: z.uuid(),
      username: z.string(),
      displayName: z.string(),
      roles: z.array(Role),
    }),
    personas: z.array(PersonaSummary),
    /** The persona in use; null until one is chosen. */
    persona: PersonaId.nullable(),
    /** Send as X-CSRF-Token with every request that changes something, when the cookie is used. */
    csrfToken: z.string(),
    session: z.strictObject({ idleTimeoutSeconds: z.int(), expiresAt: z.iso.datetime() }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const SessionCreated = Me.extend({
  /** Bearer token; shown once. The console ignores it and uses the cookie. */
  token: z.string(),
}).meta({ id: 'SessionCreated' });

export const SignInOptions = z
  .strictObject({
    /** Sign-in by a provider: begin at `GET /v1/oidc/sign-in`. Null where none is set up. */
    oidc: z.strictObject({ label: z.string() }).nullable(),
    /** Whether local users may sign in by password. */
    password: z.boolean(),
    demo: z.boolean(),
    /** Only in demo mode. */
    demoUsers: z.array(
      z.strictObject({
        username: z.string(),
        password: z.string(),
        displayName: z.string(),
        description: z.string(),
      }),
    ),
  })
  .meta({ id: 'SignInOptions' });

export const ChoosePersona = z.strictObject({ persona: PersonaId }).meta({ id: 'ChoosePersona' });

export const AskRequest = z
  .strictObject({
    ...askable,
    /** Defaults to the session's persona; what is asked of an answer or a saved question goes to theirs. */
    persona: PersonaId.optional(),
    conversationId: z.uuid().optional(),
    /** `dashboard`: a tile; its answer may be older, and it stays out of the history. */
    purpose: z.enum(['conversation', 'dashboard']).optional(),
  })
  .refine(asksOneThing, { error: ONE_THING })
  .meta({ id: 'AskRequest' });

const DEFAULT_OPTIONS = 20;
const limit = z.int().min(1).max(MAX_OPTIONS).default(DEFAULT_OPTIONS);

export const OptionsRequest = z
  .strictObject({
    /** Id of the chip to change; absent: what can be added. */
    chip: z.string().max(100).optional(),
    search: z.string().max(MAX_SEARCH_LENGTH).default(''),
    limit,
  })
  .meta({ id: 'OptionsRequest' });

export const ChipOptions = z.strictObject({ data: z.array(ChipOption) }).meta({ id: 'ChipOptions' });

export const CompletionRequest = z
  .strictObject({
    text: z.string().max(MAX_QUESTION_LENGTH),
    /** UTF-16 offset into the text; its end when absent. */
    cursor: z.int().min(0).optional(),
    /** Defaults to the session's persona. */
    persona: PersonaId.optional(),
    limit,
  })
  .meta({ id: 'CompletionRequest' });

export const Completions = z.strictObject({ data: z.array(Completion) }).meta({ id: 'Completions' });

export const SaveQuestion = z
  .strictObject({ answerId: z.uuid(), name: SavedQuestionName })
  .meta({ id: 'SaveQuestion' });

export const RenameSavedQuestion = z
  .strictObject({ name: SavedQuestionName, pinned: z.boolean().optional() })
  .meta({ id: 'RenameSavedQuestion' });

export const RunTool = z
  .strictObject({
    arguments: ToolArguments,
    /** Defaults to the session's persona. */
    persona: PersonaId.optional(),
    conversationId: z.uuid().optional(),
  })
  .meta({ id: 'RunTool' });

export const ToolList = z.strictObject({ data: z.array(ToolDefinition) }).meta({ id: 'ToolList' });

export const NewProposal = z
  .strictObject({
    action: Action,
    reason: z.string().trim().min(1).max(MAX_REASON_LENGTH),
    /** The answer that it comes from. */
    answerId: z.uuid().optional(),
    /** Defaults to the session's persona. */
    persona: PersonaId.optional(),
  })
  .meta({ id: 'NewProposal' });

export const ApproveProposal = z
  .strictObject({ hash: z.string().min(1).max(100) })
  .meta({ id: 'ApproveProposal' });

export const RejectProposal = z
  .strictObject({ reason: z.string().trim().min(1).max(MAX_REASON_LENGTH) })
  .meta({ id: 'RejectProposal' });

export const EditProposal = z
  .strictObject({ action: Action, reason: z.string().trim().min(1).max(MAX_REASON_LENGTH) })
  .meta({ id: 'EditProposal' });

/** A tile is a question that is asked when the dashboard is shown. */
export const DashboardTile = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    /** Exactly one of the two. */
    question: z.string().optional(),
    savedQuestionId: z.uuid().optional(),
    /** `number`: one figure. `chart`: where the answer has none, its one figure or its table. `table`. */
    show: z.enum(['number', 'chart', 'table']),
  })
  .meta({ id: 'DashboardTile' });

export const Dashboard = z
  .strictObject({ persona: PersonaId, title: z.string(), tiles: z.array(DashboardTile) })
  .meta({ id: 'Dashboard' });
export type Dashboard = z.infer<typeof Dashboard>;

export const AuditEntry = z
  .strictObject({
    seq: z.int(),
    at: z.iso.datetime(),
    action: z.string(),
    actor: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    /** SHA-256 over the previous entry's hash and this entry: a changed or removed entry breaks the chain. */
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z
  .strictObject({ data: z.array(AuditEntry), nextCursor: z.string().nullable(), chainIntact: z.boolean() })
  .meta({ id: 'AuditPage' });

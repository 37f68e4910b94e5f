import type { Answer, ModelUse } from '#libs/contracts';
import type { NewAuditEntry } from '#libs/persistence';
import type { NewAnswer } from '../domain/conversation-store';
import { isOfStore } from '../domain/store-personas';
import type { Booking } from '../money/ledger';

const AUDIT_ACTIONS: Record<Answer['kind'], string> = {
  answer: 'question.answered',
  calculation: 'question.calculated',
  clarify: 'question.asked-back',
  refuse: 'question.refused',
};

/** What the audit log holds of an answer. */
export function auditEntryOf(entry: NewAnswer): NewAuditEntry {
  const { answer, principal, requestId, booking, blockedTopic } = entry;
  const { question, ...details } = auditDetails(answer, requestId, booking);
  // What was blocked may be about somebody's health or life: the topic is enough.
  if (blockedTopic !== undefined)
    return { action: 'question.blocked', actor: principal.username, details: { ...details, blockedTopic } };
  // What names a customer could not be erased here: for a store the words, and SQL made of them, stand with the answer alone.
  if (isOfStore(answer.persona)) {
    const { sql: _, ...wordless } = details;
    return { action: AUDIT_ACTIONS[answer.kind], actor: principal.username, details: wordless };
  }
  return { action: AUDIT_ACTIONS[answer.kind], actor: principal.username, details: { ...details, question } };
}

function auditDetails(answer: Answer, requestId: string, booking?: Booking): Record<string, unknown> {
  const common = {
    answerId: answer.id,
    conversationId: answer.conversationId,
    persona: answer.persona,
    question: answer.question,
    requestId,
  };
  if (answer.kind !== 'answer' && answer.kind !== 'calculation') {
    const code = answer.kind === 'refuse' ? answer.code : 'CLARIFY';
    return { ...common, code, ...modelDetails(answer.model, booking) };
  }
  const { evidence, table } = answer;
  return {
    ...common,
    ...modelDetails(evidence.model, booking),
    sql:
      answer.kind === 'answer'
        ? answer.evidence.sql
        : answer.evidence.steps.flatMap(({ queries }) => queries.map(({ sql }) => sql)),
    rows: table.rowCount,
    costUsd: evidence.cost.totalUsd,
    traceId: evidence.traceId,
  };
}

/** Which language model was asked, and what that used and cost. */
function modelDetails(use: ModelUse | undefined, booking?: Booking): Record<string, unknown> {
  if (use === undefined) return {};
  const { model, provider, calls, tokens, guarded } = use;
  const lines = booking?.entries.filter(({ service }) => service === 'model') ?? [];
  const costUsd = lines.reduce((sum, { usd }) => sum + usd, 0);
  return { model: { model, provider, calls, tokens, costUsd, ...(guarded && { guarded }) } };
}

import { z } from 'zod';
import { PlanRunner } from '#apps/orchestrator';
import { newCallContext, type ServiceClient } from '#libs/bus';
import {
  MAX_QUESTION_LENGTH,
  PersonaId,
  QuartermasterError,
  specialistAgents,
  sqlAgents,
  type ToolDefinition,
  type Turn,
} from '#libs/contracts';
import type { Settings } from '#libs/runtime';
import { commandLinePrincipal } from './local-services';

/** A conversation of a batch file: its last turn is answered, the earlier ones are its history. */
export const Conversation = z.object({
  id: z.union([z.string(), z.number()]),
  persona: PersonaId,
  turns: z.array(z.string()).min(1),
});
export type Conversation = z.infer<typeof Conversation>;

const MAX_HISTORY_TURNS = 10;
/** Nobody pays on the command line. */
const FREE = { cover: async () => undefined, spend: () => undefined };

/** Asks the turns one after the other and gives what became of the last, also when that is an error. */
export async function answerConversation(
  services: ServiceClient,
  { id, persona, turns }: Conversation,
  today: string,
  settings: Settings,
) {
  const history: Turn[] = [];
  const start = performance.now();
  const elapsed = () => Math.round((performance.now() - start) * 100) / 100;
  const context = () =>
    newCallContext({
      timeoutMs: settings.warehouse.queryTimeoutMs + 10_000,
      principal: commandLinePrincipal(persona),
    });
  try {
    const tools = await toolsOf(services, persona);
    for (const [index, question] of turns.entries()) {
      if (question.length > MAX_QUESTION_LENGTH) throw new QuartermasterError('QUESTION_TOO_LONG');
      const result = await services.call(
        sqlAgents.read,
        { persona, question, today, history: history.slice(-MAX_HISTORY_TURNS), tools },
        context(),
      );
      const last = index === turns.length - 1;
      if (result.kind === 'reading') {
        history.push({ question, reading: result.reading });
        if (!last) continue;
        const { query, summary, words, assumptions, confidence } = result.reading;
        const run = await services.call(sqlAgents.run, { persona, query, today }, context());
        return {
          id,
          kind: 'answer' as const,
          columns: run.table.columns.map(({ name }) => name),
          rows: run.table.rows,
          truncated: run.table.truncated,
          sql: run.sql,
          reading: { summary, query, words, confidence },
          assumptions: assumptions.map(({ text }) => text),
          unresolved: [],
          ms: elapsed(),
        };
      }
      if (result.kind === 'plan') {
        const { plan, summary, words, assumptions, confidence } = result.plan;
        history.push({ question, plan: result.plan });
        if (!last) continue;
        const request = { plan, persona, today, tools, reservation: FREE };
        const { shown, complete, steps } = await new PlanRunner(services).run(
          request,
          context(),
          () => undefined,
        );
        const { table, sentence, figures, actions } = shown;
        return {
          id,
          kind: 'calculation' as const,
          sentence,
          complete,
          figures,
          columns: table.columns.map(({ name }) => name),
          rows: table.rows,
          truncated: table.truncated,
          sql: null,
          reading: { summary, plan, words, confidence },
          steps,
          actions,
          assumptions: assumptions.map(({ text }) => text),
          unresolved: [],
          ms: elapsed(),
        };
      }
      if (!last) continue;
      const { message, words } = result;
      const nothing = { id, message, columns: [], rows: [], sql: null, reading: { words }, assumptions: [] };
      if (result.kind === 'clarify') {
        const { choices, unresolved } = result;
        return { ...nothing, kind: result.kind, choices, unresolved, ms: elapsed() };
      }
      const { code, nextStep, suggestions } = result;
      return { ...nothing, kind: result.kind, code, nextStep, suggestions, unresolved: [], ms: elapsed() };
    }
    throw new QuartermasterError('VALIDATION_FAILED');
  } catch (thrown) {
    const { code, message, nextStep, details } = QuartermasterError.from(thrown);
    return { id, kind: 'error' as const, code, message, nextStep, details, ms: elapsed() };
  }
}

/** None where the specialist agents do not run: an evaluation asks for queries alone. */
async function toolsOf(services: ServiceClient, persona: string): Promise<ToolDefinition[]> {
  const context = newCallContext({ principal: commandLinePrincipal(persona) });
  try {
    return (await services.call(specialistAgents.tools, { persona }, context)).tools;
  } catch (error) {
    if (QuartermasterError.from(error).code === 'SERVICE_UNAVAILABLE') return [];
    throw error;
  }
}

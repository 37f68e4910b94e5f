import { z } from 'zod';
import { newCallContext, type ServiceClient } from '#libs/bus';
import { MAX_QUESTION_LENGTH, PersonaId, QuartermasterError, sqlAgents, type Turn } from '#libs/contracts';
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
    for (const [index, question] of turns.entries()) {
      if (question.length > MAX_QUESTION_LENGTH) throw new QuartermasterError('QUESTION_TOO_LONG');
      const result = await services.call(
        sqlAgents.read,
        { persona, question, today, history: history.slice(-MAX_HISTORY_TURNS) },
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
      // Without tools in the request there is nothing to plan with.
      if (result.kind === 'plan') throw new QuartermasterError('TOOL_UNKNOWN');
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

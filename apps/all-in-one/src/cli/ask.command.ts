import { parseArgs } from 'node:util';
import { z } from 'zod';
import { newCallContext, ServiceClient } from '#libs/bus';
import {
  Day,
  MAX_QUESTION_LENGTH,
  PersonaId,
  QuartermasterError,
  sqlAgents,
  type Turn,
} from '#libs/contracts';
import type { Settings } from '#libs/runtime';
import { commandLinePrincipal, withSqlAgents } from './local-services';
import { type Command, UsageError } from './command';
import { readJsonLines } from './json-lines';
import { writeLine } from './output';

/** A conversation of the batch file: its last turn is answered, the earlier ones are its history. */
const Conversation = z.object({
  id: z.union([z.string(), z.number()]),
  persona: PersonaId,
  turns: z.array(z.string()).min(1),
});
type Conversation = z.infer<typeof Conversation>;

const MAX_HISTORY_TURNS = 10;

export const ask: Command = {
  name: 'ask',
  usage: [
    'qm ask "QUESTION" --persona P [--database FILE.duckdb] [--today DATE]',
    'qm ask --batch FILE.jsonl --database FILE.duckdb [--today DATE]      rows {id, persona, turns[]}',
  ].join('\n'),
  summary: 'Answers questions from the loaded data, or from a DuckDB file with the six tables',
  async run(argv, settings) {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        batch: { type: 'string' },
        database: { type: 'string' },
        today: { type: 'string' },
        persona: { type: 'string' },
      },
    });
    if (values.today !== undefined && !Day.safeParse(values.today).success)
      throw new UsageError('--today wants a date, YYYY-MM-DD');
    if ((values.batch === undefined) === (positionals.length === 0))
      throw new UsageError('Give one question, or --batch with a file.');
    if (values.batch === undefined && (values.persona === undefined || positionals.length > 1)) {
      throw new UsageError('Give one question in quotes, and --persona.');
    }
    const conversations =
      values.batch === undefined
        ? [Conversation.parse({ id: 1, persona: values.persona, turns: positionals })]
        : readJsonLines(Conversation, values.batch);
    await withSqlAgents(
      settings,
      { database: values.database, today: values.today },
      async (services, today) => {
        for await (const conversation of conversations)
          await writeLine(await answer(services, conversation, today, settings));
      },
    );
  },
};

async function answer(
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
          kind: 'answer',
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
      if (!last) continue;
      const { kind, message, words } = result;
      const base = {
        id,
        kind,
        message,
        columns: [],
        rows: [],
        sql: null,
        reading: { words },
        assumptions: [],
      };
      return result.kind === 'clarify'
        ? { ...base, choices: result.choices, unresolved: result.unresolved, ms: elapsed() }
        : {
            ...base,
            code: result.code,
            nextStep: result.nextStep,
            suggestions: result.suggestions,
            unresolved: [],
            ms: elapsed(),
          };
    }
    throw new QuartermasterError('VALIDATION_FAILED');
  } catch (thrown) {
    const { code, message, nextStep, details } = QuartermasterError.from(thrown);
    return { id, kind: 'error', code, message, nextStep, details, ms: elapsed() };
  }
}

import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { newCallContext } from '#libs/bus';
import {
  ERASED_CUSTOMER,
  memory,
  orchestrator,
  type Reading,
  redaction,
  type RunResult,
} from '#libs/contracts';
import { person, reading, RunningOrchestrator } from '../testing/running-orchestrator';

jest.setTimeout(60_000);

const PATTERN = '[Jj][Aa][Nn][Ee] [Mm][Ii][Ll][Ll][Ee][Rr]';
const persona = 'store_manager';
const sofia = { ...person(), username: 'sofia', personas: [persona] };

describe('a customer who was erased', () => {
  let running: RunningOrchestrator;
  let database: DataSource;
  beforeAll(async () => {
    running = await RunningOrchestrator.start();
    database = running.app.get(DataSource);
  });
  afterAll(() => running?.stop());

  /** Tables with the name in one of their columns, the audit log among them. */
  async function holding(name: string): Promise<string[]> {
    const tables = await database.query<{ name: string }[]>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'job_queue') ORDER BY 1`,
    );
    const found: string[] = [];
    for (const table of tables) {
      const rows = await database.query<unknown[]>(
        `SELECT FROM ${table.name} AS t WHERE t::text ILIKE $1 LIMIT 1`,
        [`%${name}%`],
      );
      if (rows.length > 0) found.push(table.name);
    }
    return found;
  }
  const step = (after: string | null) =>
    running.services.call(
      redaction.answers,
      { patterns: [PATTERN], after, limit: 1 },
      newCallContext({ timeoutMs: 30_000 }),
    );
  async function redact(): Promise<{ steps: number; changed: number }> {
    const done = { steps: 0, changed: 0 };
    for (let after: string | null = null; ;) {
      const { next, changed } = await step(after);
      done.steps += 1;
      done.changed += changed;
      if (next === null) return done;
      after = next;
    }
  }

  it('stands nowhere in the database after some steps, and what else there is stays', async () => {
    const { agents, services } = running;
    const other = await running.ask(person());
    const named: Reading = {
      ...reading,
      summary: 'what Jane Miller bought',
      words: [
        {
          text: 'Jane Miller',
          start: 9,
          end: 20,
          role: 'value',
          meaning: 'Customer is Jane Miller',
          value: 'Jane Miller',
        },
      ],
    };
    agents.result = { kind: 'reading', reading: named };
    agents.rows = {
      ...({} as RunResult),
      sql: `SELECT 1 AS "Jane Miller" WHERE name = 'JANE MILLER'`,
      dialect: 'duckdb',
      table: {
        columns: [{ name: 'who', label: 'Who', type: 'string', format: 'text', role: 'dimension' }],
        rows: [['call\nJane Miller'], ['Ann']],
        rowCount: 2,
        truncated: false,
      },
      sources: [],
      dataAsOf: '2026-06-17T05:00:00.000Z',
      dataVersion: 'v1',
      semanticVersion: 's1',
      cost: { totalUsd: 0, byService: [] },
      timings: { compileMs: 0, guardMs: 0, executeMs: 0 },
    };
    const context = newCallContext({ principal: sofia });
    const { answer } = await running.ask(sofia, { question: 'what did jane miller buy', persona });
    const { conversationId } = answer;
    await running.ask(sofia, { question: 'and Jane Miller before', persona, conversationId });
    const saving = { savedQuestionId: randomUUID(), answerId: answer.id, name: 'All of Jane Miller' };
    await services.call(orchestrator.saveQuestion, saving, context);
    expect(await holding('jane miller')).toEqual([
      'public.answer',
      'public.conversation',
      'public.saved_question',
    ]);
    const ran = agents.ran.length;

    const { steps, changed } = await redact();
    expect(steps).toBeGreaterThan(5);
    expect(changed).toBe(4);
    expect(await holding('jane miller')).toEqual([]);
    expect(await redact()).toEqual({ steps, changed: 0 });

    const told = await services.call(orchestrator.getConversation, { conversationId }, context);
    expect(told.title).toBe(`what did ${ERASED_CUSTOMER} buy`);
    expect(told.answers.map(({ question }) => question)).toEqual([
      `what did ${ERASED_CUSTOMER} buy`,
      `and ${ERASED_CUSTOMER} before`,
    ]);
    const again = await services.call(orchestrator.getAnswer, { answerId: answer.id }, context);
    expect(again).toMatchObject({
      table: { rows: [[`call\n${ERASED_CUSTOMER}`], ['Ann']] },
      evidence: { sql: `SELECT 1 AS "${ERASED_CUSTOMER}" WHERE name = '${ERASED_CUSTOMER}'` },
    });
    const remembered = await services.call(memory.recall, { persona }, context);
    expect(remembered.interactions).toHaveLength(2);
    expect(JSON.stringify(remembered)).not.toContain('Miller');
    const [kept] = await database.query<{ body: object }[]>('SELECT body FROM answer WHERE id = $1', [
      other.answer.id,
    ]);
    expect(kept!.body).toEqual(other.answer);
    // What was kept to answer faster is gone too.
    await running.ask(sofia, { question: 'what did she buy', persona });
    expect(agents.ran.length).toBe(ran + 1);
  });
});

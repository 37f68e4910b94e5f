import { newCallContext } from '#libs/bus';
import { type Principal, QuartermasterError, type ToolDefinition } from '#libs/contracts';
import { loadSettings } from '#libs/runtime';
import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';
import type { Warehouse } from '#libs/warehouse';
import { SqlAgents } from './sql-agents';
import { SqlAgentsHandlers } from './sql-agents.handlers';
import { personaTablesOf } from './sql-agents.module';

const persona = 'store_associate';
const today = '2026-11-18';
const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));
const limits = { timeoutMs: 1000, maxRows: 100, maxBytes: 1024, maxIndexedValues: 100 };
const TOOL: ToolDefinition = {
  name: 'my_tasks',
  label: 'My tasks',
  summary: 'What is to be done.',
  agent: 'workforce',
  personas: [persona],
  parameters: [],
  phrases: ['what do i have to do'],
  examples: ['What do I have to do?'],
  keys: [],
};

/** Whoever asks it anything fails the test. */
const away = new Proxy({} as Warehouse, {
  get: (_target, name) => () => {
    throw new Error(`the warehouse was asked: ${String(name)}`);
  },
});

describe('a persona without tables', () => {
  const context = newCallContext({ principal: { personas: [persona], sites: null } as unknown as Principal });
  let handlers: SqlAgentsHandlers;

  beforeAll(async () => {
    const settings = loadSettings({ env: {} });
    handlers = new SqlAgentsHandlers(await SqlAgents.create(model, away, limits), {
      ...settings,
      models: { ...settings.models, rawSql: true },
    });
  });

  const refused = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => QuartermasterError.from(error),
    );

  it('is read without warehouse and data', async () => {
    const result = await handlers.read(
      { persona, question: 'What do I have to do?', today, history: [], tools: [TOOL] },
      context,
    );
    expect(result).toMatchObject({
      kind: 'plan',
      plan: { intent: 'OPTIMIZATION', confidence: expect.any(Number) },
    });
  });

  it('is told that it cannot be read now, rather than misread, while nobody can say which tools there are', async () => {
    const asked = { persona, question: 'What do I have to do?', today, history: [], tools: [] };
    expect(await refused(handlers.read(asked, context))).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('is described without data that could be old', async () => {
    expect(await handlers.describe({ persona }, context)).toMatchObject({
      persona: { id: persona },
      entities: [],
      dashboard: { tiles: [] },
      dataAsOf: null,
    });
  });

  it('is refused queries in plain words', async () => {
    const query = { measures: [], dimensions: ['product.product_code'], timeDimensions: [], filters: [] };
    const runs = [
      handlers.run({ persona, query, today }, context),
      handlers.runSql({ persona, sql: 'SELECT 1' }, context),
      handlers.understand({ persona, query, periods: [], saidOn: today, today }, context),
      handlers.options({ persona, query, periods: [], search: '', today, limit: 5 }, context),
    ];
    for (const run of runs)
      expect(await refused(run)).toMatchObject({
        code: 'QUERY_INVALID',
        message: 'A Store Associate has no tables to query.',
      });
  });

  it('completes its examples, and finds no values', async () => {
    const typing = { persona, text: 'when do', cursor: 7, today, limit: 5 };
    const { completions } = await handlers.complete(typing, context);
    expect(completions.map(({ insert }) => insert)).toEqual(['When do I work this week?']);
    expect(await handlers.findValues({ persona, text: 'milk', limit: 5 }, context)).toEqual({ values: [] });
  });

  it('has no file or schema in a warehouse', () => {
    expect(personaTablesOf(model).map(({ id }) => id)).not.toContain(persona);
    expect(personaTablesOf(model).every(({ tables }) => tables.length > 0)).toBe(true);
  });
});

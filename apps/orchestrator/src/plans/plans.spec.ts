import {
  type Calculated,
  type PlanReading,
  type PlanStep,
  QuartermasterError,
  type RunResult,
  type ToolDefinition,
} from '#libs/contracts';
import { calculation, person, RunningOrchestrator, type StubAgents } from '../testing/running-orchestrator';

jest.setTimeout(60_000);

const tool: ToolDefinition = {
  name: 'count_letters',
  label: 'Count letters',
  summary: 'Twice the length of a code',
  agent: 'inventory',
  personas: ['warehouse_manager'],
  parameters: [
    {
      name: 'product_code',
      label: 'Product',
      description: 'A product',
      kind: 'value',
      member: 'product.product_code',
      many: false,
      required: true,
    },
  ],
  phrases: ['letters of {product_code}'],
  examples: ['letters of P-1'],
  keys: ['product.product_code'],
};

const planOf = (...steps: PlanStep[]): PlanReading => ({
  intent: 'HYBRID',
  plan: { steps },
  summary: 'letters of low items',
  words: [],
  chips: [],
  assumptions: [],
  confidence: 0.95,
});

const items: PlanStep = {
  kind: 'query',
  id: 'items',
  label: 'Low items',
  query: { measures: [], dimensions: ['product.product_code'], timeDimensions: [], filters: [] },
};
const letters: PlanStep = {
  kind: 'tool',
  id: 'letters',
  label: 'Letters',
  call: { tool: 'count_letters', arguments: {} },
  from: { product_code: { step: 'items', column: 'product_code' } },
};
const both: PlanStep = {
  kind: 'join',
  id: 'both',
  label: 'Both',
  of: ['items', 'letters'],
  on: ['product_code'],
};

const rowsOf = (codes: string[]): RunResult => ({
  sql: 'SELECT product_code, current_stock',
  dialect: 'duckdb',
  table: {
    columns: [
      { name: 'product_code', label: 'Product', type: 'string', format: 'code', role: 'dimension' },
      { name: 'current_stock', label: 'Stock', type: 'integer', format: 'count', role: 'measure' },
    ],
    rows: codes.map((code, index) => [code, index]),
    rowCount: codes.length,
    truncated: false,
  },
  sources: [],
  dataAsOf: '2026-06-17T05:00:00.000Z',
  dataVersion: 'v1',
  semanticVersion: 's1',
  cost: { totalUsd: 0, byService: [{ service: 'warehouse', usd: 0, quantity: 1, unit: 'second' }] },
  timings: { compileMs: 0, guardMs: 0, executeMs: 1 },
});

describe('plans', () => {
  let running: RunningOrchestrator;
  let agents: StubAgents;

  beforeAll(async () => {
    running = await RunningOrchestrator.start();
    ({ agents } = running);
    agents.definitions = [tool];
  });
  afterAll(() => running?.stop());
  beforeEach(async () => {
    await running.forget();
    Object.assign(agents, { away: false, failures: [], called: [], calculate: calculation });
    agents.rows = rowsOf(['P-1', 'P-22']);
    agents.result = { kind: 'plan', plan: planOf(items, letters, both) };
  });

  const ask = async (more: Parameters<RunningOrchestrator['ask']>[1] = {}, who = person()) => {
    const { events, answer } = await running.ask(who, more);
    return { events, answer: answer as Calculated };
  };

  it('join rows of the warehouse with what a tool gives for each of them', async () => {
    const { events, answer } = await ask();
    expect(answer).toMatchObject({
      kind: 'calculation',
      complete: true,
      sentence: '2 rows. P-1 wants 6. P-22 wants 8.',
      table: {
        rows: [
          ['P-1', 6, 0],
          ['P-22', 8, 1],
        ],
      },
      evidence: {
        intent: 'HYBRID',
        dataVersion: 'v1',
        steps: [
          { id: 'items', ok: true, rowCount: 2 },
          { id: 'letters', ok: true, rowCount: 2, formulas: [{ source: 'this spec' }] },
          { id: 'both', ok: true, rowCount: 2 },
        ],
      },
    });
    const told = events.filter(({ type }) => type === 'step-start' || type === 'progress');
    expect(told).toContainEqual({ type: 'progress', step: 'letters', share: 0.5, text: 'half' });
    expect(told).toHaveLength(6);
  });

  it('keep what worked when a step fails, and say which and why', async () => {
    agents.calculate = (call) => {
      if (call.arguments.product_code === 'P-1') throw new QuartermasterError('QUERY_TIMEOUT');
      return calculation(call);
    };
    const { answer } = await ask();
    expect(answer).toMatchObject({
      complete: false,
      table: {
        rows: [
          ['P-1', 0],
          ['P-22', 1],
        ],
      },
      evidence: {
        steps: [{ ok: true }, { ok: false, problem: { code: 'QUERY_TIMEOUT' } }, { ok: false }],
      },
    });
    expect(answer.sentence).toMatch(/^“Letters” gave nothing\./);
    // What is half is not kept: the next one may be whole.
    agents.calculate = calculation;
    expect((await ask()).answer.complete).toBe(true);
  });

  it('answer with the reason when a tool refuses', async () => {
    agents.calculate = (call) => ({
      kind: 'refused',
      call,
      code: 'THIN_DATA',
      message: 'There are 2 days of sales.',
      nextStep: 'Ask again after a week.',
      nearest: [],
      queries: [],
      cost: { totalUsd: 0, byService: [] },
    });
    const call = { tool: 'count_letters', arguments: { product_code: 'P-1' } };
    const { answer } = await ask({ call });
    expect(answer).toMatchObject({
      kind: 'calculation',
      complete: false,
      origin: { kind: 'call' },
      question: 'Count letters: Product P-1',
      sentence: '“Count letters” gave nothing. There are 2 days of sales. Ask again after a week.',
    });
  });

  it('say how many of several values could not be calculated', async () => {
    agents.calculate = (call) =>
      call.arguments.product_code === 'P-1'
        ? {
            kind: 'refused',
            call,
            code: 'THIN_DATA',
            message: 'There are 2 days of sales.',
            nextStep: 'Ask again after a week.',
            nearest: [],
            queries: [],
            cost: { totalUsd: 0, byService: [] },
          }
        : calculation(call);
    const { answer } = await ask();
    expect(answer).toMatchObject({ complete: false, table: { rows: [['P-22', 8, 1]] } });
    expect(answer.sentence).toBe(
      '1 of 2 could not be calculated. There are 2 days of sales. Ask again after a week. 1 row. P-22 wants 8.',
    );
    expect(answer.evidence.steps[1]!.notes).toEqual(['P-1: There are 2 days of sales.']);
  });

  it('are an error when nothing worked because something is away', async () => {
    agents.away = true;
    await expect(ask()).rejects.toMatchObject({ code: 'WAREHOUSE_UNAVAILABLE' });
  });

  it('have nothing to calculate where no row matches', async () => {
    agents.rows = rowsOf([]);
    const { answer } = await ask();
    expect(answer).toMatchObject({ complete: true, table: { rowCount: 0 } });
    expect(answer.sentence).toBe('Nothing matches all of it.');
    expect(agents.called).toEqual([]);
  });

  it('run a tool of one value for twenty values at most, and say so', async () => {
    agents.rows = rowsOf(Array.from({ length: 25 }, (_, index) => `P-${index}`));
    const { answer } = await ask();
    expect(agents.called).toHaveLength(20);
    expect(answer.evidence.steps[1]!.notes).toContain(
      'Calculated for the first 20 of 25; ask for fewer to see the others.',
    );
  });

  it('are given again from the cache, with their age and without their cost', async () => {
    await ask();
    const { answer } = await ask();
    expect(answer.evidence).toMatchObject({ cached: { stale: false }, cost: { totalUsd: 0 } });
    expect(agents.called).toHaveLength(2);
  });

  it('are part of the conversation', async () => {
    const mara = person();
    const { answer } = await ask({}, mara);
    agents.asked = [];
    await ask({ conversationId: answer.conversationId }, mara);
    expect(agents.asked[0]!.history).toEqual([
      { question: 'stock value', plan: expect.objectContaining({ intent: 'HYBRID' }) },
    ]);
  });

  it('of an unknown tool are refused', async () => {
    const call = { tool: 'buy_everything', arguments: {} };
    await expect(ask({ call })).rejects.toMatchObject({ code: 'TOOL_UNKNOWN' });
  });
});

describe('answers while the warehouse is away', () => {
  it('are old ones, marked as such; tiles stay out of the history', async () => {
    const running = await RunningOrchestrator.start();
    try {
      const mara = person();
      await running.ask(mara, { purpose: 'dashboard' });
      running.agents.away = true;
      const { answer } = await running.ask(mara);
      expect(answer).toMatchObject({ kind: 'answer', evidence: { cached: { stale: true } } });
      expect((await running.conversations(mara)).map(({ turns }) => turns)).toEqual([1]);
    } finally {
      await running.stop();
    }
  });
});

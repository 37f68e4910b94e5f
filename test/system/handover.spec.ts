import type { Answer, Answered, AuditEntry, Costs, SavedQuestion, SemanticCatalog } from '#libs/contracts';
import { Client } from '../harness/client';
import { type Mode, modes, type Product, startProduct } from '../harness/product';
import { SCRIPTED_MODEL, SCRIPTED_PRICES, scriptedModel, type ScriptedRule } from '../harness/scripted-model';

jest.setTimeout(180_000);

const STOCK_VALUE = {
  measures: [{ measure: 'stock.stock_value' }],
  dimensions: ['product.product_group'],
  order: [{ by: 'stock.stock_value', direction: 'desc' }],
};
const say = (text: string) => [{ text }];
const use = (tool: string, input: object) => [{ tool, input }];
const BIG = 1_650_000;

const RULES: ScriptedRule[] = [
  // Wrong arguments, then a name looked up, then the query, then a sentence.
  { when: { contains: 'gizmos', step: 0 }, reply: use('query_metrics', { measures: 'stock value' }) },
  { when: { contains: 'gizmos', step: 1 }, reply: use('find_values', { text: 'dairy' }) },
  { when: { contains: 'gizmos', step: 2 }, reply: use('query_metrics', STOCK_VALUE) },
  { when: { contains: 'gizmos', step: 3 }, reply: say('Stock value by product group is shown.') },
  { when: { contains: 'doohickey', step: 0 }, reply: use('query_metrics', { ...STOCK_VALUE, limit: 3 }) },
  { when: { contains: 'doohickey', step: 1 }, reply: say('Doohickeys are worth 31,415,926.') },
  // Another persona's table, by query and by SQL.
  {
    when: { contains: 'hagglers', step: 0 },
    reply: use('query_metrics', { measures: [{ measure: 'purchase_line.spend' }] }),
  },
  {
    when: { contains: 'hagglers', step: 1 },
    reply: use('run_sql', { sql: 'SELECT COUNT(*) AS orders FROM purchase_order_header' }),
  },
  {
    when: { contains: 'hagglers', step: 2 },
    reply: use('run_sql', { sql: 'DELETE FROM warehouse_product' }),
  },
  { when: { contains: 'hagglers', step: 3 }, reply: use('decline', { reason: 'not-in-data' }) },
  {
    when: { contains: 'sprockets', step: 0 },
    reply: use('run_sql', {
      sql: 'SELECT warehouse_code, COUNT(*) AS items FROM warehouse_product GROUP BY warehouse_code ORDER BY warehouse_code',
    }),
  },
  { when: { contains: 'sprockets', step: 1 }, reply: say('Items by warehouse are shown.') },
  { when: { contains: 'thingamajigs' }, error: 'MODEL_UNAVAILABLE' },
  {
    when: { contains: 'spendthrift' },
    reply: use('find_values', { text: 'dairy' }),
    usage: { input: BIG, output: 0 },
  },
  { when: { contains: 'snails' }, reply: say('At last.'), delayMs: 120_000 },
  {
    reply: use('ask_back', {
      message: 'Which stock do you mean?',
      choices: ['stock value by warehouse', 'blub'],
    }),
  },
];

describe.each(modes())('questions handed over to a model, %s', (mode: Mode) => {
  const script = scriptedModel(RULES, {
    // One call at a time, and no limit that ends one: only who leaves lets the next one in.
    models: {
      rawSql: true,
      maxConcurrent: 1,
      idleTimeoutMs: 300_000,
      totalTimeoutMs: 300_000,
      retries: { attempts: 1 },
    },
    budgets: { perUserDayUsd: 5 },
  });
  let product: Product;
  let manager: Client;

  beforeAll(async () => {
    product = await startProduct({ mode, env: script.env });
    manager = await Client.demo(product.url, 'warehouse_manager');
  });
  afterAll(async () => {
    await product?.stop();
    script.remove();
  });

  const answered = (answer: Answer): Answered => {
    if (answer.kind !== 'answer') throw new Error(JSON.stringify(answer));
    return answer;
  };

  it('become ordinary answers, which can be followed up, saved and looked behind', async () => {
    const answer = answered(await manager.ask('what are our gizmos worth'));
    expect(answer.sentence).toBe('Stock value by product group is shown.');
    expect(answer.table.rows.length).toBeGreaterThan(3);
    const { chips, model, words, confidence, cost } = answer.evidence;
    expect(chips.map(({ label }) => label)).toContain('By product group');
    expect([words, confidence]).toEqual([[], 0.6]);
    expect(model).toMatchObject({
      model: SCRIPTED_MODEL,
      provider: 'scripted',
      because: 'The reader does not know what “gizmos” means.',
      calls: 4,
      sentence: 'model',
      steps: [
        { tool: 'query_metrics', ok: false },
        { tool: 'find_values', ok: true },
        { tool: 'query_metrics', ok: true },
      ],
    });
    const { input, output } = model!.tokens;
    const usd = (input * SCRIPTED_PRICES.input + output * SCRIPTED_PRICES.output) / 1e6;
    expect(cost.totalUsd).toBeCloseTo(usd, 6);

    const { conversationId } = answer;
    const next = answered(await manager.ask('and for WH-05?', { conversationId }));
    expect(next.evidence.chips.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['By product group', 'Warehouse is WH-05']),
    );
    expect(next.evidence.model).toBeUndefined();

    const name = 'What gizmos are worth';
    const created = await manager.request('POST', '/v1/saved-questions', { answerId: answer.id, name });
    const saved = ((await created.json()) as SavedQuestion).id;
    const again = await manager.request('POST', '/v1/questions', { saved });
    expect(answered((await again.json()) as Answer).table).toEqual(answer.table);

    const behind = { answerId: answer.id, row: 0, column: 'stock_value' };
    const rows = await manager.request('POST', '/v1/questions', { behind });
    expect(answered((await rows.json()) as Answer).table.rowCount).toBeGreaterThan(1);
  });

  it('show no number of the model that no result has', async () => {
    const answer = answered(await manager.ask('value of each doohickey kind'));
    expect(answer.evidence.model).toMatchObject({ sentence: 'template' });
    expect(answer.sentence).not.toContain('31');
  });

  it('give the model no table of another persona and no way to write', async () => {
    const answer = await manager.ask('how much do hagglers save us');
    expect(answer).toMatchObject({
      kind: 'refuse',
      code: 'NOT_IN_DATA',
      model: { steps: [{ ok: false }, { ok: false }, { ok: false }, { tool: 'decline', ok: true }] },
    });
  });

  it('may be read as SQL, which the guard has judged and the evidence shows', async () => {
    const answer = await manager.ask('which sprockets are where');
    if (answer.kind !== 'calculation') throw new Error(JSON.stringify(answer));
    expect(answer.table.rows).toHaveLength(12);
    expect(answer.evidence.steps).toMatchObject([
      { kind: 'sql', queries: [{ sql: expect.stringContaining('COUNT(*)') }] },
    ]);
  });

  it('are asked back with choices that the reader reads', async () => {
    expect(await manager.ask('what about the flimflams')).toMatchObject({
      kind: 'clarify',
      message: 'Which stock do you mean?',
      choices: [{ question: 'stock value by warehouse' }],
      model: { calls: 1 },
    });
  });

  it('are answered as without a model when it is away', async () => {
    expect(await manager.ask('how many thingamajigs are in WH-03')).toMatchObject({
      kind: 'clarify',
      unresolved: ['thingamajigs'],
      message: expect.stringContaining('The language model could not be asked'),
    });
  });

  it('are cut when the budget is spent, and everything that was used is booked', async () => {
    const engineer = await Client.demo(product.url, 'field_engineer');
    const answer = await engineer.ask('show me the spendthrift');
    if (answer.kind !== 'clarify' && answer.kind !== 'refuse') throw new Error(JSON.stringify(answer));
    expect(answer.message).toContain('The budget has no room for a language model');
    expect(answer.model).toMatchObject({ calls: 1, tokens: { input: BIG } });
    const costs = await engineer.get<Costs>('/v1/costs');
    const booked = costs.byService.filter(({ service }) => service === 'model');
    expect(booked.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo((BIG * SCRIPTED_PRICES.input) / 1e6, 6);
  });

  it('let go of the model when the person has gone', async () => {
    const gone = new AbortController();
    const events = manager.askStream('where are the snails', gone.signal);
    await expect(
      (async () => {
        for await (const event of events)
          if (event.type === 'step-start' && event.step === 'model') gone.abort();
      })(),
    ).rejects.toMatchObject({ name: 'AbortError' });
    // The one place for a call is free again; a question that waited for it would be told that it was too late.
    expect(await manager.ask('what about the flimflams')).toMatchObject({
      message: 'Which stock do you mean?',
    });
  });

  it('stand in the audit log with model, tokens and cost', async () => {
    const admin = await Client.demo(product.url, 'admin');
    const { data } = await admin.get<{ data: AuditEntry[] }>('/v1/audit?limit=500');
    const entry = data.find(({ details }) => details.question === 'value of each doohickey kind');
    expect(entry?.details.model).toMatchObject({
      model: SCRIPTED_MODEL,
      calls: 2,
      costUsd: expect.any(Number),
    });
  });

  it('are announced where one sees what can be asked', async () => {
    const { languageModel } = await manager.get<SemanticCatalog>('/v1/semantics');
    expect(languageModel).toBe(SCRIPTED_MODEL);
  });
});

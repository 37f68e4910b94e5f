import { randomUUID } from 'node:crypto';
import type { Answered, AnswerEvent } from '#libs/contracts';
import { Client } from '../harness/client';
import { type Mode, modes, type Product, startProduct } from '../harness/product';

jest.setTimeout(180_000);

describe.each(modes())('questions, %s', (mode: Mode) => {
  let product: Product;
  let manager: Client;
  let buyer: Client;
  let engineer: Client;

  beforeAll(async () => {
    product = await startProduct({ mode });
    manager = await Client.demo(product.url, 'warehouse_manager');
    buyer = await Client.demo(product.url, 'procurement_specialist');
    engineer = await Client.demo(product.url, 'field_engineer');
  });
  afterAll(() => product?.stop());

  async function answered(client: Client, question: string, conversationId?: string): Promise<Answered> {
    const answer = await client.ask(question, { conversationId });
    if (answer.kind !== 'answer') throw new Error(`"${question}" gave ${JSON.stringify(answer)}`);
    return answer;
  }

  it('answers a list with rows and their proof', async () => {
    const { table, evidence, sentence } = await answered(manager, 'low stock in WH-03');
    expect(table.rows.length).toBeGreaterThan(0);
    expect(evidence.sql).toMatch(/WH-03/);
    expect(evidence.sql).toMatch(/current_stock.*<.*minimum_stock/);
    expect(evidence.words.map(({ text }) => text).join(' ')).toMatch(/low stock/);
    expect(evidence.sources.map(({ table: name }) => name)).toContain('warehouse_product');
    expect(evidence.today).toBe('2026-06-17');
    expect(evidence.resultDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(evidence.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(sentence).toMatch(/^\d+ [a-z ]+\.$|:/);
  });

  it('gives the same answer to the same question, every time', async () => {
    const digests = new Set<string>();
    for (let i = 0; i < 3; i += 1)
      digests.add((await answered(manager, 'revenue by product group this year')).evidence.resultDigest);
    expect(digests.size).toBe(1);
  });

  it('streams the steps before the answer, and keeps the answer', async () => {
    const events: AnswerEvent[] = [];
    for await (const event of manager.askStream('stock value per warehouse')) events.push(event);
    expect(events.map(({ type }) => type)).toEqual([
      'step-start',
      'step-end',
      'reading',
      'step-start',
      'step-end',
      'answer-delta',
      'answer-end',
    ]);
    const end = events.at(-1) as Extract<AnswerEvent, { type: 'answer-end' }>;
    expect(await manager.get(`/v1/answers/${end.answer.id}`)).toEqual(end.answer);
  });

  it('understands a follow-up as an edit of the last question', async () => {
    const first = await answered(manager, 'units sold in WH-05 last month');
    const second = await answered(manager, 'and for WH-09?', first.conversationId);
    expect(second.evidence.sql).toBe(first.evidence.sql.replaceAll('WH-05', 'WH-09'));
    const conversation = await manager.get<{ answers: unknown[] }>(
      `/v1/conversations/${first.conversationId}`,
    );
    expect(conversation.answers).toHaveLength(2);
  });

  it('keeps each persona to its own tables', async () => {
    expect((await manager.ask('how much did we spend with suppliers this year')).kind).toBe('refuse');
    expect((await buyer.ask('revenue by customer this year')).kind).toBe('refuse');
    expect((await answered(buyer, 'spend by supplier this year')).table.rows.length).toBeGreaterThan(0);
    expect((await answered(engineer, 'open orders by warehouse')).table.rows.length).toBeGreaterThan(0);
    const other = await manager.request('POST', '/v1/questions', {
      question: 'spend by supplier',
      persona: 'procurement_specialist',
    });
    expect(other.status).toBe(403);
    expect(await other.json()).toMatchObject({ code: 'PERSONA_NOT_ALLOWED' });
  });

  it('asks back when it is not sure, and each choice is a question it can answer', async () => {
    const back = await manager.ask('give me a report');
    if (back.kind !== 'clarify') throw new Error(`expected a question back, got ${back.kind}`);
    expect(back.choices.length).toBeGreaterThan(0);
    for (const { question } of back.choices) expect((await manager.ask(question)).kind).toBe('answer');
  });

  it('refuses writes and says what can be asked instead', async () => {
    const refusal = await manager.ask('delete all orders of WH-03');
    expect(refusal).toMatchObject({ kind: 'refuse', code: 'WRITE_REQUEST' });
  });

  it('exports the rows of an answer as CSV', async () => {
    const answer = await answered(manager, 'stock value per warehouse');
    const response = await manager.request('GET', `/v1/answers/${answer.id}.csv`);
    expect(response.headers.get('content-type')).toMatch(/text\/csv/);
    expect((await response.text()).trim().split(/\r?\n/)).toHaveLength(answer.table.rows.length + 1);
  });

  it('keeps conversations private and deletes them for good', async () => {
    const mine = await answered(manager, 'low stock in WH-04');
    for (const path of [`/v1/answers/${mine.id}`, `/v1/conversations/${mine.conversationId}`]) {
      expect((await buyer.request('GET', path)).status).toBe(404);
    }
    expect((await buyer.request('DELETE', `/v1/conversations/${mine.conversationId}`)).status).toBe(404);
    expect((await manager.request('DELETE', `/v1/conversations/${mine.conversationId}`)).ok).toBe(true);
    expect((await manager.request('GET', `/v1/answers/${mine.id}`)).status).toBe(404);
  });

  it('pages through conversations, newest first', async () => {
    for (const warehouse of ['WH-01', 'WH-02', 'WH-03'])
      await answered(engineer, `open orders at ${warehouse}`);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { data: { title: string }[]; nextCursor: string | null } = await engineer.get(
        `/v1/conversations?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.data.map(({ title }) => title));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.slice(0, 3)).toEqual([
      'open orders at WH-03',
      'open orders at WH-02',
      'open orders at WH-01',
    ]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('makes one answer of a repeated request with the same Idempotency-Key', async () => {
    const key = randomUUID();
    const body = { question: 'capacity utilisation per warehouse' };
    const [first, again] = [
      await manager.request('POST', '/v1/questions', body, { 'idempotency-key': key }),
      await manager.request('POST', '/v1/questions', body, { 'idempotency-key': key }),
    ];
    expect(((await again.json()) as Answered).id).toBe(((await first.json()) as Answered).id);
    const other = await manager.request(
      'POST',
      '/v1/questions',
      { question: 'low stock in WH-01' },
      { 'idempotency-key': key },
    );
    expect(other.status).toBe(409);
  });

  it('ends a session everywhere at once', async () => {
    const session = await Client.demo(product.url, 'warehouse_manager');
    expect((await session.request('DELETE', '/v1/sessions/current')).ok).toBe(true);
    expect((await session.request('GET', '/v1/me')).status).toBe(401);
  });

  it('keeps an intact audit chain of what happened', async () => {
    const admin = await Client.demo(product.url, 'admin');
    const page = await admin.get<{ data: { action: string }[]; chainIntact: boolean }>('/v1/audit?limit=100');
    expect(page.chainIntact).toBe(true);
    expect(page.data.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['question.answered', 'question.refused']),
    );
    expect((await manager.request('GET', '/v1/audit')).status).toBe(403);
  });

  it('tells what can be asked', async () => {
    const catalog = await manager.get<{ measures: unknown[]; entities: { table: string }[] }>(
      '/v1/semantics',
    );
    expect(catalog.measures.length).toBeGreaterThan(5);
    expect(catalog.entities.map(({ table }) => table)).not.toContain('purchase_order_header');
  });
});

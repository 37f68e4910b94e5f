import { randomUUID } from 'node:crypto';
import type { Answer, Answered, Chip, ChipOption, Completion, SavedQuestion } from '#libs/contracts';
import { Client } from '../harness/client';
import { type Mode, modes, type Product, startProduct } from '../harness/product';

jest.setTimeout(180_000);

describe.each(modes())('what was understood, %s', (mode: Mode) => {
  let product: Product;
  let manager: Client;
  let buyer: Client;

  beforeAll(async () => {
    product = await startProduct({ mode, env: { QM_TODAY: '2026-06-17' } });
    manager = await Client.demo(product.url, 'warehouse_manager');
    buyer = await Client.demo(product.url, 'procurement_specialist');
  });
  afterAll(() => product?.stop());

  async function post<T>(client: Client, path: string, body: object, headers = {}): Promise<T> {
    const response = await client.request('POST', path, body, headers);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
  async function answered(client: Client, body: object): Promise<Answered> {
    const answer = await post<Answer>(client, '/v1/questions', body);
    if (answer.kind !== 'answer') throw new Error(JSON.stringify(answer));
    return answer;
  }
  const chip = ({ evidence }: Answered, kind: Chip['kind']): Chip => {
    const found = evidence.chips.find((each) => each.kind === kind);
    if (found === undefined) throw new Error(`no ${kind} among ${JSON.stringify(evidence.chips)}`);
    return found;
  };
  async function options(answer: Answered, body: { chip?: string; search?: string }): Promise<ChipOption[]> {
    return (await post<{ data: ChipOption[] }>(manager, `/v1/answers/${answer.id}/options`, body)).data;
  }

  it('is shown as chips', async () => {
    const answer = await answered(manager, { question: 'units sold by product group in WH-05 last month' });
    expect(new Set(answer.evidence.chips.map(({ kind }) => kind))).toEqual(
      new Set(['measure', 'grouping', 'filter', 'period']),
    );
    expect(answer.evidence.periods).toEqual([{ text: 'last month', range: ['2026-05-01', '2026-06-01'] }]);
  });

  it('can be changed by a chip, and goes on from there', async () => {
    const answer = await answered(manager, { question: 'units sold by product group in WH-05 last month' });
    const filter = chip(answer, 'filter');
    const [choice] = await options(answer, { chip: filter.id, search: 'WH-09' });
    const { query, periods } = choice!;
    const changed = await answered(manager, { edit: { answerId: answer.id, query, periods } });
    expect(changed.origin).toEqual({ kind: 'edit', answerId: answer.id });
    expect(changed.conversationId).toBe(answer.conversationId);
    expect(changed.evidence.sql).toBe(answer.evidence.sql.replaceAll('WH-05', 'WH-09'));
    const asked = await answered(manager, { question: 'units sold by product group in WH-09 last month' });
    expect(changed.evidence.resultDigest).toBe(asked.evidence.resultDigest);
    const follow = await answered(manager, {
      question: 'and for WH-02?',
      conversationId: changed.conversationId,
    });
    expect(follow.evidence.sql).toBe(answer.evidence.sql.replaceAll('WH-05', 'WH-02'));
  });

  it('loses a part that is taken away, and gains one that is added', async () => {
    const answer = await answered(manager, { question: 'units sold in WH-05 last month' });
    const period = chip(answer, 'period');
    const without = (await options(answer, { chip: period.id })).find(({ removes }) => removes);
    const all = await answered(manager, { edit: { answerId: answer.id, query: without!.query } });
    expect(all.evidence.chips.map(({ kind }) => kind)).not.toContain('period');
    expect(all.table.rows[0]![0] as number).toBeGreaterThan(answer.table.rows[0]![0] as number);
    const [grouped] = await options(answer, { search: 'product group' });
    const byGroup = await answered(manager, {
      edit: { answerId: answer.id, query: grouped!.query, periods: grouped!.periods },
    });
    expect(byGroup.table.rows.length).toBeGreaterThan(1);
  });

  it('offers for every chip only what can be asked', async () => {
    const answer = await answered(manager, { question: 'top 5 products by revenue in WH-05 this year' });
    for (const { id } of answer.evidence.chips) {
      const offered = await options(answer, { chip: id });
      expect({ id, offered: offered.length > 0 }).toEqual({ id, offered: true });
      const { query, periods } = offered[0]!;
      expect((await answered(manager, { edit: { answerId: answer.id, query, periods } })).kind).toBe(
        'answer',
      );
    }
  });

  it('opens the rows behind a number', async () => {
    const answer = await answered(manager, { question: 'number of orders by status last month' });
    const { columns, rows } = answer.table;
    const column = columns.find(({ role }) => role === 'measure')!;
    const count = rows[0]![columns.indexOf(column)];
    const behind = await answered(manager, { behind: { answerId: answer.id, row: 0, column: column.name } });
    expect(behind.origin).toEqual({ kind: 'behind', answerId: answer.id });
    expect(behind.table.rowCount).toBe(count);
    expect(behind.question).toContain('Rows behind');
  });

  it('says so where a number has no rows behind it, or the answer has no such number', async () => {
    const list = await answered(manager, { question: 'low stock in WH-03' });
    const inRow = await manager.request('POST', '/v1/questions', {
      behind: { answerId: list.id, row: 0, column: list.table.columns[0]!.name },
    });
    expect([inRow.status, ((await inRow.json()) as { code: string }).code]).toEqual([422, 'QUERY_INVALID']);
    for (const behind of [
      { answerId: list.id, row: 100_000, column: list.table.columns[0]!.name },
      { answerId: list.id, row: 0, column: 'constructor' },
    ]) {
      const response = await manager.request('POST', '/v1/questions', { behind });
      expect(response.status).toBe(400);
    }
  });

  it('is kept under a name, and its period moves on with the calendar', async () => {
    const answer = await answered(manager, { question: 'units sold by product group last month' });
    const key = randomUUID();
    const save = () =>
      post<SavedQuestion>(
        manager,
        '/v1/saved-questions',
        { answerId: answer.id, name: 'Units by group' },
        { 'idempotency-key': key },
      );
    const [saved, again] = [await save(), await save()];
    expect(again).toEqual(saved);
    const listed = await manager.get<{ data: SavedQuestion[] }>('/v1/saved-questions');
    expect(listed.data.map(({ id }) => id)).toContain(saved.id);
    const run = await answered(manager, { saved: saved.id });
    expect(run.origin).toEqual({ kind: 'saved', savedQuestionId: saved.id });
    expect(run.evidence.resultDigest).toBe(answer.evidence.resultDigest);
    expect(run.evidence.periods).toEqual(answer.evidence.periods);

    const renamed = await manager.request('PUT', `/v1/saved-questions/${saved.id}`, { name: 'By group' });
    expect(await renamed.json()).toMatchObject({ id: saved.id, name: 'By group' });
    const theirs = await buyer.request('POST', '/v1/questions', { saved: saved.id });
    expect(theirs.status).toBe(404);
    expect((await buyer.request('DELETE', `/v1/saved-questions/${saved.id}`)).status).toBe(404);
    expect((await manager.request('DELETE', `/v1/saved-questions/${saved.id}`)).status).toBe(204);
    expect((await manager.request('POST', '/v1/questions', { saved: saved.id })).status).toBe(404);
  });

  it('cannot be saved where nothing was understood', async () => {
    const back = await post<Answer>(manager, '/v1/questions', { question: 'give me a report' });
    const response = await manager.request('POST', '/v1/saved-questions', { answerId: back.id, name: 'x' });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      422,
      'NOTHING_TO_SAVE',
    ]);
  });

  it('completes what is being typed, from terms, values and periods', async () => {
    const complete = async (client: Client, text: string): Promise<string[]> => {
      const { data } = await post<{ data: Completion[] }>(client, '/v1/completions', { text });
      return data.map(({ start, end, insert }) => text.slice(0, start) + insert + text.slice(end));
    };
    expect(await complete(manager, 'stock va')).toContain('stock value');
    expect(await complete(manager, 'low stock in WH-0')).toContain('low stock in WH-03');
    expect(await complete(manager, 'units sold last mo')).toContain('units sold last month');
    const [supplier] = (await answered(buyer, { question: 'spend by supplier' })).table.rows[0]!.filter(
      (cell): cell is string => typeof cell === 'string' && !cell.startsWith('SUP'),
    );
    const typed = `spend with ${supplier!.slice(0, 5)}`;
    expect((await complete(buyer, typed)).join(' ')).toContain(supplier);
  });

  it('asks for one thing at a time', async () => {
    for (const body of [{}, { question: 'low stock', saved: randomUUID() }]) {
      const response = await manager.request('POST', '/v1/questions', body);
      expect(response.status).toBe(400);
      expect(JSON.stringify(await response.json())).toContain('exactly one of');
    }
  });

  it('does not let a changed query reach what the persona may not see', async () => {
    const answer = await answered(manager, { question: 'low stock in WH-03' });
    const query = {
      measures: [{ measure: 'purchase_line.spend' }],
      dimensions: [],
      timeDimensions: [],
      filters: [],
    };
    const response = await manager.request('POST', '/v1/questions', { edit: { answerId: answer.id, query } });
    expect(response.status).toBe(422);
    const another = await buyer.request('POST', '/v1/questions', { edit: { answerId: answer.id, query } });
    expect(another.status).toBe(404);
  });
});

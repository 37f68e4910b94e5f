import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  Answered,
  AuditEntry,
  CacheStatistics,
  Costs,
  Dashboard,
  Memory,
  NotificationPage,
  Problem,
  SavedQuestion,
} from '#libs/contracts';
import { Client } from '../harness/client';
import { answers, ROOT, Started } from '../harness/processes';
import { type Mode, modes, type Product, startProduct, TODAY } from '../harness/product';

jest.setTimeout(180_000);

const TOMORROW = '2026-06-18';

/** Every question costs a cent, and a user has ten of them a day. */
const SETTINGS = `
prices:
  version: spec
  list: [{ service: platform, unit: question, usd: 0.01 }]
budgets:
  perUserDayUsd: 0.1
  reservePerQuestionUsd: 0.01
`;

describe.each(modes())('costs, memory and dashboards, %s', (mode: Mode) => {
  const directory = mkdtempSync(join(tmpdir(), 'qm-costs-'));
  let product: Product;
  let manager: Client;
  let admin: Client;

  beforeAll(async () => {
    const file = join(directory, 'quartermaster.yaml');
    writeFileSync(file, SETTINGS);
    product = await startProduct({ mode, env: { QM_CONFIG: file } });
    manager = await Client.demo(product.url, 'warehouse_manager');
    admin = await Client.demo(product.url, 'admin');
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function answered(client: Client, asked: object): Promise<Answered> {
    const response = await client.request('POST', '/v1/questions', asked);
    const answer = (await response.json()) as Answered;
    if (answer.kind !== 'answer') throw new Error(`${JSON.stringify(asked)} gave ${JSON.stringify(answer)}`);
    return answer;
  }

  const alerts = async () =>
    (await admin.get<{ data: AuditEntry[] }>('/v1/audit?limit=500')).data.filter(
      ({ action }) => action === 'budget.alert',
    );

  /** The process that keeps the money starts again on another day of the clock. */
  async function beginDay(today: string): Promise<void> {
    const name = mode === 'one process' ? 'all-in-one' : 'orchestrator';
    const index = product.processes.findIndex((started) => started.name === name);
    await product.processes[index]!.stop();
    const script = join(ROOT, `dist/apps/${name}/src/main.js`);
    const env = { ...product.env, QM_TODAY: today };
    const started = Started.run(name, process.execPath, ['--enable-source-maps', script], { env });
    product.processes[index] = started;
    await started.until(() => answers(`${product.url}/readyz`));
    // Ready is the gateway; the service behind it answers when this does.
    await started.until(async () => (await manager.request('GET', '/v1/costs')).ok);
  }

  describe('memory', () => {
    it('holds what was asked and named, whatever the conversation, until it is forgotten', async () => {
      const engineer = await Client.demo(product.url, 'field_engineer');
      const first = await answered(engineer, { question: 'open orders in WH-05' });
      await answered(engineer, { question: 'overdue orders in WH-03' });
      const remembered = await engineer.get<Memory>('/v1/memory?persona=field_engineer');
      expect(remembered.interactions.map(({ question }) => question)).toEqual([
        'overdue orders in WH-03',
        'open orders in WH-05',
      ]);
      expect(remembered.entities.map(({ value }) => value)).toEqual(['WH-03', 'WH-05']);

      const forgotten = await engineer.request('DELETE', '/v1/memory?persona=field_engineer');
      expect(await forgotten.json()).toEqual({ forgotten: 2 });
      expect(await engineer.get('/v1/memory?persona=field_engineer')).toMatchObject({
        interactions: [],
        entities: [],
      });
      const { conversationId } = first;
      const after = await engineer.ask('and for WH-09?', { conversationId, persona: 'field_engineer' });
      expect(after.kind).not.toBe('answer');
    });
  });

  describe('the dashboard', () => {
    it('has tiles that are answered as they say, and the pinned questions', async () => {
      const buyer = await Client.demo(product.url, 'procurement_specialist');
      const persona = 'procurement_specialist';
      const path = `/v1/dashboard?persona=${persona}`;
      const { tiles } = await buyer.get<Dashboard>(path);
      expect(new Set(tiles.map(({ id }) => id)).size).toBe(tiles.length);
      let last: Answered | undefined;
      for (const { question, show } of tiles) {
        last = await answered(buyer, { question, persona, purpose: 'dashboard' });
        if (show === 'number') expect(last.table).toMatchObject({ rowCount: 1, columns: [{}] });
        if (show === 'chart') expect(last.chart).not.toBeNull();
        if (show === 'table') expect(last.table.rowCount).toBeGreaterThan(0);
      }
      const saving = await buyer.request('POST', '/v1/saved-questions', {
        answerId: last!.id,
        name: 'Late from suppliers',
      });
      const { id, name } = (await saving.json()) as SavedQuestion;
      expect((await buyer.get<Dashboard>(path)).tiles).toEqual(tiles);
      await buyer.request('PUT', `/v1/saved-questions/${id}`, { name, pinned: true });
      expect((await buyer.get<Dashboard>(path)).tiles.slice(tiles.length)).toEqual([
        { id: `saved-${id}`, title: name, savedQuestionId: id, show: 'chart' },
      ]);
      expect((await buyer.get<Memory>(`/v1/memory?persona=${persona}`)).interactions).toEqual([]);
    });
  });

  describe('the cache', () => {
    it('is seen by everybody and emptied by administrators', async () => {
      const before = await manager.get<CacheStatistics>('/v1/cache');
      expect(before.hits + before.misses).toBeGreaterThan(0);
      expect((await manager.request('DELETE', '/v1/cache?pattern=*')).status).toBe(403);
      const emptied = await admin.request('DELETE', '/v1/cache?pattern=*');
      expect(((await emptied.json()) as { forgotten: number }).forgotten).toBeGreaterThan(0);
    });
  });

  describe('a budget', () => {
    const ask = () => answered(manager, { question: 'stock value per warehouse' });

    it('counts every question, at the price that its evidence shows', async () => {
      const { evidence } = await ask();
      expect(evidence.cost.totalUsd).toBe(0.01);
      expect(await manager.get<Costs>('/v1/costs')).toMatchObject({
        scope: 'mine',
        to: TOMORROW,
        totalUsd: 0.01,
        questions: 1,
        todayUsd: 0.01,
        monthEstimateUsd: expect.closeTo((0.01 / 17) * 30, 9) as number,
        budgets: [{ scope: 'user-day', limitUsd: 0.1, spentUsd: 0.01, reservedUsd: 0, state: 'fine' }],
      });
      expect((await manager.request('GET', '/v1/costs?scope=all')).status).toBe(403);
      const all = await admin.get<Costs>('/v1/costs?scope=all');
      expect(all.byUser.length).toBeGreaterThan(1);
      expect(all.totalUsd).toBeGreaterThan(0.01);
      expect(all.priceVersion).toMatch(/^spec\+/);
    });

    it('tells administrators once when four fifths are spent', async () => {
      const before = (await alerts()).length;
      for (let i = 0; i < 6; i += 1) await ask();
      expect(await alerts()).toHaveLength(before);
      await ask();
      await ask();
      const [newest, ...older] = await alerts();
      expect(older).toHaveLength(before);
      expect(newest).toMatchObject({ details: { scope: 'user-day', period: TODAY, spentUsd: 0.08 } });
      const told = () => admin.get<NotificationPage>('/v1/notifications');
      for (let page = await told(); page.data.length === 0; page = await told()) await delay(200);
      expect((await told()).data.filter(({ kind }) => kind === 'budget').at(0)).toMatchObject({
        title: 'A user’s budget for the day is nearly spent',
        text: expect.stringContaining('0.08 of 0.10 USD') as string,
      });
    });

    it('refuses when it is spent, with the next step, and others go on', async () => {
      await ask();
      const refused = await manager.request('POST', '/v1/questions', { question: 'low stock in WH-03' });
      expect(refused.status).toBe(429);
      expect((await refused.json()) as Problem).toMatchObject({
        code: 'BUDGET_EXCEEDED',
        detail: 'Your budget for today (0.1 USD) is spent. It starts again on 2026-06-18 (UTC).',
        nextStep: 'Wait until then, or ask an administrator for more.',
        retryable: false,
      });
      expect((await manager.get<Costs>('/v1/costs')).budgets[0]).toMatchObject({
        spentUsd: 0.1,
        reservedUsd: 0,
        state: 'spent',
      });
      await answered(await Client.demo(product.url, 'field_engineer'), { question: 'open orders' });
    });

    it('starts again on the next day', async () => {
      await beginDay(TOMORROW);
      await ask();
      expect(await manager.get<Costs>(`/v1/costs?from=${TODAY}&to=2026-06-19`)).toMatchObject({
        totalUsd: expect.closeTo(0.11, 9) as number,
        todayUsd: 0.01,
        monthUsd: expect.closeTo(0.11, 9) as number,
        byDay: [
          { day: TODAY, questions: 10 },
          { day: TOMORROW, questions: 1 },
        ],
      });
    });

    it('is told on the command line too, while the product runs', async () => {
      const script = join(ROOT, 'scripts/qm.mjs');
      const args = [script, 'costs', '--from', TODAY, '--to', TOMORROW];
      const told = Started.run('qm costs', process.execPath, args, { env: product.env });
      expect(await told.exited).toBe(0);
      const line = told
        .log()
        .split('\n')
        .find((text) => text.startsWith('{'));
      expect(JSON.parse(line ?? '{}')).toMatchObject({ scope: 'all', from: TODAY, to: TOMORROW });
      expect((JSON.parse(line!) as Costs).byUser.length).toBeGreaterThan(1);
    });
  });
});

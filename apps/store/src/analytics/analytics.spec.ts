import { randomUUID } from 'node:crypto';
import {
  type KpiId,
  type Recommendation,
  storeAnalytics,
  type StoreAnalytics,
  storeRequests,
  stores,
  tasks,
} from '#libs/contracts';
import { RunningStore } from '../testing/running-store';

describe('analytics of a store', () => {
  let store: RunningStore;
  let overview: StoreAnalytics;
  beforeAll(async () => {
    store = await RunningStore.start();
    await prepare();
    overview = await look();
  }, 120_000);
  afterAll(() => store?.stop());

  const look = (as = 'sofia', period: 'day' | 'week' | 'four-weeks' = 'week') =>
    store.call(storeAnalytics.overview, { period }, as);
  const kpi = (id: KpiId, of = overview) => of.kpis.find((each) => each.id === id)!;

  /** Facts by hand over the samples, so that every figure can be counted: today is Wednesday 17 June 2026. */
  async function prepare(): Promise<void> {
    await store.sql('DELETE FROM store_task');
    await store.sql('DELETE FROM customer_transaction');
    await store.sql(
      'UPDATE catalog_place SET stock = 100, minimum = 10, expected_day = NULL, expected_quantity = NULL',
    );
    let n = 0;
    const task = (day: string, done: string | null, title = `Task ${(n += 1)}`, area = 'Deli') =>
      store.sql(
        `INSERT INTO store_task (id, store_code, day, title, description, area, priority, estimate_minutes, due_day,
           due_minute, status, source_kind, created_at, completed_at)
         VALUES ($1, 'S-01', $2, $3, '', $4, 2, 10, $2, 600, $5, 'routine', '2026-05-01', $6)`,
        [
          randomUUID(),
          day,
          title,
          area,
          done === null ? 'open' : 'completed',
          done === null ? null : `${day}T${done}Z`,
        ],
      );
    // The seven days to 16 June: four due, two on time, one 30 minutes late, one left. The seven before: two on time.
    await task('2026-06-16', '09:30:00');
    await task('2026-06-10', '10:00:00');
    await task('2026-06-12', '10:30:00', 'Temperature log, morning', 'Fresh food');
    await task('2026-06-13', null, 'Temperature log, morning', 'Fresh food');
    await task('2026-06-03', '08:00:00');
    await task('2026-06-09', '08:00:00');
    // Today is not judged yet.
    await task('2026-06-17', null);
    const [first, second] = await store.sql<{ code: string }>(
      `SELECT product_code AS code FROM catalog_place WHERE store_code = 'S-01' ORDER BY product_code LIMIT 2`,
    );
    const sale = async (number: string, day: string, code: string, quantity: number, price: number) => {
      await store.sql(`INSERT INTO customer_transaction (number, store_code, day) VALUES ($1, 'S-01', $2)`, [
        number,
        day,
      ]);
      await store.sql(
        `INSERT INTO customer_transaction_line (number, line, product_code, quantity, price) VALUES ($1, 1, $2, $3, $4)`,
        [number, code, quantity, price],
      );
    };
    await sale('T-1', '2026-06-15', first!.code, 3, 2.5);
    await sale('T-2', '2026-06-16', second!.code, 1, 4.5);
    await sale('T-3', '2026-06-08', second!.code, 2, 5);
    await sale('T-0', '2026-06-03', second!.code, 1, 0);
    await store.sql(`UPDATE catalog_place SET stock = 0 WHERE store_code = 'S-01' AND product_code = $1`, [
      first!.code,
    ]);
  }

  it('counts tasks by hand-checked figures, with the period before and in words', () => {
    expect([overview.from, overview.to]).toEqual(['2026-06-10', '2026-06-17']);
    expect(kpi('tasks-on-time')).toMatchObject({
      value: 0.5,
      before: 1,
      better: false,
      comparison: '50 points less than in the 7 days before (100%).',
      inputs: ['4 tasks due', '2 completed on time'],
      rows: 4,
      note: null,
    });
    expect([kpi('tasks-late').value, kpi('tasks-unfinished').value]).toEqual([1, 1]);
    expect(kpi('tasks-on-time').parts).toEqual([
      { name: 'Fresh food', value: 0, of: '0 of 2' },
      { name: 'Deli', value: 1, of: '2 of 2' },
    ]);
  });

  it('counts sales and baskets: 3 × 2.50 + 4.50 in two transactions, against 10.00 in one', () => {
    expect(kpi('sales')).toMatchObject({ value: 12, before: 10, better: true });
    expect(kpi('transactions')).toMatchObject({ value: 2, before: 2 });
    expect(kpi('basket')).toMatchObject({ value: 6, before: 5 });
    const { value: hours } = kpi('labour-hours');
    expect(kpi('sales-per-hour').value).toBeCloseTo(12 / hours!, 10);
  });

  it('counts hours as the roster says, without breaks and sickness', async () => {
    const { shifts } = await store.call(stores.roster, { from: '2026-06-10', to: '2026-06-17' }, 'sofia');
    const minutes = shifts
      .filter(({ status }) => status === 'planned')
      .map(
        ({ startsAt, endsAt, breaks }) =>
          endsAt - startsAt - breaks.reduce((sum, b) => sum + b.endsAt - b.startsAt, 0),
      );
    expect(kpi('labour-hours').value).toBeCloseTo(minutes.reduce((sum, each) => sum + each, 0) / 60, 10);
    const [sick] = shifts;
    await store.sql(`UPDATE store_shift SET status = 'sick' WHERE id = $1`, [sick!.id]);
    const all = minutes.reduce((sum, each) => sum + each, 0);
    expect(kpi('sick-share', await look()).value).toBeCloseTo(minutes[0]! / all, 10);
    await store.sql(`UPDATE store_shift SET status = 'planned' WHERE id = $1`, [sick!.id]);
  });

  it('says what is missing, and never makes it zero', async () => {
    expect(kpi('waste')).toMatchObject({
      value: null,
      note: 'No waste has been recorded on these days or before.',
    });
    const month = await look('sofia', 'four-weeks');
    expect(kpi('sales', month)).toMatchObject({
      value: 22,
      before: null,
      comparison: 'No comparison: the data begins on 2026-06-03.',
      note: 'Only from 2026-06-03 on: nothing is known of the days before.',
    });
    expect(kpi('out-of-stock')).toMatchObject({ value: 1, before: null, trend: [] });
    expect(kpi('out-of-stock').comparison).toContain('not kept');
  });

  it('shows the rows behind a figure, with the way to them', async () => {
    const late = await store.call(storeAnalytics.rows, { kpi: 'tasks-late', period: 'week' }, 'sofia');
    expect(late).toMatchObject({ total: 1, columns: [{ name: 'Task' }, { name: 'Area' }, {}, {}, {}] });
    expect(late.rows[0]!.cells).toEqual([
      'Temperature log, morning',
      'Fresh food',
      '2026-06-12 10:00',
      null,
      '30 min late',
    ]);
    expect(late.rows[0]!.link).toMatch(/^\/store\/tasks\//);
    for (const { id, rows } of overview.kpis) {
      const behind = await store.call(storeAnalytics.rows, { kpi: id, period: 'week' }, 'sofia');
      expect([id, behind.total]).toEqual([id, rows]);
      for (const { cells } of behind.rows) expect(cells).toHaveLength(behind.columns.length);
    }
  });

  it('is for managers, of their own store', async () => {
    await expect(look('ben')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    await expect(look('maria')).rejects.toMatchObject({ code: 'NO_STORE' });
    expect(kpi('sales', await look('marcus')).value).toBeNull();
    expect(kpi('tasks-late', await look('marcus')).value).toBeNull();
  });

  describe('what follows', () => {
    const found = (kind: Recommendation['kind'], of = overview) =>
      of.recommendations.find((each) => each.kind === kind)!;
    const propose = (
      recommendationId: string,
      tasks: Recommendation['tasks'],
      as = 'sofia',
      requestId = randomUUID(),
    ) => store.call(storeAnalytics.propose, { recommendationId, requestId, tasks }, as);

    it('says why with its figures, and who is on shift with the skill', async () => {
      const log = found('missed-log');
      expect(log.why).toContain('it was due 2 times: 1 late, 1 not at all');
      expect(found('out-of-stock')).toMatchObject({
        title: '1 best seller out of stock',
        tasks: [{ priority: 1, day: '2026-06-17' }],
      });
      const { recommendation, candidates } = await store.call(
        storeAnalytics.recommendation,
        { recommendationId: 'out-of-stock:best-sellers' },
        'sofia',
      );
      const [best] = candidates[0]!;
      expect(recommendation.tasks[0]!.assigneeId).toBe(best!.staffId);
      expect([best!.shift === null, best!.missingSkills]).toEqual([false, []]);
    });

    it('becomes exactly the tasks that were edited and approved, once, and is not offered again meanwhile', async () => {
      const { id, tasks: offered } = found('missed-log');
      const { data: staff } = await store.call(stores.staff, { left: false }, 'sofia');
      const amara = staff.find(({ name }) => name === 'Amara Okafor')!.id;
      const edited = [{ ...offered[0]!, title: 'Read the fridges', assigneeId: amara, estimateMinutes: 40 }];
      const requestId = randomUUID();
      const request = await propose(id, edited, 'sofia', requestId);
      expect(request).toMatchObject({
        kind: 'tasks',
        status: 'open',
        mayDecide: true,
        requestedBy: { name: 'Sofia Rossi' },
      });
      expect(request.diff[0]!.label).toBe('Read the fridges (Fresh food)');
      expect(request.diff[0]!.after).toContain('Amara Okafor, 2026-06-17, 40 min, urgent');
      expect((await propose(id, edited, 'sofia', requestId)).id).toBe(request.id);
      const waiting = await look();
      expect(waiting.recommendations.some((each) => each.id === id)).toBe(false);
      expect(waiting.underWay).toContainEqual(expect.objectContaining({ id, requestId: request.id }));
      await expect(propose(id, edited)).rejects.toMatchObject({ code: 'NOT_FOUND' });

      const approve = (as: string) =>
        store.call(storeRequests.approve, { requestId: request.id, hash: request.hash }, as);
      const done = await approve('sofia');
      expect(done).toMatchObject({ status: 'executed', effects: ['“Read the fridges” for Amara Okafor.'] });
      await approve('sofia');
      const { data } = await store.call(tasks.list, { whose: 'mine', day: '2026-06-17', limit: 50 }, 'amara');
      const made = data.filter(({ source }) => source.kind === 'recommendation');
      expect(made).toMatchObject([
        {
          title: 'Read the fridges',
          estimateMinutes: 40,
          source: { id },
          createdBy: { name: 'Sofia Rossi' },
        },
      ]);
      const after = await look();
      expect(after.recommendations.some((each) => each.id === id)).toBe(false);
      expect(after.underWay).toContainEqual(expect.objectContaining({ id, openTasks: 1, requestId: null }));

      // Done: it rests for a week, then the figures decide again.
      await store.call(tasks.complete, { taskId: made[0]!.id, actId: randomUUID() }, 'amara');
      const resting = await look();
      expect(resting.underWay.some((each) => each.id === id)).toBe(false);
      expect(resting.recommendations.some((each) => each.id === id)).toBe(false);
      await store.sql(`UPDATE store_task SET created_at = created_at - interval '8 days' WHERE id = $1`, [
        made[0]!.id,
      ]);
      expect((await look()).recommendations.some((each) => each.id === id)).toBe(true);
    });

    it('refuses, in plain words, tasks of yesterday, for somebody of another store, and by who may not', async () => {
      const { id, tasks: offered } = found('out-of-stock', await look());
      const with_ = (change: object) => [{ ...offered[0]!, ...change }];
      await expect(propose(id, with_({ day: '2026-06-16' }))).rejects.toMatchObject({
        code: 'REQUEST_INVALID',
        message: expect.stringContaining('is over') as string,
      });
      const { data } = await store.call(stores.staff, { left: false }, 'marcus');
      await expect(propose(id, with_({ assigneeId: data[0]!.id }))).rejects.toMatchObject({
        code: 'TASK_INVALID',
      });
      await expect(propose(id, offered, 'ben')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
      await expect(propose(id, offered, 'marcus')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(propose('late-area:Nowhere:1', offered)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('makes nothing of two requests for the same at once but one', async () => {
      const { id, tasks: offered } = found('out-of-stock', await look());
      const outcomes = await Promise.allSettled([propose(id, offered), propose(id, offered, 'alex')]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });
  });
});

import { dailyPlan, type PlanDraft } from '#libs/contracts';
import type { RunningStore } from '../testing/running-store';
import { DAY, RunningPlans } from './testing/running-plans';

describe('the daily plan of a store', () => {
  let plans: RunningPlans;
  let store: RunningStore;
  beforeAll(async () => {
    plans = await RunningPlans.start();
    ({ store } = plans);
  });
  afterAll(() => store?.stop());
  afterEach(() => plans.forget());

  const get: RunningPlans['get'] = (...given) => plans.get(...given);
  const events: RunningPlans['events'] = (...given) => plans.events(...given);
  const make: RunningPlans['make'] = (...given) => plans.make(...given);
  const edit: RunningPlans['edit'] = (...given) => plans.edit(...given);
  const approve: RunningPlans['approve'] = (...given) => plans.approve(...given);
  const mark: RunningPlans['mark'] = (...given) => plans.mark(...given);
  const kept = () => plans.kept();
  const shiftOf = (draft: PlanDraft, name: string) =>
    draft.people.find((person) => person.name === name)!.shiftIds[0]!;

  it('plans open and routine tasks for those who are on shift, and keeps the draft', async () => {
    const seen = await events();
    expect(seen.filter(({ type }) => type === 'progress').length).toBeGreaterThan(0);
    const draft = (await get('alex')).draft!;
    expect(draft).toMatchObject({ version: 1, madeBy: { name: 'Sofia Rossi' }, stale: [], changes: [] });
    expect(draft.assignments.length).toBeGreaterThan(15);
    expect(draft.assignments.length + draft.unplaced.length).toBe(draft.tasks.length);
    expect(draft.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const { reasons } of draft.assignments) expect(reasons[0]).toMatch(/^[A-Z].+\.$/);
    for (const { message } of draft.unplaced) expect(message).not.toMatch(/[0-9a-f]{8}-/);
    const { gap, bound, value, fairness, placed, cover } = draft.figures;
    expect(gap).toBeCloseTo((bound - value) / bound, 9);
    expect(gap).toBeLessThan(0.02);
    expect(fairness).toBeGreaterThan(0.5);
    const people = await store.sql<{ id: string; minutes: number | null; planned: number; contract: number }>(
      `SELECT p->>'id' AS id, (p->>'weekMinutes')::int AS minutes, (p->>'contractMinutes')::int AS contract,
         (SELECT sum(h.ends_at - h.starts_at - (SELECT coalesce(sum((b->>'endsAt')::int - (b->>'startsAt')::int), 0)
            FROM jsonb_array_elements(h.breaks::jsonb) AS b))::int
          FROM store_shift h WHERE h.staff_id = (p->>'id')::uuid AND h.status = 'planned'
            AND h.day BETWEEN date_trunc('week', d.day)::date AND date_trunc('week', d.day)::date + 6) AS planned
       FROM store_daily_plan d CROSS JOIN jsonb_array_elements(d.content::jsonb->'request'->'staff') AS p WHERE d.id = $1`,
      [draft.id],
    );
    expect(people.length).toBe(draft.people.length);
    for (const { minutes, planned } of people) expect(minutes).toBe(planned);
    for (const { minutes, contract } of people) expect(minutes! / contract).toBeGreaterThan(0.5);
    expect(placed.reduce((sum, { all }) => sum + all, 0)).toBe(draft.tasks.length);
    expect(cover).toMatchObject({ wanted: 2 });
    expect(await kept()).toEqual([]);
  });

  it('takes nobody but managers of the store, and nothing of another store', async () => {
    await expect(get('ben')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    await expect(get('nobody')).rejects.toMatchObject({ code: 'NO_STORE' });
    const draft = await make();
    expect((await get('marcus')).draft).toBeNull();
    await expect(approve(draft, 'marcus')).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const { taskId } = draft.tasks[0]!;
    const of = await make('marcus');
    const foreign = { kind: 'drop' as const, taskId };
    await expect(edit(of, foreign, 'marcus')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(mark(shiftOf(draft, draft.people[0]!.name), 'sick', 'marcus')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(mark(shiftOf(draft, draft.people[0]!.name), 'sick', 'ben')).rejects.toMatchObject({
      code: 'NOT_THE_MANAGER',
    });
  });

  it('says what is missing: a day that is past or far, nobody on shift, nothing to do', async () => {
    for (const day of ['2026-06-16', '2026-09-01'])
      await expect(events('sofia', undefined, day)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    await store.sql(`UPDATE store_shift SET status = 'off' WHERE day = $1`, [DAY]);
    await expect(events()).rejects.toMatchObject({
      code: 'PLAN_INVALID',
      message: 'Nobody is on shift tomorrow.',
    });
    await store.sql(`UPDATE store_shift SET status = 'planned' WHERE day = $1`, [DAY]);
    await get();
    await store.sql(`UPDATE store_task SET status = 'cancelled' WHERE day = $1`, [DAY]);
    await expect(events()).rejects.toMatchObject({
      code: 'PLAN_INVALID',
      message: 'Nothing is left to do tomorrow: no task is open.',
    });
  });

  it('is edited with undo, each edit checked at once, and made again around the pins', async () => {
    const draft = await make();
    const [first, other] = draft.assignments;
    const to = draft.people.find(({ staffId }) => staffId !== first!.staffId)!;
    const moved = await edit(draft, { kind: 'move', taskId: first!.taskId, staffId: to.staffId, start: 300 });
    expect(moved.version).toBe(2);
    expect(moved.assignments.find(({ taskId }) => taskId === first!.taskId)).toMatchObject({
      staffId: to.staffId,
      start: 300,
      pinned: true,
    });
    expect(moved.faults[0]).toMatchObject({ severity: 'error', taskId: first!.taskId });
    expect(moved.faults[0]!.message).toContain(to.name);
    expect(moved.undo).toMatch(/^Move “.*” to .* at 05:00$/);
    await expect(approve(moved)).rejects.toMatchObject({ code: 'PLAN_INVALID' });
    const back = await edit(moved, { kind: 'undo' });
    expect(back.assignments).toEqual(draft.assignments);
    expect(back).toMatchObject({ faults: draft.faults, undo: null, version: 3, hash: draft.hash });
    await expect(edit(back, { kind: 'undo' })).rejects.toMatchObject({ code: 'PLAN_INVALID' });

    const free = await edit(back, { kind: 'move', taskId: first!.taskId, staffId: first!.staffId });
    const dropped = await edit(free, { kind: 'drop', taskId: other!.taskId });
    expect(dropped.unplaced.at(-1)).toMatchObject({ taskId: other!.taskId, dropped: true });
    expect(dropped.figures.value).toBeLessThan(draft.figures.value);
    const again = await make('sofia', dropped.version);
    const pin = free.assignments.find(({ taskId }) => taskId === first!.taskId)!;
    expect(again.assignments.find(({ taskId }) => taskId === first!.taskId)).toMatchObject({
      staffId: pin.staffId,
      start: pin.start,
      pinned: true,
      reasons: ['Pinned here.'],
    });
    expect(again.unplaced).toContainEqual(expect.objectContaining({ taskId: other!.taskId, dropped: true }));
    const restored = await edit(again, { kind: 'restore', taskId: other!.taskId });
    const whole = await make('sofia', restored.version);
    expect(whole.assignments.some(({ taskId }) => taskId === other!.taskId)).toBe(true);
  });

  it('is of one version: whoever edits or makes an older one sees who was faster', async () => {
    const draft = await make();
    const { taskId } = draft.assignments[0]!;
    const newer = await edit(draft, { kind: 'drop', taskId }, 'alex');
    const late = edit(draft, { kind: 'drop', taskId });
    await expect(late).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      message: 'Alex Admin changed the plan of that day meanwhile.',
      details: { version: 2 },
    });
    await expect(approve(draft)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(events()).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const once = await Promise.allSettled([
      edit(newer, { kind: 'undo' }, 'sofia'),
      edit(newer, { kind: 'undo' }, 'alex'),
    ]);
    expect(once.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { version } = (await get()).draft!;
    const gone = await store.call(dailyPlan.discard, { day: DAY, version }, 'sofia');
    expect(gone.draft).toBeNull();
    expect((await make()).version).toBe(1);
  });
});

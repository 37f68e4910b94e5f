import { randomUUID } from 'node:crypto';
import { newCallContext, ServiceClient } from '#libs/bus';
import {
  dailyPlan,
  type DailyPlanDay,
  type DailyPlanEvent,
  type PlanDraft,
  type PlanEdit,
  storeRequests,
  stores,
  tasks,
} from '#libs/contracts';
import { TaskStore } from '../tasks/persistence/task-store';
import { RunningStore } from '../testing/running-store';
import { PlanMessenger } from './plan-messenger';

const DAY = '2026-06-18';

describe('the daily plan of a store', () => {
  let store: RunningStore;
  beforeAll(async () => {
    store = await RunningStore.start();
  });
  afterAll(() => store?.stop());
  afterEach(async () => {
    jest.restoreAllMocks();
    jest.spyOn((await import('#libs/runtime')).Clock.prototype, 'now').mockImplementation(() => store.now);
    await store.sql('DELETE FROM store_daily_plan');
    await store.sql(`DELETE FROM store_request`);
    await store.sql(
      `UPDATE store_task SET status = 'open', planned_start = NULL, planned_end = NULL, assignee = NULL,
      started_at = NULL, completed_at = NULL, completed_by = NULL WHERE day = $1`,
      [DAY],
    );
    await store.sql(`UPDATE store_shift SET status = 'planned' WHERE day = $1`, [DAY]);
    await store.sql('UPDATE store_staff SET left_on = NULL');
    await store.sql(`DELETE FROM job_queue.job WHERE name = 'notify'`);
  });

  const get = (as = 'sofia', day = DAY) => store.call(dailyPlan.get, { day }, as);
  async function events(as = 'sofia', version?: number, day = DAY): Promise<DailyPlanEvent[]> {
    const context = newCallContext({ timeoutMs: 30_000, principal: store.principal(as) });
    const input = { day, ...(version === undefined ? {} : { version }) };
    const seen: DailyPlanEvent[] = [];
    for await (const event of store.app.get(ServiceClient).stream(dailyPlan.make, input, context))
      seen.push(event);
    return seen;
  }
  async function make(as = 'sofia', version?: number, day = DAY): Promise<PlanDraft> {
    const last = (await events(as, version, day)).at(-1)!;
    if (last.type !== 'plan') throw new Error(`no plan but ${last.type}`);
    return last.plan.draft!;
  }
  const edit = async ({ version }: PlanDraft, change: PlanEdit, as = 'sofia'): Promise<PlanDraft> =>
    (await store.call(dailyPlan.edit, { day: DAY, version, edit: change }, as)).draft!;
  const approve = ({ hash }: PlanDraft, as = 'sofia'): Promise<DailyPlanDay> =>
    store.call(dailyPlan.approve, { day: DAY, hash }, as);
  const kept = () =>
    store.sql<{ id: string; assignee: string; planned_start: number; planned_end: number }>(
      `SELECT id, assignee, planned_start, planned_end FROM store_task
       WHERE day = $1 AND store_code = 'S-01' AND planned_start IS NOT NULL`,
      [DAY],
    );
  const notices = async () => {
    await store.app.get(PlanMessenger, { strict: false }).send();
    const jobs = await store.sql<{ data: { title: string; userId: string } }>(
      `SELECT data FROM job_queue.job WHERE name = 'notify' AND data->>'kind' = 'task'`,
    );
    return jobs.map(({ data }) => data);
  };
  const shiftOf = (draft: PlanDraft, name: string) =>
    draft.people.find((person) => person.name === name)!.shiftIds[0]!;
  const mark = (shiftId: string, status: 'sick' | 'planned', as = 'sofia') =>
    store.call(stores.markShift, { shiftId, status }, as);
  const newTask = (title: string, more: object = {}) =>
    store.call(
      tasks.create,
      { taskId: randomUUID(), title, area: 'Grocery', day: DAY, estimateMinutes: 30, ...more },
      'sofia',
    );

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

  it('is approved exactly once, however often and by however many it is pressed', async () => {
    const draft = await make();
    const pressed = await Promise.all(
      Array.from({ length: 8 }, (_, index) => approve(draft, index % 2 === 0 ? 'sofia' : 'alex')),
    );
    const winners = new Set(pressed.map(({ approved }) => approved!.by.name));
    expect(winners.size).toBe(1);
    expect(pressed.every((day) => day.draft === null)).toBe(true);
    const written = await kept();
    const inPlan = draft.assignments.map(({ taskId, staffId, start, end }) => [taskId, staffId, start, end]);
    expect(written.map((row) => [row.id, row.assignee, row.planned_start, row.planned_end]).sort()).toEqual(
      inPlan.sort(),
    );
    const assigned = await store.sql(
      `SELECT e.id FROM store_task_event e JOIN store_task t ON t.id = e.task_id
       WHERE t.day = $1 AND t.store_code = 'S-01' AND e.kind = 'changed' AND e.changes @> '[{"field": "assignee"}]'
         AND e.recorded_at = $2 AND t.planned_start IS NOT NULL`,
      [DAY, store.now],
    );
    expect(assigned).toHaveLength(inPlan.length);
    const requests = await store.call(storeRequests.list, { status: 'all', limit: 10 }, 'sofia');
    expect(requests.data).toHaveLength(1);
    expect(requests.data[0]).toMatchObject({ kind: 'daily-plan', status: 'executed' });
    expect(requests.data[0]!.title).toMatch(/^Plan of 18 June 2026: \d+ tasks for \d+ people$/);
    const audit = await store.sql(
      `SELECT 1 FROM audit WHERE action = 'store-request.approved' AND details->>'requestId' = $1`,
      [draft.id],
    );
    expect(audit).toHaveLength(1);

    const told = await notices();
    const accounts = ['sofia', 'alex', 'ben', 'amara'].map((name) => store.principal(name).userId);
    expect(new Set(told.map(({ userId }) => userId)).size).toBe(told.length);
    for (const { userId, title } of told) {
      expect(accounts).toContain(userId);
      expect(title).toMatch(/^\d+ tasks? for you tomorrow, first at \d\d:\d\d$/);
    }
    expect(await store.sql('SELECT FROM store_task_notice')).toEqual([]);
    expect(await notices()).toHaveLength(told.length);
  });

  it('is carried out whole or not at all', async () => {
    const draft = await make();
    // Two tasks are written, then the process ends.
    const record = jest
      .spyOn(TaskStore.prototype, 'record')
      .mockResolvedValueOnce()
      .mockResolvedValueOnce()
      .mockRejectedValueOnce(new Error('it ends here'));
    await expect(approve(draft)).rejects.toMatchObject({ code: 'INTERNAL' });
    record.mockRestore();
    expect(await kept()).toEqual([]);
    expect(await store.sql('SELECT FROM store_request')).toEqual([]);
    expect(await store.sql('SELECT FROM store_daily_plan_notice')).toEqual([]);
    expect((await get()).draft).toMatchObject({ version: 1, hash: draft.hash });
    expect((await approve(draft)).approved).toMatchObject({ by: { name: 'Sofia Rossi' } });
    expect(await kept()).toHaveLength(draft.assignments.length);
  });

  it('is stale when tasks or people changed: told, not approved where it matters, made again', async () => {
    const draft = await make();
    const { data } = await store.call(tasks.list, { whose: 'all', day: DAY, limit: 100 }, 'sofia');
    const begun = data.find(({ id }) => id === draft.assignments[0]!.taskId)!;
    await newTask('Water the plants');
    expect((await get()).draft!.stale).toEqual([
      { message: '“Water the plants” is new and not in the plan.', blocks: false },
    ]);
    await store.call(tasks.cancel, { taskId: begun.id, actId: randomUUID() }, 'sofia');
    const leaver = draft.assignments.map(({ staffId }) => staffId).find((id) => isNoDemoUser(draft, id))!;
    await store.sql('UPDATE store_staff SET left_on = $2 WHERE id = $1', [leaver, DAY]);
    const { stale } = (await get()).draft!;
    const name = draft.people.find(({ staffId }) => staffId === leaver)!.name;
    expect(stale).toContainEqual({ message: `“${begun.title}” was cancelled.`, blocks: true });
    expect(stale).toContainEqual({ message: `${name} has left the store.`, blocks: true });
    await expect(approve(draft)).rejects.toMatchObject({
      code: 'PLAN_STALE',
      message: expect.stringContaining(`${name} has left the store.`),
      nextStep: 'Run the plan again; what you pinned stays.',
    });
    expect(await kept()).toEqual([]);
    const again = await make('sofia', draft.version);
    expect(again.stale).toEqual([]);
    expect(again.tasks.map(({ title }) => title)).toContain('Water the plants');
    expect((await approve(again)).approved).not.toBeNull();
  });

  it('changes as little as possible when somebody is sick, and says what moved to whom', async () => {
    const first = await make();
    await approve(first);
    await notices();
    await store.sql(`DELETE FROM job_queue.job WHERE name = 'notify'`);
    const counts = new Map<string, number>();
    for (const { staffId } of first.assignments) counts.set(staffId, (counts.get(staffId) ?? 0) + 1);
    const sick = first.people.find(
      ({ staffId }) => (counts.get(staffId) ?? 0) >= 2 && isNoDemoUser(first, staffId),
    )!;
    const theirs = first.assignments.filter(({ staffId }) => staffId === sick.staffId);
    expect(await mark(sick.shiftIds[0]!, 'sick')).toMatchObject({ status: 'sick' });
    expect((await get()).sick).toMatchObject([{ name: sick.name }]);
    const again = await make();
    expect(again.people.some(({ staffId }) => staffId === sick.staffId)).toBe(false);
    const moved = again.changes.filter((change) => change.includes(`from ${sick.name} to `));
    const lost = again.changes.filter((change) => change.includes(`not planned any more; ${sick.name}`));
    expect(moved.length + lost.length).toBe(theirs.length);
    const same = again.assignments.filter((one) =>
      first.assignments.some((old) => old.taskId === one.taskId && old.staffId === one.staffId),
    );
    expect(same.length).toBeGreaterThanOrEqual((first.assignments.length - theirs.length) * 0.9);
    const day = await approve(again);
    expect(day.approved!.effects.length).toBeGreaterThan(0);
    const rows = await kept();
    expect(rows.some(({ assignee }) => assignee === sick.staffId)).toBe(false);
    expect(rows).toHaveLength(again.assignments.length);
    for (const { title } of await notices()) expect(title).toMatch(/^Your tasks tomorrow changed: /);
    expect(await mark(sick.shiftIds[0]!, 'planned')).toMatchObject({ status: 'planned' });
    const audit = await store.sql(
      `SELECT details->>'after' AS after FROM audit WHERE action = 'store-shift.marked' ORDER BY seq`,
    );
    expect(audit).toEqual([{ after: 'sick' }, { after: 'planned' }]);
  });

  it('leaves what is begun or done as it is', async () => {
    const first = await make();
    await approve(first);
    const [one, two] = first.assignments;
    store.now = new Date(`${DAY}T08:00:00.000Z`);
    try {
      await store.call(tasks.start, { taskId: one!.taskId, actId: randomUUID() }, 'alex');
      await store.call(tasks.complete, { taskId: two!.taskId, actId: randomUUID() }, 'alex');
      const again = await make();
      const state = (taskId: string) => again.tasks.find((task) => task.taskId === taskId)!.state;
      expect([state(one!.taskId), state(two!.taskId)]).toEqual(['started', 'done']);
      await expect(edit(again, { kind: 'drop', taskId: two!.taskId })).rejects.toMatchObject({
        code: 'PLAN_INVALID',
      });
      for (const { taskId, start } of again.assignments)
        if (state(taskId) === 'planned') expect(start).toBeGreaterThanOrEqual(480);
      expect((await approve(again)).approved).not.toBeNull();
      const [row] = await store.sql<{ status: string }>('SELECT status FROM store_task WHERE id = $1', [
        one!.taskId,
      ]);
      expect(row).toEqual({ status: 'in_progress' });
    } finally {
      store.now = new Date('2026-06-17T09:00:00.000Z');
    }
  });
});

const isNoDemoUser = ({ people }: PlanDraft, staffId: string): boolean =>
  !['Sofia Rossi', 'Alex Admin', 'Ben Carter', 'Amara Okafor'].includes(
    people.find((person) => person.staffId === staffId)!.name,
  );

import { randomUUID } from 'node:crypto';
import { type PlanDraft, storeRequests, tasks } from '#libs/contracts';
import { TaskStore } from '../tasks/persistence/task-store';
import type { RunningStore } from '../testing/running-store';
import { PlanMessenger } from './plan-messenger';
import { DAY, RunningPlans } from './testing/running-plans';

describe('a daily plan that is approved', () => {
  let plans: RunningPlans;
  let store: RunningStore;
  beforeAll(async () => {
    plans = await RunningPlans.start();
    ({ store } = plans);
  });
  afterAll(() => store?.stop());
  afterEach(() => plans.forget());

  const get: RunningPlans['get'] = (...given) => plans.get(...given);
  const make: RunningPlans['make'] = (...given) => plans.make(...given);
  const edit: RunningPlans['edit'] = (...given) => plans.edit(...given);
  const approve: RunningPlans['approve'] = (...given) => plans.approve(...given);
  const mark: RunningPlans['mark'] = (...given) => plans.mark(...given);
  const kept = () => plans.kept();
  const notices = async () => {
    await store.app.get(PlanMessenger, { strict: false }).send();
    const jobs = await store.sql<{ data: { title: string; userId: string } }>(
      `SELECT data FROM job_queue.job WHERE name = 'notify' AND data->>'kind' = 'task'`,
    );
    return jobs.map(({ data }) => data);
  };
  const newTask = (title: string, more: object = {}) =>
    store.call(
      tasks.create,
      { taskId: randomUUID(), title, area: 'Grocery', day: DAY, estimateMinutes: 30, ...more },
      'sofia',
    );

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

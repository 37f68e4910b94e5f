import { randomUUID } from 'node:crypto';
import { type InputOf, tasks, type TaskDetail } from '#libs/contracts';
import { RunningStore } from '../testing/running-store';
import { SampleRooms } from '../sample/sample-rooms';

const TODAY = '2026-06-17';
const NOW = '2026-06-17T09:00:00.000Z';

describe('the tasks of a store', () => {
  let store: RunningStore;
  const staff: Record<string, string> = {};
  beforeAll(async () => {
    store = await RunningStore.start({
      stores: { maxOpenTasks: 150, maxTaskComments: 3, taskActDelayHours: 72 },
    });
    for (const { id, username } of await store.sql<{ id: string; username: string }>(
      'SELECT id, username FROM store_staff WHERE username IS NOT NULL',
    ))
      staff[username] = id;
  });
  afterAll(() => store?.stop());
  beforeEach(() => {
    store.now = new Date(NOW);
  });

  const make = (given: Partial<InputOf<typeof tasks.create>> = {}, as = 'sofia') =>
    store.call(
      tasks.create,
      { taskId: randomUUID(), title: 'Fill the shelf', area: 'Grocery', ...given },
      as,
    );
  const act = (
    what: 'start' | 'complete' | 'reopen' | 'cancel',
    taskId: string,
    as: string,
    more: { actId?: string; at?: string; note?: string } = {},
  ) => store.call(tasks[what], { taskId, actId: randomUUID(), ...more }, as);
  const list = (input: Partial<InputOf<typeof tasks.list>>, as = 'sofia') =>
    store.call(tasks.list, { whose: 'all', limit: 100, ...input }, as);
  const kinds = ({ history }: TaskDetail) => history.map(({ kind }) => kind);

  it('makes the routine tasks of a day once, however many look at it at the same time', async () => {
    const day = '2026-06-20';
    const pages = await Promise.all(Array.from({ length: 8 }, () => list({ day })));
    const counts = pages.map(({ counts }) => counts.open);
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeGreaterThanOrEqual(24);
    const [row] = await store.sql<{ routines: number; tasks: number }>(
      `SELECT count(DISTINCT routine_id)::int AS routines, count(*)::int AS tasks FROM store_task
       WHERE store_code = 'S-01' AND day = $1 AND source_kind = 'routine'`,
      [day],
    );
    expect(row!.tasks).toBe(row!.routines);
    expect(row!.tasks).toBe(counts[0]);
    const due = pages[0]!.data.map(({ due }) => due!.minute!);
    expect(due).toEqual([...due].sort((a, b) => a - b));
    expect((await list({ day: '2026-09-30' })).data).toEqual([]);
  });

  it('has sample tasks: 25 to 40 today, two weeks that were mostly done, and the same at the next start', async () => {
    const { counts } = await list({ day: TODAY });
    expect(counts.open).toBeGreaterThanOrEqual(25);
    expect(counts.open).toBeLessThanOrEqual(40);
    expect(counts.overdue).toBeGreaterThan(0);
    const past = await list({ day: '2026-06-10' });
    expect(past.counts.completed).toBeGreaterThan(past.counts.open);
    const sum = `SELECT count(*)::int AS n FROM store_task WHERE sample`;
    const before = await store.sql(sum);
    await store.app.get(SampleRooms, { strict: false }).fill({ today: TODAY });
    expect(await store.sql(sum)).toEqual(before);
  });

  it('pages by due time without losing or repeating one, and narrows by status, area and being overdue', async () => {
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await list({ day: TODAY, limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      ids.push(...page.data.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    const whole = await list({ day: TODAY });
    expect(ids).toEqual(whole.data.map(({ id }) => id));
    const [{ area, count }] = whole.counts.areas as [{ area: string; count: number }];
    expect((await list({ day: TODAY, area, status: ['open', 'in_progress'] })).data).toHaveLength(count);
    const late = await list({ day: TODAY, overdue: true });
    expect(late.data).toHaveLength(whole.counts.overdue);
    expect(late.data.every(({ overdue }) => overdue)).toBe(true);
    await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('shows an associate the own and nobody’s, and everything to managers alone', async () => {
    const { task } = await make({ assigneeId: staff.ben });
    expect((await list({ whose: 'mine' }, 'ben')).data.map(({ id }) => id)).toContain(task.id);
    const free = await list({ whose: 'unassigned', day: TODAY }, 'ben');
    expect(free.data.length).toBeGreaterThan(0);
    expect(free.data.every(({ assignee }) => assignee === null)).toBe(true);
    await expect(list({}, 'ben')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
  });

  it('lets one of twenty start a task, and tells the others who has it', async () => {
    const { task } = await make();
    const people = ['ben', 'amara', 'sofia', 'alex'];
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => act('start', task.id, people[index % people.length]!)),
    );
    const won = tries.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
    const winner = won[0]!.task.assignee!;
    // Whoever won may start again what is his: nothing happens.
    expect(new Set(won.map(({ task: { assignee } }) => assignee!.staffId))).toEqual(
      new Set([winner.staffId]),
    );
    expect(won).toHaveLength(5);
    for (const result of tries)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({
          code: 'TASK_TAKEN',
          message: `${winner.name} started this task at 09:00.`,
          details: { assignee: winner },
        });
    const [row] = await store.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM store_task_event WHERE task_id = $1 AND kind = 'started'`,
      [task.id],
    );
    expect(row!.n).toBe(1);
  });

  it('goes from open to completed and back, with who, when and what in its history', async () => {
    const { task } = await make({ assigneeId: staff.ben });
    store.now = new Date('2026-06-17T10:00:00.000Z');
    await act('start', task.id, 'ben', { at: '2026-06-17T09:40:00.000Z' });
    const done = await act('complete', task.id, 'ben', { note: 'Two cases were missing.' });
    expect(done.task).toMatchObject({
      status: 'completed',
      startedAt: '2026-06-17T09:40:00.000Z',
      version: 3,
    });
    expect(done.history[1]).toMatchObject({
      kind: 'started',
      by: { name: 'Ben Carter' },
      at: '2026-06-17T09:40:00.000Z',
      recordedAt: '2026-06-17T10:00:00.000Z',
    });
    expect(done.history[2]!.note).toBe('Two cases were missing.');
    await expect(act('reopen', task.id, 'amara')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    await expect(act('complete', task.id, 'amara')).rejects.toMatchObject({
      code: 'TASK_CLOSED',
      message: 'Ben Carter completed this task at 10:00.',
    });
    const open = await act('reopen', task.id, 'ben');
    expect(open.task).toMatchObject({
      status: 'open',
      completedAt: null,
      completedBy: null,
      startedAt: null,
    });
    await act('complete', task.id, 'ben');
    store.now = new Date('2026-06-18T09:00:00.000Z');
    await expect(act('reopen', task.id, 'ben')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    expect(kinds(await act('reopen', task.id, 'sofia'))).toEqual([
      'created',
      'started',
      'completed',
      'reopened',
      'completed',
      'reopened',
    ]);
    const cancelled = await act('cancel', task.id, 'alex', { note: 'Not needed.' });
    expect(cancelled.task.acts).toEqual(['reopen']);
    await expect(act('start', task.id, 'ben')).rejects.toMatchObject({
      code: 'TASK_CLOSED',
      message: 'Alex Admin cancelled this task at 09:00.',
    });
    const audit = await store.sql<{ action: string }>(
      `SELECT action FROM audit WHERE details->>'taskId' = $1 ORDER BY seq`,
      [task.id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'store-task.created',
      'store-task.started',
      'store-task.completed',
      'store-task.reopened',
      'store-task.completed',
      'store-task.reopened',
      'store-task.cancelled',
    ]);
  });

  it('does an act once, however often and however late it is sent', async () => {
    const { task } = await make({ assigneeId: staff.ben });
    const [startId, doneId, commentId] = [randomUUID(), randomUUID(), randomUUID()];
    await Promise.all(Array.from({ length: 5 }, () => act('start', task.id, 'ben', { actId: startId })));
    await act('complete', task.id, 'ben', { actId: doneId });
    await act('reopen', task.id, 'sofia');
    // The phone never heard that it had arrived.
    const again = await act('complete', task.id, 'ben', { actId: doneId });
    expect(again.task.status).toBe('open');
    const say = (as: string, taskId = task.id) =>
      store.call(tasks.comment, { taskId, actId: commentId, text: 'Done twice?' }, as);
    await Promise.all([say('ben'), say('ben'), say('ben')]);
    const { comments, history } = await say('ben');
    expect(comments.map(({ text }) => text)).toEqual(['Done twice?']);
    expect(history.map(({ kind }) => kind)).toEqual(['created', 'started', 'completed', 'reopened']);
    const other = await make();
    await expect(say('ben', other.task.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(say('amara')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(act('start', task.id, 'ben', { actId: doneId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('leaves what is a colleague’s, but a manager may take over what is not begun', async () => {
    const { task } = await make({ assigneeId: staff.amara });
    for (const what of ['start', 'complete'] as const)
      await expect(act(what, task.id, 'ben')).rejects.toMatchObject({
        code: 'TASK_TAKEN',
        message: 'Amara Okafor has this task.',
      });
    const { task: taken, history } = await act('start', task.id, 'sofia');
    expect(taken.assignee!.name).toBe('Sofia Rossi');
    expect(history.at(-1)!.changes).toEqual([
      { field: 'assignee', before: 'Amara Okafor', after: 'Sofia Rossi' },
    ]);
  });

  it('changes what the manager looked at, and shows who was faster', async () => {
    const { task } = await make();
    const change = (as: string, version: number, given: InputOf<typeof tasks.change>['change']) =>
      store.call(tasks.change, { taskId: task.id, actId: randomUUID(), version, change: given }, as);
    const changed = await change('sofia', 1, { assigneeId: staff.ben, priority: 1 });
    expect(changed.task).toMatchObject({ version: 2, priority: 1, assignee: { name: 'Ben Carter' } });
    await expect(change('alex', 1, { priority: 4 })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      message: 'Sofia Rossi changed this at 09:00 (priority, assignee).',
      details: { version: 2, changedBy: { name: 'Sofia Rossi' } },
    });
    await expect(change('ben', 2, { priority: 4 })).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    await act('start', task.id, 'ben');
    const handed = await change('alex', 3, { assigneeId: staff.amara });
    expect(handed.task).toMatchObject({
      status: 'open',
      startedAt: null,
      assignee: { name: 'Amara Okafor' },
    });
    const both = await Promise.allSettled([
      change('alex', 4, { priority: 2 }),
      change('sofia', 4, { priority: 3 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await act('cancel', task.id, 'sofia');
    await expect(change('sofia', 6, { priority: 4 })).rejects.toMatchObject({ code: 'TASK_CLOSED' });
  });

  it('is for those who work in the store: not for who left or is of another one, with a word where not on shift', async () => {
    await expect(make({ assigneeId: staff.marcus })).rejects.toMatchObject({
      code: 'TASK_INVALID',
      message: 'Whoever is to do it is not on the staff of this store.',
    });
    const [gone] = await store.sql<{ id: string; name: string }>(
      `UPDATE store_staff SET left_on = '2026-06-16' WHERE store_code = 'S-01' AND name = 'Emil Larsson' RETURNING id, name`,
    );
    await expect(make({ assigneeId: gone!.id })).rejects.toMatchObject({
      code: 'TASK_INVALID',
      message: 'Emil Larsson has left the store.',
    });
    await store.sql(`UPDATE store_shift SET status = 'sick' WHERE staff_id = $1 AND day = $2`, [
      staff.ben,
      TODAY,
    ]);
    const { warnings } = await make({
      assigneeId: staff.ben,
      requiredSkills: [{ skill: 'bakery', level: 2 }],
    });
    expect(warnings).toEqual([
      `Ben Carter is not on shift on ${TODAY}.`,
      'Ben Carter does not have the skill bakery at level 2.',
    ]);
    const { data } = await store.call(
      tasks.candidates,
      { day: TODAY, requiredSkills: [{ skill: 'bakery', level: 2 }] },
      'sofia',
    );
    expect(data.some(({ name }) => name === 'Emil Larsson')).toBe(false);
    expect(data.find(({ name }) => name === 'Ben Carter')!.shift).toBeNull();
    const [best] = data;
    expect(best!.shift === null ? [] : best!.missingSkills).toEqual([]);
  });

  it('keeps other stores, other people and the limits apart', async () => {
    const { task } = await make();
    for (const stranger of ['marcus', 'julia']) {
      await expect(store.call(tasks.get, { taskId: task.id }, stranger)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(act('start', task.id, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(list({ whose: 'mine' }, 'nobody')).rejects.toMatchObject({ code: 'NO_STORE' });
    await expect(make({ assigneeId: staff.amara }, 'ben')).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    expect((await make({}, 'ben')).task.assignee!.name).toBe('Ben Carter');
    await expect(make({ day: '2026-06-16' })).rejects.toMatchObject({ code: 'TASK_INVALID' });
    const same = randomUUID();
    const twice = await Promise.all([make({ taskId: same }), make({ taskId: same })]);
    expect(twice.map((made) => kinds(made))).toEqual([['created'], ['created']]);
    for (const text of ['1', '2', '3'])
      await store.call(tasks.comment, { taskId: task.id, actId: randomUUID(), text }, 'ben');
    await expect(
      store.call(tasks.comment, { taskId: task.id, actId: randomUUID(), text: '4' }, 'ben'),
    ).rejects.toMatchObject({ code: 'TOO_MANY_COMMENTS', details: { max: 3 } });
    await store.sql(
      `INSERT INTO store_task (id, store_code, day, title, description, area, priority, estimate_minutes, source_kind, created_at)
       SELECT gen_random_uuid(), 'S-01', '2026-08-01', 'x', '', 'x', 3, 5, 'manual', now() FROM generate_series(1, 150)`,
    );
    await expect(make()).rejects.toMatchObject({ code: 'TOO_MANY_TASKS', details: { max: 150 } });
    expect((await list({ day: '2026-06-22' })).counts.open).toBeGreaterThan(20);
    await store.sql(`DELETE FROM store_task WHERE title = 'x'`);
  });
});

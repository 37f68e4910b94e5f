import { randomUUID } from 'node:crypto';
import { type InputOf, type RoutineDetail, routines, tasks } from '#libs/contracts';
import { RunningStore } from '../../testing/running-store';

jest.setTimeout(180_000);

const TODAY = '2026-06-17';
const TOMORROW = '2026-06-18';
const LATER = '2026-06-24';
const SAMPLE = 29;

describe('the routines of a store', () => {
  let store: RunningStore;
  beforeAll(async () => {
    store = await RunningStore.start({ stores: { maxRoutines: SAMPLE + 6 } });
    for (const day of [TODAY, TOMORROW]) await list(day);
  });
  afterAll(() => store?.stop());

  const list = (day: string, as = 'sofia') =>
    store.call(tasks.list, { whose: 'all', day, limit: 100 }, as).then(({ data }) => data);
  const add = (given: Partial<InputOf<typeof routines.create>> = {}, as = 'sofia') =>
    store.call(
      routines.create,
      {
        routineId: randomUUID(),
        title: 'Check the scales',
        area: 'Deli',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        notBefore: 600,
        dueMinute: 720,
        ...given,
      },
      as,
    );
  const change = (
    { routine: { id, version } }: RoutineDetail,
    given: InputOf<typeof routines.change>['change'],
    { as = 'sofia', actId = randomUUID() } = {},
  ) => store.call(routines.change, { routineId: id, actId, version, change: given }, as);
  const remove = ({ routine: { id, version } }: RoutineDetail, { as = 'sofia', actId = randomUUID() } = {}) =>
    store.call(routines.remove, { routineId: id, actId, version }, as);
  const tasksOf = async ({ routine: { id } }: RoutineDetail, day: string) =>
    (await list(day)).filter(({ source }) => source.id === id);
  const last = ({ history }: RoutineDetail) => history.at(-1)!;

  it('are the sample’s at first, for managers alone', async () => {
    const { data } = await store.call(routines.list, {}, 'sofia');
    expect(data).toHaveLength(SAMPLE);
    expect(data.every(({ active, sample, version }) => active && sample && version === 1)).toBe(true);
    const [first] = data;
    expect((await store.call(routines.get, { routineId: first!.id }, 'sofia')).history).toEqual([]);
    for (const refused of [
      store.call(routines.list, {}, 'ben'),
      store.call(routines.get, { routineId: first!.id }, 'ben'),
      add({}, 'ben'),
      store.call(
        routines.change,
        { routineId: first!.id, actId: randomUUID(), version: 1, change: { priority: 4 } },
        'ben',
      ),
      store.call(routines.remove, { routineId: first!.id, actId: randomUUID(), version: 1 }, 'ben'),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'NOT_THE_MANAGER' });
    await expect(store.call(routines.list, {}, 'nobody')).rejects.toMatchObject({ code: 'NO_STORE' });
  });

  it('are not there for another store', async () => {
    const made = await add();
    const { id } = made.routine;
    expect((await store.call(routines.list, {}, 'marcus')).data.map((one) => one.id)).not.toContain(id);
    for (const refused of [
      store.call(routines.get, { routineId: id }, 'marcus'),
      change(made, { priority: 1 }, { as: 'marcus' }),
      remove(made, { as: 'julia' }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(add({ routineId: id }, 'marcus')).rejects.toMatchObject({ code: 'CONFLICT' });
    await remove(made);
  });

  it('make their tasks from the day on which they are added, also where the day was looked at already', async () => {
    const made = await add({ weekdays: [7, 4, 3, 4] });
    expect(made.routine).toMatchObject({
      weekdays: [3, 4, 7],
      priority: 3,
      estimateMinutes: 15,
      active: true,
      sample: false,
    });
    expect(last(made)).toMatchObject({
      kind: 'created',
      by: { name: 'Sofia Rossi' },
      at: '2026-06-17T09:00:00.000Z',
      tasks: { made: 2, changed: 0, cancelled: 0 },
    });
    const [today] = await tasksOf(made, TODAY);
    expect(today).toMatchObject({
      title: 'Check the scales',
      status: 'open',
      assignee: null,
      notBefore: 600,
      due: { day: TODAY, minute: 720 },
      source: { kind: 'routine' },
    });
    expect(await tasksOf(made, LATER)).toHaveLength(1);
    // Its time was over when it was added.
    const early = await add({ title: 'Too late today', notBefore: null, dueMinute: 480 });
    expect(await tasksOf(early, TODAY)).toEqual([]);
    expect(await tasksOf(early, TOMORROW)).toHaveLength(1);
    for (const one of [made, early]) await remove(one);
  });

  it('take their tasks along when they change, pause, resume and go, but none that somebody has', async () => {
    const made = await add();
    const [mine] = await tasksOf(made, TODAY);
    const actId = randomUUID();
    await store.call(tasks.start, { taskId: mine!.id, actId }, 'ben');
    const changed = await change(made, { title: 'Check and clean the scales', weekdays: [3, 4] });
    expect(changed.routine.version).toBe(2);
    expect(last(changed)).toMatchObject({
      kind: 'changed',
      changes: [
        { field: 'title', before: 'Check the scales', after: 'Check and clean the scales' },
        { field: 'weekdays', before: 'every day', after: 'Wed, Thu' },
      ],
      tasks: { made: 0, changed: 2, cancelled: 0 },
    });
    expect((await tasksOf(made, TODAY))[0]!.title).toBe('Check the scales');
    const [tomorrow] = await tasksOf(made, TOMORROW);
    expect(tomorrow).toMatchObject({ title: 'Check and clean the scales', status: 'open' });

    const paused = await change(changed, { active: false });
    expect(last(paused)).toMatchObject({
      kind: 'paused',
      changes: [],
      tasks: { made: 0, changed: 0, cancelled: 2 },
    });
    expect((await tasksOf(made, TOMORROW))[0]).toMatchObject({ id: tomorrow!.id, status: 'cancelled' });
    expect((await tasksOf(made, TODAY))[0]!.status).toBe('in_progress');
    expect(await tasksOf(made, '2026-06-25')).toEqual([]);
    const { history } = await store.call(tasks.get, { taskId: tomorrow!.id }, 'sofia');
    expect(history.at(-1)).toMatchObject({
      kind: 'cancelled',
      by: { name: 'Sofia Rossi' },
      note: 'Follows its routine.',
    });

    const resumed = await change(paused, { active: true });
    expect(last(resumed)).toMatchObject({ kind: 'resumed', tasks: { made: 3, changed: 0, cancelled: 0 } });
    expect((await tasksOf(made, TOMORROW))[0]).toMatchObject({ id: tomorrow!.id, status: 'open' });

    // A person has changed it: it is theirs from now on.
    const { version } = (await tasksOf(made, TOMORROW))[0]!;
    const edit = { taskId: tomorrow!.id, actId: randomUUID(), version, change: { priority: 1 } };
    await store.call(tasks.change, edit, 'sofia');
    const gone = await remove(resumed);
    expect(last(gone)).toMatchObject({ kind: 'removed', tasks: { made: 0, changed: 0, cancelled: 2 } });
    expect((await tasksOf(made, TOMORROW))[0]!.status).toBe('open');
    expect((await store.call(routines.list, {}, 'sofia')).data).toHaveLength(SAMPLE);
    const { id: routineId } = made.routine;
    await expect(store.call(routines.get, { routineId }, 'sofia')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(change(gone, { active: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(remove(gone)).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const audit = await store.sql<{ action: string; actor: string }>(
      `SELECT action, actor FROM audit WHERE details->>'routineId' = $1 ORDER BY seq`,
      [made.routine.id],
    );
    expect(audit.map(({ action, actor }) => `${action} ${actor}`)).toEqual(
      ['created', 'changed', 'paused', 'resumed', 'removed'].map((kind) => `store-routine.${kind} sofia`),
    );
  });

  it('change once for each id, and only as the version that was looked at', async () => {
    const routineId = randomUUID();
    const [made, again] = await Promise.all([add({ routineId }), add({ routineId })]);
    expect(again).toEqual(made);
    const actId = randomUUID();
    const first = await change(made, { priority: 1 }, { actId });
    expect(await change(made, { priority: 1 }, { actId })).toEqual(first);
    await expect(change(made, { priority: 2 }, { as: 'alex' })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      message: 'Sofia Rossi changed this at 09:00 (priority).',
      details: { version: 2 },
    });
    await expect(change(made, { priority: 2 }, { as: 'alex', actId })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const removal = randomUUID();
    const gone = await remove(first, { actId: removal });
    expect(await remove(first, { actId: removal })).toEqual(gone);
    await expect(add({ routineId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('are refused in words where they cannot be, and beyond the limit', async () => {
    await expect(add({ notBefore: 720, dueMinute: 600 })).rejects.toMatchObject({
      code: 'ROUTINE_INVALID',
      message: 'It would be due by 10:00, before it can begin at 12:00.',
    });
    await expect(add({ weekdays: [] })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    const made: RoutineDetail[] = [];
    for (let count = 0; count < 6; count += 1) made.push(await add());
    await expect(add()).rejects.toMatchObject({ code: 'TOO_MANY_ROUTINES', details: { max: SAMPLE + 6 } });
    for (const one of made) await remove(one);
    await remove(await add());
  });

  it('miss no day that is looked at while they are added', async () => {
    const days = ['2026-06-26', '2026-06-27', '2026-06-28', '2026-06-29'];
    const [made] = await Promise.all([
      add({ title: 'At the same time' }),
      ...days.flatMap((day) => [list(day), list(day)]),
    ]);
    for (const day of days) expect(await tasksOf(made, day)).toHaveLength(1);
    await remove(made);
  });
});

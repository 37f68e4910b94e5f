import { randomUUID } from 'node:crypto';
import { type NotificationPage, QuartermasterError, type Watch, watches } from '#libs/contracts';
import { eventually, numbers, RunningPipeline } from '../testing/running-pipeline';
import { WatchScheduler } from './watch-scheduler';

jest.setTimeout(120_000);

const SAVED = { id: randomUUID(), persona: 'warehouse_manager', question: 'low stock in WH-03' };

describe('watches', () => {
  let pipeline: RunningPipeline;

  beforeAll(async () => {
    // What looks by itself would race with what looks here.
    const watchSettings = { checkSeconds: 3_600, maxPerUser: 3, maxNotificationsPerUser: 4 };
    pipeline = await RunningPipeline.start({
      watches: watchSettings,
      clock: { timeZone: 'Europe/Berlin' },
    });
    pipeline.services.saved = [SAVED];
  });
  beforeEach(async () => {
    pipeline.now = new Date('2026-06-17T04:00:00Z');
    pipeline.services.owner = pipeline.principal;
    pipeline.services.asked.length = 0;
    await pipeline.sql('DELETE FROM watch');
    await pipeline.sql('DELETE FROM notification');
    await pipeline.sql('DELETE FROM job_queue.job');
  });
  afterAll(() => pipeline?.stop());

  const settable = {
    name: 'Low stock',
    condition: { kind: 'rows' as const, operator: 'gt' as const, value: 0 },
    schedule: { every: 'day' as const, at: '07:00' },
    active: true,
  };
  const create = (over: object = {}) =>
    pipeline.call(watches.create, {
      ...settable,
      savedQuestionId: SAVED.id,
      watchId: randomUUID(),
      ...over,
    });
  const run = ({ id }: Watch) => pipeline.call(watches.run, { watchId: id });
  const find = async ({ id }: Watch) =>
    (await pipeline.call(watches.list, { limit: 100 })).data.find((watch) => watch.id === id)!;
  const notifications = () => pipeline.call(watches.notifications, { limit: 100 });
  const told = (count: number): Promise<NotificationPage> =>
    eventually(async () => {
      const page = await notifications();
      expect(page.data).toHaveLength(count);
      return page;
    });
  const claimDue = () => pipeline.app.get(WatchScheduler, { strict: false }).claimDue();
  /** Answers with these rows. */
  const prepare = (rows: number[]) => {
    pipeline.services.answer = ({ answerId }) => numbers(answerId, rows);
  };

  it('is created with its question and its next run in the time zone of the settings, once an id', async () => {
    const watchId = randomUUID();
    const watch = await create({ watchId });
    expect(watch).toMatchObject({
      id: watchId,
      name: 'Low stock',
      persona: SAVED.persona,
      question: SAVED.question,
      nextRunAt: '2026-06-17T05:00:00.000Z',
      lastRun: null,
    });
    expect(await create({ watchId })).toEqual(watch);
    expect((await pipeline.call(watches.list, { limit: 10 })).data).toEqual([watch]);
    await expect(create({ savedQuestionId: randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps to the limit of a user, also when several are made at once', async () => {
    const made = await Promise.allSettled(Array.from({ length: 5 }, () => create()));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refused = made.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as QuartermasterError] : [],
    );
    expect(refused.map(({ code }) => code)).toEqual(['TOO_MANY_WATCHES', 'TOO_MANY_WATCHES']);
  });

  it('is private to its user', async () => {
    const watch = await create();
    const other = { ...pipeline.principal, userId: randomUUID(), username: 'noa' };
    const byId = { watchId: watch.id };
    const strange = [
      pipeline.call(watches.run, byId, other),
      pipeline.call(watches.remove, byId, other),
      pipeline.call(watches.change, { ...byId, ...settable }, other),
      pipeline.call(watches.create, { ...settable, ...byId, savedQuestionId: SAVED.id }, other),
    ];
    for (const call of strange) await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await pipeline.call(watches.list, { limit: 10 }, other)).data).toEqual([]);
    expect(await pipeline.call(watches.remove, byId)).toEqual({ deleted: true });
    await expect(pipeline.call(watches.remove, byId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('runs now with the rights of its owner, and tells when the condition becomes met, not while it stays so', async () => {
    const watch = await create();
    prepare([1, 2]);
    const first = await run(watch);
    expect(first.lastRun).toMatchObject({
      at: '2026-06-17T04:00:00.000Z',
      outcome: 'told',
      text: '2 rows, more than 0.',
    });
    const [{ question, principal }] = pipeline.services.asked as [(typeof pipeline.services.asked)[number]];
    expect(question).toEqual({
      saved: SAVED.id,
      persona: SAVED.persona,
      purpose: 'watch',
      answerId: first.lastRun!.answerId,
    });
    expect(principal).toMatchObject({ userId: pipeline.principal.userId, personas: ['warehouse_manager'] });
    const { data, unread } = await told(1);
    expect(unread).toBe(1);
    expect(data[0]).toMatchObject({
      kind: 'watch',
      title: 'Low stock',
      text: '2 rows, more than 0. There are 2.',
      link: `/answers/${first.lastRun!.answerId}`,
      readAt: null,
    });
    expect((await run(watch)).lastRun!.outcome).toBe('quiet');
    prepare([]);
    expect((await run(watch)).lastRun!.outcome).toBe('quiet');
    prepare([3]);
    expect((await run(watch)).lastRun!.outcome).toBe('told');
    await told(2);
    expect((await find(watch)).nextRunAt).toBe('2026-06-17T05:00:00.000Z');
  });

  it('gives the event watch.met to webhooks with the notification', async () => {
    prepare([1]);
    const { lastRun } = await run(await create());
    await told(1);
    const [row] = await pipeline.sql<{ data: object }>(
      `SELECT data FROM job_queue.job WHERE name = 'webhook'`,
    );
    expect(row!.data).toMatchObject({
      event: 'watch.met',
      payload: { name: 'Low stock', username: 'mara', answerId: lastRun!.answerId },
    });
  });

  it('forgets what was met when the condition becomes another, and remembers it otherwise', async () => {
    const watch = await create();
    prepare([1]);
    await run(watch);
    const change = (over: object) =>
      pipeline.call(watches.change, { watchId: watch.id, ...settable, ...over });
    await change({ name: 'Renamed' });
    expect((await run(watch)).lastRun!.outcome).toBe('quiet');
    await change({ condition: { ...settable.condition, operator: 'gte' } });
    expect((await run(watch)).lastRun!.outcome).toBe('told');
    expect(await change({ active: false })).toMatchObject({ active: false, nextRunAt: null });
  });

  it('makes up for one of the runs that were missed, and goes on from now', async () => {
    prepare([]);
    const watch = await create({ schedule: { every: 'hour', minute: 30 } });
    pipeline.now = new Date('2026-06-20T10:00:00Z');
    expect(await claimDue()).toBe(1);
    expect(await claimDue()).toBe(0);
    await eventually(async () => expect((await find(watch)).lastRun).not.toBeNull());
    expect(pipeline.services.asked).toHaveLength(1);
    expect((await find(watch)).nextRunAt).toBe('2026-06-20T10:30:00.000Z');
    pipeline.now = new Date('2026-06-20T10:30:00Z');
    expect(await claimDue()).toBe(1);
  });

  it('runs a due watch once though several processes look at it', async () => {
    prepare([]);
    for (let i = 0; i < 3; i += 1) await create();
    const second = await pipeline.open({ watches: { checkSeconds: 3_600 } });
    pipeline.now = new Date('2026-06-18T10:00:00Z');
    const looked = await Promise.all([
      claimDue(),
      second.get(WatchScheduler, { strict: false }).claimDue(),
      claimDue(),
    ]);
    expect(looked.reduce((sum, count) => sum + count)).toBe(3);
    const [jobs] = await pipeline.sql<{ count: number }>(
      `SELECT count(*)::int AS count FROM job_queue.job WHERE name = 'watch-run'`,
    );
    expect(jobs!.count).toBe(3);
    await second.close();
  });

  it('does not run what is paused, though it is due and a run of it waits', async () => {
    prepare([1]);
    const watch = await create();
    // Paused before the clock moves: the timer that looks for due watches would otherwise be a second one to claim it.
    await pipeline.call(watches.change, { watchId: watch.id, ...settable, active: false });
    pipeline.now = new Date('2026-06-18T10:00:00Z');
    expect(await claimDue()).toBe(0);
    await pipeline.jobs.enqueueNow('watch-run', { watchId: watch.id });
    await eventually(async () =>
      expect(await pipeline.sql(`SELECT FROM job_queue.job WHERE state = 'completed'`)).toHaveLength(1),
    );
    expect(pipeline.services.asked).toEqual([]);
  });

  it.each([
    ['its owner is gone or switched off', () => (pipeline.services.owner = null), /gone or switched off/],
    [
      'its owner lost the persona',
      () => (pipeline.services.owner = { ...pipeline.principal, personas: [] }),
      /no longer has the persona warehouse_manager/,
    ],
    [
      'the saved question was deleted',
      () =>
        (pipeline.services.answer = () => {
          throw new QuartermasterError('NOT_FOUND');
        }),
      /saved question was deleted/,
    ],
  ])('is paused, and its owner told, when %s', async (_name, happens, text) => {
    const watch = await create();
    prepare([1]);
    happens();
    pipeline.now = new Date('2026-06-18T10:00:00Z');
    await claimDue();
    await eventually(async () => expect((await find(watch)).active).toBe(false));
    const paused = await find(watch);
    expect(paused).toMatchObject({ nextRunAt: null, lastRun: { outcome: 'failed', answerId: null } });
    expect(paused.lastRun!.text).toMatch(text);
    expect((await told(1)).data[0]).toMatchObject({ title: 'Paused: Low stock', text: paused.lastRun!.text });
  });

  it('tries a scheduled run again when the failure may pass, under the same answer id, and says so once', async () => {
    const watch = await create();
    pipeline.services.answer = () => {
      throw new QuartermasterError('WAREHOUSE_UNAVAILABLE');
    };
    pipeline.now = new Date('2026-06-18T10:00:00Z');
    await claimDue();
    for (const attempt of [1, 2, 3]) {
      await eventually(async () => {
        await pipeline.hurry();
        expect(pipeline.services.asked).toHaveLength(attempt);
      });
    }
    await eventually(async () => expect((await find(watch)).lastRun).not.toBeNull());
    expect(new Set(pipeline.services.asked.map(({ question }) => question.answerId)).size).toBe(1);
    expect(await find(watch)).toMatchObject({ active: true, lastRun: { outcome: 'failed' } });
    expect((await told(1)).data[0]!.title).toBe('Could not be checked: Low stock');
  });

  it('marks notifications as read, and keeps as many as the setting says, those that were not read first', async () => {
    const tell = async (title: string) => {
      const note = {
        userId: pipeline.principal.userId,
        kind: 'budget' as const,
        title,
        text: '',
        link: null,
      };
      const id = await pipeline.jobs.enqueueNow('notify', note);
      await eventually(async () => expect((await notifications()).data.map((one) => one.id)).toContain(id));
      return id;
    };
    await tell('one');
    const two = await tell('two');
    await tell('three');
    expect(await pipeline.call(watches.markRead, { notificationId: two })).toEqual({ unread: 2 });
    await tell('four');
    await tell('five');
    const titles = async () => (await notifications()).data.map(({ title }) => title);
    expect(await titles()).toEqual(['five', 'four', 'three', 'one']);
    await tell('six');
    expect(await titles()).toEqual(['six', 'five', 'four', 'three']);
    expect(await pipeline.call(watches.markRead, {})).toEqual({ unread: 0 });
    const first = await pipeline.call(watches.notifications, { limit: 3 });
    const rest = await pipeline.call(watches.notifications, { limit: 3, cursor: first.nextCursor! });
    expect([...first.data, ...rest.data].map(({ title }) => title)).toEqual(['six', 'five', 'four', 'three']);
    expect(rest.nextCursor).toBeNull();
    const foreign = pipeline.call(watches.markRead, { notificationId: randomUUID() });
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { tasks } from '#libs/contracts';
import { RunningStore } from '../../testing/running-store';
import { TaskMessenger } from '../task-messenger';
import { TaskStore } from './task-store';

const TODAY = '2026-06-17';

describe('tasks that another room makes in its own transaction', () => {
  let store: RunningStore;
  const staff: Record<string, string> = {};
  beforeAll(async () => {
    store = await RunningStore.start();
    for (const { id, username } of await store.sql<{ id: string; username: string }>(
      'SELECT id, username FROM store_staff WHERE username IS NOT NULL',
    ))
      staff[username] = id;
  });
  afterAll(() => store?.stop());

  it('tells people of them once, and makes none where that transaction fails', async () => {
    const database = store.app.get(DataSource);
    const writer = store.app.get(TaskStore, { strict: false });
    const by = { storeCode: 'S-01', staffId: staff.sofia!, now: store.now };
    await store.app.get(TaskMessenger, { strict: false }).send();
    await store.sql(`DELETE FROM job_queue.job WHERE name = 'notify'`);
    const task = (title: string, assigneeId: string | null) => ({
      id: randomUUID(),
      day: TODAY,
      title,
      description: '',
      area: 'Deli',
      priority: 2,
      estimateMinutes: 10,
      requiredSkills: [],
      due: { day: TODAY, minute: 720 },
      assigneeId,
      source: { kind: 'daily-plan' as const, id: 'p-1' },
    });
    const failing = database.transaction(async (manager) => {
      await writer.create(manager, [task('Never', staff.amara!)], by);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    const open = task('Later given', null);
    await database.transaction((manager) =>
      writer.create(
        manager,
        [task('One', staff.ben!), task('Two', staff.ben!), task('Mine', staff.sofia!), open],
        by,
      ),
    );
    const given = { taskId: open.id, staffId: staff.amara!, plannedStart: 700, plannedEnd: 710 };
    await database.transaction((manager) => writer.assign(manager, [given], by));
    const detail = await store.call(tasks.get, { taskId: open.id }, 'amara');
    expect(detail.task).toMatchObject({
      plannedStart: 700,
      plannedEnd: 710,
      source: { kind: 'daily-plan', id: 'p-1' },
    });
    await Promise.all([1, 2, 3].map(() => store.app.get(TaskMessenger, { strict: false }).send()));
    const told = await store.sql<{ data: { title: string; link: string; kind: string; userId: string } }>(
      `SELECT data FROM job_queue.job WHERE name = 'notify'`,
    );
    expect(told.map(({ data }) => [data.kind, data.title, data.link]).sort()).toEqual([
      ['task', '2 new tasks for you', '/store/tasks'],
      ['task', 'New task: Later given (by 12:00)', `/store/tasks/${open.id}`],
    ]);
    expect(await store.sql('SELECT * FROM store_task_notice')).toEqual([]);
    await store.call(tasks.start, { taskId: open.id, actId: randomUUID() }, 'amara');
    await expect(
      database.transaction((manager) => writer.assign(manager, [given], by)),
    ).rejects.toMatchObject({
      code: 'TASK_CLOSED',
      message: '“Later given” is not open any more.',
    });
  });
});

import { AMARA, BEN, inStore, SOFIA, task, taskPage, worked } from '../testing/store-world';
import { completeTask } from './complete-task.tool';
import { myTasks } from './my-tasks.tool';
import { startTask } from './start-task.tool';
import { taskStatus } from './task-status.tool';

const FRIDGE = task('Fridge temperature check');
const EGGS = task('Restock eggs', { overdue: true });
const MOP = task('Mop the entrance', { area: 'Floor', assignee: null });
const DONE = task('Count the till', { area: 'Tills', status: 'completed', acts: [] });

interface Listing {
  whose: 'mine' | 'unassigned' | 'all';
  status?: string[];
  overdue?: boolean;
}
const lists = {
  'tasks.list': ({ whose, status, overdue }: Listing) =>
    taskPage(
      [FRIDGE, EGGS, MOP, DONE].filter(
        (each) =>
          (whose === 'all' || (whose === 'mine') === (each.assignee !== null)) &&
          (status === undefined || status.includes(each.status)) &&
          (overdue !== true || each.overdue),
      ),
    ),
};

describe('my_tasks', () => {
  it('tells what is to be done, first what comes first, and how much of it is late', async () => {
    const { sentence, table } = worked(await myTasks.run({ state: 'unfinished' }, inStore(lists)));
    expect(sentence).toBe(
      'You have 2 tasks to do, 1 of them overdue. First: Fridge temperature check, in Dairy.',
    );
    expect(table.rows[1]).toEqual([
      'Restock eggs',
      'Dairy',
      'Wednesday 18 November, 10:00',
      'Normal',
      'Open, overdue',
    ]);
  });

  it('tells what was done, and that there is nothing', async () => {
    expect(worked(await myTasks.run({ state: 'completed' }, inStore(lists))).sentence).toBe(
      'You have 1 task done today.',
    );
    const none = inStore({ 'tasks.list': () => taskPage([]) });
    expect(worked(await myTasks.run({ state: 'overdue' }, none)).sentence).toBe('You have no task overdue.');
  });
});

describe('start_task and complete_task', () => {
  it('prepare the task that is meant, and change nothing', async () => {
    const context = inStore(lists);
    const { sentence, acts } = worked(await completeTask.run({ task: 'the fridge check' }, context));
    expect(sentence).toBe('Complete “Fridge temperature check”? It is done when you confirm it.');
    expect(acts).toEqual([expect.objectContaining({ kind: 'complete-task', taskId: FRIDGE.id })]);
    expect(new Set(context.lookups.map(({ operation }) => operation))).toEqual(new Set(['tasks.list']));
  });

  it('find tasks that are nobody’s, too, and other forms of a word', async () => {
    const { acts } = worked(await startTask.run({ task: 'mopping entrance' }, inStore(lists)));
    expect(acts).toEqual([expect.objectContaining({ kind: 'start-task', taskId: MOP.id })]);
    const eggs = worked(await completeTask.run({ task: 'restocking the eggs' }, inStore(lists)));
    expect(eggs.acts).toEqual([expect.objectContaining({ taskId: EGGS.id })]);
  });

  it('name the tasks there are where none is like it', async () => {
    expect(await completeTask.run({ task: 'paint the roof' }, inStore(lists))).toMatchObject({
      kind: 'refused',
      nearest: ['Fridge temperature check', 'Restock eggs', 'Mop the entrance'],
    });
  });
});

describe('task_status', () => {
  const amaras = task('Wrap the bread', {
    assignee: { staffId: AMARA.id, name: AMARA.name },
    area: 'Bakery',
  });
  const all = { 'tasks.list': () => taskPage([FRIDGE, EGGS, DONE, amaras]) };
  const given = { by: 'task', state: 'all' };

  it('tells how much of the day is done', async () => {
    const { sentence, figures } = worked(await taskStatus.run(given, inStore(all, { as: SOFIA })));
    expect(sentence).toBe('1 of 4 tasks are done today, 1 overdue.');
    expect(figures[0]).toMatchObject({ name: 'completion', value: 0.25 });
  });

  it('lays it out by person, and narrows it to one person or area', async () => {
    const people = worked(await taskStatus.run({ ...given, by: 'person' }, inStore(all, { as: SOFIA })));
    expect(people.table.rows).toEqual([
      [AMARA.name, 0, 0, 1, 0],
      [BEN.name, 1, 0, 2, 1],
    ]);
    const amara = worked(await taskStatus.run({ ...given, person: 'Amara' }, inStore(all, { as: SOFIA })));
    expect(amara.sentence).toBe('0 of 1 task of Amara Okafor is done today.');
    expect(await taskStatus.run({ ...given, area: 'Garden' }, inStore(all, { as: SOFIA }))).toMatchObject({
      kind: 'refused',
      nearest: ['Bakery', 'Dairy', 'Tills'],
    });
  });
});

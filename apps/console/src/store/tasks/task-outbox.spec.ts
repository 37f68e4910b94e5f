import type { StoreTask } from '../../api/types';
import { asDoneHere } from './as-done-here';
import { KeptAnswers } from '../kept-answers';
import { MAX_WAITING, type Outcome, TaskOutbox, type WaitingAct } from './task-outbox';

const memory = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => void (value === '' ? kept.delete(key) : kept.set(key, value)),
  };
};

const outbox = (storage = memory(), key = 'acts of ben') => {
  let ids = 0;
  return new TaskOutbox({
    storage,
    key,
    newId: () => `${key} ${(ids += 1)}`,
    now: () => '2026-06-17T09:00:00.000Z',
  });
};

const act = (kind: WaitingAct['kind'], taskId = 't', text: string | null = null) => ({
  taskId,
  taskTitle: `Task ${taskId}`,
  kind,
  text,
});
const TAKEN = { refused: { message: 'Amara has this task.', nextStep: 'Leave it.' } };

describe('what was done without a connection', () => {
  it('is kept through a reload and sent once each, in the order in which it was done', async () => {
    const storage = memory();
    const before = outbox(storage);
    before.add(act('start'));
    before.add(act('comment', 'u', 'Where is the key?'));
    before.add(act('complete'));
    const sent: string[] = [];
    const after = outbox(storage, 'acts of ben');
    const send = async ({ kind }: WaitingAct): Promise<Outcome> => {
      sent.push(kind);
      return 'done';
    };
    expect(await Promise.all([after.flush(send), after.flush(send)])).toEqual([true, true]);
    expect(sent).toEqual(['start', 'comment', 'complete']);
    expect(after.current()).toEqual({ acts: [], sending: false });
    expect(storage.kept.size).toBe(0);
  });

  it('stops at the first that cannot be sent now, and goes on from there with the same id', async () => {
    const box = outbox();
    box.add(act('start'));
    box.add(act('complete'));
    const tried: string[] = [];
    let away = true;
    const send = async ({ id }: WaitingAct): Promise<Outcome> => {
      tried.push(id);
      return away ? 'later' : 'done';
    };
    expect(await box.flush(send)).toBe(false);
    expect(box.current().acts).toHaveLength(2);
    away = false;
    expect(await box.flush(send)).toBe(true);
    expect(tried[0]).toBe(tried[1]);
    expect(tried).toHaveLength(3);
  });

  it('sends the rest when one is refused, but not what was done after that to the same task', async () => {
    const box = outbox();
    box.add(act('start'));
    box.add(act('complete', 't', 'Shelf is full.'));
    box.add(act('comment', 't', 'Two cases left.'));
    box.add(act('start', 'u'));
    const sent: string[] = [];
    await box.flush(async ({ kind, taskId }) => {
      sent.push(`${kind} ${taskId}`);
      return kind === 'start' && taskId === 't' ? TAKEN : 'done';
    });
    expect(sent).toEqual(['start t', 'comment t', 'start u']);
    expect(box.current().acts.map(({ kind, refused }) => [kind, refused])).toEqual([
      ['start', TAKEN.refused],
      ['complete', TAKEN.refused],
    ]);
    box.keepAsComment('t', (acts) => acts.map(({ kind, text }) => `${kind} ${text ?? ''}`.trim()).join(', '));
    expect(box.current().acts).toMatchObject([
      { kind: 'comment', text: 'start, complete Shelf is full.', refused: null },
    ]);
  });

  it('is dropped where it was refused, and only there', async () => {
    const box = outbox();
    box.add(act('start'));
    await box.flush(async () => TAKEN);
    box.add(act('comment', 't', 'All the same.'));
    box.drop('t');
    expect(box.current().acts.map(({ kind }) => kind)).toEqual(['comment']);
  });

  it('is kept for each user alone, up to a limit', () => {
    const storage = memory();
    const box = outbox(storage);
    for (let count = 0; count < MAX_WAITING; count += 1) expect(box.add(act('comment', 't', 'x'))).toBe(true);
    expect(box.add(act('comment', 't', 'x'))).toBe(false);
    expect(outbox(storage, 'acts of amara').current().acts).toEqual([]);
    expect(outbox(storage).current().acts).toHaveLength(MAX_WAITING);
  });

  it('adds to what another tab keeps, and survives what is none of ours', () => {
    const storage = memory();
    const [one, other] = [outbox(storage, 'k'), outbox(storage, 'k')];
    one.add(act('start', 'a'));
    other.add(act('start', 'b'));
    one.reread();
    expect(one.current().acts.map(({ taskId }) => taskId)).toEqual(['a', 'b']);
    for (const kept of ['not JSON', '{"a":1}', '[null,{"id":7}]']) {
      storage.kept.set('k', kept);
      expect(outbox(storage, 'k').current().acts).toEqual([]);
    }
  });
});

describe('a task as it was left on this device', () => {
  const task = {
    id: 't',
    status: 'open',
    overdue: true,
    assignee: null,
    commentCount: 1,
    acts: ['start', 'complete'],
  };
  const me = { staffId: 'ben', name: 'Ben' };
  const done = (...kinds: WaitingAct['kind'][]) =>
    kinds.map((kind, index) => ({
      ...act(kind),
      id: String(index),
      at: '2026-06-17T09:00:00Z',
      refused: null,
    }));

  it('shows what waits as done, and what was refused as it was', () => {
    const shown = (acts: WaitingAct[]) => asDoneHere(task as unknown as StoreTask, acts, me);
    expect(shown(done('start'))).toMatchObject({ status: 'in_progress', assignee: me, acts: ['complete'] });
    expect(shown(done('start', 'comment', 'complete'))).toMatchObject({
      status: 'completed',
      completedBy: me,
      overdue: false,
      commentCount: 2,
      acts: [],
    });
    expect(shown(done('start').map((waiting) => ({ ...waiting, ...TAKEN })))).toEqual(task);
  });
});

describe('answers kept to be read without a connection', () => {
  it('are the newest ones, bounded in number, size and age', () => {
    let now = 1_000_000_000_000;
    const storage = memory();
    const answers = new KeptAnswers(storage, 'k', () => now);
    for (let count = 0; count < 45; count += 1) answers.set(`list ${count}`, { count });
    expect(answers.get('list 44')).toEqual({ data: { count: 44 }, at: now });
    expect(answers.get('list 4')).toBeUndefined();
    answers.set('big', 'x'.repeat(999_000));
    expect(storage.kept.get('k')!.length).toBeLessThanOrEqual(1_000_000);
    expect(answers.get('big')).toBeDefined();
    now += 8 * 86_400_000;
    expect(answers.get('big')).toBeUndefined();
    storage.kept.set('k', 'not JSON');
    expect(answers.get('big')).toBeUndefined();
  });
});

import type { StoreTask } from '../../api/types';
import type { WaitingAct } from './task-outbox';

interface Person {
  staffId: string;
  name: string;
}

/** A task as it will be once everything that was done to it on this device has reached the store. */
export function asDoneHere(task: StoreTask, acts: readonly WaitingAct[], me: Person | undefined): StoreTask {
  return acts
    .filter(({ taskId, refused }) => taskId === task.id && refused === null)
    .reduce((known, act) => withAct(known, act, me), task);
}

function withAct(task: StoreTask, { kind, at }: WaitingAct, me: Person | undefined): StoreTask {
  switch (kind) {
    case 'comment':
      return { ...task, commentCount: task.commentCount + 1 };
    case 'start':
      return {
        ...task,
        status: 'in_progress',
        startedAt: at,
        assignee: me ?? task.assignee,
        acts: ['complete'],
      };
    case 'complete':
      return {
        ...task,
        status: 'completed',
        overdue: false,
        completedAt: at,
        completedBy: me ?? null,
        assignee: task.assignee ?? me ?? null,
        acts: [],
      };
  }
}

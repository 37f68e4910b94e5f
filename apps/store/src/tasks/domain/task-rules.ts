import type { Task, TaskAct } from '#libs/contracts';
import { clockTime, dayOf } from './task-time';

type Known = Pick<
  Task,
  'status' | 'assignee' | 'createdBy' | 'completedBy' | 'completedAt' | 'startedAt' | 'source'
>;

export interface Actor {
  staffId: string;
  isManager: boolean;
  now: Date;
  timeZone: string;
}

export type Refusal =
  | { code: 'TASK_TAKEN'; message: string; details: { assignee: { staffId: string; name: string } } }
  | { code: 'TASK_CLOSED' | 'NOT_THE_MANAGER'; message: string };

/** Who did the last thing to a task, for the words of a refusal. */
export interface LastAct {
  name: string;
  at: Date;
}

const ACTS = ['start', 'complete', 'reopen', 'cancel', 'edit'] as const;

/** What somebody may do with a task as it is. */
export const actsOf = (task: Known, actor: Actor): TaskAct[] =>
  ACTS.filter((act) => !isDoneAlready(act, task, actor) && refusalOf(act, task, actor, null) === null);

/** Doing it again changes nothing: it is what the same person wanted. */
export function isDoneAlready(act: TaskAct, task: Known, { staffId }: Actor): boolean {
  if (act === 'start') return task.status === 'in_progress' && task.assignee?.staffId === staffId;
  if (act === 'complete') return task.status === 'completed' && task.completedBy?.staffId === staffId;
  if (act === 'reopen') return task.status === 'open';
  return act === 'cancel' && task.status === 'cancelled';
}

/**
 * Why somebody may not do something to a task; null when he may.
 *
 * - started: by a manager unless somebody is at it, by others what is theirs or nobody's
 * - completed: by a manager, by others what is theirs or nobody's
 * - opened again: by a manager, or by whoever completed it on the same day
 * - cancelled: by a manager, or by whoever made it for himself
 */
export function refusalOf(act: TaskAct, task: Known, actor: Actor, last: LastAct | null): Refusal | null {
  const { assignee, status } = task;
  const isMine = assignee?.staffId === actor.staffId;
  const isClosed = status === 'completed' || status === 'cancelled';
  const since = last === null ? '' : ` at ${clockTime(last.at, actor.timeZone)}`;
  const closed: Refusal = {
    code: 'TASK_CLOSED',
    message: `${last?.name ?? 'Somebody'} ${status} this task${since}.`,
  };
  switch (act) {
    case 'start':
    case 'complete': {
      if (isClosed) return closed;
      const mayTake = actor.isManager && (act === 'complete' || status === 'open');
      if (assignee === null || isMine || mayTake) return null;
      const has =
        status === 'in_progress'
          ? `${assignee.name} started this task${since}.`
          : `${assignee.name} has this task.`;
      return { code: 'TASK_TAKEN', message: has, details: { assignee } };
    }
    case 'reopen':
      if (!isClosed)
        return {
          code: 'TASK_CLOSED',
          message: 'This task is not finished, so there is nothing to open again.',
        };
      if (actor.isManager || mayStillReopen(task, actor)) return null;
      return {
        code: 'NOT_THE_MANAGER',
        message: 'A manager opens a task again, or whoever completed it, on the same day.',
      };
    case 'cancel':
      if (isClosed) return closed;
      if (actor.isManager || isOwn(task, actor)) return null;
      return { code: 'NOT_THE_MANAGER', message: 'A manager of the store cancels tasks.' };
    case 'edit':
      if (!actor.isManager)
        return { code: 'NOT_THE_MANAGER', message: 'A manager of the store changes tasks.' };
      return isClosed ? closed : null;
  }
}

function mayStillReopen(
  { status, completedBy, completedAt }: Known,
  { staffId, now, timeZone }: Actor,
): boolean {
  if (status !== 'completed' || completedBy?.staffId !== staffId || completedAt === null) return false;
  return dayOf(new Date(completedAt), timeZone) === dayOf(now, timeZone);
}

/** Made by somebody for himself. */
const isOwn = ({ source, createdBy, assignee }: Known, { staffId }: Actor): boolean =>
  source.kind === 'manual' && createdBy?.staffId === staffId && assignee?.staffId === staffId;

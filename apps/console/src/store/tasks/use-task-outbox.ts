import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { errorFromThrown } from '../../api/api-error';
import { categoryOf } from '../../api/error-category';
import { randomId } from '../../ask/run-store';
import { text } from '../../messages';
import { useMe } from '../../session/session';
import { localStore } from '../../shell/browser-store';
import { useToast } from '../../shell/toasts';
import { forgetOthers } from '../kept-answers';
import { actOnTask, commentOnTask, forgetTask, putTask } from './task-queries';
import { MAX_WAITING, type Outcome, TaskOutbox, type WaitingAct } from './task-outbox';

const AGAIN_MS = 10_000;
const PREFIX = 'qm.task-outbox.';

const outboxes = new Map<string, TaskOutbox>();

function outboxOf(userId: string): TaskOutbox {
  const key = PREFIX + userId;
  const known = outboxes.get(key);
  if (known !== undefined) return known;
  const outbox = new TaskOutbox({
    storage: localStore,
    key,
    newId: randomId,
    now: () => new Date().toISOString(),
  });
  outboxes.set(key, outbox);
  return outbox;
}

async function send(act: WaitingAct, userId: string, queryClient: QueryClient): Promise<Outcome> {
  const { id, taskId, kind, at } = act;
  try {
    const detail =
      kind === 'comment'
        ? await commentOnTask(taskId, { at, text: act.text ?? '' }, id)
        : await actOnTask(kind, taskId, { at, note: act.text }, id);
    putTask(queryClient, userId, detail);
    return 'done';
  } catch (thrown) {
    const error = errorFromThrown(thrown, text.errors);
    // A broken connection, a busy server or a session that has ended changes nothing about what was done.
    if (error.retryable || categoryOf(error.code) !== 'query') return 'later';
    void forgetTask(queryClient, taskId);
    return { refused: { message: error.message, nextStep: error.nextStep } };
  }
}

/** Sends what waits: now, when the connection is back, and every now and then. Belongs where it is always mounted. */
export function useTaskSender(): void {
  const { user } = useMe();
  const queryClient = useQueryClient();
  useEffect(() => {
    forgetOthers(user.id);
    const outbox = outboxOf(user.id);
    const flush = () => void outbox.flush((act) => send(act, user.id, queryClient));
    const onStorage = ({ key }: StorageEvent) => key === PREFIX + user.id && outbox.reread();
    flush();
    const timer = setInterval(flush, AGAIN_MS);
    addEventListener('online', flush);
    addEventListener('storage', onStorage);
    return () => {
      clearInterval(timer);
      removeEventListener('online', flush);
      removeEventListener('storage', onStorage);
    };
  }, [user.id, queryClient]);
}

/** What waits to be sent, and doing more. */
export function useTaskOutbox() {
  const { user } = useMe();
  const toast = useToast();
  const queryClient = useQueryClient();
  const outbox = outboxOf(user.id);
  const { acts, sending } = useSyncExternalStore(outbox.subscribe, outbox.current);
  const flush = useCallback(
    () => void outbox.flush((act) => send(act, user.id, queryClient)),
    [outbox, user.id, queryClient],
  );
  return {
    acts,
    sending,
    flush,
    add(act: Parameters<TaskOutbox['add']>[0]): boolean {
      const added = outbox.add(act);
      if (added) flush();
      else toast({ kind: 'error', message: text.storeTasks.outboxFull(MAX_WAITING) });
      return added;
    },
    drop: (taskId: string) => outbox.drop(taskId),
    keepAsComment(taskId: string, say: (refused: readonly WaitingAct[]) => string): void {
      outbox.keepAsComment(taskId, say);
      flush();
    },
  };
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { SavedQuestion } from '../api/types';
import { DASHBOARD_KEY } from '../dashboard/dashboard';
import { DeletionQueue } from '../history/deletion-queue';
import { text } from '../messages';
import { TOAST_MS, useToast } from '../shell/toasts';
import { changeSavedQuestion, deleteSavedQuestion, putSaved, savedQuestionsQuery } from './saved-questions';

const deletions = new DeletionQueue(TOAST_MS, deleteSavedQuestion);
addEventListener('pagehide', () => deletions.flush());

export interface SavedQuestions {
  questions: readonly SavedQuestion[];
  loading: boolean;
  error: Error | null;
  reload(): void;
  rename(question: SavedQuestion, name: string): Promise<void>;
  /** Puts it on the dashboard, or takes it off. */
  pin(question: SavedQuestion, pinned: boolean): Promise<void>;
  /** Takes it off the list at once and off the server a moment later, so that one can change one's mind. */
  remove(question: SavedQuestion): void;
}

const NONE: readonly SavedQuestion[] = [];

export function useSaved(): SavedQuestions {
  const queryClient = useQueryClient();
  const toast = useToast();
  const { data = NONE, isLoading, error, refetch } = useQuery(savedQuestionsQuery);
  const pending = useSyncExternalStore(deletions.subscribe, deletions.pending);
  const questions = useMemo(() => data.filter(({ id }) => !pending.has(id)), [data, pending]);
  const failed = useCallback(
    (thrown: unknown) =>
      toast({ kind: 'error', message: thrown instanceof Error ? thrown.message : String(thrown) }),
    [toast],
  );
  const change = useCallback(
    async (question: SavedQuestion, next: { name: string; pinned?: boolean }): Promise<boolean> => {
      putSaved(queryClient, { ...question, ...next });
      try {
        putSaved(queryClient, await changeSavedQuestion(question.id, next));
        return true;
      } catch (thrown) {
        putSaved(queryClient, question);
        failed(thrown);
        return false;
      }
    },
    [queryClient, failed],
  );
  const rename = useCallback(
    async (question: SavedQuestion, name: string) => void (await change(question, { name })),
    [change],
  );
  const pin = useCallback(
    async (question: SavedQuestion, pinned: boolean) => {
      const { name } = question;
      if (!(await change(question, { name, pinned }))) return;
      void queryClient.invalidateQueries({ queryKey: DASHBOARD_KEY });
      toast({ message: pinned ? text.dashboard.pinnedToast(name) : text.dashboard.unpinnedToast(name) });
    },
    [change, queryClient, toast],
  );
  const remove = useCallback(
    ({ id, name }: SavedQuestion) => {
      deletions.add(id, {
        done: () => queryClient.invalidateQueries({ queryKey: savedQuestionsQuery.queryKey }),
        failed,
      });
      toast({
        message: text.saved.deleted(name),
        action: { label: text.nav.undo, run: () => deletions.undo(id) },
      });
    },
    [queryClient, toast, failed],
  );
  return { questions, loading: isLoading, error, reload: () => void refetch(), rename, pin, remove };
}

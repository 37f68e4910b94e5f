import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { SavedQuestion } from '../api/types';
import { DeletionQueue } from '../history/deletion-queue';
import { text } from '../messages';
import { TOAST_MS, useToast } from '../shell/toasts';
import { deleteSavedQuestion, putSaved, renameSavedQuestion, savedQuestionsQuery } from './saved-questions';

const deletions = new DeletionQueue(TOAST_MS, deleteSavedQuestion);
addEventListener('pagehide', () => deletions.flush());

export interface SavedQuestions {
  questions: readonly SavedQuestion[];
  loading: boolean;
  error: Error | null;
  reload(): void;
  rename(question: SavedQuestion, name: string): Promise<void>;
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
  const rename = useCallback(
    async (question: SavedQuestion, name: string) => {
      putSaved(queryClient, { ...question, name });
      try {
        putSaved(queryClient, await renameSavedQuestion(question.id, name));
      } catch (thrown) {
        putSaved(queryClient, question);
        failed(thrown);
      }
    },
    [queryClient, failed],
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
  return { questions, loading: isLoading, error, reload: () => void refetch(), rename, remove };
}

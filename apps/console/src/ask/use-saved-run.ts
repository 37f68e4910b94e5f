import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { savedQuestionsQuery } from '../saved/saved-questions';
import { text } from '../messages';
import { useAsking } from './asking';

/**
 * Runs the saved question that the address names, once each time one comes to it.
 *
 * @returns true when there is no such saved question
 */
export function useSavedRun(savedId: string | null, persona: string): boolean {
  const { start } = useAsking();
  const { data, isPending } = useQuery({ ...savedQuestionsQuery, enabled: savedId !== null });
  const saved = data?.find(({ id }) => id === savedId);
  const started = useRef<string | null>(null);
  const isGone = savedId !== null && data !== undefined && saved === undefined;
  const ready = savedId !== null && !isPending && !isGone;
  useEffect(() => {
    if (savedId === null) started.current = null;
    if (!ready || started.current === savedId) return;
    started.current = savedId;
    start({
      asked: { title: saved?.name ?? text.saved.running, saved: savedId },
      persona: saved?.persona ?? persona,
      conversationId: null,
    });
  }, [savedId, ready, saved, persona, start]);
  return isGone;
}

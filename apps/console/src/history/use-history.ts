import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { client, unwrap } from '../api/client';
import type { ConversationSummary } from '../api/types';
import { text } from '../messages';
import { TOAST_MS, useToast } from '../shell/toasts';
import { matching } from './by-day';
import { conversationsKey, conversationsQuery } from './conversations';
import { DeletionQueue } from './deletion-queue';

/** A search looks through this many pages at most before it asks to show older ones. */
const MAX_SEARCHED_PAGES = 10;

const deletions = new DeletionQueue(TOAST_MS, (conversationId, keepalive) =>
  unwrap(
    client.DELETE('/v1/conversations/{conversationId}', {
      params: { path: { conversationId } },
      keepalive,
    }),
  ),
);
addEventListener('pagehide', () => deletions.flush());

export interface History {
  conversations: ConversationSummary[];
  loading: boolean;
  error: Error | null;
  hasOlder: boolean;
  loadOlder(): void;
  reload(): void;
  /** Takes it off the list at once and off the server a moment later, so that one can change one's mind. */
  remove(conversation: ConversationSummary): void;
}

export function useHistory(term: string): History {
  const queryClient = useQueryClient();
  const toast = useToast();
  const query = useInfiniteQuery(conversationsQuery);
  const pending = useSyncExternalStore(deletions.subscribe, deletions.pending);
  const pages = query.data?.pages;
  const searching = term.trim() !== '';
  const { hasNextPage, isFetching, fetchNextPage } = query;

  useEffect(() => {
    if (searching && hasNextPage && !isFetching && (pages?.length ?? 0) < MAX_SEARCHED_PAGES) {
      void fetchNextPage();
    }
  }, [searching, hasNextPage, isFetching, fetchNextPage, pages]);

  const conversations = useMemo(() => {
    const kept = (pages ?? []).flatMap((page) => page.data).filter(({ id }) => !pending.has(id));
    return searching ? matching(kept, term) : kept;
  }, [pages, pending, searching, term]);

  const remove = useCallback(
    (conversation: ConversationSummary) => {
      deletions.add(conversation.id, {
        done: () => queryClient.invalidateQueries({ queryKey: conversationsKey }),
        failed: (error) => {
          toast({ kind: 'error', message: error instanceof Error ? error.message : String(error) });
        },
      });
      toast({
        message: text.nav.deleted,
        action: { label: text.nav.undo, run: () => deletions.undo(conversation.id) },
      });
    },
    [queryClient, toast],
  );

  return {
    conversations,
    loading: query.isLoading,
    error: query.error,
    hasOlder: hasNextPage,
    loadOlder: () => void fetchNextPage(),
    reload: () => void query.refetch(),
    remove,
  };
}

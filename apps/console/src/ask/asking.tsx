import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useLocation } from 'wouter';
import { errorFromThrown } from '../api/api-error';
import { ask } from '../api/ask';
import type { Answer } from '../api/types';
import { text } from '../messages';
import { answerQuery } from '../answer/answer-query';
import { withAnswer, withNewest } from '../history/conversation-cache';
import { conversationQuery, conversationsKey, conversationsQuery } from '../history/conversations';
import { sessionStore } from '../shell/browser-store';
import { AttachedPhotos } from '../store/photos/attached-photos';
import { isInWords } from './asked';
import type { Run } from './run';
import { RunStore } from './run-store';

interface Asking {
  run: Run | null;
  start: RunStore['start'];
  retry: RunStore['retry'];
  stop: RunStore['stop'];
  dismiss: RunStore['dismiss'];
  /** What stands in the question box; kept while one looks at other pages. */
  draft: string;
  setDraft(draft: string): void;
  /** Photos that go with questions. */
  attached: AttachedPhotos;
}

const AskingContext = createContext<Asking | null>(null);

export function useAsking(): Asking {
  const asking = useContext(AskingContext);
  if (asking === null) throw new Error('useAsking outside of AskingProvider');
  return asking;
}

const DRAFT_KEY = 'qm.draft';

/** Holds the running question and puts its answer where the pages look for it. */
export function AskingProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [store] = useState(() => new RunStore(ask, (thrown) => errorFromThrown(thrown, text.errors)));
  const [draft, setDraftState] = useState(() => sessionStore.get(DRAFT_KEY) ?? '');
  const latestDraft = useRef(draft);
  const [attached] = useState(
    () =>
      new AttachedPhotos({
        make: (file) => URL.createObjectURL(file),
        drop: (href) => URL.revokeObjectURL(href),
      }),
  );
  const run = useSyncExternalStore(store.subscribe, store.current);

  useEffect(() => {
    store.onAnswer = (answer: Answer, asked: Run) => {
      sessionStore.set(DRAFT_KEY, latestDraft.current);
      attached.give(answer.id, asked.photos);
      queryClient.setQueryData(answerQuery(answer.id).queryKey, answer);
      const { queryKey } = conversationQuery(answer.conversationId);
      const conversation = withAnswer(queryClient.getQueryData(queryKey), answer);
      queryClient.setQueryData(queryKey, conversation);
      queryClient.setQueryData(conversationsQuery.queryKey, (known) => withNewest(known, conversation));
      // The server's own form is fetched on the next visit.
      void queryClient.invalidateQueries({ queryKey, refetchType: 'none' });
      void queryClient.invalidateQueries({ queryKey: conversationsKey });
      // Only who still looks at the question is taken to its conversation.
      const here = location.pathname;
      const target = `/conversations/${answer.conversationId}`;
      if (placesOf(asked).includes(here) && here !== target) navigate(target, { replace: true });
    };
    return () => {
      store.onAnswer = () => undefined;
    };
  }, [store, attached, queryClient, navigate]);

  useEffect(() => () => store.dismiss(), [store]);

  const start = useCallback<RunStore['start']>(
    (init) => {
      // Kept until it is answered: a reload or a session that has ended puts it back into the box.
      if (isInWords(init.asked)) sessionStore.set(DRAFT_KEY, init.asked.question);
      store.start(init);
    },
    [store],
  );
  const setDraft = useCallback((next: string) => {
    latestDraft.current = next;
    setDraftState(next);
    sessionStore.set(DRAFT_KEY, next);
  }, []);
  const value = useMemo<Asking>(
    () => ({
      run,
      start,
      retry: store.retry,
      stop: store.stop,
      dismiss: store.dismiss,
      draft,
      setDraft,
      attached,
    }),
    [run, start, store, draft, setDraft, attached],
  );
  return <AskingContext value={value}>{children}</AskingContext>;
}

/** Where one looks while this is asked. */
function placesOf({ asked, conversationId }: Run): string[] {
  if (conversationId !== null) return [`/conversations/${conversationId}`];
  return 'saved' in asked ? ['/', `/saved/${asked.saved}`] : ['/'];
}

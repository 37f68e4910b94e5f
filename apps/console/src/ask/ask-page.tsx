import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { LoadedAnswer } from '../answer/answer-document';
import type { Conversation, PersonaSummary } from '../api/types';
import { conversationQuery } from '../history/conversations';
import { text } from '../messages';
import { personaLabel, useChoosePersona, useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { isNotFound, NotHerePage } from '../shell/not-here-page';
import { Notice } from '../shell/notice';
import { usePageTitle } from '../shell/page-title';
import { type Ask, inWords, isInWords } from './asked';
import { useAsking } from './asking';
import classes from './ask-page.module.css';
import { EmptyAsk } from './empty-ask';
import { QuestionBox } from './question-box';
import { RunAnnouncer, RunningDocument } from './running-document';
import { useFocusOnTurns } from './use-focus-on-turns';
import { useSavedRun } from './use-saved-run';

interface AskPageProps {
  conversationId: string | null;
  /** Id of the saved question that is run here. */
  savedId: string | null;
  persona: PersonaSummary;
}

/**
 * `/`, `/saved/:id` and `/conversations/:id`: one page, so that the first answer turns the one into the other without a
 * break.
 */
export function AskPage({ conversationId, savedId, persona }: AskPageProps) {
  const asking = useAsking();
  const [, navigate] = useLocation();
  const conversation = useQuery({
    ...conversationQuery(conversationId ?? ''),
    enabled: conversationId !== null,
  });
  const known = conversationId === null ? undefined : conversation.data;
  const run = asking.run?.conversationId === conversationId ? asking.run : null;
  const savedIsGone = useSavedRun(savedId, persona.id);
  usePageTitle(known?.title ?? run?.question ?? text.ask.title);
  useScrollToNewest(conversationId, known, run?.id);
  useFocusOnTurns(run, known?.answers.at(-1)?.answerId);

  const { start, setDraft, attached } = asking;
  const askedAs = known?.persona ?? persona.id;
  const ask = useCallback<Ask>(
    (asked) => {
      if (isInWords(asked)) setDraft('');
      const photos = isInWords(asked) ? attached.take() : [];
      start({ asked, persona: askedAs, conversationId, photos });
    },
    [setDraft, start, attached, askedAs, conversationId],
  );
  const edit = () => {
    if (run && isInWords(run.asked)) setDraft(run.question);
    if (run) attached.add(run.photos);
    asking.dismiss();
  };
  const empty = conversationId === null && savedId === null && run === null;
  const box = (
    <QuestionBox
      value={asking.draft}
      onChange={asking.setDraft}
      onAsk={(question) => ask(inWords(question))}
      onRunSaved={({ id }) => navigate(`/saved/${id}`)}
      persona={persona.id}
      running={run?.state === 'running'}
      onStop={asking.stop}
      followUp={!empty}
      // Not in a conversation that one leafs through: the box would swallow the keys that lead on.
      autoFocus={matchMedia('(pointer: fine)').matches && (conversationId === null || run !== null)}
    />
  );
  if (savedIsGone) return <NotHerePage what="saved" />;
  if (conversation.error && isNotFound(conversation.error)) return <NotHerePage what="conversation" />;
  if (empty) return <EmptyAsk persona={persona} box={box} ask={ask} />;

  const lastId = known?.answers.at(-1)?.answerId;
  const isOther = known !== undefined && known.persona !== persona.id;
  return (
    <div className={classes.conversation}>
      <div className={classes.documents}>
        {conversation.error && !known && (
          <div className={classes.failed}>
            <ErrorNotice
              error={conversation.error}
              retry={() => void conversation.refetch()}
              actions={
                <Button size="xs" variant="subtle" color="gray" onClick={() => navigate('/')}>
                  {text.nav.newQuestion}
                </Button>
              }
            />
          </div>
        )}
        {conversation.isLoading && <Skeleton height={240} mt={24} aria-label={text.loading} />}
        {known?.answers.map((turn) => (
          <LoadedAnswer
            key={turn.answerId}
            answerId={turn.answerId}
            question={turn.question}
            sentence={turn.text}
            ask={ask}
            last={run === null && turn.answerId === lastId && !isOther}
          />
        ))}
        {run && <RunningDocument run={run} onRetry={asking.retry} onEdit={edit} />}
      </div>
      <RunAnnouncer run={run} lastText={known?.answers.at(-1)?.text ?? null} />
      {isOther ? (
        <OtherPersona conversation={known} persona={persona} />
      ) : (
        (known || run) && <div className={`${classes.dock} qm-no-print`}>{box}</div>
      )}
    </div>
  );
}

/** A conversation goes on only as the persona that it was asked as. */
function OtherPersona({ conversation, persona }: { conversation: Conversation; persona: PersonaSummary }) {
  const me = useMe();
  const choose = useChoosePersona();
  const [, navigate] = useLocation();
  const label = personaLabel(me, conversation.persona);
  const mine = me.personas.some(({ id }) => id === conversation.persona);
  return (
    <div className={`${classes.dock} qm-no-print`}>
      <Notice
        kind="info"
        title={text.persona.otherConversation(label)}
        actions={
          <>
            {mine && (
              <Button
                size="xs"
                loading={choose.isPending}
                onClick={() => choose.mutate(conversation.persona)}
              >
                {text.persona.continueAs(label)}
              </Button>
            )}
            <Button size="xs" variant="default" onClick={() => navigate('/')}>
              {text.persona.askNewAs(persona.label)}
            </Button>
          </>
        }
      />
    </div>
  );
}

/** A new question goes to the top of the screen; a conversation that is opened shows its newest answer. */
function useScrollToNewest(
  conversationId: string | null,
  conversation: Conversation | undefined,
  runId: string | undefined,
) {
  const opened = useRef<string | null>(null);
  const asked = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (runId === undefined) return;
    asked.current = runId;
    document.getElementById('running')?.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }, [runId]);
  const lastId = conversation?.answers.at(-1)?.answerId;
  useLayoutEffect(() => {
    if (conversationId === opened.current) return;
    if (conversationId === null) {
      opened.current = null;
      asked.current = undefined;
      scrollTo({ top: 0 });
    } else if (lastId !== undefined) {
      opened.current = conversationId;
      // The question that began this conversation is in sight already.
      if (asked.current === undefined) {
        document.getElementById(`answer-${lastId}`)?.scrollIntoView({ block: 'start' });
      }
      asked.current = undefined;
    }
  }, [conversationId, lastId]);
}

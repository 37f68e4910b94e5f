import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { type Ask, isInWords } from '../ask/asked';
import { useAsking } from '../ask/asking';
import { text } from '../messages';
import { useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { isNotFound, NotHerePage } from '../shell/not-here-page';
import { usePageTitle } from '../shell/page-title';
import { AnswerDocument } from './answer-document';
import classes from './answer-page.module.css';
import { answerQuery } from './answer-query';

/** `/answers/:id`: one answer with a link that stays. What is asked from here goes on in its conversation. */
export function AnswerPage({ answerId }: { answerId: string }) {
  const me = useMe();
  const { start } = useAsking();
  const [, navigate] = useLocation();
  const { data, error, refetch } = useQuery(answerQuery(answerId));
  usePageTitle(data?.question ?? text.answer.title);
  if (isNotFound(error)) return <NotHerePage what="answer" />;
  if (error && !data) {
    return (
      <div className={classes.page}>
        <ErrorNotice error={error} retry={() => void refetch()} />
      </div>
    );
  }
  if (!data) {
    return (
      <div className={classes.page}>
        <Skeleton height={28} width="60%" my={24} aria-label={text.loading} />
        <Skeleton height={240} />
      </div>
    );
  }
  const ask: Ask = (asked) => {
    // Words that are asked as another persona are the start of a conversation of their own.
    const goesOn = !isInWords(asked) || me.persona === data.persona;
    const conversationId = goesOn ? data.conversationId : null;
    start({ asked, persona: goesOn ? data.persona : (me.persona ?? data.persona), conversationId });
    navigate(conversationId === null ? '/' : `/conversations/${conversationId}`);
  };
  return (
    <div className={classes.page}>
      <AnswerDocument answer={data} ask={ask} last conversationLink />
    </div>
  );
}

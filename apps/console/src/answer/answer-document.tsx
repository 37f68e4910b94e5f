import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useId, useRef } from 'react';
import { Link } from 'wouter';
import type { Answer } from '../api/types';
import type { Ask } from '../ask/asked';
import { text } from '../messages';
import { writeMoment } from '../messages/written';
import { personaLabel, useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { useNearViewport } from '../shell/near-viewport';
import { worksInStore } from '../store/store-persona';
import classes from './answer-document.module.css';
import { answerQuery } from './answer-query';
import { AskedBackBody } from './asked-back';
import { AnsweredBody } from './answered';
import { CalculatedBody } from './calculated';
import { RefusedBody } from './refused';

const QuestionPhotos = lazy(() => import('../store/photos/question-photos'));

interface DocumentFrameProps {
  question: string;
  meta?: ReactNode;
  children: ReactNode;
  last?: boolean;
  id?: string;
}

/** A question with what came of it. */
export function DocumentFrame({ question, meta, children, last, id }: DocumentFrameProps) {
  const headingId = useId();
  return (
    <article className={classes.document} aria-labelledby={headingId} id={id} data-last={last || undefined}>
      <header className={classes.header}>
        <h2 id={headingId} className={classes.question} tabIndex={-1}>
          {question}
        </h2>
        {meta && <p className={classes.meta}>{meta}</p>}
      </header>
      {children}
    </article>
  );
}

interface AnswerDocumentProps {
  answer: Answer;
  /** Asks in the answer's conversation. */
  ask: Ask;
  last?: boolean;
  /** On a page of its own the answer leads to its conversation. */
  conversationLink?: boolean;
}

export function AnswerDocument({ answer, ask, last, conversationLink }: AnswerDocumentProps) {
  const me = useMe();
  const when = writeMoment(answer.createdAt);
  const meta = (
    <>
      {personaLabel(me, answer.persona)} ·{' '}
      {conversationLink ? when : <Link href={`/answers/${answer.id}`}>{when}</Link>}
    </>
  );
  return (
    <DocumentFrame question={answer.question} meta={meta} last={last} id={`answer-${answer.id}`}>
      {answer.kind === 'answer' && (
        <AnsweredBody answer={answer} ask={ask} conversationLink={conversationLink} />
      )}
      {answer.kind === 'calculation' && (
        <CalculatedBody answer={answer} ask={ask} conversationLink={conversationLink} />
      )}
      {answer.kind === 'clarify' && <AskedBackBody answer={answer} ask={ask} active={last === true} />}
      {answer.kind === 'refuse' && <RefusedBody answer={answer} ask={ask} />}
      {worksInStore(answer) && (
        <Suspense fallback={null}>
          <QuestionPhotos answerId={answer.id} />
        </Suspense>
      )}
    </DocumentFrame>
  );
}

interface LoadedAnswerProps extends Omit<AnswerDocumentProps, 'answer'> {
  answerId: string;
  question: string;
  /** What is known of it before it is loaded. */
  sentence: string;
}

/** An answer of the history, which is loaded when it is shown. */
export function LoadedAnswer({ answerId, question, sentence, ...props }: LoadedAnswerProps) {
  const place = useRef<HTMLDivElement>(null);
  const near = useNearViewport(place);
  const { data, error, refetch } = useQuery({ ...answerQuery(answerId), enabled: near });
  if (data) return <AnswerDocument answer={data} {...props} />;
  return (
    <DocumentFrame question={question} last={props.last} id={`answer-${answerId}`}>
      <p className={classes.sentence}>{sentence}</p>
      {error ? (
        <ErrorNotice error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton ref={place} height={160} aria-label={text.loading} />
      )}
    </DocumentFrame>
  );
}

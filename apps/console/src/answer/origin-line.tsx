import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Answered } from '../api/types';
import { text } from '../messages';
import { ReplyIcon } from '../theme/icons';
import classes from './answer-document.module.css';
import { answerQuery } from './answer-query';

/** Leads back to the answer that this one was made from: on the same page where that stands there, to its own otherwise. */
export function OriginLine({ origin }: { origin: Answered['origin'] }) {
  const queryClient = useQueryClient();
  if (origin === undefined) return null;
  if (origin.kind !== 'edit' && origin.kind !== 'behind') {
    return <p className={classes.origin}>{text.origin[origin.kind]}</p>;
  }
  const { answerId } = origin;
  const question = queryClient.getQueryData(answerQuery(answerId).queryKey)?.question;
  return (
    <p className={classes.origin}>
      <ReplyIcon size={14} />
      <span>
        {text.origin[origin.kind]}{' '}
        <Link
          href={`/answers/${answerId}`}
          onClick={(event) => {
            const place = document.getElementById(`answer-${answerId}`);
            if (place === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            place.scrollIntoView({ block: 'start', behavior: 'smooth' });
            place.querySelector('h2')?.focus({ preventScroll: true });
          }}
        >
          {question ?? text.origin.earlier}
        </Link>
      </span>
    </p>
  );
}

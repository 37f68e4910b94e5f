import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import type { Action, Calculated } from '../api/types';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { CheckIcon } from '../theme/icons';
import { actionFacts, actionTitle, sentence } from './action-words';
import classes from './action-cards.module.css';
import { alreadyProposed } from './decision';
import { openProposalsQuery } from './proposals';

const ProposeDialog = lazy(() => import('./propose-dialog'));

const SHOWN_AT_FIRST = 3;

/** What could be done about an answer, each with the way to propose it. */
export function ActionCards({ answer }: { answer: Calculated }) {
  const { actions } = answer;
  const [all, setAll] = useState(false);
  const [proposing, setProposing] = useState<Action | null>(null);
  /** Made on this page, by the action that they were made of. */
  const [made, setMade] = useState<ReadonlyMap<Action, string>>(new Map());
  const { data: open } = useQuery({ ...openProposalsQuery, enabled: actions.length > 0 });
  if (actions.length === 0) return null;
  const shown = all ? actions : actions.slice(0, SHOWN_AT_FIRST);
  const rest = actions.length - shown.length;
  return (
    <section className={`${classes.actions} qm-no-print`} aria-label={text.actions.title}>
      <h3>
        {text.actions.title} <span className="qm-muted">{text.actions.hint}</span>
      </h3>
      <ul>
        {shown.map((action, index) => {
          const proposalId = made.get(action) ?? alreadyProposed(open ?? [], answer.id, action)?.id;
          const title = actionTitle(action);
          return (
            <li key={index} className={classes.action}>
              <div className={classes.words}>
                <p className={classes.title}>{sentence(title)}</p>
                <p className="qm-muted qm-numbers">{actionFacts(action)}</p>
              </div>
              {proposalId === undefined ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-haspopup="dialog"
                  aria-label={text.actions.proposeTitle(title)}
                  onClick={() => setProposing(action)}
                >
                  {text.actions.propose}
                </Button>
              ) : (
                <p className={classes.proposed}>
                  <CheckIcon size={14} />
                  {text.actions.proposed}
                  <Link href={`/proposals/${proposalId}`}>{text.actions.open}</Link>
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {text.actions.more(rest, writeNumber(rest))}
        </button>
      )}
      {proposing && (
        <Suspense fallback={null}>
          <ProposeDialog
            action={proposing}
            answer={answer}
            onProposed={({ id }) => setMade(new Map(made).set(proposing, id))}
            onClose={() => setProposing(null)}
          />
        </Suspense>
      )}
    </section>
  );
}

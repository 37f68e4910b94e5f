import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import type { Answered, Calculated } from '../api/types';
import { text } from '../messages';
import { writeMoment, writeMs, writeNumber } from '../messages/written';
import { localStore } from '../shell/browser-store';
import { ChevronRightIcon } from '../theme/icons';
import classes from './evidence-card.module.css';
import { costOf } from './evidence-parts';

const OPEN_KEY = 'qm.evidence';

/** The proof of an answer: one line that is always there, and all of it when one wants to check. */
export function EvidenceCard({ answer, children }: { answer: Answered | Calculated; children: ReactNode }) {
  const { evidence, table } = answer;
  const bodyId = useId();
  const [open, setOpen] = useState(() => localStore.get(OPEN_KEY) === 'open');
  const toggle = () => {
    setOpen(!open);
    localStore.set(OPEN_KEY, open ? '' : 'open');
  };
  return (
    <section className={classes.card} aria-label={text.evidence.title}>
      <UnstyledButton
        className={classes.head}
        onClick={toggle}
        aria-expanded={open}
        aria-controls={bodyId}
        data-evidence-toggle
      >
        <ChevronRightIcon className={classes.chevron} data-open={open || undefined} />
        <span className={classes.title}>{text.evidence.title}</span>
        <span className={classes.facts}>
          <span>{text.answer.rows(table.rowCount, writeNumber(table.rowCount))}</span>
          <span>{writeMs(evidence.timings.totalMs)}</span>
          <span>{costOf(evidence.cost)}</span>
          {evidence.dataAsOf !== null && (
            <span className={classes.asOf}>
              {text.evidence.asOf} {writeMoment(evidence.dataAsOf)}
            </span>
          )}
        </span>
      </UnstyledButton>
      {open && (
        <div id={bodyId} className={classes.body}>
          {children}
        </div>
      )}
    </section>
  );
}

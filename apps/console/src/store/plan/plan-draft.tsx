import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { DailyPlanDraft } from '../../api/types';
import { text } from '../../messages';
import { writeMoment, writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { CheckIcon, RetryIcon } from '../../theme/icons';
import { PlanBoard } from './plan-board';
import { PlanNotices, PlanQuality, Unplaced } from './plan-notices';
import { PlanPeople } from './plan-people';
import { TaskSheet } from './task-sheet';
import type { PlanActs } from './use-plan';
import classes from './plan-draft.module.css';
import sheets from './task-sheet.module.css';

/** A plan that waits for a decision: a board where there is room, a list by person on a phone. */
export function PlanDraft({ draft, acts }: { draft: DailyPlanDraft; acts: PlanActs }) {
  const wide = useMediaQuery('(min-width: 1000px)');
  const [openTask, setOpenTask] = useState<string | null>(null);
  const { edit, make } = acts;
  const open = (taskId: string) => {
    edit.reset();
    setOpenTask(taskId);
  };
  const run = () => make.mutate();
  return (
    <div className={classes.draft}>
      <p className="qm-muted">
        {text.storePlan.madeBy(draft.changedBy.name, writeMoment(draft.changedBy.at))}
      </p>
      <PlanQuality draft={draft} />
      <PlanNotices draft={draft} run={run} />
      {edit.error !== null && openTask === null && <ErrorNotice error={edit.error} />}
      {wide ? <PlanBoard draft={draft} edit={edit} open={open} /> : <PlanPeople draft={draft} open={open} />}
      <Unplaced draft={draft} open={open} />
      <Bar draft={draft} acts={acts} run={run} />
      {openTask !== null && draft.tasks.some(({ taskId }) => taskId === openTask) && (
        <TaskSheet draft={draft} taskId={openTask} edit={edit} close={() => setOpenTask(null)} />
      )}
    </div>
  );
}

/** At the thumb: undo, run again, discard, approve. */
function Bar({ draft, acts, run }: { draft: DailyPlanDraft; acts: PlanActs; run: () => void }) {
  const { approve, discard, edit, progress } = acts;
  const [asking, setAsking] = useState(false);
  const hasErrors = draft.faults.some(({ severity }) => severity === 'error');
  const isStale = draft.stale.some(({ blocks }) => blocks);
  const because = hasErrors ? text.storePlan.fixFirst : isStale ? text.storePlan.runFirst : null;
  const count = draft.assignments.length;
  const busy = progress !== null || edit.isPending;
  return (
    <>
      <div className={sheets.bar}>
        <Button size="md" variant="default" disabled={busy} onClick={() => setAsking(true)}>
          {text.storePlan.discard}
        </Button>
        <Button
          size="md"
          variant="default"
          leftSection={<RetryIcon />}
          loading={progress !== null}
          onClick={run}
        >
          {text.storePlan.runAgain}
        </Button>
      </div>
      <div className={classes.decide}>
        {because !== null && (
          <p id="plan-because" className="qm-muted">
            {because}
          </p>
        )}
        <Button
          size="md"
          className={classes.approve}
          leftSection={<CheckIcon />}
          loading={approve.isPending}
          disabled={because !== null || busy}
          aria-describedby={because === null ? undefined : 'plan-because'}
          onClick={() => approve.mutate(draft.hash)}
        >
          {text.storePlan.approve(count, writeNumber(count))}
        </Button>
        {draft.undo !== null && (
          <Button
            size="sm"
            mih={44}
            variant="subtle"
            className={classes.undo}
            disabled={busy}
            onClick={() => edit.mutate({ kind: 'undo' })}
          >
            {text.storePlan.undo(draft.undo)}
          </Button>
        )}
      </div>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={text.storePlan.discardTitle}
        closeButtonProps={{ 'aria-label': text.close }}
      >
        <div className={sheets.sheet}>
          <p>{text.storePlan.discardText}</p>
          <div className={sheets.bar}>
            <Button size="md" variant="default" onClick={() => setAsking(false)}>
              {text.storePlan.keep}
            </Button>
            <Button
              size="md"
              color="red"
              loading={discard.isPending}
              onClick={() => discard.mutate(undefined, { onSettled: () => setAsking(false) })}
            >
              {text.storePlan.discard}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
}

import { Button, Loader, VisuallyHidden } from '@mantine/core';
import { DocumentFrame } from '../answer/answer-document';
import { QuestionWords } from '../answer/question-words';
import { text } from '../messages';
import { writeMs } from '../messages/written';
import { ErrorNotice } from '../shell/error-notice';
import { Notice } from '../shell/notice';
import { CheckIcon, CrossIcon } from '../theme/icons';
import { ReadChips } from '../understanding/chip-bar';
import { isInWords } from './asked';
import type { Run, RunStep } from './run';
import classes from './running-document.module.css';

interface RunningDocumentProps {
  run: Run;
  onRetry(): void;
  /** Puts the question back into the box, where it is one of words. */
  onEdit(): void;
}

/** A question on its way: what it was read as, the steps with their times, the sentence as it is written. */
export function RunningDocument({ run, onRetry, onEdit }: RunningDocumentProps) {
  const edit = (
    <Button size="xs" variant="subtle" color="gray" onClick={onEdit}>
      {isInWords(run.asked) ? text.ask.edit : text.close}
    </Button>
  );
  return (
    <DocumentFrame question={run.question} last id="running">
      {run.reading && run.reading.chips.length > 0 && <ReadChips chips={run.reading.chips} />}
      {run.reading && run.reading.chips.length === 0 && (
        <p className={classes.reading}>
          <span className="qm-muted">{text.ask.understood}</span> {run.reading.summary}
        </p>
      )}
      {run.photos.length > 0 && <p className="qm-muted">{text.photos.goWith(run.photos.length)}</p>}
      {run.state === 'running' && (
        <>
          {run.reading && run.reading.words.length > 0 && (
            <p className={classes.words}>
              <QuestionWords question={run.question} words={run.reading.words} />
            </p>
          )}
          <Steps steps={run.steps} />
          {run.sentence !== '' && <p className={classes.sentence}>{run.sentence}</p>}
        </>
      )}
      {run.state === 'failed' && <ErrorNotice error={run.error} retry={onRetry} actions={edit} />}
      {run.state === 'stopped' && (
        <Notice
          kind="info"
          actions={
            <>
              <Button size="xs" variant="default" onClick={onRetry}>
                {text.ask.askAgain}
              </Button>
              {edit}
            </>
          }
        >
          {text.ask.stopped}
        </Notice>
      )}
    </DocumentFrame>
  );
}

function Steps({ steps }: { steps: RunStep[] }) {
  const shown: RunStep[] = steps.length === 0 ? [{ step: 'read', label: text.ask.reading }] : steps;
  return (
    <ol className={classes.steps}>
      {shown.map((step, index) => (
        <li key={`${step.step}-${index}`} className={classes.step} data-state={stateOf(step)}>
          <span className={classes.mark}>
            {step.ms === undefined ? (
              <Loader size={12} />
            ) : step.ok === false ? (
              <CrossIcon size={14} />
            ) : (
              <CheckIcon size={14} />
            )}
          </span>
          <span>{step.label}</span>
          {step.ms !== undefined && <span className={classes.time}>{writeMs(step.ms)}</span>}
          {step.progress && <Progress label={step.label} {...step.progress} />}
        </li>
      ))}
    </ol>
  );
}

/** How far a step is that takes long, and what it has reached by now. */
function Progress({ label, share, text: reached }: { label: string; share: number; text: string }) {
  const percent = Math.round(share * 100);
  return (
    <span className={classes.progress}>
      <span
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={reached === '' ? undefined : reached}
        className={classes.track}
      >
        <span style={{ inlineSize: `${percent}%` }} />
      </span>
      <span className={classes.time}>{reached}</span>
    </span>
  );
}

const stateOf = ({ ms, ok }: RunStep) => (ms === undefined ? 'running' : ok === false ? 'failed' : 'done');

/** Progress for those who do not see it: the newest step, then how it ended. */
export function RunAnnouncer({ run, lastText }: { run: Run | null; lastText: string | null }) {
  const message =
    run === null
      ? lastText === null
        ? ''
        : text.ask.ready(lastText)
      : run.state === 'running'
        ? (run.steps.at(-1)?.label ?? text.ask.reading)
        : run.state === 'stopped'
          ? text.ask.stopped
          : text.ask.failed(run.error?.message ?? '');
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {message}
    </VisuallyHidden>
  );
}

import { Button } from '@mantine/core';
import type { DailyPlanDraft } from '../../api/types';
import { text } from '../../messages';
import { writeNumber, writePercent } from '../../messages/written';
import { Notice } from '../../shell/notice';
import { writeMinute } from '../minutes';
import { startDrag } from './plan-board';
import classes from './plan-notices.module.css';

/** What has to be looked at before an approval. */
export function PlanNotices({ draft, run }: { draft: DailyPlanDraft; run: () => void }) {
  const { stale, faults, changes } = draft;
  const errors = faults.filter(({ severity }) => severity === 'error');
  const warnings = faults.filter(({ severity }) => severity === 'warning');
  return (
    <>
      {stale.length > 0 && (
        <Notice
          kind="warning"
          title={text.storePlan.staleTitle}
          actions={
            <Button size="sm" mih={44} variant="default" onClick={run}>
              {text.storePlan.runAgain}
            </Button>
          }
        >
          <Lines lines={stale.map(({ message }) => message)} />
        </Notice>
      )}
      {errors.length > 0 && (
        <Notice kind="error" title={text.storePlan.errorsTitle(errors.length, writeNumber(errors.length))}>
          <Lines lines={errors.map(({ message }) => message)} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice
          kind="info"
          title={text.storePlan.warningsTitle(warnings.length, writeNumber(warnings.length))}
        >
          <Lines lines={warnings.map(({ message }) => message)} />
        </Notice>
      )}
      {changes.length > 0 && (
        <section>
          <h2>{text.storePlan.changesTitle}</h2>
          <Lines lines={changes} />
        </section>
      )}
    </>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul className={classes.reasons}>
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What did not fit, and why. On wide screens it can be dragged onto the board. */
export function Unplaced({ draft, open }: { draft: DailyPlanDraft; open: (taskId: string) => void }) {
  const { unplaced, tasks } = draft;
  if (unplaced.length === 0) return null;
  return (
    <section>
      <h2>{text.storePlan.unplacedTitle(unplaced.length, writeNumber(unplaced.length))}</h2>
      <ul className={classes.unplaced}>
        {unplaced.map(({ taskId, message }) => {
          const task = tasks.find((one) => one.taskId === taskId)!;
          return (
            <li key={taskId}>
              <button
                type="button"
                className={classes.card}
                data-priority={task.priority}
                draggable
                onDragStart={(event) => startDrag(event, taskId, 0)}
                onClick={() => open(taskId)}
              >
                <strong>{task.title}</strong>
                <span className="qm-muted">{message}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How good the plan is: proven gap first, the rest for who wants to know. */
export function PlanQuality({ draft: { figures } }: { draft: DailyPlanDraft }) {
  const { gap, optimal, value, bound, fairness, placed, cover } = figures;
  return (
    <section className={classes.quality} aria-label={text.storePlan.quality}>
      <p>
        <strong>{optimal ? text.storePlan.optimal : text.storePlan.gap(writeGap(gap))}</strong>
      </p>
      <details>
        <summary>{text.storePlan.details}</summary>
        <dl>
          {placed
            .filter(({ all }) => all > 0)
            .map(({ priority, planned, all }) => (
              <div key={priority}>
                <dt>{text.storePlan.priorities[priority]}</dt>
                <dd>{text.storePlan.placedOf(writeNumber(planned), writeNumber(all))}</dd>
              </div>
            ))}
          <div>
            <dt>{text.storePlan.cover}</dt>
            <dd>
              {text.storePlan.coverAt(
                writeNumber(cover.least),
                writeMinute(cover.at),
                writeNumber(cover.wanted),
              )}
            </dd>
          </div>
          <div>
            <dt title={text.storePlan.fairnessHint}>{text.storePlan.fairness}</dt>
            <dd>{writePercent(fairness)}</dd>
          </div>
          <div>
            <dt>{text.storePlan.points}</dt>
            <dd>{text.storePlan.pointsOf(writePoints(value), writePoints(bound))}</dd>
          </div>
        </dl>
      </details>
    </section>
  );
}

const writePoints = (value: number) => writeNumber(Math.round(value * 100) / 100);
/** Rounded up, so that it is never too little. */
const writeGap = (gap: number) => `${writeNumber(Math.ceil(gap * 10_000) / 100)} %`;

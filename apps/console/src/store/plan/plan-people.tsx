import type { DailyPlanDraft } from '../../api/types';
import { text } from '../../messages';
import { writePercent } from '../../messages/written';
import { writeMinute } from '../minutes';
import { faultOf } from './plan-board';
import { sayMarks } from './plan-words';
import classes from './plan-people.module.css';
import lines from './plan-line.module.css';

/** Person by person with their times, for a phone; tapping a task opens it. */
export function PlanPeople({ draft, open }: { draft: DailyPlanDraft; open: (taskId: string) => void }) {
  const { people, assignments, tasks } = draft;
  return (
    <>
      {people.map(({ staffId, name, shifts, breaks, loadMinutes, availableMinutes }) => {
        const own = assignments.filter((one) => one.staffId === staffId);
        const load = availableMinutes === 0 ? 0 : loadMinutes / availableMinutes;
        return (
          <section key={staffId} className={classes.person} aria-label={name}>
            <h3>
              {name}
              <span className="qm-muted qm-numbers">
                {shifts
                  .map(({ startsAt, endsAt }) =>
                    text.storePlan.shift(writeMinute(startsAt), writeMinute(endsAt)),
                  )
                  .join(', ')}
              </span>
            </h3>
            <div className={classes.loadBar} aria-hidden="true">
              <span style={{ width: `${Math.min(100, 100 * load)}%` }} />
            </div>
            <p className="qm-muted">
              {own.length === 0 ? text.storePlan.free : text.storePlan.load(writePercent(load))}
              {breaks.map(({ startsAt, endsAt }) => (
                <span key={startsAt}>
                  {' · '}
                  {text.storePlan.breakFrom(writeMinute(startsAt), writeMinute(endsAt))}
                </span>
              ))}
            </p>
            <ul>
              {own.map((assignment) => {
                const { taskId, start, end } = assignment;
                const task = tasks.find((one) => one.taskId === taskId)!;
                const marks = sayMarks(draft, assignment);
                return (
                  <li key={taskId}>
                    <button
                      type="button"
                      className={lines.line}
                      data-fault={faultOf(draft, taskId)}
                      data-priority={task.priority}
                      onClick={() => open(taskId)}
                    >
                      <span className="qm-numbers">
                        {writeMinute(start)}
                        <span className="qm-muted">{writeMinute(end)}</span>
                      </span>
                      <span>
                        {task.title}
                        <span className="qm-muted">{[task.area, ...marks].join(' · ')}</span>
                      </span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </>
  );
}

import type { StoreTaskDetail } from '../../api/types';
import { text } from '../../messages';
import { writeMoment } from '../../messages/written';
import classes from './tasks-page.module.css';

/** An act that reached the store this much later is said to have. */
const LATE_MS = 60_000;

/** Who did what to a task, and when. */
export function TaskHistory({ history }: Pick<StoreTaskDetail, 'history'>) {
  return (
    <section>
      <h2>{text.storeTasks.history}</h2>
      <ol className={classes.said}>
        {history.map(({ id, kind, by, at, recordedAt, changes, note }) => (
          <li key={id}>
            <p>
              {by?.name ?? text.storeTasks.routine}, {writeMoment(at)}
              {Date.parse(recordedAt) - Date.parse(at) > LATE_MS &&
                ` (${text.storeTasks.heardLater(writeMoment(recordedAt))})`}
            </p>
            <p>{text.storeTasks.events[kind]}</p>
            {changes.map(({ field, before, after }) => (
              <p key={field}>
                {text.storeTasks.fields[field] ?? field}: <span className="qm-muted">{before}</span> → {after}
              </p>
            ))}
            {note !== null && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

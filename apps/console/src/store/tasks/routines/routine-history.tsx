import type { StoreRoutineDetail } from '../../../api/types';
import { text } from '../../../messages';
import { writeMoment } from '../../../messages/written';
import tasks from '../tasks-page.module.css';
import { sayTasks } from './routine-words';

/** Who did what to a routine, when, and what became of tasks that were made already. */
export function RoutineHistory({ history }: Pick<StoreRoutineDetail, 'history'>) {
  return (
    <section>
      <h2>{text.storeTasks.history}</h2>
      <ol className={tasks.said}>
        {history.map(({ id, kind, by, at, changes, tasks: followed }) => (
          <li key={id}>
            <p>
              {by.name}, {writeMoment(at)}
            </p>
            <p>{text.storeRoutines.events[kind]}</p>
            {changes.map(({ field, before, after }) => (
              <p key={field}>
                {text.storeRoutines.fields[field] ?? text.storeTasks.fields[field] ?? field}:{' '}
                <span className="qm-muted">{before}</span> → {after}
              </p>
            ))}
            {sayTasks(followed) !== '' && <p className="qm-muted">{sayTasks(followed)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { StoreRoutine, StoreRoutineDetail } from '../../../api/types';
import { text } from '../../../messages';
import { writeNumber } from '../../../messages/written';
import { writeMinute } from '../../minutes';

const words = text.storeRoutines;
const EVERY_DAY = 7;

export const sayWeekdays = ({ weekdays }: Pick<StoreRoutine, 'weekdays'>): string =>
  weekdays.length === EVERY_DAY
    ? words.everyDay
    : weekdays.map((weekday) => words.weekdays[weekday - 1]).join(', ');

export function sayTimes({ notBefore, dueMinute }: Pick<StoreRoutine, 'notBefore' | 'dueMinute'>): string {
  if (notBefore !== null && dueMinute !== null)
    return words.fromTo(writeMinute(notBefore), writeMinute(dueMinute));
  if (notBefore !== null) return words.from(writeMinute(notBefore));
  return dueMinute === null ? words.anyTime : words.by(writeMinute(dueMinute));
}

/** What became of tasks that were made already: "2 tasks changed, 1 task cancelled"; empty when nothing did. */
export function sayTasks({
  made,
  changed,
  cancelled,
}: StoreRoutineDetail['history'][number]['tasks']): string {
  return [
    made > 0 && words.tasksMade(made, writeNumber(made)),
    changed > 0 && words.tasksChanged(changed, writeNumber(changed)),
    cancelled > 0 && words.tasksCancelled(cancelled, writeNumber(cancelled)),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** "Routine paused: 2 tasks cancelled" */
export function sayDone(what: string, { history }: StoreRoutineDetail): string {
  const last = history.at(-1);
  const tasks = last === undefined ? '' : sayTasks(last.tasks);
  return tasks === '' ? what : `${what}: ${tasks}`;
}

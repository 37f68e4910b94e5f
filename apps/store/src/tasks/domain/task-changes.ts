import { MAX_TASK_DAYS_AHEAD, type Task, type TaskEvent } from '#libs/contracts';
import { daysBetween } from '../../domain/days';
import { fieldChanges, type FieldWords, skillFault, WORK_WORDS } from './field-changes';
import { writeMinute } from './task-time';

type Written = Pick<
  Task,
  | 'title'
  | 'description'
  | 'area'
  | 'priority'
  | 'estimateMinutes'
  | 'requiredSkills'
  | 'day'
  | 'due'
  | 'assignee'
>;

/** A task's fields as the history shows them. */
const WORDS: FieldWords<Written> = {
  ...WORK_WORDS,
  day: String,
  due: (due) =>
    due === null ? 'none' : due.minute === null ? due.day : `${due.day} ${writeMinute(due.minute)}`,
  assignee: (assignee) => assignee?.name ?? 'nobody',
};

/** What is different, field by field, in words. */
export const changesBetween = (before: Written, after: Written): TaskEvent['changes'] =>
  fieldChanges(WORDS, before, after);

/** What is wrong with a task that somebody wrote; null when nothing is. `movedFrom` is the day it stood on before. */
export function faultOf(
  { day, due, requiredSkills }: Pick<Task, 'day' | 'due' | 'requiredSkills'>,
  today: string,
  movedFrom?: string,
): string | null {
  if (day !== movedFrom && daysBetween(today, day) < 0)
    return `${day} is past; a task is for today or later.`;
  if (daysBetween(today, day) > MAX_TASK_DAYS_AHEAD)
    return `${day} is too far ahead; a task is for at most ${MAX_TASK_DAYS_AHEAD} days ahead.`;
  if (due !== null && daysBetween(day, due.day) < 0)
    return `It would be due on ${due.day}, before its day ${day}.`;
  if (due !== null && daysBetween(today, due.day) > 2 * MAX_TASK_DAYS_AHEAD)
    return `${due.day} is too far ahead to be due.`;
  return skillFault(requiredSkills);
}

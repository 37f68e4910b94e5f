import { MAX_TASK_DAYS_AHEAD, type Task, type TaskEvent } from '#libs/contracts';
import { daysBetween } from '../../domain/days';
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

/** By priority, 1 to 4. */
export const PRIORITY_WORDS = ['', 'urgent', 'high', 'normal', 'low'];

/** A task's fields as the history shows them. */
const WORDS: { [Field in keyof Written]: (value: Written[Field]) => string } = {
  title: String,
  description: String,
  area: String,
  priority: (priority) => PRIORITY_WORDS[priority]!,
  estimateMinutes: (minutes) => `${minutes} min`,
  requiredSkills: (skills) => skills.map(({ skill, level }) => `${skill} ${level}`).join(', ') || 'none',
  day: String,
  due: (due) =>
    due === null ? 'none' : due.minute === null ? due.day : `${due.day} ${writeMinute(due.minute)}`,
  assignee: (assignee) => assignee?.name ?? 'nobody',
};

/** What is different, field by field, in words. */
export function changesBetween(before: Written, after: Written): TaskEvent['changes'] {
  const line = <Field extends keyof Written>(field: Field) => ({
    field,
    before: WORDS[field](before[field]),
    after: WORDS[field](after[field]),
  });
  return (Object.keys(WORDS) as (keyof Written)[])
    .map(line)
    .filter((change) => change.before !== change.after);
}

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
  const names = requiredSkills.map(({ skill }) => skill);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? null : `The skill ${twice} is named twice.`;
}

import type { Routine, RoutineEvent } from '#libs/contracts';
import { writeMinute } from '../../domain/task-time';

type Written = Omit<Routine, 'id' | 'active' | 'version' | 'sample'>;

const PRIORITIES = ['', 'urgent', 'high', 'normal', 'low'];
const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const EVERY_DAY = 7;

/** A routine's fields as the history shows them. */
const WORDS: { [Field in keyof Written]: (value: Written[Field]) => string } = {
  title: String,
  description: String,
  area: String,
  priority: (priority) => PRIORITIES[priority]!,
  estimateMinutes: (minutes) => `${minutes} min`,
  requiredSkills: (skills) => skills.map(({ skill, level }) => `${skill} ${level}`).join(', ') || 'none',
  weekdays: (days) =>
    days.length === EVERY_DAY ? 'every day' : days.map((day) => WEEKDAYS[day]!).join(', '),
  notBefore: (minute) => (minute === null ? 'any time' : writeMinute(minute)),
  dueMinute: (minute) => (minute === null ? 'end of the day' : writeMinute(minute)),
};

/** What is different, field by field, in words. */
export function changesBetween(before: Written, after: Written): RoutineEvent['changes'] {
  const line = <Field extends keyof Written>(field: Field) => ({
    field,
    before: WORDS[field](before[field]),
    after: WORDS[field](after[field]),
  });
  return (Object.keys(WORDS) as (keyof Written)[])
    .map(line)
    .filter((change) => change.before !== change.after);
}

/** What is wrong with a routine that somebody wrote; null when nothing is. */
export function faultOf({
  notBefore,
  dueMinute,
  estimateMinutes,
  requiredSkills,
}: Pick<Written, 'notBefore' | 'dueMinute' | 'estimateMinutes' | 'requiredSkills'>): string | null {
  if (dueMinute !== null) {
    const from = notBefore ?? 0;
    if (dueMinute <= from)
      return `It would be due by ${writeMinute(dueMinute)}, before it can begin at ${writeMinute(from)}.`;
    if (estimateMinutes > dueMinute - from)
      return `${estimateMinutes} minutes do not fit between ${writeMinute(from)} and ${writeMinute(dueMinute)}.`;
  }
  const names = requiredSkills.map(({ skill }) => skill);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? null : `The skill ${twice} is named twice.`;
}

/** Each day once, Monday first. */
export const inOrder = (weekdays: readonly number[]): number[] =>
  [...new Set(weekdays)].sort((a, b) => a - b);

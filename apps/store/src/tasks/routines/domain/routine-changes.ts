import type { Routine, RoutineEvent } from '#libs/contracts';
import { fieldChanges, type FieldWords, skillFault, WORK_WORDS } from '../../domain/field-changes';
import { writeMinute } from '../../domain/task-time';

type Written = Omit<Routine, 'id' | 'active' | 'version' | 'sample'>;

const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const EVERY_DAY = 7;

/** A routine's fields as the history shows them. */
const WORDS: FieldWords<Written> = {
  ...WORK_WORDS,
  weekdays: (days) =>
    days.length === EVERY_DAY ? 'every day' : days.map((day) => WEEKDAYS[day]!).join(', '),
  notBefore: (minute) => (minute === null ? 'any time' : writeMinute(minute)),
  dueMinute: (minute) => (minute === null ? 'end of the day' : writeMinute(minute)),
};

/** What is different, field by field, in words. */
export const changesBetween = (before: Written, after: Written): RoutineEvent['changes'] =>
  fieldChanges(WORDS, before, after);

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
  return skillFault(requiredSkills);
}

/** Each day once, Monday first. */
export const inOrder = (weekdays: readonly number[]): number[] =>
  [...new Set(weekdays)].sort((a, b) => a - b);

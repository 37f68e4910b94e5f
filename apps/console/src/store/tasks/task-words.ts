import type { StoreTask, StoreTaskCandidate } from '../../api/types';
import { locale, text } from '../../messages';
import { writeDay, writeNumber } from '../../messages/written';
import { writeMinute } from '../minutes';
import type { WaitingAct } from './task-outbox';

const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
const words = text.storeTasks;

/** When it is due, as short as the day that is looked at allows. */
export function sayDue({ due, day }: Pick<StoreTask, 'due' | 'day'>): string | null {
  if (due === null) return null;
  if (due.minute === null) return due.day === day ? words.byEndOfDay : words.byDay(writeDay(due.day));
  const time = writeMinute(due.minute);
  return due.day === day ? words.by(time) : words.byDayTime(writeDay(due.day), time);
}

export const skillName = (skill: string): string => skill.replaceAll('_', ' ');

/** What was refused, in one sentence: "started at 09:15, completed at 09:40". */
export const sayActs = (acts: readonly WaitingAct[]): string =>
  acts.map(({ kind, at }) => words.did[kind](times.format(Date.parse(at)))).join(', ');

/** The comment that stands for what was refused. */
export function asComment(acts: readonly WaitingAct[]): string {
  const notes = acts.flatMap(({ text: note }) => (note === null ? [] : [note]));
  return words.sayAsComment(sayActs(acts), notes.join(' '));
}

/** A line of the list of those who could do it. */
export function sayCandidate({ name, shift, missingSkills, assignedMinutes }: StoreTaskCandidate): string {
  const what = [
    shift === null ? words.notOnShift : words.onShift(writeMinute(shift.startsAt), writeMinute(shift.endsAt)),
    ...missingSkills.map(({ skill }) => words.lacks(skillName(skill))),
    ...(assignedMinutes > 0 ? [words.busy(writeNumber(assignedMinutes))] : []),
  ];
  return words.candidate(name, what.join(', '));
}

import { counted } from '../../domain/words';
import { writeMinute } from '../../tasks/domain/task-time';
import { nameOf, type PlanContent, quoted } from './plan-content';

/** Who is to do a task when; nobody where the plan takes it away. */
export interface Assignment {
  taskId: string;
  staffId: string | null;
  plannedStart: number | null;
  plannedEnd: number | null;
}

/** What an approval writes: everything that is not so already. */
export function assignmentsToWrite({ tasks, assignments }: PlanContent): Assignment[] {
  return tasks
    .filter(({ state }) => state === 'planned')
    .flatMap(({ taskId, before }): Assignment[] => {
      const one = assignments.find((assignment) => assignment.taskId === taskId);
      if (one === undefined) {
        // Whoever was given a task by hand keeps it; what a plan gave, a plan takes.
        if (before === null || before.start === null) return [];
        return [{ taskId, staffId: null, plannedStart: null, plannedEnd: null }];
      }
      if (before?.staffId === one.staffId && before.start === one.start) return [];
      return [{ taskId, staffId: one.staffId, plannedStart: one.start, plannedEnd: one.end }];
    });
}

const planned = ({ tasks }: PlanContent) => tasks.filter(({ state }) => state === 'planned');

/** Against the plan in force, task by task; empty for a first plan. */
export function changesOf(content: PlanContent): string[] {
  if (!planned(content).some(({ before }) => before !== null && before.start !== null)) return [];
  return planned(content).flatMap(({ taskId, title, before }): string[] => {
    const one = content.assignments.find((assignment) => assignment.taskId === taskId);
    const had = before !== null && before.start !== null ? before : null;
    const task = quoted(title);
    if (one === undefined) return had === null ? [] : [`${task}: not planned any more; ${had.name} had it.`];
    const [to, at] = [nameOf(content, one.staffId), writeMinute(one.start)];
    if (had === null) return [`${task}: new for ${to} at ${at}.`];
    if (had.staffId !== one.staffId) return [`${task}: from ${had.name} to ${to}, at ${at}.`];
    if (had.start !== one.start) return [`${task}: ${to} at ${at} instead of ${writeMinute(had.start!)}.`];
    return [];
  });
}

interface Share {
  staffId: string;
  before: { count: number; first: number | null };
  after: { count: number; first: number | null; last: number | null };
  /** Tasks that were somebody else's, and that are now; times only do not count. */
  come: number;
  gone: number;
  retimed: number;
}

/** What the plan does to each person whom it changes anything for. */
export function sharesOf(content: PlanContent): Share[] {
  const open = planned(content);
  const ids = new Set([
    ...content.assignments.map(({ staffId }) => staffId),
    ...open.flatMap(({ before }) => (before === null ? [] : [before.staffId])),
  ]);
  return [...ids].map((staffId) => {
    const had = open.filter(({ before }) => before?.staffId === staffId && before.start !== null);
    const has = content.assignments.filter(
      (one) => one.staffId === staffId && open.some(({ taskId }) => taskId === one.taskId),
    );
    const starts = has.map(({ start }) => start);
    const earlier = had.map(({ before }) => before!.start!);
    return {
      staffId,
      before: { count: had.length, first: earlier.length === 0 ? null : Math.min(...earlier) },
      after: {
        count: has.length,
        first: starts.length === 0 ? null : Math.min(...starts),
        last: has.length === 0 ? null : Math.max(...has.map(({ end }) => end)),
      },
      come: has.filter(({ taskId }) => !had.some((task) => task.taskId === taskId)).length,
      gone: had.filter(({ taskId }) => !has.some((one) => one.taskId === taskId)).length,
      retimed: has.filter((one) =>
        had.some(({ taskId, before }) => taskId === one.taskId && before!.start !== one.start),
      ).length,
    };
  });
}

export interface PlanNotice {
  staffId: string;
  title: string;
  text: string;
}

/** One notice to everybody for whom something changes. @param dayWords "today", "tomorrow", "on 4 June" */
export function noticesOf(content: PlanContent, dayWords: string): PlanNotice[] {
  return sharesOf(content).flatMap(({ staffId, before, after, come, gone, retimed }): PlanNotice[] => {
    if (come + gone + retimed === 0) return [];
    const first = after.first === null ? '' : `, first at ${writeMinute(after.first)}`;
    const now = `${counted(after.count, 'task')} for you ${dayWords}${first}`;
    if (before.count === 0) return [{ staffId, title: now, text: titlesOf(content, staffId) }];
    const parts = [
      come > 0 ? `${come} new` : '',
      gone > 0 ? `${gone} taken away` : '',
      retimed > 0 ? `${retimed} at another time` : '',
    ].filter((part) => part !== '');
    const left = after.count === 0 ? `No tasks for you ${dayWords} any more.` : `Now ${now}.`;
    return [{ staffId, title: `Your tasks ${dayWords} changed: ${parts.join(', ')}`, text: left }];
  });
}

const MAX_TEXT = 500;

const titlesOf = ({ assignments, tasks }: PlanContent, staffId: string): string =>
  assignments
    .filter((one) => one.staffId === staffId)
    .sort((one, other) => one.start - other.start)
    .map(
      ({ taskId, start }) => `${writeMinute(start)} ${tasks.find((task) => task.taskId === taskId)!.title}`,
    )
    .join(', ')
    .slice(0, MAX_TEXT);

/** Person by person, as the request shows it. */
export function diffOf(content: PlanContent): { label: string; before: string; after: string }[] {
  return sharesOf(content)
    .filter(({ come, gone, retimed }) => come + gone + retimed > 0)
    .map(({ staffId, before, after }) => ({
      label: nameOf(content, staffId),
      before:
        before.count === 0
          ? 'no planned tasks'
          : `${counted(before.count, 'task')} from ${writeMinute(before.first!)}`,
      after:
        after.count === 0
          ? 'no planned tasks'
          : `${counted(after.count, 'task')}, ${writeMinute(after.first!)} to ${writeMinute(after.last!)}`,
    }));
}

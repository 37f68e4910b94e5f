import { QuartermasterError, type PlanAssignment, type PlanEdit } from '#libs/contracts';
import { counted } from '../../domain/words';
import { writeMinute } from '../../tasks/domain/task-time';
import { DROPPED } from './made-plan';
import { type FoundTask, nameOf, type PlanContent, quoted } from './plan-content';

/** Edits that an undo can take back. */
const MAX_UNDO = 50;
/** Free times are looked for in steps of so many minutes. */
const STEP = 5;
const END_OF_DAY = 1_440;
const PUT_BACK = 'May be planned again: run the plan again, or give it to somebody.';

type Plan = PlanContent['request'];

/**
 * The plan with one thing changed; what is wrong with it then is found by its check.
 *
 * @throws QuartermasterError NOT_FOUND for what is not in the plan, PLAN_INVALID for what cannot be changed
 */
export function editPlan(content: PlanContent, edit: PlanEdit): PlanContent {
  if (edit.kind === 'undo') return undone(content);
  const task = content.tasks.find(({ taskId }) => taskId === edit.taskId);
  if (task === undefined) throw new QuartermasterError('NOT_FOUND');
  if (task.state !== 'planned') {
    throw new QuartermasterError('PLAN_INVALID', {
      message: `${quoted(task.title)} is ${task.state === 'done' ? 'done' : 'begun'} already, so it stays as it is.`,
      nextStep: 'Change another task.',
    });
  }
  switch (edit.kind) {
    case 'move':
      return moved(content, task, edit);
    case 'drop':
      return changed(content, `Take out ${quoted(task.title)}`, {
        assignments: without(content, task),
        unplaced: [...others(content, task), { taskId: task.taskId, message: DROPPED, dropped: true }],
      });
    case 'restore':
      return changed(content, `Put back ${quoted(task.title)}`, {
        assignments: content.assignments,
        unplaced: content.unplaced.map((one) =>
          one.taskId === task.taskId && one.dropped ? { ...one, message: PUT_BACK, dropped: false } : one,
        ),
      });
    case 'pin': {
      if (!content.assignments.some(({ taskId }) => taskId === task.taskId)) throw notPlanned(task);
      const what = `${edit.pinned ? 'Pin' : 'Unpin'} ${quoted(task.title)}`;
      return changed(content, what, {
        unplaced: content.unplaced,
        assignments: content.assignments.map((one) =>
          one.taskId === task.taskId ? { ...one, pinned: edit.pinned } : one,
        ),
      });
    }
  }
}

const notPlanned = ({ title }: FoundTask) =>
  new QuartermasterError('PLAN_INVALID', { message: `${quoted(title)} is not in the plan.` });

const without = ({ assignments }: PlanContent, { taskId }: FoundTask) =>
  assignments.filter((one) => one.taskId !== taskId);
const others = ({ unplaced }: PlanContent, { taskId }: FoundTask) =>
  unplaced.filter((one) => one.taskId !== taskId);

function changed(
  content: PlanContent,
  what: string,
  { assignments, unplaced }: Pick<PlanContent, 'assignments' | 'unplaced'>,
): PlanContent {
  const before = { assignments: content.assignments, unplaced: content.unplaced, what };
  return { ...content, assignments, unplaced, undo: [...content.undo, before].slice(-MAX_UNDO) };
}

function undone(content: PlanContent): PlanContent {
  const last = content.undo.at(-1);
  if (last === undefined)
    throw new QuartermasterError('PLAN_INVALID', { message: 'There is nothing to take back.' });
  return {
    ...content,
    assignments: last.assignments,
    unplaced: last.unplaced,
    undo: content.undo.slice(0, -1),
  };
}

function moved(
  content: PlanContent,
  task: FoundTask,
  { staffId, start: wanted }: { staffId: string; start?: number },
): PlanContent {
  const name = nameOf(content, staffId);
  if (!content.people.some((person) => person.staffId === staffId)) {
    throw new QuartermasterError('PLAN_INVALID', {
      message: 'Whoever is to do it does not work on that day.',
      nextStep: 'Choose somebody who is on shift.',
    });
  }
  const start = wanted ?? firstFree(content, task, staffId);
  if (start === null) {
    throw new QuartermasterError('PLAN_INVALID', {
      message: `${name} has no ${counted(task.minutes, 'minute')} free in a row for ${quoted(task.title)}.`,
      nextStep: 'Move something else of theirs first, or choose somebody else.',
    });
  }
  const end = endOf(content.request, task, staffId, start);
  const due = task.due ?? Infinity;
  const assignment: PlanAssignment = {
    taskId: task.taskId,
    staffId,
    start,
    end,
    pinned: true,
    lateMinutes: Math.max(0, end - due),
    reasons: ['Put here by a manager.'],
  };
  return changed(content, `Move ${quoted(task.title)} to ${name} at ${writeMinute(start)}`, {
    assignments: [...without(content, task), assignment],
    unplaced: others(content, task),
  });
}

/** When somebody who begins then has done it: after a break in between where it may stop for one. */
function endOf({ staff, tasks }: Plan, { taskId, minutes }: FoundTask, staffId: string, start: number) {
  const person = staff.find(({ id }) => id === staffId);
  const mayStop = tasks.find(({ id }) => id === taskId)?.interruptible === true;
  let end = start + minutes;
  if (mayStop && person !== undefined) {
    for (const pause of [...person.breaks].sort((one, other) => one.start - other.start))
      if (pause.start < end && pause.end > start) end += pause.end - Math.max(pause.start, start);
  }
  return Math.min(end, END_OF_DAY);
}

/** The first time at which somebody can do it, in time if there is one; null when there is none. */
function firstFree(content: PlanContent, task: FoundTask, staffId: string): number | null {
  const { request } = content;
  const person = request.staff.find(({ id }) => id === staffId);
  if (person === undefined) return null;
  const mayStop = request.tasks.find(({ id }) => id === task.taskId)?.interruptible === true;
  const busy = without(content, task).filter((one) => one.staffId === staffId);
  const from = Math.max(request.now, task.notBefore ?? 0);
  for (let start = Math.ceil(from / STEP) * STEP; start < END_OF_DAY; start += STEP) {
    const end = endOf(request, task, staffId, start);
    const meets = (span: { start: number; end: number }) => span.start < end && span.end > start;
    const inShift = person.shifts.some((shift) => shift.start <= start && end <= shift.end);
    const startsInBreak = person.breaks.some((pause) => pause.start <= start && start < pause.end);
    const inBreak = mayStop ? startsInBreak : person.breaks.some(meets);
    if (end - start >= task.minutes && inShift && !inBreak && !busy.some(meets)) return start;
  }
  return null;
}

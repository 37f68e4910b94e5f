import type { DailyPlanAssignment, DailyPlanDraft } from '../../api/types';
import { text } from '../../messages';
import { writeNumber } from '../../messages/written';

/** What colour and shape of a task say, in words: urgent, pinned, late, begun, an error. */
export function sayMarks({ tasks, faults }: DailyPlanDraft, assignment: DailyPlanAssignment): string[] {
  const { taskId, pinned, lateMinutes } = assignment;
  const task = tasks.find((one) => one.taskId === taskId);
  const state = task?.state;
  const own = faults.filter((fault) => fault.taskId === taskId);
  const worst = own.some(({ severity }) => severity === 'error')
    ? text.storePlan.error
    : text.storePlan.warning;
  return [
    task !== undefined && task.priority <= 2 ? text.storePlan.priorities[task.priority]! : '',
    state === 'started' ? text.storePlan.begun : '',
    state === 'done' ? text.storePlan.done : '',
    pinned && state === 'planned' ? text.storePlan.pinned : '',
    lateMinutes > 0 && state === 'planned' ? text.storePlan.late(writeNumber(lateMinutes)) : '',
    own.length > 0 ? worst : '',
  ].filter((mark) => mark !== '');
}

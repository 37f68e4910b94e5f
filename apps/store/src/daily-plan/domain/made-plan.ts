import type { DayToPlan, PlanAssignment, PlannedDay } from '#libs/contracts';
import type { Kept } from './day-request';
import type { FoundPerson, FoundTask, PlanContent, Unplaced } from './plan-content';
import { reasonWords } from './reason-words';

export const DROPPED = 'Taken out by a manager.';

/** What the search found, with names for ids and words for reasons. */
export function madePlan(
  { people, tasks, request }: { people: FoundPerson[]; tasks: FoundTask[]; request: DayToPlan },
  plan: PlannedDay,
  { pins, dropped }: Kept,
): PlanContent {
  const isPinned = (taskId: string, staffId: string) =>
    pins.some((pin) => pin.taskId === taskId && pin.staffId === staffId);
  const assignments = plan.assignments.map(({ taskId, staffId, start, end, lateMinutes, reasons }) => {
    const pinned = isPinned(taskId, staffId);
    const words = reasons.map((reason) => reasonWords(reason, tasks, pinned));
    return { taskId, staffId, start, end, lateMinutes, pinned, reasons: words } satisfies PlanAssignment;
  });
  const unplaced: Unplaced[] = plan.unplaced.map(({ taskId, message }) => ({
    taskId,
    message: withNames(message, people, tasks),
    dropped: false,
  }));
  for (const { taskId } of tasks)
    if (dropped.has(taskId)) unplaced.push({ taskId, message: DROPPED, dropped: true });
  const { bound, optimal, iterations } = plan;
  return { people, tasks, request, assignments, unplaced, run: { bound, optimal, iterations }, undo: [] };
}

/** The calculation knows people by their ids, which are words of nobody. */
export function withNames(
  message: string,
  people: readonly FoundPerson[],
  tasks: readonly FoundTask[],
): string {
  const names = new Map(people.map(({ staffId, name }) => [staffId, name]));
  for (const { before } of tasks) if (before !== null) names.set(before.staffId, before.name);
  let words = message;
  for (const [id, name] of names) words = words.replaceAll(id, name);
  return words;
}

import { DayLists, type Place, type PlanSnapshot, snapshotOf } from './day-lists';
import type { StaffingModel } from './staffing-model';

/** Larger days are left to the search and its bound. */
export const EXACT_TASKS = 8;
const MOST_NODES = 150_000;

/**
 * Complete search of a small day: tasks are put, in every order, at the end of every list that takes them, each begun as
 * early as it can. Sorted by start, any plan is such an order, and starting earlier never costs more (without a plan
 * before), so that the best of all is among them. What cannot be better than the best plan known is cut off.
 *
 * @returns a better plan, `optimal` when there is none better than `best`, undefined when it would take too long
 */
export function exactPlan(
  model: StaffingModel,
  best: PlanSnapshot,
): { plan: PlanSnapshot; optimal: boolean } | undefined {
  const open = [...model.tasks.keys()].filter((task) => model.tasks[task]!.possible);
  if (open.length > EXACT_TASKS) return undefined;
  const worth = (task: number) => model.tasks[task]!.value * model.tasks[task]!.persons;
  const lists = new DayLists(model);
  let plan = best;
  let nodes = 0;

  const visit = (left: readonly number[], clock: number): boolean => {
    if ((nodes += 1) > MOST_NODES) return false;
    if (lists.value > plan.value + 1e-9) plan = snapshotOf(lists);
    const hope = left.reduce((sum, task) => sum + worth(task), lists.value);
    if (hope <= plan.value + 1e-9) return true;
    for (const task of left) {
      const rest = left.filter((other) => other !== task);
      for (const places of appended(lists, task)) {
        // The order is by start: what starts earlier has been tried at an earlier turn.
        if (places[0]!.start < clock) continue;
        lists.insert(task, places);
        const complete = visit(rest, places[0]!.start);
        lists.remove([task]);
        if (!complete) return false;
      }
    }
    return true;
  };
  const complete = visit(open, 0);
  return { plan, optimal: complete };
}

/** Every team, each at the earliest moment after what its members have. */
function appended(lists: DayLists, task: number): Place[][] {
  const { able, persons, asked, earliest, minutes, deadline, resumable } = lists.model.tasks[task]!;
  const result: Place[][] = [];
  const endOf = (person: number) => {
    const last = lists.lists[person]!.at(-1);
    return last === undefined ? 0 : lists.end[last]!;
  };
  const choose = (team: readonly number[], from: number): void => {
    if (team.length === persons) {
      if (!asked.every((person) => team.includes(person))) return;
      let start = Math.max(earliest, ...team.map(endOf));
      for (let settled = false; !settled;) {
        settled = true;
        for (const person of team) {
          const next = lists.model.persons[person]!.time.earliest(start, minutes, resumable);
          if (next < 0) return;
          if (next > start) [start, settled] = [next, false];
        }
      }
      const end = lists.model.persons[team[0]!]!.time.end(start, minutes, resumable);
      if (end <= deadline)
        result.push(
          team.map((person) => ({ person, position: lists.lists[person]!.length, start, end, gain: 0 })),
        );
      return;
    }
    for (let index = from; index < able.length; index += 1)
      if (lists.roomOf(able[index]!) >= minutes) choose([...team, able[index]!], index + 1);
  };
  choose([], 0);
  return result;
}

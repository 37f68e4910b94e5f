import type { PlanDraft, Shift } from '#libs/contracts';
import { peopleOf, type StoreDay } from './find-day';
import { type FoundPerson, type PlanContent, quoted } from './plan-content';

type Stale = PlanDraft['stale'];

/** What is different in the store from what the plan was made of. What concerns nobody's planned task blocks nothing. */
export function stalenessOf(content: PlanContent, found: StoreDay): Stale {
  return [...changedTasks(content, found), ...newTasks(content, found), ...changedPeople(content, found)];
}

function changedTasks({ tasks, assignments }: PlanContent, found: StoreDay): Stale {
  const planned = new Set(assignments.map(({ taskId }) => taskId));
  return tasks
    .filter(({ state }) => state === 'planned')
    .flatMap(({ taskId, title, version }): Stale => {
      const task = found.tasks.find(({ id }) => id === taskId);
      if (task?.version === version) return [];
      const blocks = planned.has(taskId);
      const name = quoted(title);
      if (task === undefined) return [{ message: `${name} is not on that day any more.`, blocks }];
      const who = task.completedBy?.name ?? task.assignee?.name;
      const by = who === undefined ? '' : ` by ${who}`;
      const words = {
        open: `${name} was changed.`,
        in_progress: `${name} was begun${by}.`,
        completed: `${name} was completed${by}.`,
        cancelled: `${name} was cancelled.`,
      };
      return [{ message: words[task.status], blocks }];
    });
}

function newTasks({ tasks }: PlanContent, found: StoreDay): Stale {
  const known = new Set(tasks.map(({ taskId }) => taskId));
  return found.tasks
    .filter(({ id, status }) => status === 'open' && !known.has(id))
    .map(({ title }) => ({ message: `${quoted(title)} is new and not in the plan.`, blocks: false }));
}

function changedPeople({ people, assignments, tasks }: PlanContent, found: StoreDay): Stale {
  const open = new Set(tasks.filter(({ state }) => state === 'planned').map(({ taskId }) => taskId));
  const present = peopleOf({ ...found, now: 0 });
  const stale = people.flatMap((person): Stale => {
    const blocks = assignments.some((one) => one.staffId === person.staffId && open.has(one.taskId));
    const now = present.find(({ staffId }) => staffId === person.staffId);
    if (now === undefined) return [{ message: goneWords(person, found), blocks }];
    if (timesOf(now) === timesOf(person)) return [];
    return [{ message: `${person.name} works at other times now.`, blocks }];
  });
  const known = new Set(people.map(({ staffId }) => staffId));
  const come = peopleOf(found).filter(({ staffId }) => !known.has(staffId));
  return [
    ...stale,
    ...come.map(({ name }) => ({ message: `${name} is on shift, too, and has no tasks.`, blocks: false })),
  ];
}

const timesOf = ({ shifts, breaks }: FoundPerson) => JSON.stringify([shifts, breaks]);

function goneWords({ staffId, name }: FoundPerson, { staff, shifts }: StoreDay): string {
  if (!staff.some((member) => member.id === staffId && member.active)) return `${name} has left the store.`;
  const status = shifts.find((shift: Shift) => shift.staffId === staffId)?.status;
  if (status === 'sick') return `${name} is sick.`;
  if (status === 'off') return `${name} has time off.`;
  return `${name} is not on shift any more.`;
}

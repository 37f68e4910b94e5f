import { jainIndex, loadWeights, planValue } from '#libs/calculations';
import type { PlanFigures, PlanPerson, Store } from '#libs/contracts';
import type { FoundPerson, PlanContent } from './plan-content';

const PRIORITIES = [1, 2, 3, 4];
const OPTIMAL_BELOW = 1e-8;

const minutesIn = (spans: readonly { startsAt: number; endsAt: number }[]) =>
  spans.reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0);

/** People with what the plan asks of them, in minutes. */
export function loadsOf({ people, assignments, tasks }: PlanContent): PlanPerson[] {
  const minutes = new Map(tasks.map((task) => [task.taskId, task.minutes]));
  return people.map((person) => ({
    ...person,
    availableMinutes: minutesIn(person.shifts) - minutesIn(person.breaks),
    loadMinutes: assignments
      .filter(({ staffId }) => staffId === person.staffId)
      .reduce((sum, { taskId }) => sum + (minutes.get(taskId) ?? 0), 0),
  }));
}

/** How good the plan is as it stands. Edits never count as better than what the search proved to be the most. */
export function figuresOf(
  content: PlanContent,
  people: readonly PlanPerson[],
  store: Pick<Store, 'opensAt' | 'closesAt' | 'minimumCover'>,
): PlanFigures {
  const { tasks, assignments, request, run } = content;
  const value = planValue(request, assignments);
  const bound = Math.max(run.bound, value);
  const gap = bound <= 0 ? 0 : Math.min(1, (bound - value) / bound);
  const weights = loadWeights(request.staff, request.weekHours);
  const weightOf = new Map(request.staff.map(({ id }, index) => [id, weights[index]!]));
  const planned = new Set(assignments.map(({ taskId }) => taskId));
  return {
    value,
    bound,
    gap,
    optimal: gap < OPTIMAL_BELOW,
    iterations: run.iterations,
    fairness: jainIndex(
      people.map(({ staffId, loadMinutes, availableMinutes }) =>
        availableMinutes === 0 ? 0 : ((weightOf.get(staffId) ?? 1) * loadMinutes) / availableMinutes,
      ),
    ),
    placed: PRIORITIES.map((priority) => {
      const all = tasks.filter((task) => task.priority === priority);
      return {
        priority,
        all: all.length,
        planned: all.filter(({ taskId }) => planned.has(taskId)).length,
      };
    }),
    cover: coverOf(content.people, store, request.now),
  };
}

/** The thinnest minute of the opening hours that are still to come: how many are on shift and not in their break. */
export function coverOf(
  people: readonly FoundPerson[],
  { opensAt, closesAt, minimumCover }: Pick<Store, 'opensAt' | 'closesAt' | 'minimumCover'>,
  now: number,
): PlanFigures['cover'] {
  const from = Math.min(Math.max(opensAt, now), closesAt);
  const edges = people
    .flatMap(({ shifts, breaks }) => [...shifts, ...breaks])
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .filter((minute) => minute > from && minute < closesAt);
  const within = (minute: number, { startsAt, endsAt }: { startsAt: number; endsAt: number }) =>
    startsAt <= minute && minute < endsAt;
  const present = (minute: number) =>
    people.filter(
      ({ shifts, breaks }) =>
        shifts.some((span) => within(minute, span)) && !breaks.some((span) => within(minute, span)),
    ).length;
  let cover = { least: present(from), at: from };
  // Between two edges nothing changes.
  for (const minute of [...new Set(edges)].sort((one, other) => one - other)) {
    const least = present(minute);
    if (least < cover.least) cover = { least, at: minute };
  }
  return { ...cover, wanted: minimumCover };
}

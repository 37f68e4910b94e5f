import { assignmentReasons } from './assignment-reasons';
import { refuseRequest } from './check-request';
import {
  DAILY_PLAN_LIMITS,
  type DailyPlan,
  type DailyPlanRefusal,
  type DailyPlanRequest,
  type PlannedAssignment,
} from './daily-plan';
import type { PlanSnapshot } from './day-lists';
import { exactPlan } from './exact-plan';
import { planChanges } from './plan-changes';
import { jainIndex, personLoads, scorePlan } from './plan-score';
import { PlanSearch } from './plan-search';
import { type StaffingModel, staffingModel } from './staffing-model';
import { unplacedMessage, unplacedReason } from './unplaced-reasons';
import { keptValue, UpperBound } from './upper-bound';
import { joined, without } from './working-time';

export interface PlanDayOptions {
  /** Repairs of the plan. Default: `iterationsFor`; 0 gives the greedy plan. */
  iterations?: number;
  /** Default 1. Request, seed and iterations decide the plan to the last minute. */
  seed?: number;
}

export interface PlanProgress {
  /** Share of the repairs that is done, 0 to 1. */
  spent: number;
  value: number;
  bound: number;
  /** As in `DailyPlan`. */
  gap: number;
}

/** Below this gap, 0.05 %, nobody would see a difference. */
const GOOD_ENOUGH = 0.0005;
const SLICE = 50;
const BOUND_STEPS = 800;

/** Repairs for which 40 persons and 300 tasks take one to two seconds; a small day gets more of them a task. */
export function iterationsFor(tasks: number): number {
  return Math.min(9_000, 200 + 40 * tasks);
}

/**
 * Plans the day and tells how far it is after every slice of repairs; see `objective.ts` for what is maximised,
 * `upper-bound.ts` for the bound, `plan-search.ts` for the search and `exact-plan.ts` for small days.
 */
export function* improveDay(
  request: DailyPlanRequest,
  { seed = 1, iterations = iterationsFor(request.tasks.length) }: PlanDayOptions = {},
): Generator<PlanProgress, DailyPlan | DailyPlanRefusal, void> {
  const refusal = refuseRequest(request) ?? refuseIterations(iterations);
  if (refusal !== undefined) return refusal;
  const model = staffingModel(request);
  const search = new PlanSearch(model, seed);
  const bound = new UpperBound(model);
  const kept = keptValue(model);
  const tighten = (plan: PlanSnapshot) => bound.improve(plan.value + kept, plan.loads, BOUND_STEPS);
  const gap = () => gapOf(search.best.value + kept, bound.value);
  tighten(search.best);
  while (search.iterations < iterations && gap() > GOOD_ENOUGH) {
    const done = search.iterations;
    yield { spent: done / iterations, value: search.best.value + kept, bound: bound.value, gap: gap() };
    search.run(Math.min(SLICE, iterations - done), done / iterations);
    // Without a task that anybody could do there is nothing to repair.
    if (search.iterations === done) break;
  }
  const exact = iterations === 0 ? undefined : exactPlan(model, search.best);
  const best = exact?.plan ?? search.best;
  tighten(best);
  const proven = exact?.optimal === true && (request.previous ?? []).length === 0;
  return buildPlan(model, best, proven ? best.value + kept : bound.value, search.iterations);
}

/** Runs `improveDay` to its end. */
export function planDay(
  request: DailyPlanRequest,
  options: PlanDayOptions = {},
): DailyPlan | DailyPlanRefusal {
  const search = improveDay(request, options);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

function refuseIterations(iterations: number): DailyPlanRefusal | undefined {
  if (Number.isInteger(iterations) && iterations >= 0 && iterations <= DAILY_PLAN_LIMITS.iterations)
    return undefined;
  const message = `${iterations} iterations; it must be a whole number from 0 to ${DAILY_PLAN_LIMITS.iterations}.`;
  return {
    kind: 'refused',
    code: 'INVALID_INPUT',
    message,
    nextStep: 'Give fewer iterations, or none for the default.',
    faults: [{ kind: 'out_of_range', field: 'iterations', message }],
  };
}

function gapOf(value: number, bound: number): number {
  return bound <= 0 ? 0 : Math.max(0, (bound - value) / bound);
}

function buildPlan(model: StaffingModel, plan: PlanSnapshot, bound: number, iterations: number): DailyPlan {
  const { request } = model;
  const assignments = assignmentsOf(model, plan);
  const loads = personLoads(model, plan);
  const score = scorePlan(model, plan);
  const gap = gapOf(score.value, bound);
  const unplaced = [...model.tasks.keys()]
    .filter((number) => plan.members[number]!.length === 0)
    .sort((one, other) => model.tasks[one]!.task.priority - model.tasks[other]!.task.priority || one - other)
    .map((number) => {
      const { task } = model.tasks[number]!;
      const reason = unplacedReason(model, plan, number);
      return { taskId: task.id, reason, message: unplacedMessage(task, reason) };
    });
  return {
    kind: 'planned',
    assignments,
    unplaced,
    loads,
    fairness: jainIndex(loads.map(({ loadShare }, index) => model.persons[index]!.weight * loadShare)),
    score,
    bound: Math.max(bound, score.value),
    gap,
    optimal: gap < 1e-8,
    iterations,
    changes: planChanges(request, assignments),
  };
}

function assignmentsOf(model: StaffingModel, plan: PlanSnapshot): PlannedAssignment[] {
  const { persons, tasks, kept, request } = model;
  const keptOf = (staffId: string) =>
    kept
      .filter((one) => one.staffId === staffId)
      .map(({ taskId, start, end, state }): PlannedAssignment => {
        const staff = persons.find((person) => person.staff.id === staffId)?.staff;
        const shift = staff === undefined ? [] : without(joined(staff.shifts), staff.breaks ?? []);
        const parts = shift
          .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
          .filter((part) => part.end > part.start);
        const due = request.tasks.find(({ id }) => id === taskId)?.due ?? Infinity;
        return {
          taskId,
          staffId,
          start,
          end,
          parts: parts.length > 0 ? parts : [{ start, end }],
          lateMinutes: Math.max(0, end - due),
          state,
          reasons: [{ kind: state === 'done' ? 'already_done' : 'already_started' }],
        };
      });
  const byPerson = persons.flatMap(({ staff, time }, person) => [
    ...keptOf(staff.id),
    ...plan.lists[person]!.map((number): PlannedAssignment => {
      const [start, end] = [plan.start[number]!, plan.end[number]!];
      const { task } = tasks[number]!;
      return {
        taskId: task.id,
        staffId: staff.id,
        start,
        end,
        parts: time.parts(start, end),
        lateMinutes: Math.max(0, end - (task.due ?? Infinity)),
        state: 'planned',
        reasons: assignmentReasons(model, plan, number, person),
      };
    }),
  ]);
  const present = new Set(persons.map(({ staff }) => staff.id));
  const left = new Set(kept.map(({ staffId }) => staffId).filter((id) => !present.has(id)));
  return [...byPerson, ...[...left].flatMap(keptOf)];
}

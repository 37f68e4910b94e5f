import { buildPlan } from './build-plan';
import { prepareProblem } from './prepare-problem';
import type { RoutePlan, RouteProblem } from './route-problem';
import { Annealing } from './search/annealing';

/** How long to search; with both limits the first one reached ends it. */
export interface SearchBudget {
  /** By `clock`, from the call on; needs `clock`. */
  milliseconds?: number;
  /** Repairs of the plan. With this limit alone, problem and seed decide the result to the last digit. */
  iterations?: number;
}

export interface ImproveOptions extends SearchBudget {
  seed: number;
  /** Milliseconds since any moment, for example `performance.now`. */
  clock?: () => number;
}

export interface RouteProgress {
  iterations: number;
  /** Share of the budget that is spent, 0 to 1. */
  spent: number;
  /** Cost of the best plan so far, and stops that have to be served and are not in it. */
  cost: number;
  missing: number;
  /** Better than at the report before. */
  improved: boolean;
  /** The best plan so far. */
  plan(): RoutePlan;
}

/** Iterations between two looks at the clock: about a millisecond. */
const SLICE = 64;

/** Slices between two reports: often enough to be stopped from outside, seldom enough to cost nothing. */
const SLICES_PER_REPORT = 16;

/**
 * Plans routes and goes on improving them: yields its first plan at once, then reports, and returns the best plan when
 * the budget is spent. Whoever takes the reports may stop at any of them and keep its plan. Within a run the plan never
 * gets worse.
 *
 * Method: savings routes, then slack induction by string removals (Christiaens and Vanden Berghe 2020) under simulated
 * annealing; see `search/`.
 *
 * @throws VALIDATION_FAILED or PAYLOAD_TOO_LARGE at the first report, naming field or limit.
 */
export function* improveRoutes(
  problem: RouteProblem,
  { seed, clock, milliseconds = Infinity, iterations = Infinity }: ImproveOptions,
): Generator<RouteProgress, RoutePlan, void> {
  if (iterations === Infinity && (milliseconds === Infinity || clock === undefined))
    throw new RangeError(
      'A search wants a limit: iterations, or milliseconds and the clock to measure them.',
    );
  const now = clock ?? (() => 0);
  const start = now();
  const prepared = prepareProblem(problem);
  const { model, positions } = prepared;
  const search = new Annealing(model, seed, positions);
  const plan = () => buildPlan(problem, prepared, search.bestRoutes());
  const spentShare = () =>
    Math.min(1, Math.max((now() - start) / milliseconds, search.iterations / iterations));
  let reported = Infinity;
  const report = (spent: number): RouteProgress => {
    const improved = search.bestCost !== reported;
    reported = search.bestCost;
    return {
      iterations: search.iterations,
      spent,
      cost: search.bestCost,
      missing: search.bestMissing,
      improved,
      plan,
    };
  };
  let spent = spentShare();
  yield report(spent);
  if (model.customers < 2) return plan();
  for (let slice = 1; spent < 1; slice += 1) {
    search.run(Math.min(SLICE, iterations - search.iterations), spent);
    spent = spentShare();
    if (slice % SLICES_PER_REPORT === 0) yield report(spent);
  }
  return plan();
}

/** Runs `improveRoutes` to the end of its budget. */
export function solveRoutes(problem: RouteProblem, options: ImproveOptions): RoutePlan {
  const search = improveRoutes(problem, options);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

import type { PreparedProblem } from './prepare-problem';
import type { PlannedRoute, RoutePlan, RouteProblem, UnservedStop } from './route-problem';
import { whyLeftOut } from './serviceable';

/** Writes routes of places down as a plan, with a schedule; cost is summed anew, free of the search's rounding. */
export function buildPlan(
  problem: RouteProblem,
  { model, stopOf, impossible }: PreparedProblem,
  routes: readonly number[][],
): RoutePlan {
  const served = new Set(routes.flat());
  const leftOut: UnservedStop[] = [];
  let cost = routes.length * model.vehicleCost;
  for (let place = 1; place <= model.customers; place += 1) {
    if (served.has(place)) continue;
    const stop = problem.stops[stopOf[place]!]!;
    leftOut.push(whyLeftOut(problem, stop));
    cost += stop.prize ?? 0;
  }
  const planned = routes.map((places) => planRoute(problem, { model, stopOf }, places));
  const distance = planned.reduce((sum, route) => sum + route.distance, 0);
  return { routes: planned, unserved: [...impossible, ...leftOut], distance, cost: cost + distance };
}

function planRoute(
  problem: RouteProblem,
  { model, stopOf }: Pick<PreparedProblem, 'model' | 'stopOf'>,
  places: readonly number[],
): PlannedRoute {
  let at = 0;
  let clock = model.opens[0]!;
  let distance = 0;
  let load = 0;
  const stops = places.map((place) => {
    const arrives = clock + model.time.between(at, place);
    const begins = Math.max(arrives, model.opens[place]!);
    clock = begins + model.service[place]!;
    distance += model.cost.between(at, place);
    load += model.load[place]!;
    at = place;
    return { id: problem.stops[stopOf[place]!]!.id, arrives, begins, leaves: clock };
  });
  return {
    stops,
    load,
    distance: distance + model.cost.between(at, 0),
    leavesDepot: model.opens[0]!,
    returnsToDepot: clock + model.time.between(at, 0),
  };
}

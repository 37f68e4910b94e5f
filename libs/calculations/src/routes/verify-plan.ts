import type { RoutePlan, RouteProblem, RouteStop } from './route-problem';
import { TOLERANCE } from './serviceable';

/**
 * Checks a plan against its problem from scratch, with nothing of the search but the problem's own definition: every stop
 * once, loads, windows, vehicles, and the distance that the plan claims. Returns what is wrong, nothing when all is right.
 */
export function verifyRoutePlan(problem: RouteProblem, plan: RoutePlan): string[] {
  const faults: string[] = [];
  const numbers = new Map(problem.stops.map(({ id }, index) => [id, index]));
  const times = new Map<string, number>();
  const count = (id: string) => times.set(id, (times.get(id) ?? 0) + 1);
  const { capacity, count: vehicles = Infinity } = problem.vehicles;
  if (plan.routes.length > vehicles) faults.push(`${plan.routes.length} routes for ${vehicles} vehicles`);
  let total = 0;
  plan.routes.forEach((route, index) => {
    const name = `route ${index + 1}`;
    const stops = route.stops.map(({ id }) => numbers.get(id) ?? -1);
    route.stops.forEach(({ id }) => count(id));
    if (stops.includes(-1)) return faults.push(`${name} has a stop that the problem does not know`);
    if (stops.length === 0) faults.push(`${name} is empty`);
    const load = stops.reduce((sum, stop) => sum + problem.stops[stop]!.load, 0);
    if (load > capacity * (1 + 2 * TOLERANCE)) faults.push(`${name} carries ${load} of ${capacity}`);
    faults.push(...lateness(problem, stops).map((fault) => `${name}: ${fault}`));
    const distance = distanceOf(problem, stops);
    if (!close(distance, route.distance)) faults.push(`${name} is ${distance} long, not ${route.distance}`);
    total += distance;
  });
  for (const { id } of plan.unserved) count(id);
  for (const { id } of problem.stops)
    if (times.get(id) !== 1) faults.push(`stop ${id} appears ${times.get(id) ?? 0} times`);
  if (!close(total, plan.distance)) faults.push(`the plan is ${total} long, not ${plan.distance}`);
  return faults;
}

const close = (one: number, other: number) => Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one));

function lateness(problem: RouteProblem, stops: readonly number[]): string[] {
  const faults: string[] = [];
  let clock = problem.depot.opens ?? 0;
  let at = -1;
  for (const index of stops) {
    const stop = problem.stops[index]!;
    clock = Math.max(clock + travel(problem, problem.duration, at, index), stop.opens ?? -Infinity);
    if (clock > (stop.closes ?? Infinity) + TOLERANCE * Math.abs(clock))
      faults.push(`stop ${stop.id} is begun at ${clock} and closes at ${stop.closes}`);
    clock += stop.service ?? 0;
    at = index;
  }
  clock += travel(problem, problem.duration, at, -1);
  if (clock > (problem.depot.closes ?? Infinity) + TOLERANCE * Math.abs(clock))
    faults.push(`returns at ${clock}, the depot closes at ${problem.depot.closes}`);
  return faults;
}

function distanceOf(problem: RouteProblem, stops: readonly number[]): number {
  const path = [-1, ...stops, -1];
  let sum = 0;
  for (let leg = 1; leg < path.length; leg += 1)
    sum += travel(problem, problem.distance, path[leg - 1]!, path[leg]!);
  return sum;
}

/** From stop to stop by index; -1 is the depot. */
function travel(
  problem: RouteProblem,
  source: RouteProblem['duration'] = problem.distance,
  from: number,
  to: number,
): number {
  if (typeof source === 'object') return source[(from + 1) * (problem.stops.length + 1) + to + 1]!;
  const place = (index: number): Pick<RouteStop, 'x' | 'y'> =>
    index < 0 ? problem.depot : problem.stops[index]!;
  const straight = Math.hypot(place(from).x! - place(to).x!, place(from).y! - place(to).y!);
  if (source === 'euclidean_rounded') return Math.round(straight);
  if (source === 'euclidean_ceiling') return Math.ceil(straight);
  return source === 'euclidean_tenths' ? Math.trunc(straight * 10 + 1e-9) / 10 : straight;
}

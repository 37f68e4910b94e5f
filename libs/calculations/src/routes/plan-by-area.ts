import { QuartermasterError } from '#libs/contracts';
import type { UnservedStop } from './route-problem';

/** Most orders of one plan by area. */
export const AREA_ORDER_LIMIT = 20_000;

export interface AreaOrder {
  id: string;
  area: string;
  /** In the unit of the vehicle's capacity. */
  load: number;
}

export interface AreaProblem {
  orders: readonly AreaOrder[];
  /** `count`: default as many as needed. */
  vehicles: { capacity: number; count?: number };
  /**
   * Areas that a vehicle may visit on one route. A list: the order in which they lie, so that neighbours in the list are
   * neighbours on the ground. A map: each area's neighbours, either way. Default: one area a route.
   */
  neighbours?: readonly string[] | ReadonlyMap<string, readonly string[]>;
}

export interface AreaRoute {
  /** In the order of the neighbour list, or as the orders came. */
  areas: string[];
  orders: string[];
  load: number;
}

export interface AreaPlan {
  routes: AreaRoute[];
  unserved: UnservedStop[];
}

/**
 * Groups orders into vehicle loads when no coordinates are known: first-fit decreasing within each area (Johnson 1973: at
 * most 11/9 of the least number of vehicles, plus 6/9), then joins the loads of neighbouring areas that fit one vehicle,
 * fullest first. A schematic: loads are kept, distances are unknown and nothing is said about them.
 *
 * @throws VALIDATION_FAILED naming the field, PAYLOAD_TOO_LARGE naming the limit.
 */
export function planByArea(problem: AreaProblem): AreaPlan {
  check(problem);
  const { orders, vehicles } = problem;
  const unserved: UnservedStop[] = [];
  const byArea = new Map<string, AreaOrder[]>();
  for (const order of orders) {
    if (order.load > vehicles.capacity) {
      const message = `Its load of ${order.load} is more than the ${vehicles.capacity} that a vehicle carries.`;
      unserved.push({ id: order.id, reason: 'too_big', message });
      continue;
    }
    const there = byArea.get(order.area);
    if (there === undefined) byArea.set(order.area, [order]);
    else there.push(order);
  }
  const areas = neighbourhood(problem.neighbours, [...byArea.keys()]);
  const loads = areas.order.flatMap((area) => firstFitDecreasing(byArea.get(area) ?? [], vehicles.capacity));
  const joined = joinNeighbours(loads, vehicles.capacity, areas.neighboursOf);
  const rank = new Map(areas.order.map((area, index) => [area, index]));
  const routes = joined.map(({ load, orders: members }) => {
    const sorted = [...members].sort((one, other) => rank.get(one.area)! - rank.get(other.area)!);
    return { areas: [...new Set(sorted.map(({ area }) => area))], orders: sorted.map(({ id }) => id), load };
  });
  const { count = Infinity } = vehicles;
  if (routes.length <= count) return { routes, unserved };
  // With too few vehicles the fullest loads go.
  const fullest = [...routes].sort((one, other) => other.load - one.load);
  for (const id of fullest.slice(count).flatMap((route) => route.orders))
    unserved.push({
      id,
      reason: 'no_vehicle_left',
      message: `The ${count} vehicles are used; ${routes.length} are needed.`,
    });
  return { routes: fullest.slice(0, count), unserved };
}

interface VehicleLoad {
  orders: AreaOrder[];
  areas: Set<string>;
  load: number;
}

function firstFitDecreasing(orders: readonly AreaOrder[], capacity: number): VehicleLoad[] {
  const loads: VehicleLoad[] = [];
  for (const order of [...orders].sort((one, other) => other.load - one.load)) {
    const fitting = loads.find(({ load }) => load + order.load <= capacity);
    if (fitting === undefined) {
      loads.push({ orders: [order], areas: new Set([order.area]), load: order.load });
      continue;
    }
    fitting.orders.push(order);
    fitting.load += order.load;
  }
  return loads;
}

/** Fullest loads first, each takes the fullest load of a neighbouring area that it has room for, until there is none. */
function joinNeighbours(
  loads: readonly VehicleLoad[],
  capacity: number,
  neighboursOf: (area: string) => Iterable<string>,
): VehicleLoad[] {
  const open = new Set([...loads].sort((one, other) => other.load - one.load));
  const byArea = new Map<string, VehicleLoad[]>();
  for (const load of open)
    for (const area of load.areas) {
      const there = byArea.get(area);
      if (there === undefined) byArea.set(area, [load]);
      else there.push(load);
    }
  const joined: VehicleLoad[] = [];
  for (const current of open) {
    open.delete(current);
    for (;;) {
      let best: VehicleLoad | undefined;
      for (const area of current.areas)
        for (const neighbour of neighboursOf(area))
          for (const other of byArea.get(neighbour) ?? [])
            if (open.has(other) && current.load + other.load <= capacity && other.load > (best?.load ?? -1))
              best = other;
      if (best === undefined) break;
      open.delete(best);
      current.orders.push(...best.orders);
      for (const area of best.areas) current.areas.add(area);
      current.load += best.load;
    }
    joined.push(current);
  }
  return joined;
}

function neighbourhood(
  neighbours: AreaProblem['neighbours'],
  seen: readonly string[],
): { order: string[]; neighboursOf: (area: string) => Iterable<string> } {
  const pairs = new Map(seen.map((area) => [area, new Set<string>()]));
  const pair = (one: string, other: string) => {
    pairs.get(one)?.add(other);
    pairs.get(other)?.add(one);
  };
  const neighboursOf = (area: string) => pairs.get(area) ?? [];
  if (neighbours === undefined) return { order: [...seen], neighboursOf };
  if ('get' in neighbours) {
    for (const [area, others] of neighbours) for (const other of others) pair(area, other);
    return { order: [...seen], neighboursOf };
  }
  // An area without orders is driven through, so neighbours are counted among those that have some.
  const known = [...new Set(neighbours)].filter((area) => pairs.has(area));
  known.slice(1).forEach((area, index) => pair(known[index]!, area));
  const listed = new Set(known);
  return { order: [...known, ...seen.filter((area) => !listed.has(area))], neighboursOf };
}

function check({ orders, vehicles }: AreaProblem): void {
  if (orders.length > AREA_ORDER_LIMIT)
    throw new QuartermasterError('PAYLOAD_TOO_LARGE', {
      message: `${orders.length} orders are more than the limit of ${AREA_ORDER_LIMIT} orders a plan.`,
      nextStep: 'Plan by day or by warehouse, each on its own.',
    });
  if (!(vehicles.capacity > 0)) refuse('vehicles.capacity', vehicles.capacity, 'more than 0');
  if (vehicles.count !== undefined && !(Number.isInteger(vehicles.count) && vehicles.count >= 1))
    refuse('vehicles.count', vehicles.count, 'a whole number from 1');
  const seen = new Set<string>();
  orders.forEach(({ id, load }, index) => {
    if (seen.has(id)) refuse(`orders[${index}].id`, id, 'given once');
    seen.add(id);
    if (!(Number.isFinite(load) && load >= 0)) refuse(`orders[${index}].load`, load, 'a number from 0');
  });
}

function refuse(field: string, value: unknown, wanted: string): never {
  throw new QuartermasterError('VALIDATION_FAILED', {
    message: `${field} is ${String(value)}; it must be ${wanted}.`,
    nextStep: 'Correct the field and plan again.',
  });
}

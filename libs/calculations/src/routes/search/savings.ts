import type { NearestCustomers } from './nearest';
import type { RoutingModel } from './routing-model';

// A sort key holds the saving, largest first, above the number of the pair.
const PAIR_NUMBERS = 2 ** 24;
const SAVING_STEPS = 2 ** 24;

/** Neighbours with which a customer is paired: joining what lies farther apart saves little. */
const PARTNERS = 40;

/**
 * First routes by savings (Clarke and Wright, "Scheduling of Vehicles from a Central Depot to a Number of Delivery
 * Points", Operations Research 12(4), 1964): everybody has a route of their own, and the end of one is joined to the start
 * of another in the order of what it saves, where load and windows allow it. Pairs of neighbours only; longest routes first.
 */
export function savingsRoutes(model: RoutingModel, nearest: NearestCustomers): number[][] {
  const routes = new RoutesToJoin(model);
  const partners = Math.min(PARTNERS, nearest.width);
  for (const pair of pairsBySaving(model, nearest, partners)) {
    const from = 1 + Math.floor(pair / partners);
    routes.join(from, nearest.list[from * nearest.width + (pair % partners)]!);
  }
  return routes.joined();
}

/** Pair k is customer 1 + ⌊k / partners⌋ and its neighbour of rank k mod partners; those that save something, by saving. */
function pairsBySaving(
  { customers, cost }: RoutingModel,
  nearest: NearestCustomers,
  partners: number,
): Float64Array {
  const pairs = partners * customers;
  const savings = new Float64Array(pairs);
  let largest = 0;
  let pair = 0;
  for (let from = 1; from <= customers; from += 1)
    for (let rank = 0; rank < partners; rank += 1, pair += 1) {
      const to = nearest.list[from * nearest.width + rank]!;
      const saving = cost.between(from, 0) + cost.between(0, to) - cost.between(from, to);
      savings[pair] = saving;
      if (saving > largest) largest = saving;
    }
  const keys = new Float64Array(pairs);
  let count = 0;
  for (pair = 0; pair < pairs; pair += 1) {
    if (savings[pair]! <= 0) continue;
    const loss = Math.floor((1 - savings[pair]! / largest) * SAVING_STEPS);
    keys[count] = loss * PAIR_NUMBERS + pair;
    count += 1;
  }
  const sorted = keys.subarray(0, count).sort();
  for (let index = 0; index < count; index += 1) sorted[index] = sorted[index]! % PAIR_NUMBERS;
  return sorted;
}

class RoutesToJoin {
  private readonly routes: number[][];
  private readonly routeOf: Int32Array;
  /** By route. */
  private readonly load: Float64Array;
  /** By customer: earliest leaving, and latest start that keeps the rest of the route on time. */
  private readonly leaves: Float64Array;
  private readonly latest: Float64Array;

  constructor(private readonly model: RoutingModel) {
    const places = model.customers + 1;
    this.routes = Array.from({ length: places }, (_, place) => (place === 0 ? [] : [place]));
    this.routeOf = Int32Array.from({ length: places }, (_, place) => place);
    this.load = Float64Array.from(model.load);
    this.leaves = new Float64Array(places);
    this.latest = new Float64Array(places);
    if (model.timed) for (const route of this.routes) this.retime(route);
  }

  joined(): number[][] {
    return this.routes.filter(({ length }) => length > 0).sort((one, other) => other.length - one.length);
  }

  /** Appends the route that starts with `to` to the one that ends with `from`, if there are such and it is allowed. */
  join(from: number, to: number): void {
    const { model, routes, routeOf, load } = this;
    const first = routeOf[from]!;
    const second = routeOf[to]!;
    const head = routes[first]!;
    const tail = routes[second]!;
    if (first === second || head[head.length - 1] !== from || tail[0] !== to) return;
    if (load[first]! + load[second]! > model.capacity) return;
    if (model.timed && this.leaves[from]! + model.time.between(from, to) > this.latest[to]!) return;
    for (const customer of tail) {
      head.push(customer);
      routeOf[customer] = first;
    }
    routes[second] = [];
    load[first] = load[first]! + load[second]!;
    if (model.timed) this.retime(head);
  }

  private retime(route: readonly number[]): void {
    const { time, opens, closes, service } = this.model;
    let at = 0;
    let clock = opens[0]!;
    for (const place of route) {
      clock = Math.max(clock + time.between(at, place), opens[place]!) + service[place]!;
      this.leaves[place] = clock;
      at = place;
    }
    at = 0;
    clock = closes[0]!;
    for (let index = route.length - 1; index >= 0; index -= 1) {
      const place = route[index]!;
      clock = Math.min(closes[place]!, clock - time.between(place, at) - service[place]!);
      this.latest[place] = clock;
      at = place;
    }
  }
}

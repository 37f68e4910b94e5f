import type { RoutingModel } from './routing-model';
import { type RouteArrays, UndoLog } from './undo-log';

/**
 * The solution the search works on, changed in place and undone when a change is not wanted.
 *
 * Routes are circular linked lists through a marker node: nodes 1 to `customers` are customers, node `customers + 1 + r`
 * is the depot at both ends of route r. Per node it keeps what makes an insertion testable in constant time: the cost of
 * the leg that leads to it, when the vehicle leaves it at the earliest, and the latest start of service that keeps the
 * rest of the route on time.
 */
export class Tours implements RouteArrays {
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly routeOf: Int32Array;
  readonly legCost: Float64Array;
  readonly leaves: Float64Array;
  readonly latest: Float64Array;
  readonly load: Float64Array;
  readonly stops: Int32Array;
  /** Route numbers; the first `active` of them have customers. */
  readonly routes: Int32Array;
  active = 0;
  readonly leftOut: Int32Array;
  leftOutCount = 0;
  /** Legs, vehicles and prizes of what is left out; what must be served counts `missing` instead. */
  cost = 0;
  /** Left out although they must be served. */
  missing = 0;

  private readonly firstMarker: number;
  private readonly rank: Int32Array;
  private readonly leftOutRank: Int32Array;
  private readonly log: UndoLog;
  private savedCost = 0;
  private savedMissing = 0;
  private savedLeftOutCount = 0;
  private readonly savedLeftOut: Int32Array;

  constructor(readonly model: RoutingModel) {
    const { customers, vehicles } = model;
    const routes = Math.min(vehicles, customers);
    this.firstMarker = customers + 1;
    const nodes = this.firstMarker + routes;
    this.next = new Int32Array(nodes);
    this.previous = new Int32Array(nodes);
    this.routeOf = new Int32Array(nodes).fill(-1);
    this.legCost = new Float64Array(nodes);
    this.leaves = new Float64Array(nodes).fill(model.opens[0]!);
    this.latest = new Float64Array(nodes).fill(model.closes[0]!);
    this.load = new Float64Array(routes);
    this.stops = new Int32Array(routes);
    this.routes = Int32Array.from({ length: routes }, (_, route) => route);
    this.rank = Int32Array.from(this.routes);
    this.leftOut = new Int32Array(customers);
    this.leftOutRank = new Int32Array(customers + 1);
    for (let route = 0; route < routes; route += 1) {
      const marker = this.markerOf(route);
      this.next[marker] = marker;
      this.previous[marker] = marker;
      this.routeOf[marker] = route;
    }
    this.savedLeftOut = new Int32Array(customers);
    this.log = new UndoLog(this, (route) => this.markerOf(route));
    for (let customer = 1; customer <= customers; customer += 1) this.leaveOut(customer);
  }

  markerOf(route: number): number {
    return this.firstMarker + route;
  }

  placeOf(node: number): number {
    return node < this.firstMarker ? node : 0;
  }

  /** An empty route, or -1 when every vehicle is out. */
  spareRoute(): number {
    return this.active < this.routes.length ? this.routes[this.active]! : -1;
  }

  /** From here on, `undo` leads back to the present state. */
  begin(): void {
    this.log.begin();
    this.savedCost = this.cost;
    this.savedMissing = this.missing;
    this.savedLeftOutCount = this.leftOutCount;
    for (let index = 0; index < this.leftOutCount; index += 1)
      this.savedLeftOut[index] = this.leftOut[index]!;
  }

  undo(): void {
    const { log, savedLeftOut } = this;
    this.leftOutCount = this.savedLeftOutCount;
    for (let index = 0; index < this.leftOutCount; index += 1) {
      const customer = savedLeftOut[index]!;
      this.routeOf[customer] = -1;
      this.leftOut[index] = customer;
      this.leftOutRank[customer] = index;
    }
    for (let index = 0; index < log.touchedCount; index += 1) {
      log.restore(index);
      const route = log.touched[index]!;
      const isActive = this.rank[route]! < this.active;
      if (this.stops[route]! > 0 && !isActive) this.activate(route);
      if (this.stops[route] === 0 && isActive) this.deactivate(route);
    }
    this.cost = this.savedCost;
    this.missing = this.savedMissing;
  }

  /** Takes `count` customers from `first` on out of their route. Times and load of the route need `refresh` afterwards. */
  remove(first: number, count: number): void {
    const { next, previous, legCost } = this;
    const route = this.routeOf[first]!;
    this.log.touch(route);
    const before = previous[first]!;
    let node = first;
    let saved = 0;
    for (let index = 0; index < count; index += 1) {
      saved += legCost[node]!;
      this.leaveOut(node);
      node = next[node]!;
    }
    saved += legCost[node]!;
    next[before] = node;
    previous[node] = before;
    this.stops[route] = this.stops[route]! - count;
    if (this.stops[route] === 0) {
      legCost[node] = 0;
      this.cost -= saved + this.model.vehicleCost;
      this.deactivate(route);
    } else {
      const leg = this.model.cost.between(this.placeOf(before), this.placeOf(node));
      legCost[node] = leg;
      this.cost += leg - saved;
    }
  }

  /** Puts a customer that is left out behind `before`, which may be the marker of an empty route. */
  insert(customer: number, before: number): void {
    const { next, previous, legCost, routeOf, model } = this;
    const route = routeOf[before]!;
    this.log.touch(route);
    this.takeIn(customer);
    if (this.stops[route] === 0) {
      this.activate(route);
      this.load[route] = 0;
      this.cost += model.vehicleCost;
    }
    const after = next[before]!;
    const into = model.cost.between(this.placeOf(before), customer);
    const outOf = model.cost.between(customer, this.placeOf(after));
    this.cost += into + outOf - legCost[after]!;
    legCost[customer] = into;
    legCost[after] = outOf;
    next[before] = customer;
    previous[customer] = before;
    next[customer] = after;
    previous[after] = customer;
    routeOf[customer] = route;
    this.stops[route] = this.stops[route]! + 1;
    this.load[route] = this.load[route]! + model.load[customer]!;
    if (model.timed) this.retime(customer);
  }

  /** Sums up a route that lost customers. */
  refresh(route: number): void {
    const { next, previous, leaves, latest, model } = this;
    const marker = this.markerOf(route);
    let load = 0;
    for (let node = next[marker]!; node !== marker; node = next[node]!) {
      load += model.load[node]!;
      if (model.timed) leaves[node] = this.leaving(previous[node]!, node);
    }
    this.load[route] = load;
    if (!model.timed) return;
    for (let node = previous[marker]!; node !== marker; node = previous[node]!)
      latest[node] = this.latestStart(node, next[node]!);
  }

  /** Earliest leaving of `node` when the vehicle comes from `before`. */
  private leaving(before: number, node: number): number {
    const { model } = this;
    const arrival = this.leaves[before]! + model.time.between(this.placeOf(before), node);
    return Math.max(arrival, model.opens[node]!) + model.service[node]!;
  }

  private latestStart(node: number, after: number): number {
    const { model } = this;
    const travel = model.time.between(node, this.placeOf(after));
    return Math.min(model.closes[node]!, this.latest[after]! - travel - model.service[node]!);
  }

  /** Times around a new customer: forward and backward until nothing changes any more. */
  private retime(customer: number): void {
    const { next, previous, leaves, latest, firstMarker } = this;
    leaves[customer] = this.leaving(previous[customer]!, customer);
    for (let node = next[customer]!; node < firstMarker; node = next[node]!) {
      const leaving = this.leaving(previous[node]!, node);
      if (leaving === leaves[node]) break;
      leaves[node] = leaving;
    }
    latest[customer] = this.latestStart(customer, next[customer]!);
    for (let node = previous[customer]!; node < firstMarker; node = previous[node]!) {
      const start = this.latestStart(node, next[node]!);
      if (start === latest[node]) break;
      latest[node] = start;
    }
  }

  private leaveOut(customer: number): void {
    this.routeOf[customer] = -1;
    this.leftOutRank[customer] = this.leftOutCount;
    this.leftOut[this.leftOutCount] = customer;
    this.leftOutCount += 1;
    const prize = this.model.prize[customer]!;
    if (prize === Infinity) this.missing += 1;
    else this.cost += prize;
  }

  private takeIn(customer: number): void {
    this.leftOutCount -= 1;
    const last = this.leftOut[this.leftOutCount]!;
    const rank = this.leftOutRank[customer]!;
    this.leftOut[rank] = last;
    this.leftOutRank[last] = rank;
    const prize = this.model.prize[customer]!;
    if (prize === Infinity) this.missing -= 1;
    else this.cost -= prize;
  }

  private activate(route: number): void {
    this.exchangeRank(route, this.active);
    this.active += 1;
  }

  private deactivate(route: number): void {
    this.active -= 1;
    this.exchangeRank(route, this.active);
  }

  private exchangeRank(route: number, rank: number): void {
    const other = this.routes[rank]!;
    const old = this.rank[route]!;
    this.routes[rank] = route;
    this.routes[old] = other;
    this.rank[route] = rank;
    this.rank[other] = old;
  }
}

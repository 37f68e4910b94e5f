import type { NearestCustomers } from './nearest';
import type { Random } from './random';
import type { Tours } from './tours';

/** Share of positions passed over, so that the same ruin is not always repaired in the same way. */
const BLINK = 0.01;

/** Left-out customers tried in one repair: with many more customers than vehicles hold, each has its turn. */
const MOST_TRIED = 30;

/** Up to so many routes all are tried; above it, the routes of the customer's neighbours. */
const TRY_ALL_ROUTES = 60;

/** Greedy insertion with blinks (Christiaens and Vanden Berghe 2020), which may open a route where that costs less. */
export class GreedyInsertion {
  private readonly orders: { weight: number; keys: Float64Array | null }[];
  private readonly totalWeight: number;
  private readonly waiting: Int32Array;
  private readonly candidates: Int32Array;
  private readonly seenAt: Int32Array;
  private step = 0;
  private candidateCount = 0;
  private bestBefore = -1;
  private bestDelta = Infinity;

  constructor(
    private readonly tours: Tours,
    private readonly nearest: NearestCustomers,
    private readonly random: Random,
  ) {
    const { model } = tours;
    const order = (weight: number, key: (customer: number) => number) => ({
      weight,
      keys: Float64Array.from({ length: model.customers + 1 }, (_, place) => (place === 0 ? 0 : key(place))),
    });
    const fromDepot = (customer: number) => model.cost.between(0, customer);
    this.orders = [
      { weight: 4, keys: null },
      order(4, (customer) => -model.load[customer]!),
      order(2, (customer) => -fromDepot(customer)),
      order(1, fromDepot),
    ];
    if (model.timed)
      this.orders.push(
        order(2, (customer) => model.closes[customer]! - model.opens[customer]!),
        order(2, (customer) => model.opens[customer]!),
        order(2, (customer) => -model.closes[customer]!),
      );
    this.totalWeight = this.orders.reduce((sum, { weight }) => sum + weight, 0);
    this.waiting = new Int32Array(model.customers);
    this.candidates = new Int32Array(tours.load.length);
    this.seenAt = new Int32Array(tours.load.length);
  }

  /** Tries every left-out customer once. */
  insertAll(): void {
    this.apply(this.tours.leftOutCount);
  }

  /** Tries the `fresh` customers that were taken out last, and some of those that had been left out before. */
  apply(fresh: number): void {
    const { waiting, tours, random } = this;
    const older = tours.leftOutCount - fresh;
    let count = 0;
    for (; count < fresh; count += 1) waiting[count] = tours.leftOut[older + count]!;
    const tried = Math.min(older, MOST_TRIED);
    const from = older > tried ? random.below(older) : 0;
    for (let index = 0; index < tried; index += 1, count += 1)
      waiting[count] = tours.leftOut[(from + index) % older]!;
    this.arrange(count);
    for (let index = 0; index < count; index += 1) this.insert(waiting[index]!);
  }

  private arrange(count: number): void {
    const { waiting, random } = this;
    for (let index = count - 1; index > 0; index -= 1) {
      const other = random.below(index + 1);
      const customer = waiting[index]!;
      waiting[index] = waiting[other]!;
      waiting[other] = customer;
    }
    let draw = random.next() * this.totalWeight;
    const chosen = this.orders.find(({ weight }) => (draw -= weight) < 0);
    const keys = chosen?.keys;
    if (!keys) return;
    if (count > 100) {
      waiting.subarray(0, count).sort((one, other) => keys[one]! - keys[other]!);
      return;
    }
    for (let index = 1; index < count; index += 1) {
      const customer = waiting[index]!;
      const key = keys[customer]!;
      let at = index;
      for (; at > 0 && keys[waiting[at - 1]!]! > key; at -= 1) waiting[at] = waiting[at - 1]!;
      waiting[at] = customer;
    }
  }

  private insert(customer: number): void {
    const { tours } = this;
    const { model } = tours;
    this.bestBefore = -1;
    this.bestDelta = model.prize[customer]!;
    const load = model.load[customer]!;
    const routes = this.candidateRoutes(customer);
    const count = this.candidateCount;
    const room = model.capacity - load;
    for (let index = 0; index < count; index += 1) {
      const route = routes[index]!;
      if (tours.load[route]! <= room)
        if (model.timed) this.tryTimedRoute(customer, route);
        else this.tryRoute(customer, route);
    }
    const spare = tours.spareRoute();
    if (spare >= 0) {
      const opening = model.vehicleCost + model.cost.between(0, customer) + model.cost.between(customer, 0);
      if (opening < this.bestDelta) this.bestBefore = tours.markerOf(spare);
    }
    if (this.bestBefore >= 0) tours.insert(customer, this.bestBefore);
  }

  private candidateRoutes(customer: number): Int32Array {
    const { tours, nearest, candidates, seenAt } = this;
    if (tours.active <= TRY_ALL_ROUTES) {
      this.candidateCount = tours.active;
      return tours.routes;
    }
    this.step += 1;
    let count = 0;
    const start = customer * nearest.width;
    for (let rank = 0; rank < nearest.width; rank += 1) {
      const route = tours.routeOf[nearest.list[start + rank]!]!;
      if (route < 0 || seenAt[route] === this.step) continue;
      seenAt[route] = this.step;
      candidates[count] = route;
      count += 1;
    }
    this.candidateCount = count;
    return candidates;
  }

  private tryRoute(customer: number, route: number): void {
    const { tours } = this;
    const { model, next, legCost } = tours;
    const { cost, customers } = model;
    let before = tours.markerOf(route);
    let into = cost.between(0, customer);
    for (;;) {
      const after = next[before]!;
      const outOf = cost.between(customer, after <= customers ? after : 0);
      const delta = into + outOf - legCost[after]!;
      if (delta < this.bestDelta && !this.blinks()) {
        this.bestDelta = delta;
        this.bestBefore = before;
      }
      if (after > customers) return;
      into = cost.symmetric ? outOf : cost.between(after, customer);
      before = after;
    }
  }

  private tryTimedRoute(customer: number, route: number): void {
    const { tours } = this;
    const { model, next, legCost, leaves, latest } = tours;
    const { cost, time, customers } = model;
    const opens = model.opens[customer]!;
    const closes = model.closes[customer]!;
    const service = model.service[customer]!;
    let before = tours.markerOf(route);
    let after = next[before]!;
    for (; leaves[before]! <= closes; before = after, after = next[after]!) {
      if (opens + service <= latest[after]!) {
        const from = before <= customers ? before : 0;
        const to = after <= customers ? after : 0;
        const delta = cost.between(from, customer) + cost.between(customer, to) - legCost[after]!;
        if (delta < this.bestDelta) {
          const arrival = leaves[before]! + time.between(from, customer);
          if (arrival <= closes) {
            const leaving = (arrival > opens ? arrival : opens) + service;
            if (leaving + time.between(customer, to) <= latest[after]! && !this.blinks()) {
              this.bestDelta = delta;
              this.bestBefore = before;
            }
          }
        }
      }
      if (after > customers) break;
    }
  }

  private blinks(): boolean {
    return this.random.next() < BLINK;
  }
}

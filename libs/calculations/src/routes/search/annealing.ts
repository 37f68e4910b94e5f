import { nearestCustomers } from './nearest';
import { Random } from './random';
import { GreedyInsertion } from './recreate';
import type { RoutingModel } from './routing-model';
import { StringRemoval } from './ruin';
import { savingsRoutes } from './savings';
import { TemperatureSchedule } from './temperature';
import { Tours } from './tours';

/** A gain below this is the rounding of sums. */
const LEAST_GAIN = 1e-9;

/**
 * Slack induction by string removals (SISR; Christiaens and Vanden Berghe, Transportation Science 54(2), 2020): take
 * customers out of neighbouring routes, put them back greedily, keep the result by the rule of simulated annealing.
 */
export class Annealing {
  /** Cost of the best solution so far, and the customers that must be served and are not. */
  bestCost = Infinity;
  bestMissing = Infinity;
  iterations = 0;

  private readonly tours: Tours;
  private readonly random: Random;
  private readonly ruin: StringRemoval;
  private readonly recreate: GreedyInsertion;
  private readonly schedule: TemperatureSchedule;
  private readonly bestNext: Int32Array;
  /** How often each customer was found missing: what is hard to place is worth a place. */
  private readonly timesMissing: Float64Array;

  constructor(
    private readonly model: RoutingModel,
    seed: number,
    positions?: { x: Float64Array; y: Float64Array },
  ) {
    this.random = new Random(seed);
    const nearest = nearestCustomers(model.cost, positions);
    this.tours = new Tours(model);
    this.ruin = new StringRemoval(this.tours, nearest, this.random);
    this.recreate = new GreedyInsertion(this.tours, nearest, this.random);
    this.timesMissing = new Float64Array(model.customers + 1).fill(1);
    for (const route of savingsRoutes(model, nearest)) this.load(route);
    this.recreate.insertAll();
    this.bestNext = new Int32Array(this.tours.next.length);
    this.keepBest();
    const legs = model.customers - this.tours.leftOutCount + this.tours.active;
    this.schedule = new TemperatureSchedule(model.customers, this.tours.cost / Math.max(1, legs));
  }

  /** Repairs the solution `count` times. @param spent share of the budget that is spent, 0 to 1. */
  run(count: number, spent: number): void {
    const { tours, random } = this;
    const temperature = this.schedule.at(spent, this.iterations);
    for (let index = 0; index < count; index += 1) {
      this.iterations += 1;
      const { cost, missing } = tours;
      const hardship = missing > 0 ? this.hardship() : 0;
      const leftOut = tours.leftOutCount;
      tours.begin();
      this.ruin.apply();
      this.recreate.apply(tours.leftOutCount - leftOut);
      const limit = cost - temperature * Math.log(1 - random.next());
      const accepted =
        missing === 0 && tours.missing === 0
          ? tours.cost < limit
          : this.eases(missing, hardship, tours.cost < limit);
      if (accepted) this.keepBest();
      else tours.undo();
    }
  }

  /** Customers of each route of the best solution, in driving order. */
  bestRoutes(): number[][] {
    const routes: number[][] = [];
    for (let marker = this.model.customers + 1; marker < this.bestNext.length; marker += 1) {
      const route: number[] = [];
      for (let node = this.bestNext[marker]!; node !== marker; node = this.bestNext[node]!) route.push(node);
      if (route.length > 0) routes.push(route);
    }
    return routes;
  }

  /**
   * With too few vehicles, who is missing counts before the cost: better is a solution that misses customers that have
   * been missing less often (the fleet minimisation of the same article).
   */
  private eases(missingBefore: number, hardshipBefore: number, cheaper: boolean): boolean {
    const hardship = this.hardship();
    const { tours } = this;
    for (let index = 0; index < tours.leftOutCount; index += 1) {
      const customer = tours.leftOut[index]!;
      this.timesMissing[customer] = this.timesMissing[customer]! + 1;
    }
    if (tours.missing < missingBefore || hardship < hardshipBefore) return true;
    return hardship === hardshipBefore && cheaper;
  }

  private hardship(): number {
    const { tours, timesMissing, model } = this;
    let sum = 0;
    for (let index = 0; index < tours.leftOutCount; index += 1) {
      const customer = tours.leftOut[index]!;
      if (model.prize[customer] === Infinity) sum += timesMissing[customer]!;
    }
    return sum;
  }

  private keepBest(): void {
    const { cost, missing } = this.tours;
    const better =
      missing < this.bestMissing || (missing === this.bestMissing && cost < this.bestCost - LEAST_GAIN);
    if (!better) return;
    this.bestCost = cost;
    this.bestMissing = missing;
    this.bestNext.set(this.tours.next);
  }

  private load(route: readonly number[]): void {
    const { tours } = this;
    let before = tours.spareRoute();
    if (before < 0) return;
    before = tours.markerOf(before);
    for (const customer of route) {
      tours.insert(customer, before);
      before = customer;
    }
  }
}

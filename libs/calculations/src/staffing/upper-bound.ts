import { VALUE } from './objective';
import { timeConstraints, type TimeConstraints } from './time-constraints';
import type { StaffingModel } from './staffing-model';

/** Share of Polyak's step that is taken at first. */
const FIRST_SCALE = 0.3;
/** Without a better bound for so many steps, the steps become shorter by this factor. */
const PATIENCE = 25;
const SHORTER = 0.7;
/** Share of the last direction that is kept: the plain subgradient turns back and forth. */
const MOMENTUM = 0.7;
const LEAST_SCALE = 1e-4;
/** Above the worth of any assignment: who was asked for comes first. */
const ASKED = 1e6;
/** For the rounding of sums. */
const ROUNDING = 1e-7;

/**
 * An upper bound of the value of every plan, by Lagrangian relaxation (Fisher, Management Science 27, 1981; for the
 * generalised assignment problem Fisher, Jaikumar and Van Wassenhove, Management Science 32, 1986).
 *
 * Why it is a bound. Let x be any plan, x_ij = 1 when person i does task j.
 *  1. Lateness, area changes and times other than before only take away: leaving them out cannot lower the value.
 *  2. A square lies above its tangents: L² ≥ 2mL − m² for every m. So the load's cost f·L² is at least f·(2mL − m²),
 *     which is linear in x.
 *  3. x keeps the constraints of `timeConstraints`, Σ_j a_kj x_ij ≤ 1, each of which follows from shifts, windows and
 *     load limit. For prices u_k ≥ 0, adding Σ_k u_k (1 − Σ_j a_kj x_ij) ≥ 0 cannot lower the value either.
 *  4. What is left falls apart by task. The best choice of each task alone, its best persons or none, is worth at
 *     least what x chooses.
 * The sum is therefore at least the value of x, whatever m and u are. They are chosen to make it small: m is the load in
 * the best plan known, u comes from a subgradient method with Polyak's steps, continued from call to call.
 */
export class UpperBound {
  /** The least bound so far. */
  value = Infinity;

  private readonly constraints: TimeConstraints;
  private readonly prices: Float64Array;
  private readonly bestPrices: Float64Array;
  private readonly direction: Float64Array;
  private readonly keptValue: number;
  private readonly pairWorth: Float64Array;

  constructor(private readonly model: StaffingModel) {
    this.constraints = timeConstraints(model);
    this.prices = new Float64Array(this.constraints.count);
    this.bestPrices = new Float64Array(this.constraints.count);
    this.direction = new Float64Array(this.constraints.count);
    this.keptValue = keptValue(model);
    this.pairWorth = new Float64Array(this.constraints.pairs);
  }

  /**
   * Lowers the bound.
   *
   * @param value of the best plan known
   * @param loads minutes of each person in it, with what was taken before
   */
  improve(value: number, loads: Float64Array, steps: number): void {
    const { prices, bestPrices, direction } = this;
    const fixed = this.keptValue + this.tangents(loads);
    prices.set(bestPrices);
    direction.fill(0);
    const usage = new Float64Array(prices.length);
    let local = Infinity;
    let sinceBetter = 0;
    let scale = FIRST_SCALE;
    for (let step = 0; step < steps && scale > LEAST_SCALE; step += 1) {
      const bound = fixed + this.relaxed(usage) + ROUNDING;
      if (bound < this.value) {
        this.value = bound;
        bestPrices.set(prices);
      }
      if (bound < local - 1e-7 * Math.abs(local)) {
        local = bound;
        sinceBetter = 0;
      } else if ((sinceBetter += 1) >= PATIENCE) {
        sinceBetter = 0;
        scale *= SHORTER;
      }
      let norm = 0;
      for (let k = 0; k < prices.length; k += 1) {
        const slack = 1 - usage[k]!;
        // A free constraint without a price stays without: it would only shorten the step.
        const along = prices[k] === 0 && slack > 0 ? 0 : slack;
        direction[k] = MOMENTUM * direction[k]! + (1 - MOMENTUM) * along;
        norm += direction[k]! ** 2;
      }
      if (norm < 1e-12) break;
      const length = (scale * Math.max(bound - value, 1e-6)) / norm;
      for (let k = 0; k < prices.length; k += 1) prices[k] = Math.max(0, prices[k]! - length * direction[k]!);
    }
  }

  /** The constant part of step 2; the part that grows with each task goes into `pairWorth`. */
  private tangents(loads: Float64Array): number {
    const { persons, tasks } = this.model;
    let sum = 0;
    persons.forEach(({ loadFactor, taken }, index) => {
      const m = loads[index]!;
      sum -= loadFactor * (2 * m * taken - m * m);
    });
    let pair = 0;
    for (const task of tasks)
      for (const person of task.able) {
        const perMinute = 2 * persons[person]!.loadFactor * loads[person]!;
        this.pairWorth[pair] = task.value - task.cost[person]! - perMinute * task.minutes;
        pair += 1;
      }
    return sum;
  }

  /** Steps 3 and 4: the prices, and each task's best choice at them; tells how much of each constraint they use. */
  private relaxed(usage: Float64Array): number {
    const { prices, constraints, pairWorth } = this;
    const { first, constraint, share } = constraints;
    let sum = 0;
    for (let k = 0; k < prices.length; k += 1) sum += prices[k]!;
    usage.fill(0);
    let pair = 0;
    const chosen = [-1, -1, -1];
    const worth = [0, 0, 0];
    for (const task of this.model.tasks) {
      const { able, persons, asked, possible } = task;
      let count = 0;
      for (let index = 0; index < able.length; index += 1, pair += 1) {
        if (!possible) continue;
        let net = pairWorth[pair]!;
        for (let entry = first[pair]!; entry < first[pair + 1]!; entry += 1)
          net -= prices[constraint[entry]!]! * share[entry]!;
        // Who was asked for is taken before all others.
        const rank = asked.length > 0 && asked.includes(able[index]!) ? net + ASKED : net;
        let place = count < persons ? count : persons;
        while (place > 0 && rank > worth[place - 1]!) {
          if (place < persons) {
            worth[place] = worth[place - 1]!;
            chosen[place] = chosen[place - 1]!;
          }
          place -= 1;
        }
        if (place < persons) {
          worth[place] = rank;
          chosen[place] = pair;
          if (count < persons) count += 1;
        }
      }
      if (!possible) continue;
      let total = -ASKED * asked.length;
      for (let place = 0; place < persons; place += 1) total += worth[place]!;
      if (total <= 0) continue;
      sum += total;
      for (let place = 0; place < persons; place += 1)
        for (let entry = first[chosen[place]!]!; entry < first[chosen[place]! + 1]!; entry += 1)
          usage[constraint[entry]!] = usage[constraint[entry]!]! + share[entry]!;
    }
    return sum;
  }
}

/** What is started or done is worth its priority in every plan. */
export function keptValue({ request, kept }: StaffingModel): number {
  const priorities = new Map(request.tasks.map(({ id, priority }) => [id, priority]));
  return kept.reduce((sum, { taskId }) => {
    const priority = priorities.get(taskId);
    return priority === undefined ? sum : sum + VALUE[priority];
  }, 0);
}

/** Long-run average cost of the best policy, money per period, and the policy: below s order up to S. */
export interface MinMaxPolicy {
  s: number;
  S: number;
  cost: number;
}

export interface MinMaxCosts {
  /** Money per order. */
  order: number;
  /** Money per unit left at the end of a period. */
  holding: number;
  /** Money per unit owed at the end of a period. */
  shortage: number;
}

/** A policy further away than this is nobody's stock. */
const FURTHEST = 1_000_000;

/**
 * The best (s, S) policy for periodic review, whole units, backorders and linear costs: when the inventory position is
 * s or less, order up to S. Exact, by the algorithm of Zheng and Federgruen (1991), "Finding optimal (s, S) policies is
 * about as simple as evaluating a single policy".
 *
 * @param periodDemand chances of 0, 1, 2, … units in one period; not all at 0
 * @param costDemand the same for the periods until an order placed now could help (lead time + 1); `periodDemand` when
 *   orders arrive at once
 */
export function optimalMinMax(
  periodDemand: readonly number[],
  costDemand: readonly number[],
  costs: MinMaxCosts,
): MinMaxPolicy {
  const oneStep = expectedCost(costDemand, costs);
  const renewal = renewalDensity(periodDemand);
  const stay = 1 - periodDemand[0]!;
  // Average cost of (s, S): (K + Σ m(j)·G(S − j)) / M(S − s), j = 0 … S − s − 1.
  const cost = (s: number, S: number) => {
    let money = costs.order;
    let time = 0;
    for (let j = 0; j < S - s; j += 1) {
      money += renewal(j) * oneStep(S - j);
      time += renewal(j);
    }
    return money / time;
  };

  let cheapest = 0;
  while (oneStep(cheapest + 1) < oneStep(cheapest) && cheapest < FURTHEST) cheapest += 1;
  let s = cheapest;
  let S = cheapest;
  do s -= 1;
  while (cost(s, S) > oneStep(s) && s > cheapest - FURTHEST);
  let best = cost(s, S);
  for (let candidate = S + 1; oneStep(candidate) <= best && candidate < FURTHEST; candidate += 1) {
    let tried = cost(s, candidate);
    if (tried >= best) continue;
    S = candidate;
    while (tried <= oneStep(s + 1)) {
      s += 1;
      tried = cost(s, S);
    }
    best = tried;
  }
  return { s, S, cost: stay > 0 ? best : Infinity };
}

/** G(y): expected holding and shortage cost of a period that starts with position y. */
function expectedCost(demand: readonly number[], { holding, shortage }: MinMaxCosts) {
  const known = new Map<number, number>();
  return (position: number): number => {
    const found = known.get(position);
    if (found !== undefined) return found;
    let sum = 0;
    demand.forEach((chance, units) => {
      const left = position - units;
      sum += chance * (left > 0 ? holding * left : -shortage * left);
    });
    known.set(position, sum);
    return sum;
  };
}

/** m(j): expected number of periods that the position spends j units below where it started. */
function renewalDensity(demand: readonly number[]) {
  const stay = 1 - demand[0]!;
  const known = [1 / stay];
  return (j: number): number => {
    while (known.length <= j) {
      const next = known.length;
      let sum = 0;
      for (let units = 1; units <= next && units < demand.length; units += 1)
        sum += demand[units]! * known[next - units]!;
      known.push(sum / stay);
    }
    return known[j]!;
  };
}

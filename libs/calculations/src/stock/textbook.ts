import { normalCdf, normalDensity, normalLoss, normalQuantile } from '../statistics/normal';

/**
 * Reorder point = average demand per period × lead time + safety stock, in units. The source system's formula, and
 * every textbook's: Nahmias (2009), section 5.4.
 *
 * @param demand units per period
 * @param leadTime periods
 */
export function reorderPoint(demand: number, leadTime: number, safetyStock: number): number {
  return demand * leadTime + safetyStock;
}

/**
 * Safety stock = largest demand × longest lead time − average demand × average lead time, in units: the source
 * system's formula. It assumes that the worst of both meet, and holds several times what a 95 % service level needs.
 */
export function maxMinusAverageSafetyStock(of: {
  /** Units per period. */
  maxDemand: number;
  averageDemand: number;
  /** Periods. */
  maxLeadTime: number;
  averageLeadTime: number;
}): number {
  return of.maxDemand * of.maxLeadTime - of.averageDemand * of.averageLeadTime;
}

/**
 * Safety stock = z × √(L·σ² + μ²·σ_L²), in units, for normal demand and a chance of no stock-out per order cycle.
 * Source: Silver, Pyke and Peterson (1998), sections 7.4 and 7.10.
 *
 * @param service probability inside (0, 1)
 */
export function normalSafetyStock(
  service: number,
  of: { demand: number; demandDeviation: number; leadTime: number; leadTimeDeviation: number },
): number {
  const spread = of.leadTime * of.demandDeviation ** 2 + of.demand ** 2 * of.leadTimeDeviation ** 2;
  return normalQuantile(service) * Math.sqrt(spread);
}

/**
 * Economic order quantity Q = √(2·A·D / h), in units. Source: Harris (1913); Nahmias (2009), section 4.5.
 *
 * @param demand D, units per period
 * @param orderCost A, money per order
 * @param holdingCost h, money per unit and period
 */
export function economicOrderQuantity(demand: number, orderCost: number, holdingCost: number): number {
  return Math.sqrt((2 * orderCost * demand) / holdingCost);
}

/**
 * The newsvendor's critical ratio cu / (cu + co): the chance with which one purchase for one season should suffice.
 * Source: Nahmias (2009), section 5.3. Use it as probability of `DemandDistribution.quantile`.
 *
 * @param underage money lost per unit short (price − cost)
 * @param overage money lost per unit left over (cost − salvage)
 */
export function newsvendorRatio(underage: number, overage: number): number {
  return underage / (underage + overage);
}

/**
 * Newsvendor quantity for normal demand Q = μ + z·σ, in units, and its expected cost (cu + co)·φ(z)·σ, in money.
 * Source: Nahmias (2009), section 5.3; Silver, Pyke and Peterson (1998), section 10.2.
 */
export function newsvendorNormal(of: {
  mean: number;
  deviation: number;
  underage: number;
  overage: number;
}): { quantity: number; expectedCost: number } {
  const z = normalQuantile(newsvendorRatio(of.underage, of.overage));
  return {
    quantity: of.mean + z * of.deviation,
    expectedCost: (of.underage + of.overage) * normalDensity(z) * of.deviation,
  };
}

/** Iterations settle in a handful; costs without an optimum must not run on. */
const MAX_ITERATIONS = 100;
const CONVERGED = 1e-10;

/**
 * Order quantity and reorder point (Q, r) together, for normal lead-time demand and a cost per unit short:
 * Q = √(2·D·(A + p·n(r)) / h) and 1 − F(r) = Q·h / (p·D) in turn, until they stand still.
 * Source: Hadley and Whitin (1963), section 4.2; Nahmias (2009), section 5.4.
 *
 * @returns undefined when a shortage is so cheap (Q·h ≥ p·D) that no reorder point is best
 */
export function continuousReview(of: {
  /** Units per period, and money per order, per unit and period, per unit short. */
  demand: number;
  orderCost: number;
  holdingCost: number;
  shortageCost: number;
  /** Lead-time demand, units. */
  leadTimeMean: number;
  leadTimeDeviation: number;
}): { quantity: number; reorderPoint: number; service: number } | undefined {
  let quantity = economicOrderQuantity(of.demand, of.orderCost, of.holdingCost);
  let z = 0;
  for (let round = 0; round < MAX_ITERATIONS; round += 1) {
    const tail = (quantity * of.holdingCost) / (of.shortageCost * of.demand);
    if (tail >= 1) return undefined;
    z = normalQuantile(1 - tail);
    const short = of.leadTimeDeviation * normalLoss(z);
    const next = Math.sqrt((2 * of.demand * (of.orderCost + of.shortageCost * short)) / of.holdingCost);
    const settled = Math.abs(next - quantity) <= CONVERGED * quantity;
    quantity = next;
    if (settled) break;
  }
  return { quantity, reorderPoint: of.leadTimeMean + z * of.leadTimeDeviation, service: normalCdf(z) };
}

import { mean } from '../statistics/descriptive';
import type { Refusal } from '../refusal';
import { type DemandHistory, leadTimeDemand } from './lead-time-demand';
import { type OrderRules, roundOrder, type RoundedOrder } from './order-rules';
import { demandRefusal, invalid, leadTimeRefusal, stockNotes } from './stock-input';
import type { Receipt } from './stockout';
import { economicOrderQuantity, maxMinusAverageSafetyStock, reorderPoint } from './textbook';

export interface OrderRequest extends DemandHistory, OrderRules {
  /** Chance wanted of no stock-out during a lead time, inside (0, 1); 0.95 unless told. */
  target?: number;
  /** Units on hand and free to sell. */
  stock: number;
  /** Units promised to customers and not yet sent. */
  backorders?: number;
  onOrder?: readonly Receipt[];
  /** Money per order, and per unit and period: both give an economic quantity; else one lead time is ordered at once. */
  orderCost?: number;
  holdingCost?: number;
}

export interface OrderAdvice {
  kind: 'advice';
  /** Order when the position falls to this, units. By the distribution of lead-time demand at the target. */
  reorderPoint: number;
  /** Reorder point less the expected lead-time demand, units. */
  safetyStock: number;
  /** Units expected to be asked for during a lead time. */
  leadTimeDemand: number;
  /** The source system's figures, for comparison: max − average safety stock, and the reorder point with it. */
  source: { safetyStock: number; reorderPoint: number };
  /** On hand + what is on order inside the lead time − backorders, units. */
  position: number;
  /** What is on order but later than a new order would come: not counted, units. */
  onOrderLater: number;
  /** Units of one usual order before rounding: economic quantity, or one lead time's demand. */
  usualQuantity: number;
  orderNow: boolean;
  /** What to order now; nothing when the position is above the reorder point. */
  order: RoundedOrder;
  /** Chance of a stock-out before an order placed now arrives, 0–1. */
  stockoutBeforeArrival: number;
  notes: string[];
}

export const DEFAULT_TARGET = 0.95;
const MOST_TARGET = 0.9999;

/**
 * When and how much to order. The reorder point is the quantile of lead-time demand at the target (`leadTimeDemand`);
 * what is already on order inside the lead time counts as stock; the order fills the position up to reorder point plus
 * usual quantity (an (s, S) policy with S = s + Q: Silver, Pyke and Peterson 1998, section 7.3), in the supplier's
 * packs and minimum.
 *
 * @returns a refusal, never an exception, for thin data and impossible figures
 */
export function adviseOrder(request: OrderRequest): OrderAdvice | Refusal {
  const { demand, leadTimes, expectedDemand, target = DEFAULT_TARGET, stock } = request;
  const refusal =
    demandRefusal(demand, expectedDemand) ?? leadTimeRefusal(leadTimes) ?? orderRefusal(request, target);
  if (refusal !== undefined) return refusal;

  const during = leadTimeDemand(request);
  const point = during.quantile(target);
  const averageLeadTime = mean(leadTimes);
  const perPeriod = expectedDemand ?? mean(demand);
  const { onOrder = [], backorders = 0, orderCost, holdingCost } = request;
  const inside = total(onOrder.filter(({ inPeriods }) => inPeriods <= averageLeadTime));
  const position = stock + inside - backorders;
  const usual =
    orderCost !== undefined && holdingCost !== undefined && orderCost > 0
      ? economicOrderQuantity(perPeriod, orderCost, holdingCost)
      : during.mean;
  const orderNow = position <= point && perPeriod > 0;
  const sourceSafety = maxMinusAverageSafetyStock({
    maxDemand: demand.reduce((largest, value) => Math.max(largest, value), 0),
    averageDemand: mean(demand),
    maxLeadTime: Math.max(...leadTimes),
    averageLeadTime,
  });
  const notes = stockNotes(demand, leadTimes, expectedDemand);
  if (perPeriod === 0) notes.push('Nothing was asked for: there is nothing to order for.');
  return {
    kind: 'advice',
    reorderPoint: point,
    safetyStock: point - during.mean,
    leadTimeDemand: during.mean,
    source: {
      safetyStock: sourceSafety,
      reorderPoint: reorderPoint(mean(demand), averageLeadTime, sourceSafety),
    },
    position,
    onOrderLater: total(onOrder) - inside,
    usualQuantity: usual,
    orderNow,
    order: roundOrder(orderNow ? point + usual - position : 0, request),
    stockoutBeforeArrival: during.exceedance(Math.max(0, position)),
    notes,
  };
}

const total = (receipts: readonly Receipt[]) => receipts.reduce((sum, { quantity }) => sum + quantity, 0);

function orderRefusal(request: OrderRequest, target: number): Refusal | undefined {
  if (!(target > 0 && target <= MOST_TARGET))
    return invalid(
      `The target is not a chance inside 0 to ${MOST_TARGET}.`,
      'Give 0.95 for 95 %; nothing is certain.',
    );
  const { stock, backorders = 0, orderCost = 0, onOrder = [], holdingCost = 1 } = request;
  if (![stock, backorders, orderCost].every((value) => Number.isFinite(value) && value >= 0))
    return invalid('Stock, backorders or order cost is not a number, 0 or more.', 'Correct the figure.');
  if (!onOrder.every(({ quantity, inPeriods }) => quantity >= 0 && inPeriods >= 0))
    return invalid('A receipt has a negative quantity or time.', 'Leave out what was cancelled.');
  const { unitsPerOrderUnit = 1, packSize = 1, minOrder = 0, maxOrder = Infinity } = request;
  if (!([unitsPerOrderUnit, packSize, holdingCost].every((value) => value > 0) && minOrder >= 0))
    return invalid(
      'Pack size, units per order unit, holding cost or minimum order is not positive.',
      "Check the supplier's terms.",
    );
  if (maxOrder < Math.max(minOrder, packSize))
    return invalid(
      "The supplier's maximum is below its minimum or one pack.",
      "Check the supplier's terms: they cannot be met together.",
    );
  return undefined;
}

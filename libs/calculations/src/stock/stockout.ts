import type { Refusal } from '../refusal';
import { convolve, exceedance, type Lattice, randomSum } from './lattice';
import { demandOver } from './lead-time-demand';
import { demandRefusal, invalid, stockNotes } from './stock-input';

/** Something that is on order. */
export interface Receipt {
  /** Units. */
  quantity: number;
  /** Periods from now until it can be sold; 0 is now. */
  inPeriods: number;
}

export interface StockoutRequest {
  /** Demand of past periods, units, oldest first. */
  demand: readonly number[];
  /** Expected demand of a coming period, units, when a forecast knows better than the mean. */
  expectedDemand?: number;
  /** Units on hand and free to sell. */
  stock: number;
  onOrder?: readonly Receipt[];
  /** Periods to look ahead, 1–1,000. */
  horizon: number;
}

export interface Stockout {
  kind: 'stockout';
  /** Chance that some demand within the horizon cannot be served from stock, 0–1. */
  probability: number;
  notes: string[];
}

const MAX_HORIZON = 1000;

/**
 * The chance that stock and receipts do not last over the horizon. Demand adds up as an independent draw a period
 * (exact convolution, widened as in `leadTimeDemand`); before each receipt and at the end it is compared with what
 * there was to sell until then, and a path that ran out stays out.
 */
export function stockoutProbability(request: StockoutRequest): Stockout | Refusal {
  const { demand, expectedDemand, stock, onOrder = [], horizon } = request;
  const refusal = demandRefusal(demand, expectedDemand);
  if (refusal !== undefined) return refusal;
  if (!(horizon >= 1 && horizon <= MAX_HORIZON))
    return invalid(`The horizon is not 1 to ${MAX_HORIZON} periods.`, 'Ask for fewer periods.');
  if (!(Number.isFinite(stock) && stock >= 0))
    return invalid(
      'Stock on hand is not a number of units, 0 or more.',
      'Count again: stock cannot be negative.',
    );
  if (!onOrder.every(({ quantity, inPeriods }) => isAmount(quantity) && isAmount(inPeriods)))
    return invalid('A receipt has a negative quantity or time.', 'Leave out what was cancelled.');
  return {
    kind: 'stockout',
    probability: chanceOfRunningOut(request),
    notes: stockNotes(demand, [], expectedDemand).filter((note) => !note.includes('lead time')),
  };
}

const isAmount = (value: number) => Number.isFinite(value) && value >= 0;

/** What can be sold until each moment at which it grows, and until the end. */
function checkpoints({ stock, onOrder = [], horizon }: StockoutRequest): { at: number; available: number }[] {
  const coming = onOrder
    .filter(({ inPeriods }) => inPeriods < horizon)
    .sort((a, b) => a.inPeriods - b.inPeriods);
  const moments = new Map<number, number>();
  let available = stock;
  for (const { quantity, inPeriods } of coming) {
    const at = Math.floor(inPeriods);
    if (at >= 1 && !moments.has(at)) moments.set(at, available);
    available += quantity;
  }
  moments.set(horizon, available);
  return [...moments].map(([at, units]) => ({ at, available: units }));
}

function chanceOfRunningOut(request: StockoutRequest): number {
  const points = checkpoints(request);
  const last = points[points.length - 1]!;
  const whole = demandOver(last.at, request);
  if (points.length === 1 || whole.deviation === 0)
    return Math.max(...points.map(({ at, available }) => demandOver(at, request).exceedance(available)));
  let lost = 0;
  let since = 0;
  let state: Lattice = {
    step: whole.period.step,
    chances: new Float64Array(whole.period.chances.length),
  };
  state.chances[0] = 1;
  for (const { at, available } of points) {
    const counts = new Array<number>(Math.round(at - since) + 1).fill(0);
    counts[counts.length - 1] = 1;
    state = convolve(state, randomSum(whole.period, counts));
    const limit = demandOver(at, request).unwidened(available);
    lost += exceedance(state, limit);
    state.chances.fill(0, Math.floor(limit / state.step) + 1);
    since = at;
  }
  return Math.min(1, lost);
}

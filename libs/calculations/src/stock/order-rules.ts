/** What the supplier accepts. All in stock units (what demand and stock are counted in) unless said otherwise. */
export interface OrderRules {
  /** Stock units in one order unit (24 bottles in a crate); 1 unless told. */
  unitsPerOrderUnit?: number;
  /** Order units must be a multiple of this (crates on a pallet); 1 unless told. */
  packSize?: number;
  /** Least order units per order; 0 unless told. */
  minOrder?: number;
  /** Most order units per order. */
  maxOrder?: number;
}

/** Need, as the supplier wants it. */
export interface RoundedOrder {
  /** Order units: what to write on the order. */
  orderUnits: number;
  /** Stock units: what will arrive. */
  units: number;
  packs: number;
  /** Why it differs from the need, in plain sentences; empty when it does not. */
  reasons: string[];
}

/** Divisions such as 0.3 / 0.1 must not cost a pack. */
const ROUNDING = 1e-9;

/**
 * Rounds a need up to whole packs and the supplier's minimum; nothing needed stays nothing.
 *
 * @param need stock units
 */
export function roundOrder(need: number, rules: OrderRules = {}): RoundedOrder {
  const { unitsPerOrderUnit = 1, packSize = 1, minOrder = 0, maxOrder = Infinity } = rules;
  if (!(need > 0)) return { orderUnits: 0, units: 0, packs: 0, reasons: [] };
  const reasons: string[] = [];
  const wanted = need / unitsPerOrderUnit;
  const least = Math.max(wanted, minOrder);
  if (least > wanted) reasons.push(`The supplier's minimum is ${minOrder} order units.`);
  let packs = Math.ceil(least / packSize - ROUNDING);
  if (packs * packSize > least + ROUNDING) reasons.push(`Rounded up to whole packs of ${packSize}.`);
  if (packs * packSize > maxOrder) {
    packs = Math.floor(maxOrder / packSize + ROUNDING);
    reasons.push(`The supplier takes at most ${maxOrder} order units at a time: order again later.`);
  }
  const orderUnits = packs * packSize;
  return { orderUnits, units: orderUnits * unitsPerOrderUnit, packs, reasons };
}

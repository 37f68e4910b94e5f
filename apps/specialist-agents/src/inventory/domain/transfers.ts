import type { Action } from '#libs/contracts';

/** A product that a warehouse is short of. Quantities are units. */
export interface Shortage {
  productCode: string;
  currentStock: number;
  /** The stock that it should have. */
  wantedStock: number;
}

/** A product that another warehouse has more of than it wants. */
export interface Surplus {
  warehouseCode: string;
  productCode: string;
  productName: string;
  unitCost: number;
  /** Units above what it wants at most. */
  units: number;
}

export const MAX_TRANSFERS = 20;

/**
 * Moves what others have too much of to where it is missing: of each product first from the warehouse that has most
 * above its maximum, and never more than that, so that nobody is short afterwards. One transfer a warehouse, the one
 * that helps most first.
 */
export function suggestTransfers(
  toWarehouseCode: string,
  shortages: readonly Shortage[],
  surpluses: readonly Surplus[],
): Extract<Action, { kind: 'transfer' }>[] {
  const byGiver = new Map<string, Extract<Action, { kind: 'transfer' }>['lines']>();
  for (const { productCode, currentStock, wantedStock } of shortages) {
    let missing = Math.floor(wantedStock - currentStock);
    const givers = surpluses
      .filter((one) => one.productCode === productCode && one.warehouseCode !== toWarehouseCode)
      .sort((a, b) => b.units - a.units || (a.warehouseCode < b.warehouseCode ? -1 : 1));
    for (const { warehouseCode, productName, unitCost, units } of givers) {
      const quantity = Math.min(missing, Math.floor(units));
      if (quantity < 1) continue;
      const lines = byGiver.get(warehouseCode) ?? [];
      byGiver.set(warehouseCode, [...lines, { productCode, productName, quantity, unitCost }]);
      missing -= quantity;
    }
  }
  const unitsOf = (lines: readonly { quantity: number }[]) =>
    lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return [...byGiver]
    .map(([fromWarehouseCode, lines]) => ({
      kind: 'transfer' as const,
      fromWarehouseCode,
      toWarehouseCode,
      lines,
    }))
    .sort((a, b) => unitsOf(b.lines) - unitsOf(a.lines))
    .slice(0, MAX_TRANSFERS);
}

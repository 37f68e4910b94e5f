import type { Action } from '../api/types';

/** Money that the action is about: quantity times unit cost over its lines, or what depends on the order. */
export const amountOf = (action: Action): number =>
  action.kind === 'expedite'
    ? action.amount
    : action.lines.reduce((sum, { quantity, unitCost }) => sum + quantity * unitCost, 0);

/** Units over all lines; 0 where nothing is moved. */
export const unitsOf = (action: Action): number =>
  action.kind === 'expedite' ? 0 : action.lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Whether two actions are about the same: from the same supplier for the same warehouse, or of the same order. */
export function sameSubject(one: Action, other: Action): boolean {
  if (one.kind === 'reorder' && other.kind === 'reorder') {
    return one.warehouseCode === other.warehouseCode && one.supplierCode === other.supplierCode;
  }
  if (one.kind === 'transfer' && other.kind === 'transfer') {
    return one.fromWarehouseCode === other.fromWarehouseCode && one.toWarehouseCode === other.toWarehouseCode;
  }
  return one.kind === 'expedite' && other.kind === 'expedite' && one.orderId === other.orderId;
}

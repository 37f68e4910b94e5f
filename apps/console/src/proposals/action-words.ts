import type { Action } from '../api/types';
import { text } from '../messages';
import { writeDay, writeMoney, writeNumber } from '../messages/written';
import { amountOf, unitsOf } from './action-amount';

/** "order 240 units of 3 products from Northwind". */
export function actionTitle(action: Action): string {
  const words = text.actions;
  if (action.kind === 'expedite') return words.expedite(action.orderId, writeDay(action.wantedBy));
  const count = unitsOf(action);
  const units = words.units(count, writeNumber(count));
  const { lines } = action;
  const only = lines.length === 1 ? lines[0]!.productName || lines[0]!.productCode : null;
  const products = writeNumber(lines.length);
  if (action.kind === 'reorder') {
    const from = action.supplierName || action.supplierCode;
    return only === null
      ? words.reorder(units, lines.length, products, from)
      : words.reorderOne(units, only, from);
  }
  const { fromWarehouseCode: from, toWarehouseCode: to } = action;
  return only === null
    ? words.transfer(units, lines.length, products, from, to)
    : words.transferOne(units, only, from, to);
}

export const sentence = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

/** "for WH-03 · worth 1,240.00". */
export const actionFacts = (action: Action): string =>
  [
    action.kind === 'reorder' ? text.actions.forWarehouse(action.warehouseCode) : '',
    text.actions.worth(writeMoney(amountOf(action))),
  ]
    .filter(Boolean)
    .join(' · ');

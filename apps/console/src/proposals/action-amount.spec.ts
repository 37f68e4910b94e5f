import type { Action } from '../api/types';
import { amountOf, sameSubject, unitsOf } from './action-amount';

const lines = [
  { productCode: 'P-1', productName: 'Milk', quantity: 100, unitCost: 2.5 },
  { productCode: 'P-2', productName: 'Eggs', quantity: 40, unitCost: 10 },
];
const reorder: Action = {
  kind: 'reorder',
  warehouseCode: 'WH-03',
  supplierCode: 'S-1',
  supplierName: 'N',
  lines,
};
const transfer: Action = { kind: 'transfer', fromWarehouseCode: 'WH-01', toWarehouseCode: 'WH-03', lines };
const expedite: Action = {
  kind: 'expedite',
  orderId: 'S-9',
  order: 'sales',
  wantedBy: '2026-06-20',
  amount: 900,
};

test('money and units of each kind', () => {
  expect([reorder, transfer, expedite].map(amountOf)).toEqual([650, 650, 900]);
  expect([reorder, transfer, expedite].map(unitsOf)).toEqual([140, 140, 0]);
});

test('the same subject whatever the quantities, another where something else is ordered, moved or sped up', () => {
  expect(sameSubject(reorder, { ...reorder, lines: [lines[0]!] })).toBe(true);
  expect(sameSubject(reorder, { ...reorder, supplierCode: 'S-2' })).toBe(false);
  expect(sameSubject(transfer, { ...transfer, toWarehouseCode: 'WH-02' })).toBe(false);
  expect(sameSubject(expedite, { ...expedite, wantedBy: '2026-06-21' })).toBe(true);
  expect(sameSubject(reorder, transfer)).toBe(false);
});

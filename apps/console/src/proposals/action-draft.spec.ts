import type { Action } from '../api/types';
import { draftAmount, draftOf, quantityOf, readDraft } from './action-draft';

const line = (productCode: string, quantity: number, unitCost: number) => ({
  productCode,
  productName: productCode,
  quantity,
  unitCost,
});
const reorder: Action = {
  kind: 'reorder',
  warehouseCode: 'WH-03',
  supplierCode: 'S-1',
  supplierName: 'Northwind',
  lines: [line('P-1', 100, 2.5), line('P-2', 40, 10)],
};
const expedite: Action = {
  kind: 'expedite',
  orderId: 'S-1000',
  order: 'sales',
  wantedBy: '2026-06-20',
  amount: 900,
};

test('what is changed and left out is what is proposed', () => {
  const draft = draftOf(reorder, ' Runs out on Friday ');
  draft.lines[0]!.quantity = '120';
  draft.lines[1]!.kept = false;
  expect(draftAmount(draft)).toBe(300);
  expect(readDraft(reorder, draft, false)).toEqual({
    action: { ...reorder, lines: [line('P-1', 120, 2.5)] },
    reason: 'Runs out on Friday',
    faults: [],
    badLines: [],
  });
});

test.each([
  ['120', 120],
  [' 1 ', 1],
  ['1000000', 1_000_000],
  ['1000001', null],
  ['0', null],
  ['-5', null],
  ['2.5', null],
  ['', null],
  ['many', null],
])('a quantity of “%s”', (text, quantity) => {
  expect(quantityOf(text)).toBe(quantity);
});

test('says what is wrong; a line that is left out cannot be', () => {
  const draft = draftOf(reorder);
  draft.lines[0]!.quantity = '0';
  expect(readDraft(reorder, draft, false)).toMatchObject({
    action: null,
    faults: ['noReason'],
    badLines: [0],
  });
  for (const one of draft.lines) one.kept = false;
  expect(readDraft(reorder, { ...draft, reason: 'x' }, false)).toMatchObject({
    action: null,
    faults: ['noLines'],
    badLines: [],
  });
});

test('an edit has to change something besides the reason', () => {
  const draft = draftOf(reorder, 'Because');
  expect(readDraft(reorder, draft, true).faults).toEqual(['unchanged']);
  draft.lines[1]!.quantity = '41';
  expect(readDraft(reorder, draft, true).faults).toEqual([]);
});

test('an order that is sped up has a day', () => {
  const draft = draftOf(expedite, 'Customer waits');
  expect(readDraft(expedite, draft, true).faults).toEqual(['unchanged']);
  expect(readDraft(expedite, { ...draft, wantedBy: '' }, false).faults).toEqual(['badDay']);
  expect(readDraft(expedite, { ...draft, wantedBy: '2026-06-19' }, true).action).toEqual({
    ...expedite,
    wantedBy: '2026-06-19',
  });
});

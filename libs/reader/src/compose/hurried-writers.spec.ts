import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUYER, each, ENGINEER, MANAGER, SpecReaders } from '../../test/spec-readers';

const VALUES = [
  ...each(
    ['stock.warehouse_code', 'sales_order.warehouse_code', 'purchase_order.warehouse_code'],
    Array.from({ length: 12 }, (_, at) => `WH-${String(at + 1).padStart(2, '0')}`),
  ),
  ...each(['product.product_group'], ['Dairy', 'Beverages', 'Frozen', 'Bakery']),
  ...each(['sales_order.delivery_area'], ['Airport', 'Harbour', 'East']),
  ...each(['sales_order.status'], ['Pending', 'Processing', 'Shipped', 'Delivered', 'Cancelled']),
  ...each(['purchase_order.status'], ['Pending', 'Approved', 'In Transit', 'Received', 'Cancelled']),
  ...each(['sales_order.sales_order_prefix'], ['SO', 'WEB']),
  { member: 'product.product_code', value: 'P-0171', names: 'Acorn Oat Milk 1l' },
  { member: 'product.product_code', value: 'P-0172', names: 'Acorn Goat Milk 1l' },
  { member: 'product.product_code', value: 'P-0226', names: 'Dune Feta 1kg' },
];

const readers = new SpecReaders(VALUES);
const ROWS = rowsOf(readFileSync(join(__dirname, 'hurried-writers.txt'), 'utf8'));

/** What hurried people, dictation and writers from elsewhere type, with what it is read as or how it is answered. */
describe.each([MANAGER, ENGINEER, BUYER])('%s', (persona) => {
  it.each(ROWS.filter((row) => row.persona === persona))('$question', ({ question, read }) => {
    expect(readers.said(persona, question)).toBe(read);
  });

  it('is less sure where a clause was set aside', () => {
    for (const { question } of ROWS.filter((row) => row.persona === persona && row.isAside)) {
      expect(readers.reading(persona, question).confidence).toBeLessThan(0.95);
    }
  });
});

function rowsOf(text: string) {
  const rows: { persona: string; question: string; read: string; isAside: boolean }[] = [];
  let persona = '';
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
  lines.forEach((line, at) => {
    if (line.startsWith('## ')) persona = line.slice(3);
    else if (!line.startsWith('  '))
      rows.push({
        persona,
        question: line.replace(/^~ /, ''),
        read: lines[at + 1]!.trim(),
        isAside: line.startsWith('~ '),
      });
  });
  return rows;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUYER, each, ENGINEER, MANAGER, SpecReaders } from '../../test/spec-readers';

/** A persona, then its questions, each with the summary of its reading, or "clarify" or "refuse". */
const ROWS = readFileSync(join(__dirname, 'as-people-talk.txt'), 'utf8')
  .split('\n\n')
  .flatMap((block) => {
    const [persona = '', ...lines] = block.trim().split('\n');
    return lines.flatMap((line, at) =>
      at % 2 === 0 ? [{ persona, question: line.trim(), read: (lines[at + 1] ?? '').trim().slice(2) }] : [],
    );
  });
const SUPPLIERS = [
  { value: 'SUP-001', names: 'Polar Frozen Goods' },
  { value: 'SUP-002', names: 'Northgate Dairy' },
];
const VALUES = [
  ...each(
    ['stock.warehouse_code', 'sales_order.warehouse_code', 'purchase_order.warehouse_code'],
    Array.from({ length: 12 }, (_, at) => `WH-${String(at + 1).padStart(2, '0')}`),
  ),
  ...each(['product.product_group'], ['Dairy', 'Beverages', 'Frozen', 'Bakery']),
  ...each(['sales_order.delivery_area'], ['Airport', 'Harbour']),
  ...each(['sales_order.status'], ['Pending', 'Processing', 'Shipped', 'Delivered', 'Cancelled']),
  ...each(['sales_line.fulfillment_status'], ['Fulfilled', 'Partial', 'Pending', 'Backordered', 'Cancelled']),
  ...each(['purchase_order.status'], ['Pending', 'Approved', 'In Transit', 'Received', 'Cancelled']),
  ...each(['sales_order.sales_order_prefix'], ['SO', 'WEB']),
  ...SUPPLIERS.flatMap((supplier) => [
    { member: 'product.supplier_code', ...supplier },
    { member: 'purchase_order.supplier_code', ...supplier },
  ]),
  { member: 'sales_order.customer_code', value: 'C-0001', names: 'Seaview Foods' },
  { member: 'product.product_code', value: 'P-0171', names: 'Acorn Oat Milks 1l' },
  { member: 'product.product_code', value: 'P-0172', names: 'Birch Goat Milks 1l' },
];
const readers = new SpecReaders(VALUES);
const reading = (persona: string, question: string) => readers.reading(persona, question);

/** What people say who write as they talk: padding, trade words, Indian and British English, two things in one question. */
describe.each([MANAGER, ENGINEER, BUYER])('%s', (persona) => {
  it.each(ROWS.filter((row) => row.persona === persona))('$question', ({ question, read }) => {
    expect(readers.said(persona, question)).toBe(read);
  });
});

describe('by how much', () => {
  it.each([
    [MANAGER, 'items below minimum and by how much', 'stock.short_by'],
    [MANAGER, 'what is over maximum at WH-02, and by how many', 'stock.over_by'],
    [MANAGER, 'items at reorder point and by how much', 'stock.reorder_gap'],
    [ENGINEER, 'overdue orders and by how many days', 'sales_order.days_late'],
    [ENGINEER, 'lines not fully fulfilled and how many each is short', 'sales_line.outstanding_quantity'],
    [BUYER, 'overdue POs and by how many days', 'purchase_order.days_overdue'],
    [BUYER, 'lines received short last month and by how many', 'purchase_line.outstanding_quantity'],
    [BUYER, 'lines bought above list cost last month and by how much', 'purchase_line.cost_variance'],
  ])('%s: %s', (persona, question, column) => {
    expect(reading(persona, question).query.dimensions).toContain(column);
  });
});

describe('ranked within groups', () => {
  it.each([
    [MANAGER, 'cheapest product in each product group', 'product.product_group'],
    [BUYER, 'costliest product of each supplier', 'product.supplier_name'],
    [BUYER, 'supplier wise, which is the costliest product in our list', 'product.supplier_name'],
  ])('%s: %s', (persona, question, group) => {
    expect(reading(persona, question).query.limitBy).toEqual({ dimensions: [group], limit: 1 });
  });
});

describe('shown besides', () => {
  it('what is named after the last break is a column', () => {
    const { query } = reading(ENGINEER, 'open orders out of WH-03 - order number and customer please');
    expect(query.dimensions).toEqual(
      expect.arrayContaining(['sales_order.sales_order_number', 'sales_order.customer_name']),
    );
    expect(query.ungrouped).toBe(true);
  });

  it('what is put together from two things is read with less confidence', () => {
    expect(reading(MANAGER, 'frozen items stocked at WH-01 but not at WH-02').confidence).toBeLessThan(0.96);
    expect(
      reading(MANAGER, 'average unit margin by product group (list price minus cost)').confidence,
    ).toBeLessThan(0.96);
  });
});

import { BUYER, ENGINEER, MANAGER, SpecReaders } from '../../test/spec-readers';

const VALUES = [
  { member: 'product.supplier_code', value: 'SUP-001', names: 'Polar Frozen Goods' },
  { member: 'purchase_order.supplier_code', value: 'SUP-001', names: 'Polar Frozen Goods' },
  { member: 'sales_order.customer_code', value: 'C-0001', names: 'Seaview Foods' },
  ...['Dairy', 'Beverages'].map((value) => ({ member: 'product.product_group', value })),
  ...['WH-01', 'WH-02'].map((value) => ({ member: 'stock.warehouse_code', value })),
  ...['North', 'South'].map((value) => ({ member: 'sales_order.delivery_area', value })),
  ...['Pending', 'Received', 'Cancelled'].map((value) => ({ member: 'purchase_order.status', value })),
];
const readers = new SpecReaders(VALUES);
const result = (persona: string, question: string) => readers.result(persona, question);
const query = (persona: string, question: string) => readers.query(persona, question);

const OPEN = { segment: 'sales_order.open' };
const OVERDUE = { segment: 'sales_order.overdue' };

describe('words for showing', () => {
  it.each(['Query', 'List out', 'Pull up', 'Bring up', 'Fetch', 'Display', 'Call up'])(
    '%s low stock products',
    (verb) => {
      expect(query(MANAGER, `${verb} low stock products`)).toMatchObject({
        entity: 'stock',
        ungrouped: true,
        filters: [{ segment: 'stock.low' }],
      });
    },
  );
});

describe('orders for delivery', () => {
  it('wait for it', () => {
    expect(query(ENGINEER, 'Query orders for delivery')).toMatchObject({ ungrouped: true, filters: [OPEN] });
  });

  it('are due in a period that is named, whatever became of them', () => {
    expect(query(ENGINEER, 'orders for delivery this week')).toMatchObject({
      filters: [],
      timeDimensions: [{ dimension: 'sales_order.delivery_date' }],
    });
  });

  it('are not those for a delivery area', () => {
    expect(query(ENGINEER, 'orders for delivery area South').filters).toEqual([
      { member: 'sales_order.delivery_area', operator: 'equals', values: ['South'] },
    ]);
  });
});

describe('what rows are ordered by', () => {
  it('days that are counted are no days to tell apart', () => {
    const byDays = query(ENGINEER, 'late orders by days overdue');
    expect(byDays).toMatchObject({ filters: [OVERDUE], order: [{ by: 'sales_order.days_late' }] });
    expect(byDays.limit).toBeUndefined();
    expect(query(ENGINEER, 'overdue orders by day').timeDimensions).toMatchObject([{ granularity: 'day' }]);
  });

  it.each([
    ['overdue orders with the earliest delivery date', 'sales_order.delivery_date', 'asc'],
    ['which open order has the latest delivery date', 'sales_order.delivery_date', 'desc'],
    ['the earliest overdue orders', 'sales_order.order_date', 'asc'],
    ['the open order waiting longest since it was placed', 'sales_order.order_date', 'asc'],
  ])('%s', (question, by, direction) => {
    expect(query(ENGINEER, question).order).toEqual([{ by, direction }]);
  });

  it.each([
    ['the most stocked product in each warehouse', 'desc'],
    ['the least stocked product in each warehouse', 'asc'],
  ])('%s', (question, direction) => {
    expect(query(MANAGER, question)).toMatchObject({
      order: [{ by: 'stock.stock_units', direction }],
      limitBy: { dimensions: ['stock.warehouse_code'], limit: 1 },
    });
  });

  it('zeros may be left out of what ranks', () => {
    expect(query(MANAGER, '10 lowest stock items at WH-01, leaving out the zeros').filters).toContainEqual({
      member: 'stock.current_stock',
      operator: 'notEquals',
      values: [0],
    });
    expect(result(MANAGER, 'orders leaving out the zeros').kind).toBe('clarify');
  });
});

describe('goods without their name', () => {
  it.each([
    [MANAGER, 'top 6 beverages this year in units sold'],
    [MANAGER, 'which beverages sold the most this year'],
    [MANAGER, 'stock at WH-01 for everything Polar Frozen Goods supplies'],
    [MANAGER, 'what has Seaview Foods bought from us this month'],
  ])('%s: %s', (persona, question) => {
    expect(query(persona, question).dimensions).toEqual(['product.product_code', 'product.product_name']);
  });

  it('are asked for by what ranks them', () => {
    expect(result(MANAGER, 'top 6 beverages').kind).toBe('clarify');
  });

  it('are on the product list where only its numbers are compared', () => {
    expect(query(MANAGER, 'dairy items that cost less than 2').entity).toBe('product');
    expect(query(MANAGER, 'items in WH-01 with a cost below 2').entity).toBe('stock');
    expect(query(MANAGER, 'dairy items').entity).toBe('stock');
  });
});

describe('how well and how completely', () => {
  it('suppliers deliver', () => {
    expect(query(BUYER, 'How well does Polar Frozen Goods deliver').measures).toEqual([
      { measure: 'purchase_order.on_time_rate' },
      { measure: 'purchase_line.fill_rate' },
      { measure: 'purchase_order.average_lead_time' },
    ]);
  });

  it.each([
    [MANAGER, 'how well does dairy sell'],
    [ENGINEER, 'how well does WH-01 deliver'],
    [BUYER, 'how well does Polar Frozen Goods deliver on time'],
  ])('%s: "%s" asks back', (persona, question) => {
    expect(result(persona, question).kind).toBe('clarify');
  });

  it('orders are filled', () => {
    expect(query(ENGINEER, 'how complete is SO-100123').measures).toEqual([
      { measure: 'sales_line.fill_rate' },
    ]);
    expect(query(ENGINEER, 'what is missing on order SO-100123').filters).toContainEqual({
      segment: 'sales_line.outstanding',
    });
    expect(query(BUYER, 'what is missing on PO-502245').entity).toBe('purchase_line');
    expect(query(BUYER, 'what did we order and what did we receive on PO-502245')).toMatchObject({
      measures: [{ measure: 'purchase_line.units_ordered' }, { measure: 'purchase_line.units_received' }],
      dimensions: expect.arrayContaining(['purchase_line.line_number']) as string[],
    });
  });

  it('a part of the time is a rate', () => {
    expect(query(BUYER, 'which suppliers are on time less than 70% of the time?').having).toEqual([
      { measure: { measure: 'purchase_order.on_time_rate' }, operator: 'lt', value: 0.7 },
    ]);
  });

  it('weeks are days', () => {
    expect(query(ENGINEER, 'orders more than two weeks overdue for South').filters).toContainEqual({
      member: 'sales_order.days_late',
      operator: 'gt',
      values: [14],
    });
  });

  it('a number of each of them is asked for where they are named again', () => {
    expect(query(BUYER, 'Supplier fill rate, all suppliers').dimensions).toEqual([
      'purchase_order.supplier_name',
    ]);
    expect(query(MANAGER, 'stock value, all warehouses').dimensions).toEqual([]);
  });
});

describe('who spends', () => {
  it('what customers spend is revenue, what we spend is not seen', () => {
    expect(query(ENGINEER, 'how much did Seaview Foods spend this year').measures).toEqual([
      { measure: 'sales_line.revenue' },
    ]);
    expect(result(ENGINEER, 'how much did we spend this year').kind).toBe('refuse');
    expect(result(BUYER, 'what did Seaview Foods order from us last week').kind).toBe('refuse');
  });
});

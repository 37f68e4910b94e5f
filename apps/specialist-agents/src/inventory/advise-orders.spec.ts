import { Action, type Scalar } from '#libs/contracts';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { salesRows, span, steady, stockRow } from '../testing/small-warehouse';
import { adviseOrders } from './advise-orders.tool';

type Records = Record<string, Scalar>[];

/** Ten a day and five days of lead time: reorder at 50, order up to 100. */
const sales = (...codes: string[]) => codes.flatMap((code) => salesRows(code, steady(365, 10)));

const run = async (stock: Records, sold: Records, products?: string[], more: object = {}) => {
  const context = new FakeContext({
    answers: {
      'Stock of the warehouse': stock,
      'Units ordered a day': sold,
      'First and latest order': span('2025-01-01'),
    },
    ...more,
  });
  const outcome = await adviseOrders.run(
    { warehouse_code: 'WH-01', product_codes: products, service_level: 95 },
    context,
  );
  if (outcome.kind !== 'result') throw new Error(outcome.message);
  for (const action of outcome.actions) Action.parse(action);
  expect(unprovenNumbers(outcome)).toEqual([]);
  return { outcome, rows: recordsOf(outcome.table) };
};

describe('advise_orders', () => {
  it('makes one order for each supplier, ready to be proposed', async () => {
    const { outcome, rows } = await run(
      [
        stockRow('P-1', { current_stock: 30 }),
        stockRow('P-2', { current_stock: 50, unit_cost: 1.5 }),
        stockRow('P-3', { current_stock: 51 }),
        stockRow('P-4', { current_stock: 0, supplier_code: 'S-2', supplier_name: 'Southwind', unit_cost: 4 }),
      ],
      sales('P-1', 'P-2', 'P-3', 'P-4'),
    );
    expect(rows.map((row) => [row.product_code, row.order_quantity, row.order_cost])).toEqual(
      expect.arrayContaining([
        ['P-1', 70, 140],
        ['P-2', 50, 75],
        ['P-4', 100, 400],
      ]),
    );
    expect(rows).toHaveLength(3);
    expect(outcome.actions).toEqual(
      expect.arrayContaining([
        {
          kind: 'reorder',
          warehouseCode: 'WH-01',
          supplierCode: 'S-1',
          supplierName: 'Northwind',
          lines: expect.arrayContaining([
            { productCode: 'P-1', productName: 'Product P-1', quantity: 70, unitCost: 2 },
            { productCode: 'P-2', productName: 'Product P-2', quantity: 50, unitCost: 1.5 },
          ]),
        },
        {
          kind: 'reorder',
          warehouseCode: 'WH-01',
          supplierCode: 'S-2',
          supplierName: 'Southwind',
          lines: [{ productCode: 'P-4', productName: 'Product P-4', quantity: 100, unitCost: 4 }],
        },
      ]),
    );
    expect(outcome.sentence).toBe(
      'Order 220 units of 3 products from 2 suppliers for WH-01, at list cost for 615.',
    );
  });

  it('does not order again what is on order', async () => {
    const ownOrders = [{ productCode: 'P-1', quantity: 70, orderedOn: '2026-06-16' }];
    const { outcome } = await run([stockRow('P-1', { current_stock: 30 })], sales('P-1'), undefined, {
      ownOrders,
    });
    expect(outcome.actions).toEqual([]);
    expect(outcome.sentence).toBe(
      'Nothing has to be ordered for WH-01 now: the one product looked at is above its reorder point.',
    );
  });

  it('shows every product that is asked about, also one that needs nothing', async () => {
    const { rows } = await run(
      [stockRow('P-1', { current_stock: 500 }), stockRow('P-2')],
      sales('P-1', 'P-2'),
      ['P-1'],
    );
    expect(rows).toMatchObject([{ product_code: 'P-1', order_quantity: 0 }]);
  });

  it('stays within the maximum stock', async () => {
    const { outcome, rows } = await run(
      [stockRow('P-1', { current_stock: 30, maximum_stock: 60 })],
      sales('P-1'),
    );
    expect(rows[0]).toMatchObject({ order_quantity: 30 });
    expect(outcome.notes[0]).toMatch(/^1 order is cut to what the maximum stock/);
  });

  it('tells what cannot be put into an order: no supplier, no cost', async () => {
    const { outcome, rows } = await run(
      [
        stockRow('P-1', { current_stock: 0, supplier_code: null, supplier_name: null }),
        stockRow('P-2', { current_stock: 0, unit_cost: null }),
        stockRow('P-3', { current_stock: 0, supplier_name: null }),
      ],
      sales('P-1', 'P-2', 'P-3'),
    );
    expect(rows).toHaveLength(3);
    expect(outcome.actions).toMatchObject([
      // A supplier without a name goes by its code.
      { supplierCode: 'S-1', supplierName: 'S-1', lines: [{ productCode: 'P-3' }] },
    ]);
    expect(outcome.notes).toEqual(
      expect.arrayContaining([
        'No supplier is known, so these cannot be ordered: P-1.',
        'No cost is known, so these are not part of an order: P-2.',
      ]),
    );
  });

  it('keeps the limits of an order, and says what comes next', async () => {
    const codes = Array.from({ length: 230 }, (_, at) => `P-${1000 + at}`);
    const { outcome } = await run(
      codes.map((code) => stockRow(code, { current_stock: 0 })),
      codes.flatMap((code) => salesRows(code, steady(10, 5))),
    );
    expect(outcome.actions).toHaveLength(1);
    expect((outcome.actions[0] as { lines: unknown[] }).lines).toHaveLength(200);
    expect(outcome.notes[0]).toMatch(
      /^More than 200 products of one supplier: order these next: .* and 25 more\.$/,
    );

    const many = Array.from({ length: 22 }, (_, at) =>
      stockRow(`P-${at}`, { current_stock: 0, supplier_code: `S-${at}` }),
    );
    const { outcome: wide } = await run(
      many,
      many.flatMap((row) => salesRows(String(row.product_code), steady(10, 5))),
    );
    expect(wide.actions).toHaveLength(20);
    expect(wide.notes[0]).toMatch(/^More than 20 suppliers: order these next: /);
  });

  it('refuses a quantity that nobody orders', async () => {
    const { outcome } = await run(
      [stockRow('P-1', { current_stock: 0, maximum_stock: null })],
      salesRows('P-1', steady(365, 900_000)),
    );
    expect(outcome.actions).toEqual([]);
    expect(outcome.notes[0]).toMatch(/^More than 1000000 units of one product/);
  });

  it('orders nothing without demand, and says so for what is below its minimum', async () => {
    const { outcome } = await run([stockRow('P-1', { current_stock: 0, minimum_stock: 10 })], []);
    expect(outcome.actions).toEqual([]);
    expect(outcome.notes[0]).toMatch(/^1 product is below the minimum in the data, but /);
  });

  it('leaves out what cannot be calculated, and refuses when that is everything', async () => {
    const thin = { current_stock: 0, created_date: '2026-06-15' };
    const { outcome } = await run(
      [stockRow('P-1', thin), stockRow('P-2', { current_stock: 30 })],
      [...salesRows('P-1', [5, 5]), ...sales('P-2')],
    );
    expect(outcome.notes).toContain(
      '1 product could not be advised on: no lead time, or sold for too few days.',
    );
    await expect(run([stockRow('P-1', thin)], salesRows('P-1', [5, 5]))).rejects.toThrow('too few');
    await expect(run([], [])).rejects.toThrow('WH-01 does not keep anything.');
  });
});

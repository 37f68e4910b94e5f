import { adviseOrder } from '#libs/calculations';
import type { Scalar } from '#libs/contracts';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { salesRows, span, steady, stockRow } from '../testing/small-warehouse';
import { calculateReorderPoint } from './calculate-reorder-point.tool';

type Records = Record<string, Scalar>[];

const world = (stock: Records, sales: Records, more: Record<string, Records> = {}) => ({
  answers: {
    'Stock of the warehouse': stock,
    'Units ordered a day': sales,
    'First and latest order': span('2025-01-01'),
    ...more,
  },
});
const run = async (context: FakeContext, products = ['P-1'], level = 95) =>
  calculateReorderPoint.run(
    { product_code: products, warehouse_code: 'WH-01', service_level: level },
    context,
  );
const rowsOf = (outcome: Awaited<ReturnType<typeof run>>) => {
  if (outcome.kind !== 'result') throw new Error(outcome.message);
  expect(unprovenNumbers(outcome)).toEqual([]);
  return recordsOf(outcome.table);
};

describe('calculate_reorder_point', () => {
  it('needs no safety stock for a demand that never varies', async () => {
    // 10 a day for 5 days: 50 are needed, and 20 of them are missing besides the 50 of one usual order.
    const context = new FakeContext(
      world([stockRow('P-1', { current_stock: 30 })], salesRows('P-1', steady(365, 10))),
    );
    const outcome = await run(context);
    expect(rowsOf(outcome)).toEqual([
      expect.objectContaining({
        product_code: 'P-1',
        warehouse_code: 'WH-01',
        calculated_reorder_point: 50,
        safety_stock: 0,
        lead_time_demand: 50,
        expected_daily_demand: 10,
        expected_lead_time: 5,
        reorder_point: 20,
        max_average_reorder_point: 50,
        current_stock: 30,
        order_quantity: 70,
      }),
    ]);
    expect(outcome).toMatchObject({
      sentence:
        'Order P-1 Product P-1 in WH-01 when 50 units are left: 50 for the demand of a lead time and 0 of safety stock. There are 30 now, so order 70.',
      chart: null,
    });
  });

  it('is the service level that is asked for, of sales up to yesterday, days without sales being 0', async () => {
    // A week of shop days: closed on the last two.
    const demand = Array.from({ length: 364 }, (_, at) => (at % 7 < 5 ? 10 + (at % 3) : 0));
    const context = new FakeContext({
      ...world([stockRow('P-1', { lead_time_days: 9 })], salesRows('P-1', demand)),
      settings: { demandHistoryDays: 364 },
    });
    for (const level of [80, 95, 99]) {
      const expected = adviseOrder({ demand, leadTimes: [9], stock: 100, target: level / 100 });
      if (expected.kind !== 'advice') throw new Error();
      const [row] = rowsOf(await run(context, ['P-1'], level));
      expect(row).toMatchObject({
        calculated_reorder_point: expected.reorderPoint,
        safety_stock: expected.safetyStock,
      });
    }
    const asked = context.asked.find(({ label }) => label === 'Units ordered a day')!.query;
    expect(asked.timeDimensions).toEqual([
      {
        dimension: 'sales_order.order_date',
        granularity: 'day',
        dateRange: ['2025-06-18', '2026-06-17'],
      },
    ]);
    expect(asked.filters).toEqual([
      { member: 'sales_order.warehouse_code', operator: 'equals', values: ['WH-01'] },
      { member: 'product.product_code', operator: 'equals', values: ['P-1'] },
    ]);
  });

  it('takes orders of the own store that come within the lead time as stock', async () => {
    const sales = salesRows('P-1', steady(365, 10));
    const ownOrders = [
      { productCode: 'P-1', quantity: 15, orderedOn: '2026-06-15' },
      // Older than its lead time: it has arrived, and is in the stock.
      { productCode: 'P-1', quantity: 900, orderedOn: '2026-06-01' },
      { productCode: 'P-9', quantity: 900, orderedOn: '2026-06-15' },
    ];
    const context = new FakeContext({
      ...world([stockRow('P-1', { current_stock: 30 })], sales),
      ownOrders,
    });
    expect(rowsOf(await run(context))[0]).toMatchObject({ order_quantity: 55 });
  });

  it('sees supplier orders of the warehouse data only for a buyer, and says when it does not', async () => {
    const base = world([stockRow('P-1', { current_stock: 30 })], salesRows('P-1', steady(365, 10)), {
      'Purchase orders on their way': [
        { product_code: 'P-1', expected_delivery_date: '2026-06-20', units: 25 },
        { product_code: 'P-1', expected_delivery_date: '2026-08-20', units: 500 },
      ],
      'Lead times of received purchase orders': [
        { product_code: 'P-1', lead_time: 4, receipts: 2 },
        { product_code: 'P-1', lead_time: 10, receipts: 2 },
      ],
    });
    const alone = await run(new FakeContext(base));
    expect(rowsOf(alone)[0]).toMatchObject({ order_quantity: 70, expected_lead_time: 5 });
    expect(alone).toMatchObject({
      notes: expect.arrayContaining([expect.stringMatching(/not visible to this persona/)]),
    });

    const context = new FakeContext({ ...base, personas: ['procurement_specialist'] });
    const seen = await run(context);
    const advice = adviseOrder({
      demand: steady(365, 10),
      leadTimes: [4, 4, 10, 10],
      stock: 30,
      onOrder: [
        { quantity: 25, inPeriods: 3 },
        { quantity: 500, inPeriods: 64 },
      ],
    });
    if (advice.kind !== 'advice') throw new Error();
    expect(rowsOf(seen)[0]).toMatchObject({
      expected_lead_time: 7,
      calculated_reorder_point: advice.reorderPoint,
      order_quantity: advice.order.units,
    });
    expect((seen as { notes: string[] }).notes.join()).not.toMatch(/not visible|counts twice/);
    const ownOrders = [{ productCode: 'P-1', quantity: 1, orderedOn: '2026-06-16' }];
    const both = await run(new FakeContext({ ...base, ownOrders, personas: ['procurement_specialist'] }));
    expect((both as { notes: string[] }).notes.join()).toMatch(/counts twice/);
    expect(
      context.asked.filter(({ persona }) => persona === 'procurement_specialist').map(({ label }) => label),
    ).toEqual(['Purchase orders on their way', 'Lead times of received purchase orders']);
  });

  it('gives a row for each of several products', async () => {
    const context = new FakeContext(
      world(
        [stockRow('P-1', { current_stock: 30 }), stockRow('P-2', { current_stock: 500 })],
        [...salesRows('P-1', steady(365, 10)), ...salesRows('P-2', steady(365, 3))],
      ),
    );
    const outcome = await run(context, ['P-1', 'P-2', 'P-3']);
    expect(rowsOf(outcome).map((row) => row.calculated_reorder_point)).toEqual([50, 15]);
    expect(outcome).toMatchObject({
      sentence: 'Reorder points of 2 products in WH-01; 1 of them is due to be ordered now.',
      notes: expect.arrayContaining(['WH-01 does not keep 1 of the products.']),
    });
  });

  it('takes all products of the warehouse where none is named', async () => {
    const codes = Array.from({ length: 25 }, (_, at) => `P-${at + 1}`);
    const context = new FakeContext(
      world(
        codes.map((code) => stockRow(code, { current_stock: 500 })),
        codes.flatMap((code) => salesRows(code, steady(365, 3))),
      ),
    );
    const outcome = await calculateReorderPoint.run(
      { product_code: undefined, warehouse_code: 'WH-01', service_level: 95 },
      context,
    );
    expect(rowsOf(outcome)).toHaveLength(25);
    expect(outcome).toMatchObject({
      sentence: 'Reorder points of 25 products in WH-01; none of them is due to be ordered now.',
      chart: null,
    });
  });

  it('keeps no safety stock of what is seldom asked for', async () => {
    const sales = salesRows('P-1', [...steady(300, 0), 5, ...steady(64, 0)]);
    const outcome = await run(new FakeContext(world([stockRow('P-1', { current_stock: 0 })], sales)));
    expect(rowsOf(outcome)[0]).toMatchObject({ calculated_reorder_point: 0, safety_stock: 0 });
    expect(outcome).toMatchObject({
      sentence: expect.stringMatching(
        /^P-1 Product P-1 is seldom asked for in WH-01, 0\.1 units in a lead time: order it when 0 units are left, without safety stock\. There are 0 now, so order \d+\.$/,
      ),
    });
  });

  it('takes a forecast where the last third of the history is at another level', async () => {
    const demand = [...steady(244, 10), ...steady(121, 0).map((_, at) => 30 + (at % 2))];
    const context = new FakeContext(world([stockRow('P-1')], salesRows('P-1', demand)));
    const [row] = rowsOf(await run(context));
    expect(row!.expected_daily_demand).toBeGreaterThan(28);
    expect(row!.expected_daily_demand).toBeLessThan(33);
  });

  it('has nothing to reorder for where nothing was asked for', async () => {
    const outcome = await run(new FakeContext(world([stockRow('P-1', { current_stock: 0 })], [])));
    expect(rowsOf(outcome)[0]).toMatchObject({ calculated_reorder_point: 0, order_quantity: 0 });
    expect(outcome).toMatchObject({
      notes: expect.arrayContaining(['Nothing was asked for: there is nothing to order for.']),
    });
  });

  it('starts with the listing of a new product, and refuses a history that is too short', async () => {
    const listed = { created_date: '2026-06-13' };
    const outcome = await run(
      new FakeContext(world([stockRow('P-1', listed)], salesRows('P-1', steady(4, 10)))),
    );
    expect(outcome).toMatchObject({
      kind: 'refused',
      code: 'THIN_DATA',
      needs: { observations: 7, given: 4 },
    });
    const longer = await run(
      new FakeContext(
        world([stockRow('P-1', { created_date: '2026-06-07' })], salesRows('P-1', steady(10, 10))),
      ),
    );
    expect(rowsOf(longer)[0]).toMatchObject({ calculated_reorder_point: 50 });
  });

  it('refuses without any sales data, without a lead time, and for a product that is not kept', async () => {
    const empty = world([stockRow('P-1')], []);
    const silent = { ...empty.answers, 'First and latest order': span(null, null) };
    expect(await run(new FakeContext({ answers: silent }))).toMatchObject({
      kind: 'refused',
      code: 'THIN_DATA',
      needs: { given: 0 },
    });
    const noLeadTime = world([stockRow('P-1', { lead_time_days: null })], salesRows('P-1', steady(365, 1)));
    expect(await run(new FakeContext(noLeadTime))).toMatchObject({
      kind: 'refused',
      code: 'THIN_DATA',
      needs: { observations: 1, given: 0 },
    });
    expect(await run(new FakeContext(world([], [])))).toMatchObject({
      kind: 'refused',
      code: 'NOT_POSSIBLE',
      message: 'WH-01 does not keep P-1.',
    });
  });

  it('says that the data end early', async () => {
    const base = world([stockRow('P-1')], salesRows('P-1', [...steady(300, 5), ...steady(65, 0)]));
    const answers = { ...base.answers, 'First and latest order': span('2025-01-01', '2026-04-12') };
    expect(await run(new FakeContext({ answers }))).toMatchObject({
      notes: expect.arrayContaining([
        'The latest order in the data is of 2026-04-12: the 65 days since then count as days without demand.',
      ]),
    });
  });
});

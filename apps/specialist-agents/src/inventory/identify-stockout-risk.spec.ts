import { stockoutProbability } from '#libs/calculations';
import type { Scalar } from '#libs/contracts';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { salesRows, span, steady, stockRow } from '../testing/small-warehouse';
import { identifyStockoutRisk } from './identify-stockout-risk.tool';

type Records = Record<string, Scalar>[];

const run = async (stock: Records, sales: Records, more: object = {}, days = 7, elsewhere: Records = []) => {
  const context = new FakeContext({
    answers: {
      'Stock of the warehouse': stock,
      'Units ordered a day': sales,
      'First and latest order': span('2025-01-01'),
      'Purchase orders on their way': [
        { product_code: 'P-1', expected_delivery_date: '2026-06-19', units: 40 },
        { product_code: 'P-1', expected_delivery_date: '2026-06-10', units: 500 },
      ],
      'Lead times of received purchase orders': [],
      'Too much of it elsewhere': elsewhere,
    },
    ...more,
  });
  const outcome = await identifyStockoutRisk.run({ warehouse_code: 'WH-01', days }, context);
  if (outcome.kind !== 'result') throw new Error(outcome.message);
  expect(unprovenNumbers(outcome)).toEqual([]);
  return { context, outcome, rows: recordsOf(outcome.table) };
};

const unrest = Array.from({ length: 365 }, (_, at) => 5 + ((at * 7) % 11));

describe('identify_stockout_risk', () => {
  it('lists what has fewer days of cover than asked about, the likeliest first', async () => {
    const stock = [
      stockRow('P-1', { current_stock: 60, days_of_cover: 6 }),
      stockRow('P-2', { current_stock: 0, days_of_cover: 0 }),
      stockRow('P-3', { current_stock: 70, days_of_cover: 7 }),
      stockRow('P-4', { current_stock: 5, days_of_cover: null }),
    ];
    const sales = ['P-1', 'P-2', 'P-3'].flatMap((code) => salesRows(code, unrest));
    const { outcome, rows } = await run(stock, sales);
    expect(rows.map(({ product_code }) => product_code)).toEqual(['P-2', 'P-1']);
    const chance = stockoutProbability({ demand: unrest, stock: 60, horizon: 7 });
    expect(rows[1]).toMatchObject({
      current_stock: 60,
      days_of_cover: 6,
      stockout_chance: chance.kind === 'stockout' ? chance.probability : undefined,
      on_order: 0,
    });
    expect(rows[0]).toMatchObject({ stockout_chance: 1 });
    expect(outcome.sentence).toBe(
      '1 product of 4 in WH-01 is out of stock already; 1 more has fewer than 7 days of cover.',
    );
  });

  it('offers to move what other warehouses have above their maximum', async () => {
    const stock = [stockRow('P-1', { current_stock: 6, days_of_cover: 1, reorder_point: 40 })];
    const elsewhere = [
      {
        ...stockRow('P-1', { current_stock: 120, maximum_stock: 100 }),
        warehouse_code: 'WH-02',
        unit_cost: 3,
      },
    ];
    const { outcome } = await run(stock, salesRows('P-1', unrest), {}, 2, elsewhere);
    expect(outcome.actions).toEqual([
      {
        kind: 'transfer',
        fromWarehouseCode: 'WH-02',
        toWarehouseCode: 'WH-01',
        lines: [expect.objectContaining({ productCode: 'P-1', quantity: 20, unitCost: 3 })],
      },
    ]);
  });

  it('counts what is out of stock and was wanted within the year, though not in the last 30 days', async () => {
    const longAgo = [...steady(300, 2), ...steady(60, 0)];
    const { outcome, rows } = await run(
      [
        stockRow('P-1', { current_stock: 0, days_of_cover: null }),
        stockRow('P-2', { current_stock: 0, days_of_cover: null }),
        stockRow('P-3', { current_stock: 0, days_of_cover: 0 }),
      ],
      [...salesRows('P-1', longAgo), ...salesRows('P-3', unrest)],
    );
    expect(rows.map(({ product_code }) => product_code)).toEqual(['P-3', 'P-1']);
    expect(rows[1]).toMatchObject({ current_stock: 0, stockout_chance: 1, days_of_cover: null });
    expect(outcome.figures.slice(0, 2).map(({ value }) => value)).toEqual([2, 0]);
    expect(outcome.sentence).toBe(
      '2 products of 3 in WH-01 are out of stock already; none of the others has fewer than 7 days of cover.',
    );
  });

  it('names what has more cover by the last 30 days but will likely run out by the whole history', async () => {
    const { outcome, rows } = await run(
      [stockRow('P-1', { current_stock: 60, days_of_cover: 12 })],
      salesRows('P-1', unrest),
    );
    expect(rows).toEqual([]);
    expect(outcome.notes[0]).toMatch(/^1 more product has more cover .* P-1\.$/);
  });

  it('counts deliveries for a buyer, but not what is overdue', async () => {
    const { outcome, rows } = await run(
      [stockRow('P-1', { current_stock: 30, days_of_cover: 3 })],
      salesRows('P-1', unrest),
      { personas: ['procurement_specialist'] },
    );
    const chance = stockoutProbability({
      demand: unrest,
      stock: 30,
      onOrder: [{ quantity: 40, inPeriods: 2 }],
      horizon: 7,
    });
    expect(rows[0]).toMatchObject({
      on_order: 40,
      stockout_chance: chance.kind === 'stockout' ? chance.probability : undefined,
    });
    expect(outcome.notes).toContain(
      '500 units on overdue purchase orders are not counted: nobody knows when they come.',
    );
  });

  it('gives no chance where the history is too short to tell', async () => {
    const { outcome, rows } = await run(
      [stockRow('P-1', { current_stock: 3, days_of_cover: 1, created_date: '2026-06-14' })],
      salesRows('P-1', steady(3, 10)),
    );
    expect(rows[0]).toMatchObject({ stockout_chance: null });
    expect(outcome.notes).toContain(
      'No chance is given for 1 product: they have been sold for too few days.',
    );
  });

  it('finds nothing at risk in a warehouse without demand, or without anything', async () => {
    const idle = await run([stockRow('P-1', { current_stock: 0, days_of_cover: null })], []);
    expect(idle.outcome.sentence).toBe(
      'None of the 1 product in WH-01 is out of stock or has fewer than 7 days of cover.',
    );
    expect((await run([], [])).outcome.sentence).toMatch(/^None of the 0 products/);
  });

  it('asks one grouped query for the sales of all products', async () => {
    const codes = Array.from({ length: 600 }, (_, at) => `P-${1000 + at}`);
    const { context } = await run(
      codes.map((code) => stockRow(code, { days_of_cover: 3, current_stock: 1 })),
      codes.flatMap((code) => salesRows(code, [1, 2, 3])),
    );
    expect(context.asked.map(({ label }) => label)).toEqual([
      'Stock of the warehouse',
      'First and latest order',
      'Units ordered a day',
      'Too much of it elsewhere',
    ]);
  });
});

import type { Scalar } from '#libs/contracts';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { stockRow } from '../testing/small-warehouse';
import { identifyLowStock } from './identify-low-stock.tool';

const low = (code: string, stock: number, minimum: number): Record<string, Scalar> => ({
  ...stockRow(code, { current_stock: stock, minimum_stock: minimum }),
  product_group: 'Dairy',
  short_by: minimum - stock,
});
const run = async (rows: Record<string, Scalar>[], threshold = 100) => {
  const context = new FakeContext({
    answers: { 'Items below the threshold': rows, 'Items of the warehouse': [{ items: 7 }] },
  });
  const outcome = await identifyLowStock.run({ warehouse_code: 'WH-01', threshold }, context);
  if (outcome.kind !== 'result') throw new Error(outcome.message);
  expect(unprovenNumbers(outcome)).toEqual([]);
  return { context, outcome };
};

describe('identify_low_stock', () => {
  it('asks for stock below the minimum, and names the worst first', async () => {
    const { context, outcome } = await run([low('P-1', 9, 10), low('P-2', 0, 50), low('P-3', 20, 50)]);
    expect(context.asked.find(({ label }) => label === 'Items below the threshold')!.query.filters).toEqual([
      { member: 'stock.warehouse_code', operator: 'equals', values: ['WH-01'] },
      { member: 'stock.current_stock', operator: 'lt', otherMember: 'stock.minimum_stock', factor: 1 },
    ]);
    expect(
      recordsOf(outcome.table).map(({ product_code, share_of_minimum, short_by }) => [
        product_code,
        share_of_minimum,
        short_by,
      ]),
    ).toEqual([
      ['P-2', 0, 50],
      ['P-3', 0.4, 30],
      ['P-1', 0.9, 1],
    ]);
    expect(outcome.sentence).toBe('3 products of 7 in WH-01 are below minimum; 1 has no stock at all.');
    expect(outcome.figures.map(({ value }) => value)).toEqual([3, 7, 1, 1]);
  });

  it('takes another share of the minimum', async () => {
    const { context, outcome } = await run([low('P-2', 0, 50)], 50);
    expect(context.asked[0]!.query.filters).toContainEqual(expect.objectContaining({ factor: 0.5 }));
    expect(outcome.sentence).toBe(
      '1 product of 7 in WH-01 is below 50 % of their minimum; 1 has no stock at all.',
    );
  });

  it('says that nothing is low', async () => {
    const { outcome } = await run([]);
    expect(outcome.sentence).toBe('None of the 7 products in WH-01 is below its minimum.');
    expect(outcome).toMatchObject({ table: { rowCount: 0 }, chart: null });
  });

  it('reads a result that the warehouse cuts page by page', async () => {
    const rows = Array.from({ length: 25 }, (_, at) => low(`P-${100 + at}`, at, 100));
    const context = new FakeContext({
      answers: { 'Items below the threshold': rows, 'Items of the warehouse': [{ items: 30 }] },
      maxRows: 10,
    });
    const outcome = await identifyLowStock.run({ warehouse_code: 'WH-01', threshold: 100 }, context);
    expect(outcome).toMatchObject({ table: { rowCount: 25, truncated: false } });
    expect(context.asked.map(({ query }) => query.offset).filter(Boolean)).toEqual([10, 20]);
  });
});

import type { MetricQuery } from '#libs/contracts';
import { parseArguments } from '../check-arguments';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { analyzePurchaseTrends as tool } from './analyze-purchase-trends.tool';
import { fullPeriods } from './trend-periods';

const MONTHS = ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map(
  (month) => `${month}-01`,
);
const spendOf: Record<string, number[]> = {
  'SUP-1': [100, 110, 120, 130, 140, 150],
  'SUP-2': [900, 0, 900, 0, 0, 900],
};

async function run(given: Record<string, unknown>, first = '2025-11-20', last = '2026-06-16') {
  const byMonth = Object.entries(spendOf).flatMap(([supplier_code, values]) =>
    values.flatMap((spend, index) =>
      spend === 0 ? [] : [{ supplier_code, order_date_month: MONTHS[index]!, spend }],
    ),
  );
  const context = new FakeContext({
    persona: 'procurement_specialist',
    answers: {
      'First and last order': [{ first_order: first, latest_order: last }],
      'Purchases by supplier': Object.entries(spendOf).map(([supplier_code, values]) => ({
        supplier_code,
        supplier_name: `Name of ${supplier_code}`,
        spend: values.reduce((sum, value) => sum + value, 0),
        units_ordered: 10,
        orders_with_lines: 3,
      })),
      'Spend by supplier and month': byMonth,
      'Purchases by month': MONTHS.map((order_date_month, index) => ({
        order_date_month,
        spend: spendOf['SUP-1']![index]!,
        units_ordered: 5,
        orders_with_lines: 2,
      })),
    },
  });
  const outcome = await tool.run(parseArguments(tool, given as never), context);
  if (outcome.kind === 'result') expect(unprovenNumbers(outcome)).toEqual([]);
  return { outcome, asked: context.asked };
}

describe('purchase trends', () => {
  it('tell a steady rise from lumps, over the full months that the data cover', async () => {
    const { outcome, asked } = await run({});
    if (outcome.kind !== 'result') throw new Error(outcome.message);
    expect(recordsOf(outcome.table)).toEqual([
      expect.objectContaining({ supplier_code: 'SUP-2', trend: 'no clear trend', spend: 2700, change: -0.5 }),
      expect.objectContaining({
        supplier_code: 'SUP-1',
        supplier_name: 'Name of SUP-1',
        trend: 'rising',
        slope: 10,
        chance: 2 / 720,
        change: 420 / 330 - 1,
      }),
    ]);
    expect(outcome.sentence).toBe(
      'Over 6 full months, spend is rising at 1 and falling at 0 of 2 suppliers. The steepest: Name of SUP-1 (SUP-1), rising with 10 a month.',
    );
    const ranges = asked
      .slice(1)
      .map(({ query }: { query: Partial<MetricQuery> }) => query.timeDimensions![0]!.dateRange);
    expect(ranges).toEqual([
      ['2025-12-01', '2026-06-01'],
      ['2025-12-01', '2026-06-01'],
    ]);
  });

  it('show the months themselves', async () => {
    const { outcome } = await run({ group_by: 'month' });
    if (outcome.kind !== 'result') throw new Error(outcome.message);
    const rows = recordsOf(outcome.table);
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({ order_date_month: '2025-12-01', spend: 100, change: null });
    expect(rows[1]!.change).toBeCloseTo(0.1, 12);
    expect(outcome.sentence).toBe('Over 6 full months, spend on purchases is rising with 10 a month.');
    expect(outcome.chart).toEqual({ kind: 'line', x: 'order_date_month', y: ['spend'] });
  });

  it('need five full periods', async () => {
    expect((await run({ days: 20 })).outcome).toMatchObject({
      kind: 'refused',
      code: 'THIN_DATA',
      needs: { observations: 5, given: 2 },
    });
    expect((await run({}, '2026-04-10')).outcome).toMatchObject({ code: 'THIN_DATA', needs: { given: 1 } });
    const none = new FakeContext({
      answers: { 'First and last order': [{ first_order: null, latest_order: null }] },
    });
    expect(await tool.run({ days: 365, group_by: 'supplier' }, none)).toMatchObject({ code: 'THIN_DATA' });
  });

  it.each([{ days: 0 }, { group_by: 'moon' }])('take no %p', (given) =>
    expect(() => parseArguments(tool, given as never)).toThrow('cannot be run like this'),
  );
});

describe('full periods', () => {
  const covered = { first: '2020-01-01', last: '2026-06-17' };

  it('leave out the running month, and one that began before the days', () => {
    const { grain, starts, end } = fullPeriods('2026-06-17', 190, covered);
    expect([grain, starts[0], starts.at(-1), end]).toEqual([
      'month',
      '2026-01-01',
      '2026-05-01',
      '2026-06-01',
    ]);
  });

  it('hold a month that ends today', () => {
    expect(fullPeriods('2026-06-30', 365, { ...covered, last: '2026-06-30' }).end).toBe('2026-07-01');
  });

  it('are weeks from Monday for few days', () => {
    const { grain, starts, end } = fullPeriods('2026-06-17', 30, covered);
    expect(grain).toBe('week');
    expect(starts).toEqual(['2026-05-25', '2026-06-01', '2026-06-08']);
    expect(end).toBe('2026-06-15');
  });

  it('end with data that end early', () => {
    expect(fullPeriods('2026-06-17', 365, { ...covered, last: '2026-04-20' }).end).toBe('2026-04-01');
    expect(fullPeriods('2026-06-17', 365, { first: '2026-06-10', last: '2026-06-12' }).starts).toEqual([]);
  });
});

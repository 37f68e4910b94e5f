import { parseArguments } from '../check-arguments';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { identifyCostSavings as tool } from './identify-cost-savings.tool';

const QUERY = 'What was paid, by product and supplier';

const bought = (product_code: string, supplier_code: string, spans: Record<string, number>) => ({
  product_code,
  product_name: `Product ${product_code}`,
  supplier_code,
  supplier_name: `Name of ${supplier_code}`,
  year_spend: 0,
  year_units: 0,
  year_lines: 2,
  recent_spend: 0,
  recent_units: 0,
  earlier_spend: 0,
  earlier_units: 0,
  ...spans,
});

const ROWS = [
  bought('P-1', 'SUP-1', { year_spend: 2000, year_units: 200 }),
  bought('P-1', 'SUP-2', { year_spend: 900, year_units: 100 }),
  bought('P-2', 'SUP-1', {
    year_spend: 1200,
    year_units: 100,
    recent_spend: 330,
    recent_units: 30,
    earlier_spend: 1000,
    earlier_units: 100,
  }),
];

async function run(given: Record<string, unknown> = {}, rows = ROWS) {
  const context = new FakeContext({ persona: 'procurement_specialist', answers: { [QUERY]: rows } });
  const outcome = await tool.run(parseArguments(tool, given as never), context);
  if (outcome.kind === 'result') expect(unprovenNumbers(outcome)).toEqual([]);
  return { outcome, asked: context.asked };
}

describe('cost savings', () => {
  it('are found elsewhere and earlier, with the evidence', async () => {
    const { outcome } = await run();
    if (outcome.kind !== 'result') throw new Error();
    expect(recordsOf(outcome.table)).toEqual([
      expect.objectContaining({
        product_code: 'P-1',
        supplier_code: 'SUP-1',
        found: 'at another supplier',
        other_supplier_code: 'SUP-2',
        other_supplier_name: 'Name of SUP-2',
        weighted_unit_cost: 10,
        reference_unit_cost: 9,
        reference_lines: 2,
        units_ordered: 200,
        saving: 200,
      }),
      expect.objectContaining({
        product_code: 'P-2',
        found: 'before',
        other_supplier_code: null,
        weighted_unit_cost: 11,
        reference_unit_cost: 10,
        units_ordered: 100,
        saving: 100,
      }),
    ]);
    expect(outcome.sentence).toBe(
      '2 products could have cost 300 less in a year; most can be saved on Product P-1 (P-1): 200.',
    );
    expect(outcome.figures.find(({ name }) => name === 'saving_share')!.value).toBeCloseTo(300 / 4100, 12);
  });

  it('are none when nothing is cheaper by more than the threshold', async () => {
    const { outcome } = await run({ threshold_percent: 10 });
    expect(outcome).toMatchObject({
      kind: 'result',
      sentence: 'Nothing that was bought in the last year was cheaper by more than 10 % elsewhere or before.',
      table: { rowCount: 0 },
    });
  });

  it('are refused when nothing was bought', async () => {
    expect((await run({}, [])).outcome).toMatchObject({ kind: 'refused', code: 'THIN_DATA' });
    const old = [bought('P-1', 'SUP-1', { earlier_spend: 5, earlier_units: 1 })];
    expect((await run({}, old)).outcome).toMatchObject({ kind: 'refused', code: 'THIN_DATA' });
  });

  it('compare the last 90 days with the 365 before them', async () => {
    const { asked } = await run();
    const spans = asked[0]!.query.measures!.map(({ as, where }) => [as, JSON.stringify(where)] as const);
    expect(Object.fromEntries(spans)).toMatchObject({
      year_spend: expect.stringContaining('["2025-06-18","2026-06-18"]'),
      recent_units: expect.stringContaining('["2026-03-20","2026-06-18"]'),
      earlier_spend: expect.stringContaining('["2025-03-20","2026-03-20"]'),
    });
  });

  it.each([-1, 101, 'lots'])('take no threshold of %p', (threshold_percent) =>
    expect(() => parseArguments(tool, { threshold_percent })).toThrow('threshold_percent'),
  );
});

import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { parseArguments } from '../check-arguments';
import { analyzeSupplierPerformance as tool } from './analyze-supplier-performance.tool';

const ORDERS = 'Orders delivered, by supplier';
const LINES = 'Lines delivered, by supplier and product';
const OVERDUE = 'Overdue orders, by supplier';

const order = (
  supplier_code: string,
  purchase_orders: number,
  on_time_orders: number,
  name = supplier_code,
) => ({
  supplier_code,
  supplier_name: `Name of ${name}`,
  purchase_orders,
  on_time_orders,
});
const line = (
  supplier_code: string,
  lines: number,
  complete_lines: number,
  received: number,
  paid: number,
) => ({
  supplier_code,
  product_code: 'P-1',
  lines,
  complete_lines,
  units_ordered: 100 * lines,
  units_received: received,
  listed_lines: lines,
  listed_spend: paid,
  spend_at_list: 1000,
});

const world = {
  persona: 'procurement_specialist',
  answers: {
    [ORDERS]: [order('SUP-1', 40, 38), order('SUP-2', 40, 24), order('SUP-3', 2, 2)],
    [LINES]: [
      line('SUP-1', 60, 57, 5900, 1000),
      line('SUP-1', 60, 57, 5900, 1010),
      line('SUP-2', 60, 40, 5000, 1100),
      line('SUP-2', 60, 40, 5000, 1110),
      line('SUP-3', 2, 2, 200, 950),
      line('SUP-3', 1, 1, 100, 960),
    ],
    [OVERDUE]: [{ supplier_code: 'SUP-2', purchase_orders: 3 }],
  },
};

const run = (given: Record<string, unknown>, answers: Partial<typeof world.answers> = {}) => {
  const context = new FakeContext({ ...world, answers: { ...world.answers, ...answers } });
  return { context, outcome: tool.run({ ...parseArguments(tool, given as never) }, context) };
};

async function resultOf(given: Record<string, unknown>, answers = {}) {
  const outcome = await run(given, answers).outcome;
  if (outcome.kind !== 'result') throw new Error(outcome.message);
  expect(unprovenNumbers(outcome)).toEqual([]);
  return outcome;
}

describe('supplier performance', () => {
  it('ranks all suppliers, with the figures as measured and as adjusted', async () => {
    const { table, sentence } = await resultOf({});
    const rows = recordsOf(table);
    expect(rows.map(({ supplier_code: code, rank }) => [code, rank])).toEqual([
      ['SUP-1', 1],
      ['SUP-3', 2],
      ['SUP-2', 3],
    ]);
    expect(rows[0]).toMatchObject({
      delivered_fill_rate: 11_800 / 12_000,
      on_time_rate: 38 / 40,
      complete_line_rate: 114 / 120,
      purchase_orders: 40,
      lines: 120,
      overdue_orders: 0,
    });
    expect(rows[2]).toMatchObject({ on_time_rate: 0.6, overdue_orders: 3 });
    expect(sentence).toContain('Name of SUP-1 (SUP-1) scores best');
  });

  it('scores 30, 30, 20 and 20 per cent of the adjusted parts', async () => {
    for (const row of recordsOf((await resultOf({})).table)) {
      const part = (name: string) => Number(row[name]);
      expect(part('score')).toBeCloseTo(
        0.3 * part('fill_part') +
          0.3 * part('on_time_part') +
          0.2 * part('quality_part') +
          0.2 * part('cost_part'),
        12,
      );
    }
  });

  it('draws two deliveries to the mean and says so', async () => {
    const { table, notes, inputs, sentence } = await resultOf({ supplier_code: 'SUP-3' });
    const [row] = recordsOf(table);
    expect(table.rowCount).toBe(1);
    expect(row!.on_time_rate).toBe(1);
    expect(Number(row!.on_time_part)).toBeLessThan(0.9);
    expect(notes.join()).toMatch(
      /Name of SUP-3 \(SUP-3\) delivered only 2 orders: \d+(\.\d)? % of its on-time part/,
    );
    expect(inputs.find(({ name }) => name === 'on_time_sample')!.value).toBe(2);
    expect(sentence).toContain('rank 2 of 3 suppliers, on 2 orders delivered in 365 days');
  });

  it('says that quality has no column, and which orders are overdue', async () => {
    const { notes } = await resultOf({ supplier_code: ['SUP-2', 'SUP-1'] });
    expect(notes.join()).toContain('no column for quality');
    expect(notes.join()).toContain('Name of SUP-2 (SUP-2) has 3 orders overdue now');
  });

  it('is refused for a supplier without deliveries, and goes on without it beside others', async () => {
    expect(await run({ supplier_code: 'SUP-9', days: 30 }).outcome).toMatchObject({
      kind: 'refused',
      code: 'THIN_DATA',
      message: 'SUP-9 delivered no order in the last 30 days, so there is nothing to score.',
      needs: { observations: 1, given: 0 },
    });
    expect(await run({}, { [ORDERS]: [], [LINES]: [] }).outcome).toMatchObject({
      code: 'THIN_DATA',
      message: expect.stringMatching(/^No supplier delivered an order/),
    });
    const { notes, table } = await resultOf({ supplier_code: ['SUP-1', 'SUP-9'] });
    expect(table.rowCount).toBe(1);
    expect(notes).toContain('Nothing arrived from SUP-9 within the days.');
  });

  it('adds up a supplier under two names', async () => {
    const { table } = await resultOf(
      { supplier_code: 'SUP-1' },
      { [ORDERS]: [order('SUP-1', 30, 30, 'old'), order('SUP-1', 10, 8, 'new'), order('SUP-2', 40, 24)] },
    );
    expect(recordsOf(table)[0]).toMatchObject({
      supplier_name: 'Name of new',
      purchase_orders: 40,
      on_time_rate: 0.95,
    });
  });

  it('looks at orders that arrived within the days', async () => {
    const { context, outcome } = run({ days: 10 });
    await outcome;
    expect(context.asked[0]!.query.timeDimensions).toEqual([
      { dimension: 'purchase_order.actual_delivery_date', dateRange: ['2026-06-07', '2026-06-18'] },
    ]);
  });

  it.each([
    { days: 0 },
    { days: -5 },
    { days: 2.5 },
    { days: 1e9 },
    { days: 'many' },
    { supplier_code: '' },
    { x: 1 },
  ])('takes no %p', (given) =>
    expect(() => parseArguments(tool, given as never)).toThrow('cannot be run like this'),
  );
});

import { demandOver, forecast } from '#libs/calculations';
import { addDays } from '../calendar-days';
import { recordsOf } from '../result-rows';
import { FakeContext } from '../testing/fake-context';
import { unprovenNumbers } from '../testing/sentence-numbers';
import { salesRows, span, steady, TODAY } from '../testing/small-warehouse';
import { forecastDemand } from './forecast-demand.tool';

const contextOf = (units: readonly number[], listed = '2020-01-01', first = '2025-01-01') =>
  new FakeContext({
    answers: {
      'The product': [{ product_name: 'Milk', created_date: listed }],
      'Units ordered a day': salesRows('P-1', units),
      'First and latest order': span(first),
    },
  });
const run = (context: FakeContext, days: number, warehouse?: string) =>
  forecastDemand.run({ product_code: 'P-1', days, warehouse_code: warehouse }, context);
const resultOf = async (...given: Parameters<typeof run>) => {
  const outcome = await run(...given);
  if (outcome.kind !== 'result') throw new Error(outcome.message);
  expect(unprovenNumbers(outcome)).toEqual([]);
  return outcome;
};

/** A week with a quiet weekend, and a little unrest that is the same each time. */
const weekly = Array.from({ length: 365 }, (_, at) => [20, 22, 19, 21, 25, 6, 4][at % 7]! + ((at * 37) % 5));

describe('forecast_demand', () => {
  it('forecasts each coming day from today, with 80 and 95 % bounds, after the history', async () => {
    const outcome = await resultOf(contextOf(weekly), 14, 'WH-01');
    const expected = forecast({ history: weekly, seasonLengths: [7], horizon: 14 });
    if (expected.kind !== 'forecast') throw new Error();
    const rows = recordsOf(outcome.table);
    const future = rows.filter(({ forecast: value }) => value !== null);
    expect(future.map(({ order_date }) => order_date)).toEqual(
      Array.from({ length: 14 }, (_, at) => addDays(TODAY, at)),
    );
    expect(future.map((row) => row.forecast)).toEqual(expected.mean);
    expect(future.map((row) => [row.lower_95, row.lower_80, row.upper_80, row.upper_95])).toEqual(
      expected.mean.map((_, at) => [
        expected.lower['95']![at],
        expected.lower['80']![at],
        expected.upper['80']![at],
        expected.upper['95']![at],
      ]),
    );
    const past = rows.filter(({ units_sold }) => units_sold !== null);
    expect(past).toHaveLength(56);
    expect(past.at(-1)).toMatchObject({ order_date: '2026-06-16', units_sold: weekly.at(-1) });
    expect(outcome.chart).toMatchObject({
      kind: 'line',
      y: ['forecast', 'units_sold'],
      bands: [{ lower: 'lower_95' }, { lower: 'lower_80' }],
    });
  });

  it('sums the days up, with an interval of the sum', async () => {
    const outcome = await resultOf(contextOf(weekly), 14, 'WH-01');
    const made = forecast({ history: weekly, seasonLengths: [7], horizon: 14 });
    if (made.kind !== 'forecast') throw new Error();
    const total = made.mean.reduce((sum, units) => sum + units, 0);
    const sum = demandOver(14, { demand: weekly, expectedDemand: total / 14 });
    const [lower, upper] = [Math.round(sum.quantile(0.025)), Math.round(sum.quantile(0.975))];
    expect(outcome.figures[0]).toMatchObject({
      value: Math.round(total),
      interval: { level: 95, lower, upper },
    });
    // Two weeks of about 131 units each.
    expect(Math.abs(total - 262)).toBeLessThan(15);
    expect(lower).toBeLessThan(total);
    expect(upper).toBeGreaterThan(total);
    expect(outcome.sentence).toBe(
      `${Math.round(total)} units of P-1 Milk are expected to be ordered in WH-01 in the next 14 days; between ${lower} and ${upper} with a chance of 95 %.`,
    );
  });

  it('takes all warehouses where none is named', async () => {
    const context = contextOf(weekly);
    await resultOf(context, 7);
    const asked = context.asked.find(({ label }) => label === 'Units ordered a day')!.query;
    expect(asked.filters).toEqual([{ member: 'product.product_code', operator: 'equals', values: ['P-1'] }]);
  });

  it('repeats what never changes, and says that a longer look ahead than back is weak', async () => {
    const outcome = await resultOf(contextOf(steady(40, 12), addDays(TODAY, -40)), 60);
    expect(outcome.figures[0]).toMatchObject({ value: 720, interval: { lower: 720, upper: 720 } });
    expect(outcome.notes).toContain('The forecast reaches further (60 days) than the history (40 days).');
  });

  it('forecasts rare demand by its rate', async () => {
    const rare = Array.from({ length: 364 }, (_, at) => (at % 14 === 5 ? 14 : 0));
    const outcome = await resultOf(contextOf(rare), 28);
    expect(outcome.formulas[0]!.source).toBe('Teunter, Syntetos and Babai (2011)');
    expect(Number(outcome.figures[0]!.value)).toBeGreaterThan(20);
    expect(Number(outcome.figures[0]!.value)).toBeLessThan(40);
  });

  it.each([
    ['nothing was ever ordered', [] as number[], '2020-01-01', '2025-01-01', { observations: 3, given: 0 }],
    [
      'it was ordered twice',
      [...steady(363, 0), 4, 4],
      '2020-01-01',
      '2025-01-01',
      { observations: 3, given: 2 },
    ],
    ['it was listed last week', steady(7, 10), '2026-06-10', '2025-01-01', { observations: 28, given: 7 }],
    ['the data begin last week', steady(7, 10), '2020-01-01', '2026-06-10', { observations: 28, given: 7 }],
  ])('refuses to guess when %s', async (_what, units, listed, first, needs) => {
    expect(await run(contextOf(units, listed, first), 30)).toMatchObject({
      kind: 'refused',
      code: 'THIN_DATA',
      needs,
    });
  });
});

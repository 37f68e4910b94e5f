import type { Figure, ResultColumn } from '#libs/contracts';
import { overviewOf, type RunFor, type ToolSuccess } from './many-runs';
import { mergeResults } from './merge-results';

const key: ResultColumn = {
  name: 'product_code',
  label: 'Product code',
  type: 'string',
  format: 'code',
  role: 'dimension',
};
const day: ResultColumn = { name: 'day', label: 'Day', type: 'date', format: 'date', role: 'time' };

const runOf = (at: number, { rows = 2, figures = [expected(at)] } = {}): RunFor => ({
  value: `P-${at}`,
  result: {
    sentence: `${at} units of P-${at} are expected.`,
    figures,
    table: {
      columns: [day],
      rows: Array.from({ length: rows }, (_, row) => [`2026-06-${10 + row}`]),
      rowCount: rows,
      truncated: false,
    },
    chart: { kind: 'line', x: 'day', y: ['forecast'] },
    formulas: [],
    notes: [],
    queries: [],
    actions: [],
  } as unknown as ToolSuccess,
});

const expected = (value: number): Figure => ({
  name: 'expected_units',
  label: 'Expected units',
  format: 'count',
  unit: 'units',
  value,
  interval: { level: 95, lower: value - 1, upper: value + 1 },
});

const many = [3, 9, 4, 5, 1, 7].map((at) => runOf(at)) as [RunFor, ...RunFor[]];

describe('many runs of one tool', () => {
  it('are a row each, with the bounds of what is uncertain, and a sentence about the extremes', () => {
    const merged = mergeResults(many, key);
    expect(merged.table.columns.map(({ label }) => label)).toEqual([
      'Product code',
      'Expected units',
      'Lower, 95 %',
      'Upper, 95 %',
    ]);
    expect(merged.table.rows[1]).toEqual(['P-9', 9, 8, 10]);
    expect(merged.table.rowCount).toBe(6);
    expect(merged.sentence).toBe(
      'Of 6 results, Expected units are highest for P-9 (9) and lowest for P-1 (1).',
    );
    expect(merged.chart).toEqual({ kind: 'horizontal-bar', x: 'product_code', y: ['expected_units'] });
  });

  it('stay as they are where they are few, have a row each, or do not say the same things', () => {
    expect(overviewOf(many.slice(0, 5), key)).toBeUndefined();
    expect(
      overviewOf(
        many.map((_, at) => runOf(at, { rows: 1 })),
        key,
      ),
    ).toBeUndefined();
    expect(overviewOf([...many, runOf(8, { figures: [] })], key)).toBeUndefined();
    expect(
      overviewOf(
        many.map((_, at) => runOf(at, { figures: [] })),
        key,
      ),
    ).toBeUndefined();
  });
});

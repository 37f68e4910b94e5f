import type { ResultTable, Scalar } from '../api/types';
import { chartLabels } from './chart-labels';

const code = {
  name: 'product_code',
  label: 'Code',
  type: 'string',
  format: 'code',
  role: 'dimension',
} as const;
const name = {
  name: 'product_name',
  label: 'Name',
  type: 'string',
  format: 'text',
  role: 'dimension',
} as const;
const labels = (columns: ResultTable['columns'], rows: Scalar[][]) =>
  chartLabels(
    { xColumn: 0, categories: rows.map(([value]) => value ?? null) },
    { columns, rows, rowCount: rows.length, truncated: false },
    columns.map(() => (value: Scalar) => String(value ?? '—')),
  );

test('a code is called by the name beside it', () => {
  expect(labels([code, name], [['P-1', 'Oat milk']])).toEqual([{ name: 'Oat milk', full: 'Oat milk (P-1)' }]);
});

test('two products of one name keep their codes', () => {
  const shown = labels(
    [code, name],
    [
      ['P-1', 'Oat milk'],
      ['P-2', 'Oat milk'],
      ['P-3', 'Butter'],
    ],
  );
  expect(shown.map((label) => label.name)).toEqual(['Oat milk (P-1)', 'Oat milk (P-2)', 'Butter']);
});

test('without a name the code stays', () => {
  expect(labels([code], [['P-1']])).toEqual([{ name: 'P-1', full: 'P-1' }]);
  expect(labels([code, name], [['P-1', null]])).toEqual([{ name: 'P-1', full: 'P-1' }]);
});

import type { Answered, ResultTable } from '../api/types';
import { hasRowsBehind, isNumberOfRows, nameOfNumber } from './number-behind';

const table: ResultTable = {
  columns: [
    { name: 'product_group', label: 'Product group', type: 'string', format: 'text', role: 'dimension' },
    { name: 'month', label: 'Month', type: 'date', format: 'month', role: 'time' },
    { name: 'units', label: 'Units sold', type: 'integer', format: 'count', role: 'measure' },
  ],
  rows: [
    ['Dairy', '2026-05-01', 1204],
    ['Bakery', null, null],
  ],
  rowCount: 2,
  truncated: false,
};
const formatters = [String, () => 'May 2026', String];

test('a number is called by its measure and by what stands beside it', () => {
  expect(nameOfNumber(table, formatters, 0, 2)).toBe('Units sold (Dairy, May 2026)');
  expect(nameOfNumber(table, formatters, 1, 2)).toBe('Units sold (Bakery)');
  expect(nameOfNumber({ ...table, columns: [table.columns[2]!], rows: [[7]] }, [String], 0, 0)).toBe(
    'Units sold',
  );
});

test('only numbers of measures have rows behind them', () => {
  expect(isNumberOfRows(table, 0, 2)).toBe(true);
  expect(isNumberOfRows(table, 0, 0)).toBe(false);
  expect(isNumberOfRows(table, 1, 2)).toBe(false);
  expect(isNumberOfRows(table, 9, 2)).toBe(false);
});

test.each([
  [{ measures: [{ measure: 'sales.units' }] }, true],
  [{ measures: [] }, false],
  [{ measures: [], ungrouped: true }, false],
])('%p: %s', (part, has) => {
  const query = { dimensions: [], timeDimensions: [], filters: [], ...part };
  expect(hasRowsBehind({ evidence: { query } as unknown as Answered['evidence'] })).toBe(has);
});

import type { ResultTable } from '../api/types';
import { calculationViews, viewsOf } from './result-kind';

const table = (columns: number, rows: number): ResultTable => ({
  columns: Array.from({ length: columns }, (_, index) => ({
    name: `c${index}`,
    label: `C${index}`,
    type: 'integer',
    format: 'count',
    role: 'measure',
  })),
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => 1)),
  rowCount: rows,
  truncated: false,
});
const chart = { kind: 'bar' as const, x: 'c0', y: ['c1'] };

test.each([
  [0, 3, null, []],
  [1, 1, null, ['number', 'table']],
  [1, 4, null, ['number', 'table']],
  [1, 5, null, ['table']],
  [2, 1, null, ['table']],
  [9, 2, chart, ['both', 'chart', 'table']],
])('%i rows of %i columns', (rows, columns, spec, expected) => {
  expect(viewsOf({ table: table(columns, rows), chart: spec })).toEqual(expected);
});

test.each([
  [0, false, []],
  [0, true, ['chart']],
  [1, false, ['table']],
  [3, true, ['both', 'chart', 'table']],
])('a calculation of %i rows, with a picture: %s', (rows, picture, expected) => {
  expect(calculationViews(table(2, rows), picture)).toEqual(expected);
});

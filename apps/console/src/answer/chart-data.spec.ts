import type { ChartSpec, ResultTable, Scalar } from '../api/types';
import { chartData, drawable, extremes, isExpected, MAX_CATEGORIES, sharedFormat } from './chart-data';

const column = (name: string, format: ResultTable['columns'][number]['format']) => ({
  name,
  label: name.toUpperCase(),
  type: format === 'text' ? ('string' as const) : ('number' as const),
  format,
  role: format === 'text' ? ('dimension' as const) : ('measure' as const),
});
const table = (columns: ResultTable['columns'], rows: Scalar[][]): ResultTable => ({
  columns,
  rows,
  rowCount: rows.length,
  truncated: false,
});
const spec = (over: Partial<ChartSpec>): ChartSpec => ({ kind: 'bar', x: 'x', y: ['y'], ...over });

test('one series a measure', () => {
  const data = chartData(
    spec({ y: ['y', 'z'] }),
    table(
      [column('x', 'text'), column('y', 'count'), column('z', 'money')],
      [
        ['a', 1, 10],
        ['b', null, 20],
      ],
    ),
  )!;
  expect(data.series).toEqual([
    { name: 'Y', column: 1, values: [1, null] },
    { name: 'Z', column: 2, values: [10, 20] },
  ]);
  expect(
    sharedFormat(data, table([column('x', 'text'), column('y', 'count'), column('z', 'money')], [])),
  ).toBe(false);
});

test('one series a value of the series column; missing combinations stay empty', () => {
  const data = chartData(
    spec({ series: 's' }),
    table(
      [column('x', 'text'), column('s', 'text'), column('y', 'count')],
      [
        ['a', 'one', 1],
        ['a', 'two', 2],
        ['b', 'two', 3],
      ],
    ),
  )!;
  expect(data.categories).toEqual(['a', 'b']);
  expect(data.series.map(({ name, values }) => [name, values])).toEqual([
    ['one', [1, null]],
    ['two', [2, 3]],
  ]);
});

test('a line over days is in the order of time, whatever the order of the rows', () => {
  const data = chartData(
    spec({ kind: 'line' }),
    table(
      [column('x', 'month'), column('y', 'count')],
      [
        ['2026-03-01', 3],
        ['2026-01-01', 1],
      ],
    ),
  )!;
  expect(data.time).toBe(true);
  expect(data.series[0]!.values).toEqual([1, 3]);
});

test('cuts what cannot be told apart, and says how much there was', () => {
  const rows = Array.from({ length: 100 }, (_, index): Scalar[] => [`c${index}`, index]);
  const data = chartData(spec({}), table([column('x', 'text'), column('y', 'count')], rows))!;
  expect(data.categories).toHaveLength(MAX_CATEGORIES);
  expect(data.total).toBe(100);
});

test('a specification that names no column of the table is not drawn', () => {
  const small = table([column('x', 'text'), column('y', 'count')], [['a', 1]]);
  expect(chartData(spec({ x: 'other' }), small)).toBeNull();
  expect(drawable(spec({ y: ['x'] }), small)).toBe(false);
  expect(drawable(spec({}), small)).toBe(true);
});

test('extremes name the points and pass over what is missing', () => {
  const data = chartData(
    spec({}),
    table(
      [column('x', 'text'), column('y', 'count')],
      [
        ['a', null],
        ['b', 5],
        ['c', -1],
      ],
    ),
  )!;
  expect(extremes(data)).toEqual([
    { name: 'Y', column: 1, high: { value: 5, at: 1 }, low: { value: -1, at: 2 } },
  ]);
});

test('bands have their bounds where both are known, and mark what is expected', () => {
  const bands = [{ lower: 'low', upper: 'high', label: '95 %' }];
  const columns = [
    column('x', 'date'),
    column('y', 'count'),
    column('low', 'count'),
    column('high', 'count'),
  ];
  const rows: Scalar[][] = [
    ['2026-05-01', 40, null, null],
    ['2026-07-01', 44, 30, 58],
    ['2026-06-01', 42, 33, null],
  ];
  const line = spec({ kind: 'line', bands });
  const data = chartData(line, table(columns, rows))!;
  expect(data.categories).toEqual(['2026-05-01', '2026-06-01', '2026-07-01']);
  expect(data.bands).toEqual([
    { label: '95 %', lower: [null, null, 30], upper: [null, null, 58], column: 2 },
  ]);
  expect(data.categories.map((_, index) => isExpected(data, index))).toEqual([false, false, true]);
  // A chart without its interval is better than none; bars have no intervals.
  expect(chartData(line, table(columns.slice(0, 3), rows))!.bands).toEqual([]);
  expect(chartData(spec({ bands }), table(columns, rows))!.bands).toEqual([]);
});

test('a line begins at its first value and ends at its last; gaps between them stay', () => {
  const days = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05'];
  const rows: Scalar[][] = [null, 4, null, 6, null].map((value, index) => [days[index]!, value]);
  const data = chartData(spec({ kind: 'line' }), table([column('x', 'date'), column('y', 'count')], rows))!;
  expect(data.categories).toEqual(days.slice(1, 4));
  expect(data.series[0]!.values).toEqual([4, null, 6]);
  expect(data.total).toBe(3);
});

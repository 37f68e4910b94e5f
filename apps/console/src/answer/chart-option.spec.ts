import type { ChartSpec, ResultTable } from '../api/types';
import { chartData } from './chart-data';
import { CHART_COLORS, chartHeight, chartOption } from './chart-option';
import { columnFormatter } from './format';

const table: ResultTable = {
  columns: [
    { name: 'month', label: 'Month', type: 'date', format: 'month', role: 'time' },
    { name: 'revenue', label: 'Revenue', type: 'number', format: 'money', role: 'measure' },
    { name: 'rate', label: 'Fill rate', type: 'number', format: 'percent', role: 'measure' },
  ],
  rows: [
    ['2026-01-01', 1000, 0.9],
    ['2026-02-01', 3000, 0.8],
  ],
  rowCount: 2,
  truncated: false,
};
const option = (spec: ChartSpec, width = 800) =>
  chartOption({
    spec,
    data: chartData(spec, table)!,
    table,
    formatters: table.columns.map((column) => columnFormatter(column, [], 'en-GB', { yes: 'Yes', no: 'No' })),
    colors: CHART_COLORS.light,
    locale: 'en-GB',
    width,
  }) as Record<string, unknown>;

test('measures that are written differently get an axis each', () => {
  const { yAxis, series } = option({ kind: 'grouped-bar', x: 'month', y: ['revenue', 'rate'] });
  const labels = (yAxis as { axisLabel: { formatter(value: number): string } }[]).map(({ axisLabel }) =>
    axisLabel.formatter(0.5),
  );
  expect(labels).toEqual(['0.5', '50%']);
  expect((series as { yAxisIndex?: number }[]).map(({ yAxisIndex }) => yAxisIndex)).toEqual([undefined, 1]);
});

test('a line over months stands on a time axis with written months', () => {
  const { xAxis, series, tooltip } = option({ kind: 'line', x: 'month', y: ['revenue'] });
  const axis = xAxis as { type: string; axisLabel: { formatter(time: number): string } };
  expect(axis.type).toBe('time');
  expect(axis.axisLabel.formatter(Date.UTC(2026, 1, 1))).toBe('Feb 26');
  expect((series as { data: unknown }[])[0]!.data).toEqual([
    [Date.UTC(2026, 0, 1), 1000],
    [Date.UTC(2026, 1, 1), 3000],
  ]);
  const heading = (tooltip as { axisPointer: { label: { formatter(at: { value: number }): string } } })
    .axisPointer;
  expect(heading.label.formatter({ value: Date.UTC(2026, 1, 1) })).toBe('Feb 2026');
});

test('the numbers of a tooltip are written like those of the table', () => {
  const { series } = option({ kind: 'bar', x: 'month', y: ['rate'] });
  const [one] = series as { tooltip: { valueFormatter(value: unknown): string } }[];
  expect(one!.tooltip.valueFormatter(0.9)).toBe('90.0%');
  expect(one!.tooltip.valueFormatter(undefined)).toBe('—');
});

test('lying bars put the categories on the upright axis and grow with their number', () => {
  const spec: ChartSpec = { kind: 'horizontal-bar', x: 'month', y: ['revenue'] };
  expect((option(spec)['yAxis'] as { type: string }).type).toBe('category');
  const data = chartData(spec, table)!;
  const many = { ...data, categories: Array.from({ length: 30 }, (_, index) => `c${index}`) };
  expect(chartHeight(spec, many)).toBeGreaterThan(chartHeight(spec, data));
});

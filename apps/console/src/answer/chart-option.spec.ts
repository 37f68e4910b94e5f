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

describe('a forecast', () => {
  const forecast: ResultTable = {
    columns: [
      { name: 'month', label: 'Month', type: 'date', format: 'month', role: 'time' },
      { name: 'expected', label: 'Expected', type: 'number', format: 'count', role: 'measure' },
      { name: 'sold', label: 'Sold', type: 'number', format: 'count', role: 'measure' },
      { name: 'low', label: 'Low', type: 'number', format: 'count', role: 'measure' },
      { name: 'high', label: 'High', type: 'number', format: 'count', role: 'measure' },
    ],
    rows: [
      ['2026-04-01', null, 90, null, null],
      ['2026-05-01', null, 100, null, null],
      ['2026-06-01', 110, null, -20, 240],
      ['2026-07-01', 120, null, -40, 280],
    ],
    rowCount: 4,
    truncated: false,
  };
  const spec: ChartSpec = {
    kind: 'line',
    x: 'month',
    y: ['expected', 'sold'],
    bands: [{ lower: 'low', upper: 'high', label: '95 %' }],
  };
  interface Line {
    name?: string;
    data: [number, number][];
    stack?: string;
    stackStrategy?: string;
    lineStyle: { type?: string };
    tooltip: { show?: boolean; valueFormatter?(value: unknown, point: number): string };
  }
  const drawn = () => {
    const data = chartData(spec, forecast)!;
    const written = chartOption({
      spec,
      data,
      table: forecast,
      formatters: forecast.columns.map((column) =>
        columnFormatter(column, [], 'en-GB', { yes: 'Yes', no: 'No' }),
      ),
      colors: CHART_COLORS.light,
      locale: 'en-GB',
      width: 800,
    });
    return { series: written['series'] as Line[], legend: written['legend'] as { data: { name: string }[] } };
  };
  const month = (index: number) => Date.UTC(2026, index, 1);

  test('is dashed, history is solid, and a dashed piece without a value joins them', () => {
    const lines = drawn().series.filter(({ stack }) => stack === undefined);
    expect(lines.map(({ name, lineStyle, data }) => [name, lineStyle.type, data])).toEqual([
      [
        'Expected',
        'dashed',
        [
          [month(5), 110],
          [month(6), 120],
        ],
      ],
      [
        'Expected',
        'dashed',
        [
          [month(4), 100],
          [month(5), 110],
        ],
      ],
      [
        'Sold',
        'solid',
        [
          [month(3), 90],
          [month(4), 100],
        ],
      ],
    ]);
    expect(lines[1]!.tooltip.show).toBe(false);
  });

  test('has its interval as an area from bound to bound, which the tooltip writes as such', () => {
    const [base, area] = drawn().series.filter(({ stack }) => stack === 'band-0');
    expect(base!.data).toEqual([
      [month(5), -20],
      [month(6), -40],
    ]);
    expect(area!.data).toEqual([
      [month(5), 260],
      [month(6), 320],
    ]);
    expect(area!.stackStrategy).toBe('all');
    expect(base!.tooltip.show).toBe(false);
    expect(area!.tooltip.valueFormatter!(320, 1)).toBe('-40 – 280');
    expect(drawn().legend.data.map(({ name }) => name)).toEqual(['Expected', 'Sold', '95 %']);
  });
});

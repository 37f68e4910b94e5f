import type { ChartSpec, ResultTable } from '../api/types';
import { en } from '../messages/en';
import { chartData } from './chart-data';
import type { ChartInput } from './chart-input';
import { chartLabels } from './chart-labels';
import { CHART_COLORS, chartHeight, chartOption } from './chart-option';
import { columnFormatter } from './format';

const words = { yes: 'Yes', no: 'No', periods: en.periods };

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
const input = (spec: ChartSpec, from: ResultTable, width = 800): ChartInput => {
  const formatters = from.columns.map((column) => columnFormatter(column, [], 'en-GB', words));
  const data = chartData(spec, from, formatters)!;
  return {
    spec,
    data,
    labels: chartLabels(data, from, formatters),
    table: from,
    formatters,
    colors: CHART_COLORS.light,
    locale: 'en-GB',
    words: en.periods,
    width,
  };
};
const option = (spec: ChartSpec) => chartOption(input(spec, table)) as Record<string, unknown>;

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
  expect(axis.axisLabel.formatter(Date.UTC(2026, 1, 1))).toBe('Feb 2026');
  expect((series as { data: unknown }[])[0]!.data).toEqual([
    [Date.UTC(2026, 0, 1), 1000],
    [Date.UTC(2026, 1, 1), 3000],
  ]);
  const heading = (tooltip as { axisPointer: { label: { formatter(at: { value: number }): string } } })
    .axisPointer;
  expect(heading.label.formatter({ value: Date.UTC(2026, 1, 1) })).toBe('Feb 2026');
});

describe('the marks of an axis over time', () => {
  const DAY_MS = 86_400_000;
  const marks = (format: 'date' | 'week' | 'quarter' | 'year', starts: readonly number[], width: number) => {
    const column = { name: 'period', label: 'Period', type: 'date', format, role: 'time' } as const;
    const over: ResultTable = {
      ...table,
      columns: [column, table.columns[1]!],
      rows: starts.map((start, at) => [new Date(start).toISOString().slice(0, 10), at]),
    };
    const spec: ChartSpec = { kind: 'line', x: 'period', y: ['revenue'] };
    const { axisLabel } = chartOption(input(spec, over, width))['xAxis'] as {
      axisLabel: { customValues: number[]; formatter(time: number): string };
    };
    return axisLabel.customValues.map((time) => axisLabel.formatter(time));
  };

  it('name the periods themselves, at their grain', () => {
    const quarters = [0, 3, 6].map((month) => Date.UTC(2026, month, 1));
    expect(marks('quarter', quarters, 800)).toEqual(['Q1 2026', 'Q2 2026', 'Q3 2026']);
    expect(marks('year', [Date.UTC(2025, 0, 1), Date.UTC(2026, 0, 1)], 800)).toEqual(['2025', '2026']);
    const weeks = [0, 7, 14].map((days) => Date.UTC(2026, 4, 4) + days * DAY_MS);
    expect(marks('week', weeks, 800)).toEqual(['4 May', '11 May', '18 May']);
  });

  it('say the year where there is more than one', () => {
    const days = [0, 1].map((day) => Date.UTC(2025, 11, 31) + day * DAY_MS);
    expect(marks('date', days, 800)).toEqual(['31 Dec 2025', '1 Jan 2026']);
  });

  it('are as many as fit, the last one among them', () => {
    const weeks = Array.from({ length: 12 }, (_, week) => Date.UTC(2026, 4, 4) + week * 7 * DAY_MS);
    const narrow = marks('week', weeks, 320);
    expect(narrow.length).toBeGreaterThan(2);
    expect(narrow.length).toBeLessThan(7);
    expect(narrow.at(-1)).toBe('20 Jul');
    expect(marks('week', weeks, 1200)).toHaveLength(12);
  });
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
  const drawn = input(spec, table);
  const many = { ...drawn.data, categories: Array.from({ length: 30 }, (_, index) => `c${index}`) };
  expect(chartHeight({ ...drawn, data: many }, 800)).toBeGreaterThan(chartHeight(drawn, 800));
  // On a phone the names break into lines, which need their height.
  const names = Array.from({ length: 30 }, () => ({ name: 'Brook & Vale Compost Bags Large', full: '' }));
  const named = { ...drawn, data: many, labels: names };
  expect(chartHeight(named, 320)).toBeGreaterThan(chartHeight(named, 800));
});

test('bars of products are called by their names; pointing at one says its code', () => {
  const products: ResultTable = {
    ...table,
    columns: [
      { name: 'product_code', label: 'Code', type: 'string', format: 'code', role: 'dimension' },
      { name: 'product_name', label: 'Name', type: 'string', format: 'text', role: 'dimension' },
      table.columns[1]!,
    ],
    rows: [['P-1', 'Oat milk', 5]],
  };
  const { yAxis, tooltip } = chartOption(
    input({ kind: 'horizontal-bar', x: 'product_code', y: ['revenue'] }, products),
  ) as Record<string, unknown>;
  expect((yAxis as { data: string[] }).data).toEqual(['Oat milk']);
  const { formatter } = (tooltip as { axisPointer: { label: { formatter(at: object): string } } }).axisPointer
    .label;
  expect(formatter({ value: 'Oat milk', seriesData: [{ dataIndex: 0 }] })).toBe('Oat milk (P-1)');
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
    const written = chartOption(input(spec, forecast));
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

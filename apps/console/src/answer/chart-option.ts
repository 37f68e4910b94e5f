import type { EChartsCoreOption } from 'echarts/core';
import type { ResultTable } from '../api/types';
import { type ChartData, isExpected } from './chart-data';
import type { ChartColors, ChartInput } from './chart-input';
import { bandSeries, forecastLines } from './forecast-series';
import type { ChartLabel } from './chart-labels';
import { dayOf } from './format';
import { periodOf, periodText } from './period-text';

/** The accent first; the others keep their distance for people who see fewer colours. */
export const CHART_COLORS: Record<'light' | 'dark', ChartColors> = {
  light: {
    series: ['#24839b', '#d98324', '#6a5acd', '#5b8c2a', '#c2486f', '#7d8a8e', '#2fa4b5', '#9a6b3f'],
    text: '#16191a',
    muted: '#566063',
    line: '#e4e7e8',
    surface: '#ffffff',
  },
  dark: {
    series: ['#4fb3c9', '#e6a55a', '#a597f0', '#94c266', '#e58aa9', '#98a3a6', '#8fdbe6', '#caa27c'],
    text: '#e6eaeb',
    muted: '#98a3a6',
    line: '#2a3133',
    surface: '#1a1f21',
  },
};

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const HEIGHT_PX = 288;
const BAR_PX = 26;
const LABEL_PX = 224;
const LABEL_LINE_PX = 14;

/** Height in px that the chart needs in a place so wide. */
export function chartHeight({ spec, data, labels }: Omit<ChartInput, 'width'>, width: number): number {
  if (spec.kind !== 'horizontal-bar') return HEIGHT_PX;
  const longest = Math.max(0, ...labels.map(({ name }) => name.length)) * CHARACTER_PX;
  // One line more than the words fill, because they break between words.
  const lines = longest <= labelWidth(width) ? 1 : Math.ceil(longest / labelWidth(width)) + 1;
  const category = Math.max(BAR_PX * Math.max(1, data.series.length), lines * LABEL_LINE_PX + 8);
  return Math.max(120, data.categories.length * category + 56 + (data.series.length > 1 ? 28 : 0));
}

const labelWidth = (width: number): number => Math.min(LABEL_PX, width * 0.4);

/** What ECharts draws. No text of the data reaches HTML: names are escaped by ECharts, values are written by Intl. */
export function chartOption(input: ChartInput): EChartsCoreOption {
  const { spec, data, colors, width } = input;
  const horizontal = spec.kind === 'horizontal-bar';
  const legend = data.series.length + data.bands.length > 1;
  const category = categoryAxis(input);
  const values = valueAxes(input);
  return {
    animation: false,
    color: [...colors.series],
    textStyle: { fontFamily: FONT, fontSize: 12, color: colors.text },
    aria: { enabled: false },
    grid: {
      left: 8,
      right: 16,
      top: legend ? 40 : 16,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: legend
      ? {
          type: 'scroll',
          data: legendEntries(data),
          left: 0,
          top: 0,
          width: Math.max(200, width - 24),
          itemWidth: data.bands.length > 0 ? 18 : 10,
          itemHeight: 10,
          textStyle: { color: colors.muted },
          pageTextStyle: { color: colors.muted },
          pageIconColor: colors.muted,
        }
      : { show: false },
    tooltip: tooltip(input),
    xAxis: horizontal ? values : category,
    yAxis: horizontal ? category : values,
    series:
      data.bands.length > 0
        ? [...bandSeries(input), ...forecastLines(input)]
        : data.series.map((one, index) => series(input, one, index)),
  };
}

const SOLID = 'path://M0 0h20v2H0z';
const DASHED = 'path://M0 0h5v2H0zM7.5 0h5v2h-5zM15 0h5v2h-5z';

/** Beside intervals a line is shown as it is drawn, because solid and dashed mean something. */
function legendEntries(data: ChartData): object[] {
  const swatch = (name: string) => ({ name, icon: 'roundRect' });
  const names = [...new Set(data.series.map(({ name }) => name))];
  if (data.bands.length === 0) return names.map(swatch);
  const isForecast = (name: string) =>
    data.series.every(
      (one) => one.name !== name || one.values.every((value, at) => value === null || isExpected(data, at)),
    );
  return [
    ...names.map((name) => ({ name, icon: isForecast(name) ? DASHED : SOLID })),
    ...data.bands.map(({ label }) => swatch(label)),
  ];
}

function series(
  { spec, data, table, formatters }: ChartInput,
  one: ChartData['series'][number],
  index: number,
) {
  const axis = axisFormats(data, table).indexOf(table.columns[one.column]!.format);
  const points = data.time
    ? one.values.map((value, at) => [dayOf(data.categories[at] ?? null), value])
    : one.values;
  const horizontal = spec.kind === 'horizontal-bar';
  const common = {
    name: one.name,
    data: points,
    tooltip: {
      valueFormatter: (value: unknown) => formatters[one.column]!(typeof value === 'number' ? value : null),
    },
    ...(axis > 0 ? (horizontal ? { xAxisIndex: axis } : { yAxisIndex: axis }) : {}),
  };
  if (spec.kind === 'line') {
    const dense = one.values.length > 40;
    return {
      ...common,
      type: 'line',
      showSymbol: !dense,
      symbolSize: 6,
      lineStyle: { width: 2 },
      areaStyle: data.series.length === 1 ? { opacity: 0.08 } : undefined,
      connectNulls: false,
      z: 10 - index,
    };
  }
  return { ...common, type: 'bar', barMaxWidth: 32, barCategoryGap: '36%', itemStyle: { borderRadius: 2 } };
}

/** At most two scales: one at each side. Further formats share the first. */
const axisFormats = (data: ChartData, table: ResultTable) =>
  [...new Set(data.series.map(({ column }) => table.columns[column]!.format))].slice(0, 2);

function valueAxes({ data, table, locale, colors, spec }: ChartInput) {
  return axisFormats(data, table).map((format, index) => {
    const numbers = new Intl.NumberFormat(
      locale,
      format === 'percent'
        ? { style: 'percent', maximumFractionDigits: 1 }
        : { notation: 'compact', maximumFractionDigits: 1 },
    );
    return {
      type: 'value',
      position: spec.kind === 'horizontal-bar' ? (index === 0 ? 'bottom' : 'top') : undefined,
      axisLabel: { color: colors.muted, formatter: (value: number) => numbers.format(value) },
      splitLine: { show: index === 0, lineStyle: { color: colors.line } },
      splitNumber: 4,
      minInterval: format === 'count' ? 1 : undefined,
    };
  });
}

function categoryAxis({ spec, data, labels, colors, locale, words, width, table }: ChartInput) {
  const base = {
    axisLine: { lineStyle: { color: colors.line } },
    axisTick: { show: false },
    splitLine: { show: false },
  };
  if (data.time) {
    const starts = data.categories.map((value) => dayOf(value)!);
    const years = new Set(starts.map((time) => new Date(time).getUTCFullYear())).size > 1;
    const period = periodOf(table.columns[data.xColumn]!) ?? 'date';
    const { short } = periodText(period, locale, words, { years });
    return {
      ...base,
      type: 'time',
      axisLabel: {
        color: colors.muted,
        hideOverlap: true,
        // The time axis would put its marks between the periods.
        customValues: everySo(starts, short, width),
        formatter: (time: number) => short(time),
      },
    };
  }
  const horizontal = spec.kind === 'horizontal-bar';
  return {
    ...base,
    type: 'category',
    inverse: horizontal,
    data: labels.map(({ name }) => name),
    axisLabel: {
      color: colors.muted,
      hideOverlap: !horizontal,
      // Names differ at their end as often as at their beginning.
      ...(horizontal
        ? { interval: 0, overflow: 'break', lineHeight: LABEL_LINE_PX, width: labelWidth(width) }
        : { overflow: 'truncate', rotate: crowded(labels, width) ? 35 : 0 }),
    },
  };
}

const CHARACTER_PX = 6.6;
/** What the scale at the left and the margins take. */
const BESIDE_PX = 64;
const BETWEEN_LABELS_PX = 16;

/** As many of the periods as can be written beside each other, evenly, the last one included. */
function everySo(starts: readonly number[], write: (time: number) => string, width: number): number[] {
  const longest = Math.max(1, ...starts.map((time) => write(time).length));
  const fit = Math.max(1, Math.floor((width - BESIDE_PX) / (longest * CHARACTER_PX + BETWEEN_LABELS_PX)));
  const step = Math.ceil(starts.length / fit);
  return starts.filter((_, index) => (starts.length - 1 - index) % step === 0);
}

function crowded(labels: readonly ChartLabel[], width: number): boolean {
  const longest = Math.max(0, ...labels.map(({ name }) => name.length));
  return longest * CHARACTER_PX + 8 > (width - BESIDE_PX) / Math.max(1, labels.length);
}

interface PointedAt {
  value: number | string;
  seriesData?: readonly { dataIndex?: number }[];
}

function tooltip({ spec, data, labels, formatters, colors }: ChartInput) {
  const write = formatters[data.xColumn]!;
  return {
    trigger: 'axis',
    axisPointer: {
      type: spec.kind === 'line' ? 'line' : 'shadow',
      label: {
        show: false,
        // The heading of the tooltip is this label.
        formatter: ({ value, seriesData }: PointedAt) =>
          typeof value === 'number' && data.time
            ? write(new Date(value).toISOString())
            : (labels[seriesData?.[0]?.dataIndex ?? -1]?.full ?? String(value)),
      },
    },
    backgroundColor: colors.surface,
    borderColor: colors.line,
    textStyle: { color: colors.text, fontSize: 12, fontFamily: FONT },
    confine: true,
    transitionDuration: 0,
    order: 'seriesAsc',
  };
}

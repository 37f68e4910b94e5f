import type { ChartSpec, ResultTable, Scalar } from '../api/types';
import { type ColumnFormatter, dayOf, isNumeric, NO_VALUE } from './format';

/** More bars than this cannot be told apart; the table has all of them and the console says so. */
export const MAX_CATEGORIES = 40;
export const MAX_SERIES = 8;
const MAX_POINTS = 2000;

export interface ChartSeries {
  name: string;
  /** Column of the table that its numbers come from. */
  column: number;
  /** One number a category; null where there is none. */
  values: (number | null)[];
}

/** An interval around the line: its bounds at each category, null where there is none. */
export interface ChartBand {
  label: string;
  lower: (number | null)[];
  upper: (number | null)[];
  /** Column of the table whose format writes its bounds. */
  column: number;
}

export interface ChartData {
  xColumn: number;
  /** Values of the x column in the order of the table, each once. */
  categories: Scalar[];
  /** True when the categories are days, so that gaps between them are drawn as gaps. */
  time: boolean;
  series: ChartSeries[];
  /** The widest first. */
  bands: ChartBand[];
  /** How many categories there are; more than `categories.length` when some are left out. */
  total: number;
}

/** The table's rows as the chart draws them; null when the specification does not fit the table. */
export function chartData(
  spec: ChartSpec,
  table: ResultTable,
  formatters: readonly ColumnFormatter[] = [],
): ChartData | null {
  const find = (name: string) => table.columns.findIndex((column) => column.name === name);
  const xColumn = find(spec.x);
  const yColumns = spec.y.map(find);
  const seriesColumn = spec.series === undefined ? -1 : find(spec.series);
  const broken =
    xColumn < 0 || yColumns.some((y) => y < 0) || (spec.series !== undefined && seriesColumn < 0);
  if (broken) return null;

  const all = [...new Set(table.rows.map((row) => row[xColumn] ?? null))];
  const time = spec.kind === 'line' && all.every((value) => dayOf(value) !== null);
  if (time) all.sort((a, b) => dayOf(a)! - dayOf(b)!);
  const categories = all.slice(0, spec.kind === 'line' ? MAX_POINTS : MAX_CATEGORIES);
  const place = new Map(categories.map((value, index) => [value, index]));
  const series = new Map<string, ChartSeries>();
  const writeSeries = formatters[seriesColumn] ?? ((value: Scalar) => String(value ?? NO_VALUE));
  for (const row of table.rows) {
    const index = place.get(row[xColumn] ?? null);
    if (index === undefined) continue;
    for (const column of yColumns) {
      const name = seriesColumn < 0 ? table.columns[column]!.label : writeSeries(row[seriesColumn] ?? null);
      const key = `${column}\u0000${name}`;
      let one = series.get(key);
      if (one === undefined) {
        if (series.size === MAX_SERIES) continue;
        one = { name, column, values: categories.map(() => null) };
        series.set(key, one);
      }
      const value = row[column];
      one.values[index] = typeof value === 'number' ? value : null;
    }
  }
  const bands = bandsOf(spec, table, place, xColumn);
  const data = { xColumn, categories, time, series: [...series.values()], bands, total: all.length };
  return spec.kind === 'line' ? withoutEmptyEnds(data) : data;
}

/** Without the categories before the first value and after the last, where a line would leave half of the room empty. */
function withoutEmptyEnds(data: ChartData): ChartData {
  const lines = [...data.series.map(({ values }) => values), ...data.bands.map(({ lower }) => lower)];
  const known = data.categories.map((_, index) => lines.some((values) => values[index] !== null));
  const [from, to] = [known.indexOf(true), known.lastIndexOf(true) + 1];
  const left = data.categories.length - (to - from);
  if (from < 0 || left === 0) return data;
  const cut = <Value>(values: readonly Value[]) => values.slice(from, to);
  return {
    ...data,
    categories: cut(data.categories),
    series: data.series.map((one) => ({ ...one, values: cut(one.values) })),
    bands: data.bands.map((band) => ({ ...band, lower: cut(band.lower), upper: cut(band.upper) })),
    total: data.total - left,
  };
}

/** Only lines have them. A band whose columns are missing is left out rather than the chart. */
function bandsOf(
  spec: ChartSpec,
  table: ResultTable,
  place: ReadonlyMap<Scalar, number>,
  xColumn: number,
): ChartBand[] {
  if (spec.kind !== 'line') return [];
  const find = (name: string) => table.columns.findIndex((column) => column.name === name);
  return (spec.bands ?? []).flatMap(({ label, lower, upper }) => {
    const [low, high] = [find(lower), find(upper)];
    if (low < 0 || high < 0) return [];
    const band: ChartBand = {
      label,
      lower: Array.from({ length: place.size }, () => null),
      upper: Array.from({ length: place.size }, () => null),
      column: low,
    };
    for (const row of table.rows) {
      const index = place.get(row[xColumn] ?? null);
      const [from, to] = [row[low], row[high]];
      if (index === undefined || typeof from !== 'number' || typeof to !== 'number') continue;
      band.lower[index] = from;
      band.upper[index] = to;
    }
    return [band];
  });
}

/** Whether there is an interval at the category: what is drawn there has not been measured but is expected. */
export const isExpected = ({ bands }: Pick<ChartData, 'bands'>, index: number): boolean =>
  bands.some(({ lower }) => lower[index] !== null && lower[index] !== undefined);

/** Whether all series are written the same way, so that one axis can bear them. */
export function sharedFormat(data: ChartData, table: ResultTable): boolean {
  const formats = new Set(data.series.map(({ column }) => table.columns[column]!.format));
  return formats.size <= 1;
}

export interface Extremes {
  name: string;
  column: number;
  /** `at` is the place of the category. */
  high: { value: number; at: number };
  low: { value: number; at: number };
}

/** Highest and lowest point of each series, for the description of the chart in words. */
export function extremes(data: ChartData): Extremes[] {
  return data.series.flatMap(({ name, column, values }) => {
    let high = -1;
    let low = -1;
    values.forEach((value, index) => {
      if (value === null) return;
      if (high < 0 || value > values[high]!) high = index;
      if (low < 0 || value < values[low]!) low = index;
    });
    if (high < 0) return [];
    const point = (index: number) => ({ value: values[index]!, at: index });
    return [{ name, column, high: point(high), low: point(low) }];
  });
}

export const drawable = (spec: ChartSpec, table: ResultTable): boolean => {
  const data = chartData(spec, table);
  return data !== null && data.series.some(({ column }) => isNumeric(table.columns[column]!));
};

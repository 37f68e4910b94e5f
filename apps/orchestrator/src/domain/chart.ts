import type { ChartSpec, ResultColumn, ResultTable } from '#libs/contracts';

const MAX_BARS = 40;
const MAX_SERIES = 8;
const LONG_LABEL = 12;

const distinct = (table: ResultTable, column: ResultColumn): number => {
  const index = table.columns.indexOf(column);
  return new Set(table.rows.map((row) => row[index])).size;
};

/** Measures of one unit only: money and percent on one axis would mislead. */
function drawable(measures: ResultColumn[]): string[] {
  const first = measures[0];
  return measures
    .filter((column) => column.format === first?.format)
    .slice(0, 4)
    .map((column) => column.name);
}

/** The chart that fits a grouped result, or null where a table or a single number says it better. */
export function chartFor(table: ResultTable): ChartSpec | null {
  const measures = table.columns.filter((column) => column.role === 'measure');
  const times = table.columns.filter((column) => column.role === 'time');
  // A code and its name are two columns of one thing: draw the name.
  const dimensions = table.columns.filter((column) => column.role === 'dimension');
  const labels = dimensions.filter((column) => column.format !== 'code' || dimensions.length === 1);
  if (measures.length === 0 || table.rows.length < 2) return null;
  const time = times[0];
  if (time !== undefined) {
    if (labels.length === 0) return { kind: 'line', x: time.name, y: drawable(measures) };
    const series = labels[0]!;
    if (distinct(table, series) > MAX_SERIES) return null;
    return { kind: 'line', x: time.name, y: drawable(measures).slice(0, 1), series: series.name };
  }
  if (labels.length === 2 && measures.length === 1) {
    const [x, series] =
      distinct(table, labels[0]!) >= distinct(table, labels[1]!) ? labels : [labels[1]!, labels[0]!];
    if (distinct(table, series!) > MAX_SERIES || distinct(table, x!) > MAX_BARS) return null;
    return { kind: 'grouped-bar', x: x!.name, y: drawable(measures), series: series!.name };
  }
  const x = labels[0] ?? dimensions[0];
  if (x === undefined || labels.length > 1 || table.rows.length > MAX_BARS) return null;
  if (distinct(table, x) !== table.rows.length) return null;
  const index = table.columns.indexOf(x);
  const long = table.rows.some((row) => String(row[index] ?? '').length > LONG_LABEL);
  return { kind: long ? 'horizontal-bar' : 'bar', x: x.name, y: drawable(measures) };
}

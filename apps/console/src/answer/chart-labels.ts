import type { ResultTable, Scalar } from '../api/types';
import type { ChartData } from './chart-data';
import type { ColumnFormatter } from './format';

export interface ChartLabel {
  /** Beside the mark. */
  name: string;
  /** Where there is room: with the code that a name stands for. */
  full: string;
}

/** The column whose values the categories are called by: of codes (`x_code`), that of their names (`x_name`). */
export function namingColumn({ xColumn }: Pick<ChartData, 'xColumn'>, { columns }: ResultTable): number {
  const x = columns[xColumn]!;
  if (x.format !== 'code' || !x.name.endsWith('_code')) return xColumn;
  const names = columns.findIndex(({ name }) => name === x.name.replace(/_code$/, '_name'));
  return names < 0 ? xColumn : names;
}

/**
 * What each category is called. Nobody knows products by their codes: where the table has the name of a code (the columns
 * `x_code` and `x_name`), the name stands in its place. Two codes with the same name keep their codes beside it.
 */
export function chartLabels(
  data: Pick<ChartData, 'xColumn' | 'categories'>,
  table: ResultTable,
  formatters: readonly ColumnFormatter[],
): ChartLabel[] {
  const { xColumn, categories } = data;
  const write = formatters[xColumn]!;
  const nameColumn = namingColumn(data, table);
  const names =
    nameColumn === xColumn
      ? new Map<Scalar, Scalar>()
      : new Map(table.rows.map((row) => [row[xColumn] ?? null, row[nameColumn] ?? null]));
  const labels = categories.map((value): ChartLabel => {
    const code = write(value);
    const name = names.get(value);
    return typeof name === 'string' && name !== ''
      ? { name, full: `${name} (${code})` }
      : { name: code, full: code };
  });
  const seen = new Set<string>();
  const twice = new Set(labels.flatMap(({ name }) => (seen.has(name) ? [name] : (seen.add(name), []))));
  return labels.map((label) => (twice.has(label.name) ? { ...label, name: label.full } : label));
}

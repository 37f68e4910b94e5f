import type { Answered, ResultTable } from '../api/types';
import type { Asked } from '../ask/asked';
import type { ColumnFormatter } from './format';

/** Whether the answer's numbers were counted or summed from rows that can be looked at. */
export function hasRowsBehind({ evidence }: Pick<Answered, 'evidence'>): boolean {
  const { query } = evidence;
  return query.ungrouped !== true && query.measures.length > 0;
}

export const isNumberOfRows = (table: ResultTable, row: number, column: number): boolean =>
  table.columns[column]?.role === 'measure' && typeof table.rows[row]?.[column] === 'number';

/** Which number is meant: "Units sold (Dairy, May 2026)". */
export function nameOfNumber(
  { columns, rows }: ResultTable,
  formatters: readonly ColumnFormatter[],
  row: number,
  column: number,
): string {
  const values = rows[row] ?? [];
  const where = columns.flatMap(({ role }, index) => {
    const value = values[index] ?? null;
    return role === 'measure' || value === null ? [] : [formatters[index]!(value)];
  });
  const label = columns[column]?.label ?? '';
  return where.length === 0 ? label : `${label} (${where.join(', ')})`;
}

/** Asks for the rows that one number of the answer was made from. `row` counts in the order of the server. */
export const rowsBehind = (answer: Answered, row: number, column: number, title: string): Asked => ({
  title,
  behind: { answerId: answer.id, row, column: answer.table.columns[column]!.name },
});

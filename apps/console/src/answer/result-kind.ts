import type { Answered, ResultTable } from '../api/types';

const MAX_KPI_COLUMNS = 4;

export type ResultView = 'number' | 'chart' | 'table' | 'both';

/** A single row of a few values reads better written large than as a table of one line. */
export function isKpi({ columns, rows }: ResultTable): boolean {
  return rows.length === 1 && columns.length <= MAX_KPI_COLUMNS;
}

/** The views that make sense for the result; the first is shown at the start. */
export function viewsOf({ table, chart }: Pick<Answered, 'table' | 'chart'>): ResultView[] {
  if (table.rows.length === 0) return [];
  if (isKpi(table)) return ['number', 'table'];
  if (chart !== null) return ['both', 'chart', 'table'];
  return ['table'];
}

/** The same for what was calculated, whose large numbers are its figures. */
export function calculationViews({ rows }: ResultTable, hasPicture: boolean): ResultView[] {
  if (rows.length === 0) return hasPicture ? ['chart'] : [];
  return hasPicture ? ['both', 'chart', 'table'] : ['table'];
}

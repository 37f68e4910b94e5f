import type { ResultColumn, ResultTable, Scalar } from '#libs/contracts';

/** Rows by the names of their columns. What the data leave empty is null. */
export function recordsOf({ columns, rows }: ResultTable): Record<string, Scalar>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])));
}

/** A column of a tool's table; named as a query names the same member, it can be joined with rows of the warehouse. */
export function column(
  name: string,
  label: string,
  format: ResultColumn['format'],
  role: ResultColumn['role'] = 'measure',
): ResultColumn {
  return { name, label, format, role, type: TYPES[format] };
}

const TYPES: Record<ResultColumn['format'], ResultColumn['type']> = {
  text: 'string',
  code: 'string',
  count: 'integer',
  decimal: 'number',
  money: 'number',
  percent: 'number',
  days: 'number',
  date: 'date',
  week: 'date',
  month: 'date',
  quarter: 'date',
  half: 'date',
  year: 'date',
  'month-of-year': 'integer',
  'quarter-of-year': 'integer',
};

/** A table of records, in the order of the columns. */
export function tableOf(columns: ResultColumn[], records: readonly Record<string, Scalar>[]): ResultTable {
  const rows = records.map((record) => columns.map(({ name }) => record[name] ?? null));
  return { columns, rows, rowCount: rows.length, truncated: false };
}

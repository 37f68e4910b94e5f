import type { ResultTable } from '#libs/contracts';

type Scalar = ResultTable['rows'][number][number];

/** A spreadsheet takes text that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * A result as CSV (RFC 4180): first the columns' labels, CRLF after every line, empty for null. Text that a spreadsheet
 * would run as a formula gets a leading apostrophe; numbers stay numbers.
 */
export function toCsv({ columns, rows }: Pick<ResultTable, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ label }) => label), ...rows];
  return lines.map((cells: Scalar[]) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Scalar): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

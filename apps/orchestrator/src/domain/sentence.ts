import type { Reading, ResultColumn, ResultTable, Scalar } from '#libs/contracts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Kept, because making one costs more than the rest of a sentence. */
const FORMATS = {
  whole: new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }),
  tenths: new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }),
  upToHundredths: new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }),
  hundredths: new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
};

/** A value as the sentence writes it, by the column's format. Null is said as "no value". */
export function sayValue(value: Scalar, format: ResultColumn['format']): string {
  if (value === null) return 'no value';
  if (typeof value === 'string') {
    const [year, month, day] = value.split('-');
    const name = MONTHS[Number(month) - 1];
    if (name === undefined) return value;
    if (format === 'month') return `${name} ${year}`;
    return format === 'date' && day !== undefined ? `${Number(day.slice(0, 2))} ${name} ${year}` : value;
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  switch (format) {
    case 'percent':
      return `${FORMATS.tenths.format(value * 100)} %`;
    case 'money':
      return FORMATS.hundredths.format(value);
    case 'days':
      return `${FORMATS.tenths.format(value)} ${value === 1 ? 'day' : 'days'}`;
    default:
      return FORMATS.upToHundredths.format(value);
  }
}

type Cell = { value: Scalar; column: ResultColumn };

const MAX_FACTS = 8;

const cellsOf = (table: ResultTable, row: Scalar[]): Cell[] =>
  table.columns.map((column, index) => ({ column, value: row[index] ?? null }));

const say = ({ value, column }: Cell): string =>
  sayLongPeriod(value, column) ?? sayValue(value, column.format);

/** Years and quarters come as their first day; the column's name ends with what it is. */
function sayLongPeriod(value: Scalar, { name, role }: ResultColumn): string | undefined {
  if (role !== 'time' || typeof value !== 'string') return undefined;
  const [year, month] = value.split('-');
  if (name.endsWith('_year')) return year;
  return name.endsWith('_quarter') ? `Q${Math.ceil(Number(month) / 3)} ${year}` : undefined;
}

/** What a grouped row is about: its period, its group, or both. Of a code and its name, the name. */
function subjectOf(table: ResultTable, row: Scalar[]): string {
  const keys = cellsOf(table, row).filter(({ column }) => column.role !== 'measure');
  const named = keys.filter(({ column }) => column.format !== 'code' || !hasName(keys));
  return named.map(say).join(', ');
}

const hasName = (keys: Cell[]): boolean => keys.some(({ column }) => column.format === 'text');

/** A long row leaves out codes that have their name beside them: what it is about comes first, how it stands last. */
function sayOneRow(table: ResultTable, row: Scalar[]): string {
  const cells = cellsOf(table, row);
  const names = new Set(cells.map(({ column }) => column.name));
  const isNamed = ({ column }: Cell) =>
    column.name.endsWith('_code') && names.has(column.name.replace(/_code$/, '_name'));
  const facts = (cells.length > MAX_FACTS ? cells.filter((cell) => !isNamed(cell)) : cells).slice(
    0,
    MAX_FACTS,
  );
  return `${facts.map((cell) => `${cell.column.label}: ${say(cell)}`).join(', ')}.`;
}

interface Ranked {
  subject: string;
  value: number;
}

function sayRanking(measure: ResultColumn, rows: Ranked[]): string {
  const highest = rows.reduce((best, row) => (row.value > best.value ? row : best));
  const lowest = rows.reduce((best, row) => (row.value < best.value ? row : best));
  const value = ({ value }: Ranked) => sayValue(value, measure.format);
  if (highest.value === lowest.value)
    return `${measure.label} is ${value(highest)} for each of ${rows.length}.`;
  return `${measure.label} is highest for ${highest.subject} (${value(highest)}) and lowest for ${lowest.subject} (${value(lowest)}).`;
}

/** What a list is of, from what was understood: "Stock items: low stock" lists stock items. */
function thingsOf(summary: string): string {
  const [things = ''] = summary.split(/[:.]/);
  return /^\p{L}[\p{L} ]*s$/u.test(things) ? things.charAt(0).toLowerCase() + things.slice(1) : 'rows';
}

/**
 * One sentence for an answer, written from the result alone: every number in it is a value of the table or the number
 * of its rows. What was asked stands beside it in the evidence.
 */
export function sentenceFor(reading: Reading, table: ResultTable): string {
  const [first] = table.rows;
  if (first === undefined) return `Nothing matches: ${reading.summary.replace(/\.$/, '')}.`;
  if (table.rows.length === 1) return sayOneRow(table, first);
  const count = FORMATS.whole.format(table.rows.length);
  const things = reading.query.ungrouped === true ? thingsOf(reading.summary) : 'rows';
  const rows = table.truncated
    ? `The first ${count} ${things} are shown; there are more.`
    : `${count} ${things}.`;
  const measureIndex = table.columns.findIndex((column) => column.role === 'measure');
  const measure = table.columns[measureIndex];
  if (measure === undefined || reading.query.ungrouped === true || table.truncated) return rows;
  const ranked = table.rows.flatMap((row): Ranked[] => {
    const value = row[measureIndex];
    return typeof value === 'number' ? [{ subject: subjectOf(table, row), value }] : [];
  });
  return ranked.length < 2 ? rows : sayRanking(measure, ranked);
}

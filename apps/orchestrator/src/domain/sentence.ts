import type { Day, Reading, ResultColumn, ResultTable, Scalar } from '#libs/contracts';
import { isUneven, sayComparison } from './comparison';
import { isChange, type Ranked, sayExtremes } from './extremes';
import { partPeriods } from './part-periods';
import { FORMATS, sayValue } from './say-value';

type Cell = { value: Scalar; column: ResultColumn };

const MAX_FACTS = 8;

const cellsOf = (table: ResultTable, row: Scalar[]): Cell[] =>
  table.columns.map((column, index) => ({ column, value: row[index] ?? null }));

const say = ({ value, column }: Cell): string => sayValue(value, column.format);

/** What a grouped row is about: its period, its group, or both. Of a code and its name, the name. */
function subjectOf(table: ResultTable, row: Scalar[]): string {
  const keys = cellsOf(table, row).filter(({ column }) => column.role !== 'measure');
  const named = keys.filter(({ column }) => column.format !== 'code' || !hasName(keys));
  return `${precedes(keys)} ${named.map(say).join(', ')}`;
}

const hasName = (keys: Cell[]): boolean => keys.some(({ column }) => column.format === 'text');

function precedes(keys: Cell[]): string {
  const { role, format } = keys[0]!.column;
  if (keys.length !== 1 || (role !== 'time' && !format.endsWith('-of-year'))) return 'for';
  return format === 'date' ? 'on' : 'in';
}

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

/** What a list is of, from what was understood: "Stock items: low stock" lists stock items. */
function thingsOf(summary: string): string {
  const [things = ''] = summary.split(/[:.]/);
  return /^\p{L}[\p{L} ]*s$/u.test(things) ? things.charAt(0).toLowerCase() + things.slice(1) : 'rows';
}

/** Where groups are listed and nothing is counted: "30 suppliers". */
function groupsOf({ columns }: ResultTable): string {
  const names = columns.some(({ format }) => format === 'text')
    ? columns.filter(({ format }) => format !== 'code')
    : columns;
  const [only, ...others] = names;
  if (only?.role !== 'dimension' || others.length > 0) return 'rows';
  return pluralOf(only.label.charAt(0).toLowerCase() + only.label.slice(1));
}

function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies');
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** A sum over nothing has no value. */
const hasNothing = ({ columns }: ResultTable, row: Scalar[]): boolean =>
  columns.every(({ role }) => role === 'measure') && row.every((value) => value === null);

/** Ranks whole periods where there are some, and says which are not. */
function sayGroups(
  reading: Reading,
  table: ResultTable,
  measure: ResultColumn,
  today: Day,
): string | undefined {
  const at = table.columns.indexOf(measure);
  const time = table.columns.findIndex(({ role }) => role === 'time');
  const rows = table.rows.filter((row) => typeof row[at] === 'number');
  if (rows.length < 2) return undefined;
  const parts = partPeriods(reading.query, table, today);
  const whole = rows.filter((row) => !parts.has(row[time] ?? null));
  const ranked = (whole.length < 2 ? rows : whole).map((row): Ranked => ({
    subject: subjectOf(table, row),
    value: row[at] as number,
  }));
  const said = sayExtremes(measure, ranked);
  if (parts.size === 0) return `${said}.`;
  const named = [...parts].map((value) => say({ value, column: table.columns[time]! })).join(' and ');
  const incomplete = `${named}, which ${parts.size === 1 ? 'is' : 'are'} not complete`;
  return whole.length < 2 ? `${said}, with ${incomplete}.` : `${said}, without ${incomplete}.`;
}

/**
 * One sentence for an answer, written from the result alone: every number in it is a value of the table or the number
 * of its rows. What was asked stands beside it in the evidence.
 *
 * @param today the day that the question was asked on, whose month is not over
 */
export function sentenceFor(reading: Reading, table: ResultTable, today: Day): string {
  const sentence = write(reading, table, today);
  return table.rows.length > 0 && isUneven(reading.query)
    ? `${sentence} The periods are not of the same length.`
    : sentence;
}

function write(reading: Reading, table: ResultTable, today: Day): string {
  const [first] = table.rows;
  if (first === undefined || (table.rows.length === 1 && hasNothing(table, first)))
    return `Nothing matches: ${reading.summary.replace(/\.$/, '')}.`;
  if (table.rows.length === 1)
    return sayComparison(reading.query, table.columns, first) ?? sayOneRow(table, first);
  const isList = reading.query.ungrouped === true;
  const measures = table.columns.filter(({ role }) => role === 'measure');
  const measure = measures.find(isChange) ?? measures[0];
  const count = FORMATS.whole.format(table.rows.length);
  const things = isList ? thingsOf(reading.summary) : measure === undefined ? groupsOf(table) : 'rows';
  if (table.truncated) return `The first ${count} ${things} are shown; there are more.`;
  const groups = isList || measure === undefined ? undefined : sayGroups(reading, table, measure, today);
  return groups ?? `${count} ${things}.`;
}

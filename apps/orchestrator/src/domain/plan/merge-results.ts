import type { ResultColumn, ResultTable, Scalar } from '#libs/contracts';
import { overviewOf, type RunFor, type ToolSuccess } from './many-runs';

/** What several runs of one tool make together. */
export type Merged = Pick<
  ToolSuccess,
  | 'sentence'
  | 'figures'
  | 'table'
  | 'chart'
  | 'drawing'
  | 'formulas'
  | 'inputs'
  | 'notes'
  | 'queries'
  | 'actions'
>;

const MAX_ACTIONS = 20;

/** Puts a value's column before the others, unless the table has it. */
function withKey({ columns, rows, ...table }: ResultTable, key: ResultColumn, value: Scalar): ResultTable {
  if (columns.some(({ name }) => name === key.name)) return { columns, rows, ...table };
  return { columns: [key, ...columns], rows: rows.map((row) => [value, ...row]), ...table };
}

const distinct = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/**
 * One table of what a tool gave for each of several values, the value's column first. Figures stay with single runs:
 * beside each other they would no longer say what they are of. Of many runs there is a row of figures each.
 */
export function mergeResults(runs: readonly [RunFor, ...RunFor[]], key: ResultColumn): Merged {
  const [first] = runs;
  if (runs.length === 1) return { ...first.result, table: withKey(first.result.table, key, first.value) };
  const results = runs.map(({ result }) => result);
  const tables = runs.map(({ value, result }) => withKey(result.table, key, value));
  const columns = tables[0]!.columns;
  const isAlike = (table: ResultTable) =>
    table.columns.length === columns.length &&
    table.columns.every(({ name }, index) => name === columns[index]!.name);
  const alike = tables.filter(isAlike);
  const rows = alike.flatMap((table) => table.rows);
  const { chart } = first.result;
  const overview = overviewOf(runs, key);
  return {
    sentence: distinct(results.map(({ sentence }) => sentence)).join(' '),
    figures: [],
    table: { columns, rows, rowCount: rows.length, truncated: tables.some(({ truncated }) => truncated) },
    // Intervals of several series on top of each other cannot be told apart.
    chart:
      chart === null || chart.kind !== 'line'
        ? null
        : { kind: 'line', x: chart.x, y: chart.y.slice(0, 1), series: key.name },
    drawing: null,
    formulas: distinct(results.flatMap(({ formulas }) => formulas)),
    inputs: [],
    notes: distinct(results.flatMap(({ notes }) => notes)),
    queries: results.flatMap(({ queries }) => queries),
    actions: results.flatMap(({ actions }) => actions).slice(0, MAX_ACTIONS),
    ...overview,
  };
}

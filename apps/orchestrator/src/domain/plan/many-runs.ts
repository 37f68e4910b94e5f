import {
  type ChartSpec,
  type Figure,
  Granularity,
  type ResultColumn,
  type ResultTable,
  type Scalar,
  type ToolResult,
} from '#libs/contracts';
import { sayExtremes } from '../extremes';
import { sayValue } from '../say-value';

export type ToolSuccess = Extract<ToolResult, { kind: 'result' }>;

/** One run of a tool, with the value that it was run for. */
export interface RunFor {
  value: Scalar;
  result: ToolSuccess;
}

/** So many results can still be read beside each other; of more, each is one row. */
const READABLE_RUNS = 5;

const PERIODS = new Set<ResultColumn['format']>(['date', ...Granularity.exclude(['day']).options]);

/** Of many runs with rows of their own: one row each, made of what matters most in it. */
export interface Overview {
  sentence: string;
  table: ResultTable;
  chart: ChartSpec | null;
}

/**
 * An overview of many runs of one tool: its key figures, with their bounds, as the columns of a table.
 *
 * @returns undefined where the runs are few, have a row each already, or do not have the same figures
 */
export function overviewOf(runs: readonly RunFor[], key: ResultColumn): Overview | undefined {
  const [first] = runs;
  if (first === undefined || runs.length <= READABLE_RUNS) return undefined;
  if (runs.every(({ result }) => result.table.rows.length <= 1)) return undefined;
  const named = ({ result }: RunFor) => result.figures.map(({ name }) => name).join();
  if (first.result.figures.length === 0 || runs.some((run) => named(run) !== named(first))) return undefined;

  const bounded = first.result.figures.map((_, at) =>
    runs.some(({ result }) => result.figures[at]!.interval),
  );
  const columns = [key, ...first.result.figures.flatMap((figure, at) => columnsOf(figure, bounded[at]!))];
  const rows = runs.map(({ value, result }) => [
    value,
    ...result.figures.flatMap((figure, at) => cellsOf(figure, bounded[at]!)),
  ]);
  const [leading] = first.result.figures;
  return {
    sentence: sayRuns(runs, key, leading!),
    table: { columns, rows, rowCount: rows.length, truncated: false },
    chart:
      typeof leading!.value === 'number' ? { kind: 'horizontal-bar', x: key.name, y: [leading!.name] } : null,
  };
}

function columnsOf({ name, label, format, value, interval }: Figure, bounded: boolean): ResultColumn[] {
  const number = typeof value === 'number';
  const column = (suffix: string, says: string): ResultColumn => ({
    name: `${name}${suffix}`,
    label: says,
    format,
    type: number ? (format === 'count' ? 'integer' : 'number') : PERIODS.has(format) ? 'date' : 'string',
    role: number ? 'measure' : 'dimension',
  });
  const level = interval === undefined ? '' : `, ${interval.level} %`;
  return [
    column('', label),
    ...(bounded ? [column('_lower', `Lower${level}`), column('_upper', `Upper${level}`)] : []),
  ];
}

const cellsOf = ({ value, interval }: Figure, bounded: boolean): Scalar[] =>
  bounded ? [value, interval?.lower ?? null, interval?.upper ?? null] : [value];

function sayRuns(runs: readonly RunFor[], key: ResultColumn, { name, label, format }: Figure): string {
  const ranked = runs.flatMap(({ value, result }) => {
    const found = result.figures.find((figure) => figure.name === name)?.value;
    return typeof found === 'number' ? [{ subject: `for ${sayValue(value, key.format)}`, value: found }] : [];
  });
  if (ranked.length === 0) return `Calculated for ${runs.length} values of ${key.label}.`;
  return `Of ${ranked.length} results, ${sayExtremes({ name, label, format }, ranked)}.`;
}

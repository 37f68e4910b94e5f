import type { Granularity } from '#libs/contracts';
import type { Dialect } from '../guard/dialects';
import { PARTITION_COLUMN } from '../physical-table';

/** Where the four dialects differ in what the compiler writes. All forms are read by PostgreSQL's grammar. */
export interface SqlDialect {
  /** Starts a product whose value keeps its fraction when it is divided: `1.0 * a / b`. */
  readonly fraction: string;
  average(expression: string): string;
  /** Whole days from one date expression to another. */
  daysBetween(from: string, to: string): string;
  /** 1 for a Monday to 7 for a Sunday. */
  weekday(date: string): string;
  /** First day of the period that the date is in. */
  periodStart(granularity: Granularity, date: string): string;
  page(limit: number, offset: number): string[];
  /** Column of partitioned tables by which files are left out; absent where the database keeps its own. */
  readonly partitionColumn?: string;
}

const dateTrunc = (granularity: string, date: string): string =>
  `CAST(date_trunc('${granularity}', ${date}) AS DATE)`;

function periodStart(granularity: Granularity, date: string, sixMonths: string): string {
  if (granularity === 'day') return date;
  if (granularity !== 'half') return dateTrunc(granularity, date);
  const year = `date_trunc('year', ${date})`;
  return `CAST(CASE WHEN EXTRACT(MONTH FROM ${date}) <= 6 THEN ${year} ELSE ${year} + ${sixMonths} END AS DATE)`;
}

const limitThenOffset = (limit: number, offset: number): string[] => [
  `LIMIT ${limit}`,
  ...(offset > 0 ? [`OFFSET ${offset}`] : []),
];

const asDouble = (expression: string): string => `CAST(${expression} AS DOUBLE PRECISION)`;

const postgres: SqlDialect = {
  fraction: '1.0 *',
  average: (expression) => `AVG(${expression})`,
  daysBetween: (from, to) => `(${to} - ${from})`,
  weekday: (date) => `EXTRACT(ISODOW FROM ${date})`,
  periodStart: (granularity, date) => periodStart(granularity, date, `INTERVAL '6 months'`),
  page: limitThenOffset,
};

/** Redshift cuts averages of integers and scales of numerics off, Trino those of decimals: both count in doubles. */
const redshift: SqlDialect = {
  ...postgres,
  fraction: 'CAST(1 AS DOUBLE PRECISION) *',
  average: (expression) => `AVG(${asDouble(expression)})`,
  daysBetween: (from, to) => `DATEDIFF(day, ${from}, ${to})`,
  // Redshift's week starts with Sunday as 0.
  weekday: (date) => `((EXTRACT(DOW FROM ${date}) + 6) % 7 + 1)`,
};

const trino: SqlDialect = {
  ...redshift,
  daysBetween: (from, to) => `date_diff('day', ${from}, ${to})`,
  weekday: (date) => `EXTRACT(DOW FROM ${date})`,
  periodStart: (granularity, date) => periodStart(granularity, date, `INTERVAL '6' MONTH`),
  page: (limit, offset) => limitThenOffset(limit, offset).reverse(),
  partitionColumn: PARTITION_COLUMN,
};

export const SQL_DIALECTS: Readonly<Record<Dialect, SqlDialect>> = {
  duckdb: postgres,
  postgres,
  redshift,
  trino,
};

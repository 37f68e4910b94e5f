import type { ResultColumn } from '#libs/contracts';
import { indent, selectStatement } from './sql-text';

/** A column of the SELECT; `column` is absent for what is only ordered or filtered by. */
export interface SelectColumn {
  name: string;
  sql: string;
  column?: ResultColumn;
}

export interface OrderItem {
  /** Name of a select column, or an expression that stands in none. */
  by: string;
  direction: 'asc' | 'desc';
}

export interface Statement {
  distinct: boolean;
  columns: SelectColumn[];
  from: readonly string[];
  where: readonly string[];
  groupBy: readonly string[];
  having: readonly string[];
  /** Conditions over the finished columns, by their names. */
  afterwards: readonly string[];
  orderBy: readonly OrderItem[];
  page: readonly string[];
  /** The first `limit` rows for each combination of these columns. */
  limitBy?: { columns: readonly string[]; limit: number };
}

/** Column that ranks rows within their group; no column of a result may have its name. */
export const RANK = 'rank_in_group';

/** The whole query, a line each. Ranking within groups and conditions on windows need the result as a sub-select. */
export function renderStatement(statement: Statement): string[] {
  const { columns, limitBy, afterwards, orderBy, page } = statement;
  if (!limitBy && afterwards.length === 0) {
    return selectStatement({
      ...statement,
      select: columns.filter(({ column }) => column !== undefined).map(aliased),
      orderBy: orderBy.map((item) => orderText(item)),
    });
  }
  const inner = selectStatement({ ...statement, select: columns.map(aliased), orderBy: [], page: [] });
  const shown = columns.filter(({ column }) => column !== undefined).map(({ name }) => name);
  if (!limitBy) {
    return selectStatement({
      select: shown,
      from: ['FROM (', ...indent(inner), ') AS result'],
      where: afterwards,
      orderBy: orderBy.map(orderText),
      page,
    });
  }
  const groups = limitBy.columns.map((by): OrderItem => ({ by, direction: 'asc' }));
  const within = orderBy.filter(({ by }) => !limitBy.columns.includes(by));
  const ranked = selectStatement({
    select: [
      ...columns.map(({ name }) => name),
      `ROW_NUMBER() OVER (PARTITION BY ${limitBy.columns.join(', ')} ORDER BY ${(within.length > 0 ? within : groups).map(orderText).join(', ')}) AS ${RANK}`,
    ],
    from: ['FROM (', ...indent(inner), ') AS result'],
    where: afterwards,
  });
  return selectStatement({
    select: shown,
    from: ['FROM (', ...indent(ranked), ') AS ranked'],
    // With <= DuckDB 1.5 rewrites the ranking, and fails with an internal error where rows came through a semi-join.
    where: [`${RANK} BETWEEN 1 AND ${limitBy.limit}`],
    orderBy: [...groups, ...within].map(orderText),
    page,
  });
}

function aliased({ sql, name }: SelectColumn): string {
  return sql === name ? sql : `${sql} AS ${name}`;
}

/** NULLs come last in both directions: PostgreSQL and Redshift would put them first in a falling order. */
function orderText({ by, direction }: OrderItem): string {
  return direction === 'desc' ? `${by} DESC NULLS LAST` : by;
}

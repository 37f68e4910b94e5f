import type { ResultColumn } from '#libs/contracts';
import { textLiteral } from './literal';
import { indent, selectStatement } from './sql-text';

/** A column of the SELECT; `column` is absent for what is only ordered or filtered by. */
export interface SelectColumn {
  name: string;
  sql: string;
  column?: ResultColumn;
  /** Its values in an order of their own. */
  order?: readonly string[];
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
      // DISTINCT can only be ordered by what it shows.
      orderBy: statement.distinct ? orderBy.map((item) => orderText(item)) : inOrder(orderBy, columns, 'sql'),
    });
  }
  const inner = selectStatement({ ...statement, select: columns.map(aliased), orderBy: [], page: [] });
  const shown = columns.filter(({ column }) => column !== undefined).map(({ name }) => name);
  if (!limitBy) {
    return selectStatement({
      select: shown,
      from: ['FROM (', ...indent(inner), ') AS result'],
      where: afterwards,
      orderBy: inOrder(orderBy, columns, 'name'),
      page,
    });
  }
  const groups = limitBy.columns.map((by): OrderItem => ({ by, direction: 'asc' }));
  const within = orderBy.filter(({ by }) => !limitBy.columns.includes(by));
  const ranked = selectStatement({
    select: [
      ...columns.map(({ name }) => name),
      `ROW_NUMBER() OVER (PARTITION BY ${limitBy.columns.join(', ')} ORDER BY ${inOrder(within.length > 0 ? within : groups, columns, 'name').join(', ')}) AS ${RANK}`,
    ],
    from: ['FROM (', ...indent(inner), ') AS result'],
    where: afterwards,
  });
  return selectStatement({
    select: shown,
    from: ['FROM (', ...indent(ranked), ') AS ranked'],
    // With <= DuckDB 1.5 rewrites the ranking, and fails with an internal error where rows came through a semi-join.
    where: [`${RANK} BETWEEN 1 AND ${limitBy.limit}`],
    orderBy: inOrder([...groups, ...within], columns, 'name'),
    page,
  });
}

function aliased({ sql, name }: SelectColumn): string {
  return sql === name ? sql : `${sql} AS ${name}`;
}

/** `place` is how a column is called where the order stands: by its expression beside it, by its name around it. */
function inOrder(
  items: readonly OrderItem[],
  columns: readonly SelectColumn[],
  place: 'sql' | 'name',
): string[] {
  return items.flatMap((item) => {
    const column = columns.find(({ name }) => name === item.by);
    if (!column?.order) return [orderText(item)];
    const cases = column.order.map((value, at) => `WHEN ${textLiteral(value)} THEN ${at + 1}`);
    return [orderText({ ...item, by: `CASE ${column[place]} ${cases.join(' ')} END` }), orderText(item)];
  });
}

/** NULLs come last in both directions: PostgreSQL and Redshift would put them first in a falling order. */
function orderText({ by, direction }: OrderItem): string {
  return direction === 'desc' ? `${by} DESC NULLS LAST` : by;
}

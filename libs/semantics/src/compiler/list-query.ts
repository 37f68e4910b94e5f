import type { CompileContext } from './compile-context';
import { narrowRollups, rowConditions } from './filter-conditions';
import { grainFor, listedEntity } from './grain';
import { queryProblem } from './query-problem';
import type { QueryShape } from './query-shape';
import { RowScope } from './row-scope';
import type { OrderItem, SelectColumn, Statement } from './statement';

/** Rows of an entity as they are, or the distinct combinations of their fields. */
export function compileList(context: CompileContext, shape: QueryShape): Statement {
  const { query, groups } = shape;
  if (query.having && query.having.length > 0)
    throw queryProblem('A detail list has no measures to filter by.');
  const distinct = query.ungrouped !== true;
  const entity = query.entity ?? listedEntity(context, groups);
  const scope = new RowScope(context, grainFor(context, entity, groups));
  const { filters, ranges, row } = shape.restriction();
  const restrictions = [...ranges.map(({ filter }) => filter), ...filters];
  narrowRollups(scope, restrictions);
  const columns: SelectColumn[] = groups.map((group) => ({
    name: group.name,
    sql: group.sql(scope),
    column: group.column,
    order: group.order,
  }));
  const conditions = rowConditions(scope, restrictions, row);
  const limitBy = shape.limitBy();
  const orderable = limitBy !== undefined;

  const asked = shape.order(columns, (by) => {
    const dimension = context.model.dimension(by.includes('.') ? by : `${entity}.${by}`);
    const own = dimension && scope.locate(dimension);
    if (!own || distinct) return undefined;
    return outside(scope.dimension(own));
  });
  const orderBy = [...asked, ...tieBreak()].filter(
    ({ by }, at, all) => all.findIndex((other) => other.by === by) === at,
  );

  /** What is ordered by but not shown has to be a column of the sub-select when ranking needs one. */
  function outside(sql: string): string {
    if (!orderable) return sql;
    const name = shape.names.take(`order_${columns.length}`);
    columns.push({ name, sql });
    return name;
  }

  /** Distinct combinations differ in their columns, rows in their key. */
  function tieBreak(): OrderItem[] {
    if (distinct) return groups.map(({ name }) => ({ by: name, direction: 'asc' }));
    return scope.base.key.map((column) => {
      const sql = scope.column(scope.base.name, column);
      const shown = columns.find((candidate) => candidate.sql === sql)?.name;
      return { by: shown ?? outside(sql), direction: 'asc' };
    });
  }

  return {
    distinct,
    columns,
    from: scope.from(),
    where: [...scope.conditions, ...conditions],
    groupBy: [],
    having: [],
    afterwards: [],
    orderBy,
    page: shape.page(),
    limitBy,
  };
}

import type { MetricQuery, ResultColumn } from '#libs/contracts';
import type { Dimension, SemanticModel } from '../model';
import { CompileContext, type CompileOptions, type Subquery } from './compile-context';
import { compileList } from './list-query';
import { compileMeasures } from './measure-query';
import { queryProblem } from './query-problem';
import { QueryShape } from './query-shape';
import { checkSize } from './size-check';
import { renderStatement, type Statement } from './statement';

export interface CompiledQuery {
  sql: string;
  /** Of the result, in the order of its columns. */
  columns: ResultColumn[];
  /** Physical tables that the SQL reads. */
  tables: string[];
}

/**
 * Writes a metric query as one SELECT in the warehouse's dialect. The same query always gives the same text, and
 * results that a limit cuts are in an order without ties.
 *
 * @throws QuartermasterError QUERY_INVALID, with the problem in its details.
 */
export function compileMetricQuery(
  model: SemanticModel,
  query: MetricQuery,
  options: CompileOptions,
): CompiledQuery {
  const context = new CompileContext(model, options, compileSubquery);
  const { statement } = compile(context, query);
  const sql = renderStatement(statement).join('\n');
  checkSize(sql, options.dialect);
  return {
    sql,
    columns: statement.columns.flatMap(({ column }) => (column ? [column] : [])),
    tables: [...context.tables].sort(),
  };
}

function compile(context: CompileContext, query: MetricQuery): { shape: QueryShape; statement: Statement } {
  const shape = new QueryShape(context, query);
  if (query.ungrouped && query.measures.length > 0) {
    throw queryProblem('A detail list has no measures: leave out ungrouped, or the measures.');
  }
  return {
    shape,
    statement: shape.aggregates() ? compileMeasures(context, shape) : compileList(context, shape),
  };
}

/** Its order matters only where a limit cuts, and the limit for results does not: nobody is shown these rows. */
function compileSubquery(
  context: CompileContext,
  query: MetricQuery,
  dimensions: readonly Dimension[],
): Subquery {
  const { shape, statement } = compile(context, query);
  const columns = dimensions.map(({ member, label }) => {
    const name = shape.members.get(member);
    if (name === undefined) throw queryProblem(`The query within has no column ${label}.`, { member });
    return name;
  });
  const cut = query.limit !== undefined || query.offset !== undefined;
  const uncut = { ...statement, orderBy: query.limitBy ? statement.orderBy : [], page: [] };
  return { lines: renderStatement(cut ? statement : uncut), columns };
}

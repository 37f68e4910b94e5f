import type { MetricQuery, ResultColumn } from '#libs/contracts';
import type { SemanticModel } from '../model';
import { CompileContext, type CompileOptions } from './compile-context';
import { compileList } from './list-query';
import { compileMeasures } from './measure-query';
import { queryProblem } from './query-problem';
import { QueryShape } from './query-shape';
import { renderStatement } from './statement';

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
  const context = new CompileContext(model, options);
  const shape = new QueryShape(context, query);
  if (query.ungrouped && query.measures.length > 0) {
    throw queryProblem('A detail list has no measures: leave out ungrouped, or the measures.');
  }
  const statement = shape.aggregates() ? compileMeasures(context, shape) : compileList(context, shape);
  return {
    sql: renderStatement(statement),
    columns: statement.columns.flatMap(({ column }) => (column ? [column] : [])),
    tables: [...context.tables].sort(),
  };
}

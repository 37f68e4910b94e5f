import type { Granularity, ResultColumn } from '#libs/contracts';
import type { Dimension } from '../model';
import type { CompileContext } from './compile-context';
import { queryProblem } from './query-problem';
import { dimensionColumn, timeColumn } from './result-column';
import type { RowScope } from './row-scope';

/** A column by which rows are listed or grouped: a dimension, or a period of a date. */
export interface GroupColumn {
  readonly name: string;
  readonly dimension: Dimension;
  readonly column: ResultColumn;
  readonly isTime: boolean;
  /** Its values in an order of their own. */
  readonly order?: readonly string[];
  sql(scope: RowScope): string;
}

export function dimensionNamed(context: CompileContext, member: string): Dimension {
  const dimension = context.model.dimension(member);
  if (!dimension) throw queryProblem(`There is no field ${member}.`, { member });
  return dimension;
}

/** A scope that was chosen so that it has the dimension. */
export function located(scope: RowScope, dimension: Dimension): string {
  const own = scope.locate(dimension);
  if (!own)
    throw queryProblem(`${scope.base.plural} have no ${dimension.label}.`, { member: dimension.member });
  return scope.dimension(own);
}

export function groupByDimension(dimension: Dimension, name: string): GroupColumn {
  return {
    name,
    dimension,
    column: dimensionColumn(dimension, name),
    isTime: false,
    order: dimension.order,
    sql: (scope) => located(scope, dimension),
  };
}

export function groupByPeriod(dimension: Dimension, granularity: Granularity, name: string): GroupColumn {
  return {
    name,
    dimension,
    column: timeColumn(dimension, granularity, name),
    isTime: true,
    sql: (scope) => scope.context.sql.periodStart(granularity, located(scope, dimension)),
  };
}

import type { MetricQuery } from '#libs/contracts';
import type { Dimension } from '../model';
import type { RowScope } from './row-scope';
import { indent, selectStatement } from './sql-text';

/**
 * `EXISTS` over the result of another query: rows whose values of the dimensions are among its rows. EXISTS rather than
 * IN, because a row of that result without a value would make NOT IN true for nothing.
 */
export function withinCondition(
  scope: RowScope,
  dimensions: readonly Dimension[],
  query: MetricQuery,
): string {
  const { lines, columns } = scope.context.subquery(query, dimensions);
  const alias = scope.newName('picked');
  const inner = selectStatement({
    select: ['1'],
    from: ['FROM (', ...indent(lines), `) AS ${alias}`],
    where: dimensions.map(
      (dimension, at) => `${alias}.${columns[at]} = ${scope.dimension(scope.locate(dimension)!)}`,
    ),
  });
  return ['EXISTS (', ...indent(indent(inner)), '  )'].join('\n');
}

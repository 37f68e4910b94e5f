import type { Node } from 'libpg-query';
import type { ExpressionCheck } from './expression-check';
import { LIMITS } from './limits';
import { checkFields, refuse } from './nodes';
import type { Place } from './statement';
import { Rejection } from './verdict';

/** @throws Rejection when an expression of GROUP BY is not allowed, or its sets are too many */
export function checkGrouping(nodes: readonly Node[], expressions: ExpressionCheck, place: Place): void {
  let sets = 1;
  for (const node of nodes) sets *= grouping(node, expressions, place);
  if (sets > LIMITS.groupingSets) {
    throw new Rejection('RESOURCE_LIMIT', `GROUP BY amounts to more than ${LIMITS.groupingSets} sets.`);
  }
}

/** Number of sets that one item of GROUP BY amounts to. */
function grouping(node: Node, expressions: ExpressionCheck, place: Place): number {
  if ('RowExpr' in node) {
    expressions.checkAll(node.RowExpr.args, place);
    return 1;
  }
  if (!('GroupingSet' in node)) {
    expressions.check(node, place);
    return 1;
  }
  checkFields('GroupingSet', node.GroupingSet);
  const { kind, content = [] } = node.GroupingSet;
  const sets = content.map((item) => grouping(item, expressions, place));
  switch (kind) {
    case 'GROUPING_SET_EMPTY':
    case 'GROUPING_SET_SIMPLE':
      return 1;
    case 'GROUPING_SET_ROLLUP':
      return content.length + 1;
    case 'GROUPING_SET_CUBE':
      return 2 ** content.length;
    case 'GROUPING_SET_SETS':
      return sets.reduce((total, count) => total + count, 0);
    default:
      throw refuse('This kind of grouping');
  }
}

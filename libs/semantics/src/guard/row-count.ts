import type { Node, SelectStmt } from 'libpg-query';
import type { DialectRules } from './dialects';
import { LIMITS } from './limits';
import { textsOf } from './nodes';
import type { Column, Scope } from './scope';
import { Rejection } from './verdict';

/** LIMIT and OFFSET take a whole number (or ALL) and nothing computed. @throws Rejection */
export function checkRowCount(node: Node | undefined, clause: 'LIMIT' | 'OFFSET'): void {
  if (node === undefined) return;
  const value = 'A_Const' in node ? node.A_Const : undefined;
  if (value?.isnull) return;
  const count = value?.ival ? (value.ival.ival ?? 0) : NaN;
  if (!(count >= 0 && count <= LIMITS.rowCount)) {
    throw new Rejection('RESOURCE_LIMIT', `${clause} has to be a whole number up to ${LIMITS.rowCount}.`);
  }
}

/** Infinity without a LIMIT. */
export function literalRowCount(node: Node | undefined): number {
  return node !== undefined && 'A_Const' in node && node.A_Const.ival
    ? (node.A_Const.ival.ival ?? 0)
    : Infinity;
}

/** Upper bound of the rows of a SELECT, as far as its text tells. */
export function rowsOf(
  select: SelectStmt,
  fromRows: number,
  columns: readonly (readonly [string, Column])[],
  scope: Scope,
  rules: DialectRules,
): number {
  const limit = literalRowCount(select.limitCount);
  if (!select.fromClause) return Math.min(1, limit);
  if (!select.groupClause) {
    const aggregates = (select.targetList ?? []).some((target) => hasAggregate(target, rules));
    if (aggregates) return Math.min(1, limit);
    return Math.min(
      fromRows,
      limit,
      select.distinctClause ? categories(columns.map(([, column]) => column)) : Infinity,
    );
  }
  const keys = select.groupClause.map((node) => groupKey(node, columns, scope));
  return Math.min(fromRows, limit, categories(keys));
}

function categories(columns: readonly (Column | undefined)[]): number {
  return columns.every((column) => column?.isCategory) ? LIMITS.categoryValues ** columns.length : Infinity;
}

function groupKey(
  node: Node,
  columns: readonly (readonly [string, Column])[],
  scope: Scope,
): Column | undefined {
  if ('A_Const' in node) return columns[(node.A_Const.ival?.ival ?? 0) - 1]?.[1];
  if (!('ColumnRef' in node)) return isCoarseDate(node) ? { growth: 1, isCategory: true } : undefined;
  const names = textsOf(node.ColumnRef.fields);
  return scope.owner(names.at(-2), names.at(-1)!)?.columns.get(names.at(-1)!);
}

const COARSE_PARTS = new Set(['year', 'quarter', 'month', 'isoyear', 'dow', 'isodow', 'week', 'day']);

/** Years, quarters, months, weekdays: a date cut so that few values are left. */
export function isCoarseDate(node: Node): boolean {
  if ('TypeCast' in node) return node.TypeCast.arg !== undefined && isCoarseDate(node.TypeCast.arg);
  if (!('FuncCall' in node)) return false;
  const { funcname, args = [] } = node.FuncCall;
  const name = textsOf(funcname).at(-1) ?? '';
  const part = args[0] && 'A_Const' in args[0] ? (args[0].A_Const.sval?.sval ?? '').toLowerCase() : '';
  if (name === 'date_trunc') return ['year', 'quarter', 'month'].includes(part);
  return (name === 'extract' || name === 'date_part') && COARSE_PARTS.has(part);
}

/** An aggregate of this SELECT itself: not a window function, and not within a subquery. */
function hasAggregate(tree: unknown, rules: DialectRules): boolean {
  if (Array.isArray(tree)) return tree.some((part) => hasAggregate(part, rules));
  if (typeof tree !== 'object' || tree === null) return false;
  return Object.entries(tree).some(([key, part]) => {
    if (key === 'SubLink') return false;
    if (key === 'FuncCall') {
      const call = part as { funcname?: Node[]; over?: unknown };
      const kind = rules.functions.get(textsOf(call.funcname).at(-1) ?? '');
      if ((kind === 'aggregate' || kind === 'ordered') && call.over === undefined) return true;
    }
    return hasAggregate(part, rules);
  });
}

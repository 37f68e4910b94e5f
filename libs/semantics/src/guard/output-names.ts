import type { Node, ResTarget } from 'libpg-query';
import { textsOf } from './nodes';

/** The name that PostgreSQL gives to a column of the SELECT list, undefined for those that cannot be referred to. */
export function outputName({ name, val }: ResTarget): string | undefined {
  return name ?? nameOf(val);
}

function nameOf(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if ('ColumnRef' in node) return textsOf(node.ColumnRef.fields).at(-1);
  if ('FuncCall' in node) return textsOf(node.FuncCall.funcname).at(-1);
  if ('TypeCast' in node) return nameOf(node.TypeCast.arg) ?? textsOf(node.TypeCast.typeName?.names).at(-1);
  if ('CoalesceExpr' in node) return 'coalesce';
  if ('MinMaxExpr' in node) return node.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest';
  if ('A_Expr' in node) return node.A_Expr.kind === 'AEXPR_NULLIF' ? 'nullif' : undefined;
  if ('SQLValueFunction' in node)
    return node.SQLValueFunction.op?.replace('SVFOP_', '').replace(/_N$/, '').toLowerCase();
  if ('CaseExpr' in node) return nameOf(node.CaseExpr.defresult) ?? 'case';
  if ('SubLink' in node) {
    if (node.SubLink.subLinkType === 'EXISTS_SUBLINK') return 'exists';
    const select = node.SubLink.subselect;
    const target = select && 'SelectStmt' in select ? select.SelectStmt.targetList?.[0] : undefined;
    return node.SubLink.subLinkType === 'EXPR_SUBLINK' && target && 'ResTarget' in target
      ? outputName(target.ResTarget)
      : undefined;
  }
  return undefined;
}

import type { A_Expr, A_Indirection, ColumnRef, FuncCall, Node, SubLink, WindowDef } from 'libpg-query';
import { CLOCK_KEYWORDS } from './dialects/common';
import { checkCall } from './function-check';
import { LIMITS } from './limits';
import { checkFields, checkNode, kindOf, refuse, textOf, textsOf } from './nodes';
import { checkLikePattern, checkPattern } from './patterns';
import { isCoarseDate } from './row-count';
import type { Column } from './scope';
import type { CheckSelect, Place, Statement } from './statement';
import { bounded, growthOf } from './text-growth';
import { checkType } from './types';
import { Rejection } from './verdict';

const STORED: Column = { growth: 1 };
const FEW: Column = { growth: 1, isCategory: true };
const SUBLINKS = new Set(['EXISTS_SUBLINK', 'ANY_SUBLINK', 'ALL_SUBLINK', 'EXPR_SUBLINK']);
const LIKES = new Set(['AEXPR_LIKE', 'AEXPR_ILIKE']);
const PLAIN_KINDS = new Set(['AEXPR_OP', 'AEXPR_OP_ANY', 'AEXPR_OP_ALL']);
const KEYWORD_KINDS = new Set([
  ...['AEXPR_DISTINCT', 'AEXPR_NOT_DISTINCT', 'AEXPR_NULLIF', 'AEXPR_IN', 'AEXPR_SIMILAR', ...LIKES],
  ...['AEXPR_BETWEEN', 'AEXPR_NOT_BETWEEN', 'AEXPR_BETWEEN_SYM', 'AEXPR_NOT_BETWEEN_SYM'],
]);

/** Checks value expressions. Each method gives the growth of the value, see {@link Column}. */
export class ExpressionCheck {
  private depth = 0;

  constructor(
    private readonly statement: Statement,
    private readonly checkSelect: CheckSelect,
  ) {}

  /** @throws Rejection */
  check(node: Node | undefined, place: Place): number {
    return this.column(node, place).growth;
  }

  checkAll(nodes: readonly Node[] | undefined, place: Place): number {
    let largest = 1;
    for (const node of nodes ?? []) largest = Math.max(largest, this.check(node, place));
    return largest;
  }

  /** What is known of an expression's value. @throws Rejection */
  column(node: Node | undefined, place: Place): Column {
    if (node === undefined) return STORED;
    this.statement.countNode();
    if (++this.depth > LIMITS.expressionDepth) {
      throw new Rejection('TOO_COMPLEX', `An expression is nested more than ${LIMITS.expressionDepth} deep.`);
    }
    const kind = kindOf(node);
    if ('ColumnRef' in node) {
      const column = this.columnRef(node.ColumnRef, place);
      this.depth--;
      return column;
    }
    const growth = this.growth(node, kind, place);
    this.depth--;
    if (isCoarseDate(node)) return FEW;
    return growth === 1 ? STORED : { growth };
  }

  private growth(node: Node, kind: string, place: Place): number {
    checkNode(node, kind);
    if ('A_Const' in node) return 1;
    if ('A_Expr' in node) return this.operator(node.A_Expr, place);
    if ('FuncCall' in node) return this.call(node.FuncCall, place);
    if ('SubLink' in node) return this.subLink(node.SubLink, place);
    if ('A_ArrayExpr' in node && this.statement.rules.allows.arrays) {
      return this.elements(node.A_ArrayExpr.elements, place);
    }
    if ('A_Indirection' in node) return this.element(node.A_Indirection, place);
    if ('TypeCast' in node) {
      checkType(node.TypeCast.typeName, this.statement);
      return this.check(node.TypeCast.arg, place);
    }
    if ('SQLValueFunction' in node) {
      const operation = node.SQLValueFunction.op ?? '';
      if (CLOCK_KEYWORDS.has(operation)) return 1;
      const keyword = operation.replace('SVFOP_', '');
      throw new Rejection('SESSION_INFORMATION', `${keyword} tells about the session.`);
    }
    if ('CaseExpr' in node) {
      const { arg, args, defresult } = node.CaseExpr;
      return Math.max(this.check(arg, place), this.checkAll(args, place), this.check(defresult, place));
    }
    if ('CaseWhen' in node) {
      this.check(node.CaseWhen.expr, place);
      return this.check(node.CaseWhen.result, place);
    }
    if ('BoolExpr' in node) return this.checkAll(node.BoolExpr.args, place);
    if ('NullTest' in node) return this.check(node.NullTest.arg, place);
    if ('BooleanTest' in node) return this.check(node.BooleanTest.arg, place);
    if ('CoalesceExpr' in node) return this.checkAll(node.CoalesceExpr.args, place);
    if ('MinMaxExpr' in node) return this.checkAll(node.MinMaxExpr.args, place);
    if ('GroupingFunc' in node) return this.checkAll(node.GroupingFunc.args, place);
    throw refuse(kind);
  }

  private columnRef({ fields = [] }: ColumnRef, place: Place): Column {
    const { statement } = this;
    if (fields.some((field) => !('String' in field))) {
      throw new Rejection('WHOLE_ROW', 'A * stands where one value is expected: name the column.');
    }
    const names = textsOf(fields).map((name) => statement.name(name));
    if (names.length === 3 && statement.rules.schemas.has(names[0]!)) names.shift();
    if (names.length > 2) throw new Rejection('UNKNOWN_COLUMN', `"${names.join('.')}" is no column.`);
    const name = names.at(-1)!;
    if (names.length === 1 && statement.rules.constants.has(name)) return STORED;
    const column = place.scope.resolve(names.length === 2 ? names[0] : undefined, name, place.aliases);
    if (column.origin !== undefined) statement.columns.add(column.origin);
    return column;
  }

  private operator(expression: A_Expr, place: Place): number {
    const { kind = 'AEXPR_OP', name = [], lexpr, rexpr } = expression;
    const { rules } = this.statement;
    const operator = name.length === 1 ? textOf(name[0]) : '';
    if (kind === 'AEXPR_SIMILAR' || (kind === 'AEXPR_OP' && rules.patternOperators.has(operator)))
      checkPattern(rexpr);
    else if (LIKES.has(kind)) checkLikePattern(rexpr);
    else if (!(PLAIN_KINDS.has(kind) && rules.operators.has(operator)) && !KEYWORD_KINDS.has(kind)) {
      throw new Rejection('OPERATOR_NOT_ALLOWED', `The operator ${textsOf(name).join('.')} is not allowed.`);
    }
    const left = this.operand(lexpr, place);
    const right = this.operand(rexpr, place);
    return operator === '||' ? bounded('||', left + right) : Math.max(left, right);
  }

  /** One side of a comparison: may be a list, or a row as in `(a, b) IN (…)`. */
  private operand(node: Node | undefined, place: Place): number {
    if (node !== undefined && 'List' in node) return this.elements(node.List.items, place);
    if (node !== undefined && 'RowExpr' in node) {
      checkFields('RowExpr', node.RowExpr);
      return this.checkAll(node.RowExpr.args, place);
    }
    return this.check(node, place);
  }

  private elements(nodes: readonly Node[] = [], place: Place): number {
    if (nodes.length > LIMITS.listElements) {
      throw new Rejection('TOO_COMPLEX', `A list has more than ${LIMITS.listElements} elements.`);
    }
    return Math.max(1, ...nodes.map((node) => this.operand(node, place)));
  }

  private call(call: FuncCall, place: Place): number {
    const { name, args } = checkCall(call, this.statement);
    // COUNT(DISTINCT (prefix, number)) counts composite keys; elsewhere a row is no value.
    const growths = args.map((arg) => (name === 'count' ? this.operand(arg, place) : this.check(arg, place)));
    for (const sort of call.agg_order ?? []) this.sort(sort, place);
    this.check(call.agg_filter, place);
    if (call.over) this.window(call.over, place);
    return growthOf(name, args, growths);
  }

  /** @throws Rejection */
  window(window: WindowDef, place: Place): void {
    checkFields('WindowDef', window);
    this.checkAll(window.partitionClause, place);
    for (const sort of window.orderClause ?? []) this.sort(sort, place);
    this.check(window.startOffset, place);
    this.check(window.endOffset, place);
  }

  /** @throws Rejection */
  sort(node: Node, place: Place): void {
    if (!('SortBy' in node)) throw refuse(kindOf(node));
    if (node.SortBy.useOp) throw refuse('ORDER BY … USING');
    checkFields('SortBy', node.SortBy);
    this.check(node.SortBy.node, place);
  }

  private subLink(link: SubLink, place: Place): number {
    const { subLinkType = '', testexpr, operName, subselect } = link;
    if (!SUBLINKS.has(subLinkType) || !subselect || !('SelectStmt' in subselect))
      throw refuse('This kind of subquery');
    const operator = operName === undefined ? '=' : operName.length === 1 ? textOf(operName[0]) : '';
    if (!this.statement.rules.operators.has(operator)) {
      throw new Rejection(
        'OPERATOR_NOT_ALLOWED',
        `The operator ${textsOf(operName).join('.')} is not allowed.`,
      );
    }
    this.operand(testexpr, place);
    const output = this.checkSelect(
      subselect.SelectStmt,
      place.scope,
      place.withNames,
      place.selectDepth + 1,
    );
    place.scope.innerWeight += output.weight;
    if (place.scope.innerWeight > LIMITS.relations) {
      throw new Rejection('TOO_COMPLEX', `Subqueries read more than ${LIMITS.relations} tables.`);
    }
    return Math.max(1, ...output.columns.map(([, { growth }]) => growth));
  }

  /** `(array_agg(x))[1]`: an element by its number, nothing by name. */
  private element({ arg, indirection = [] }: A_Indirection, place: Place): number {
    for (const step of indirection) {
      if (!('A_Indices' in step) || !this.statement.rules.allows.arrays)
        throw refuse('Taking a part of a value');
      checkFields('A_Indices', step.A_Indices);
      this.check(step.A_Indices.uidx, place);
    }
    if (arg === undefined || !('FuncCall' in arg)) throw refuse('Taking a part of a value');
    return this.check(arg, place);
  }
}

import type { Node } from 'libpg-query';
import { Rejection } from './verdict';

const fields = (text: string): ReadonlySet<string> => new Set([...text.trim().split(/\s+/), 'location']);

/** Every kind of node that may occur, with its fields that may be filled. Anything else is refused by name. */
const FIELDS = {
  SelectStmt:
    fields(`distinctClause targetList fromClause whereClause groupClause groupDistinct havingClause windowClause
    valuesLists sortClause limitOffset limitCount limitOption withClause op all larg rarg`),
  WithClause: fields('ctes'),
  CommonTableExpr: fields('ctename aliascolnames ctematerialized ctequery'),
  RangeVar: fields('catalogname schemaname relname inh relpersistence alias'),
  RangeSubselect: fields('lateral subquery alias'),
  RangeFunction: fields('functions alias'),
  JoinExpr: fields('jointype isNatural larg rarg usingClause quals rtindex'),
  Alias: fields('aliasname colnames'),
  ResTarget: fields('name val'),
  SortBy: fields('node sortby_dir sortby_nulls'),
  GroupingSet: fields('kind content'),
  WindowDef: fields('name refname partitionClause orderClause frameOptions startOffset endOffset'),
  ColumnRef: fields('fields'),
  A_Const: fields('ival fval boolval sval isnull'),
  A_Expr: fields('kind name lexpr rexpr rexpr_list_start rexpr_list_end'),
  BoolExpr: fields('boolop args'),
  NullTest: fields('arg nulltesttype'),
  BooleanTest: fields('arg booltesttype'),
  CaseExpr: fields('arg args defresult'),
  CaseWhen: fields('expr result'),
  CoalesceExpr: fields('args'),
  MinMaxExpr: fields('op args'),
  FuncCall: fields(
    'funcname args agg_order agg_filter over agg_within_group agg_star agg_distinct funcformat',
  ),
  GroupingFunc: fields('args'),
  SQLValueFunction: fields('op typmod'),
  SubLink: fields('subLinkType testexpr operName subselect'),
  TypeCast: fields('arg typeName'),
  TypeName: fields('names typmods typemod'),
  RowExpr: fields('args row_format'),
  A_ArrayExpr: fields('elements list_start list_end'),
  A_Indirection: fields('arg indirection'),
  A_Indices: fields('uidx'),
  List: fields('items'),
} as const;

export type NodeKind = keyof typeof FIELDS;

/** What people call the fields that are most often refused. */
const WORDS: Readonly<Record<string, string>> = {
  lockingClause: 'FOR UPDATE or FOR SHARE',
  intoClause: 'SELECT INTO',
  recursive: 'WITH RECURSIVE',
  search_clause: 'SEARCH',
  cycle_clause: 'CYCLE',
  func_variadic: 'VARIADIC',
  arrayBounds: 'an array type',
  ordinality: 'WITH ORDINALITY',
  coldeflist: 'a column definition list',
  is_rowsfrom: 'ROWS FROM',
  RangeTableSample: 'TABLESAMPLE',
  RangeTableFunc: 'XMLTABLE',
  JsonTable: 'JSON_TABLE',
  ParamRef: 'a parameter',
  CollateClause: 'COLLATE',
  SetToDefault: 'DEFAULT',
  NamedArgExpr: 'a named argument',
  CurrentOfExpr: 'CURRENT OF',
};

export function refuse(what: string): Rejection {
  return new Rejection(
    'SYNTAX_NOT_ALLOWED',
    `${Object.hasOwn(WORDS, what) ? WORDS[what] : what} is not allowed.`,
  );
}

/** @throws Rejection when a field of the node is filled that is not on the list */
export function checkFields(kind: NodeKind, node: object): void {
  const allowed = FIELDS[kind];
  for (const field in node)
    if (!allowed.has(field)) throw refuse(Object.hasOwn(WORDS, field) ? field : `${kind}.${field}`);
}

/** @throws Rejection when a node of this kind, or one of its filled fields, is not on the list */
export function checkNode(node: Node, kind: string): void {
  if (!(kind in FIELDS)) throw refuse(kind);
  checkFields(kind as NodeKind, (node as Record<string, object>)[kind]!);
}

/** A node is an object with one key, its kind. */
export function kindOf(node: Node): string {
  for (const kind in node) return kind;
  return 'nothing';
}

export function textOf(node: Node | undefined): string {
  return node !== undefined && 'String' in node ? (node.String.sval ?? '') : '';
}

export const textsOf = (nodes: readonly Node[] = []): string[] => nodes.map(textOf);

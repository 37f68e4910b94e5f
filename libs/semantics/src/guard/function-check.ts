import type { FuncCall, Node } from 'libpg-query';
import { DATE_PARTS, SYNTAX_FUNCTIONS } from './dialects/common';
import type { FunctionKind } from './dialects/dialect-rules';
import { textsOf } from './nodes';
import { checkPattern } from './patterns';
import type { Statement } from './statement';
import { Rejection } from './verdict';

/** A call whose name and form are allowed; its arguments are still to be checked. */
export interface AllowedCall {
  readonly name: string;
  readonly kind: FunctionKind;
  /** Arguments that are expressions; a bare date part is none. */
  readonly args: readonly Node[];
}

/** @throws Rejection when the function, or the way in which it is called, is not on the dialect's list */
export function checkCall(call: FuncCall, statement: Statement): AllowedCall {
  const { rules } = statement;
  const names = textsOf(call.funcname);
  const name = names.at(-1) ?? '';
  const isSyntax = names.length === 2 && names[0] === 'pg_catalog' && SYNTAX_FUNCTIONS.has(name);
  const kind = isSyntax ? 'scalar' : names.length === 1 ? rules.functions.get(name) : undefined;
  if (kind === undefined) {
    throw new Rejection(
      'FUNCTION_NOT_ALLOWED',
      `The function ${names.join('.')} is not allowed in ${rules.dialect}.`,
    );
  }
  checkForm(name, kind, call, statement);
  const args = (call.args ?? []).map((arg) =>
    'NamedArgExpr' in arg && rules.namedArgumentFunctions.has(name) ? (arg.NamedArgExpr.arg ?? arg) : arg,
  );
  const pattern = rules.patternFunctions.get(name);
  if (pattern !== undefined && !isSyntax) checkPattern(args[pattern]);
  return {
    name,
    kind,
    args: rules.datePartFunctions.has(name) && isDatePart(args[0]) ? args.slice(1) : args,
  };
}

function checkForm(name: string, kind: FunctionKind, call: FuncCall, { rules }: Statement): void {
  const refused = (how: string) =>
    new Rejection('FUNCTION_NOT_ALLOWED', `${name} cannot be called ${how} in ${rules.dialect}.`);
  if (call.agg_star && name !== 'count') throw refused('with *');
  if (kind === 'window' && !call.over) throw refused('without OVER');
  if (kind === 'scalar' && call.over) throw refused('with OVER');
  const likeAggregate = call.agg_distinct || call.agg_order || call.agg_filter || call.agg_within_group;
  if ((kind === 'scalar' || kind === 'window') && likeAggregate) throw refused('like an aggregate');
  if (call.agg_filter && !rules.allows.filter) throw refused('with FILTER');
}

function isDatePart(node: Node | undefined): boolean {
  if (node === undefined || !('ColumnRef' in node)) return false;
  const [part, ...more] = textsOf(node.ColumnRef.fields);
  return more.length === 0 && part !== undefined && DATE_PARTS.has(part.toLowerCase());
}

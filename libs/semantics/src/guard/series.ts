import type { FuncCall, Node, RangeFunction, TypeCast } from 'libpg-query';
import { LIMITS } from './limits';
import type { DialectRules } from './dialects';
import { checkFields, textOf, textsOf } from './nodes';
import { Rejection } from './verdict';

const DAY_MS = 86_400_000;
/** What CURRENT_DATE counts as. The guard has no clock, and a few years more or less do not matter here. */
const ABOUT_TODAY = Date.UTC(2027, 0, 1);
/** Shortest length of each unit, so that the count is never too small. */
const UNIT_MS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    second: 1_000,
    minute: 60_000,
    hour: 3_600_000,
    day: DAY_MS,
    week: 7 * DAY_MS,
    month: 28 * DAY_MS,
    quarter: 90 * DAY_MS,
    year: 365 * DAY_MS,
  }),
);
/** Units as PostgreSQL's parser writes them after INTERVAL '1' DAY: a bit mask. */
const UNIT_MASKS: Readonly<Record<number, string>> = {
  4: 'year',
  2: 'month',
  8: 'day',
  1024: 'hour',
  2048: 'minute',
  4096: 'second',
};
const INTERVAL = /^\s*(\d{1,6})\s*(second|minute|hour|day|week|month|quarter|year)s?\s*$/i;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?$/;

/**
 * The function that stands in FROM, which can only be a series with literal bounds so that its rows can be counted: a
 * calendar to join facts to.
 * @throws Rejection for anything else
 */
export function countSeries(
  { functions = [] }: RangeFunction,
  { dialect, seriesFunctions }: DialectRules,
): { name: string; rows: number; args: readonly Node[] } {
  const items =
    functions.length === 1 && functions[0] && 'List' in functions[0] ? functions[0].List.items : [];
  const call = items?.[0] && 'FuncCall' in items[0] ? items[0].FuncCall : undefined;
  const name = textsOf(call?.funcname).join('.');
  if (!call || !seriesFunctions.has(name)) {
    throw new Rejection('FUNCTION_NOT_ALLOWED', `The function ${name} is not allowed in FROM in ${dialect}.`);
  }
  const { args = [], agg_order, agg_filter, over, ...plain } = call;
  checkFields('FuncCall', plain);
  const rows = agg_order || agg_filter || over || args.length > 3 ? NaN : count(args);
  if (!(rows <= LIMITS.seriesRows)) {
    throw new Rejection(
      'RESOURCE_LIMIT',
      `${name} needs literal bounds and at most ${LIMITS.seriesRows} rows.`,
    );
  }
  return { name, rows, args };
}

/** NaN when the text does not tell. */
function count([from, to, step]: readonly Node[]): number {
  // DuckDB counts from 0 when it gets one bound only.
  const start = to === undefined ? 0 : bound(from);
  const end = bound(to ?? from);
  const stride = step === undefined ? 1 : (interval(step) ?? Math.abs(bound(step)));
  return stride > 0 ? Math.floor(Math.abs(end - start) / stride) + 1 : NaN;
}

/** A whole number, or a date in milliseconds: a literal, today, or one of them plus or minus a literal. */
function bound(node: Node | undefined): number {
  if (node === undefined) return NaN;
  if ('TypeCast' in node) return isDateType(node) ? bound(node.TypeCast.arg) : NaN;
  if ('SQLValueFunction' in node)
    return node.SQLValueFunction.op === 'SVFOP_CURRENT_DATE' ? ABOUT_TODAY : NaN;
  if ('FuncCall' in node) return truncated(node.FuncCall);
  if ('A_Expr' in node) {
    const { kind, name = [], lexpr, rexpr } = node.A_Expr;
    const sign = { '+': 1, '-': -1 }[textOf(name[0])];
    if (kind !== 'AEXPR_OP' || sign === undefined || lexpr === undefined || rexpr === undefined) return NaN;
    const days = 'A_Const' in rexpr && rexpr.A_Const.ival ? (rexpr.A_Const.ival.ival ?? 0) * DAY_MS : NaN;
    return isDate(lexpr) ? bound(lexpr) + sign * (interval(rexpr) ?? days) : NaN;
  }
  if (!('A_Const' in node)) return NaN;
  const { ival, sval } = node.A_Const;
  if (ival) return ival.ival ?? 0;
  const text = sval?.sval ?? '';
  return DATE.test(text) ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) : NaN;
}

/** DATE_TRUNC('month', …) of a bound: less than its unit away. */
function truncated({ funcname, args = [] }: FuncCall): number {
  const [unit, value] = args;
  if (textsOf(funcname).join('.') !== 'date_trunc' || args.length !== 2) return NaN;
  const length = UNIT_MS.get(literal(unit).toLowerCase());
  return length === undefined || value === undefined || !isDate(value) ? NaN : bound(value);
}

const isDate = (node: Node): boolean => !('A_Const' in node) && !Number.isNaN(bound(node));

function isDateType(node: { TypeCast: TypeCast }): boolean {
  const type = textsOf(node.TypeCast.typeName?.names).at(-1) ?? '';
  return type === 'date' || type.startsWith('timestamp');
}

const literal = (node: Node | undefined): string =>
  node !== undefined && 'A_Const' in node ? (node.A_Const.sval?.sval ?? '') : '';

/** Milliseconds of INTERVAL '1 day', INTERVAL '1' DAY or '1 day'; undefined when it is none of them. */
function interval(node: Node): number | undefined {
  if ('A_Const' in node) return node.A_Const.sval ? milliseconds(literal(node)) : undefined;
  if (!('TypeCast' in node) || textsOf(node.TypeCast.typeName?.names).at(-1) !== 'interval') return undefined;
  const { arg, typeName } = node.TypeCast;
  const modifier = typeName?.typmods?.[0];
  const mask = modifier && 'A_Const' in modifier ? (modifier.A_Const.ival?.ival ?? 0) : undefined;
  return milliseconds(mask === undefined ? literal(arg) : `${literal(arg)} ${UNIT_MASKS[mask] ?? ''}`);
}

function milliseconds(text: string): number {
  const [, amount, unit] = INTERVAL.exec(text) ?? [];
  return amount && unit ? Number(amount) * UNIT_MS.get(unit.toLowerCase())! : NaN;
}

import type { Node } from 'libpg-query';
import { LIMITS } from './limits';
import { Rejection } from './verdict';

/** What joining the values of many rows counts as: twice nested is over the limit. */
const JOINED_ROWS = 100;
const JOINING = new Set(['string_agg', 'listagg', 'group_concat', 'array_agg', 'list', 'set_agg']);
const ADDING = new Set(['concat', 'concat_ws', 'overlay']);

/**
 * How many times longer than stored text a call's value may be, from the same of its arguments.
 * @throws Rejection when the call could make a text that fills the memory
 */
export function growthOf(name: string, args: readonly Node[], growths: readonly number[]): number {
  const largest = Math.max(1, ...growths);
  switch (name) {
    case 'repeat':
      return bounded(name, largest * count(name, args[1]));
    case 'lpad':
    case 'rpad':
      return bounded(name, Math.max(largest, count(name, args[1])));
    case 'replace':
      return bounded(name, largest * Math.max(1, textLength(args[2]) / Math.max(1, textLength(args[1], 1))));
    case 'regexp_replace':
      return bounded(name, largest * Math.max(1, textLength(args[2])));
    default:
      if (ADDING.has(name)) return bounded(name, sum(growths));
      return JOINING.has(name) ? bounded(name, largest * JOINED_ROWS) : largest;
  }
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

export function bounded(what: string, growth: number): number {
  if (growth > LIMITS.textGrowth) {
    throw new Rejection(
      'RESOURCE_LIMIT',
      `${what} could make a text more than ${LIMITS.textGrowth} times longer.`,
    );
  }
  return growth;
}

function count(name: string, node: Node | undefined): number {
  const value = node !== undefined && 'A_Const' in node ? node.A_Const.ival : undefined;
  if (!value) throw new Rejection('RESOURCE_LIMIT', `The length in ${name} has to be a whole number.`);
  return Math.max(1, value.ival ?? 0);
}

/** Of a literal; what is computed counts as long. */
function textLength(node: Node | undefined, otherwise = JOINED_ROWS): number {
  if (node === undefined) return 0;
  return 'A_Const' in node && node.A_Const.sval ? (node.A_Const.sval.sval ?? '').length : otherwise;
}

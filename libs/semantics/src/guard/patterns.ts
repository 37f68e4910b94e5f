import type { Node } from 'libpg-query';
import { LIMITS } from './limits';
import { textsOf } from './nodes';
import { Rejection } from './verdict';

const limit = (reason: string) => new Rejection('RESOURCE_LIMIT', reason);

/**
 * A regular expression has to be a literal that no engine can spend long on: some backtrack, and repeat within repeat
 * takes them exponential time.
 * @throws Rejection
 */
export function checkPattern(node: Node | undefined): void {
  const pattern = literalOf(unescaped(node));
  if (pattern === undefined) throw limit('A regular expression has to be a literal.');
  if (pattern.length > LIMITS.patternLength)
    throw limit(`A regular expression is longer than ${LIMITS.patternLength} characters.`);
  for (const [, most] of pattern.matchAll(/\{\d*,?(\d*)\}/g))
    if (Number(most) > LIMITS.patternRepeats) throw limit('A regular expression repeats too often.');
  if (pattern.split(/[*+{]/).length - 1 > LIMITS.patternQuantifiers)
    throw limit(`A regular expression has more than ${LIMITS.patternQuantifiers} repeats.`);
  if (repeatsWithinRepeat(pattern))
    throw limit('A regular expression repeats a group that repeats or chooses.');
}

/** LIKE takes any expression, but a literal with many wildcards is a bomb as well. */
export function checkLikePattern(node: Node | undefined): void {
  const pattern = literalOf(unescaped(node));
  if (pattern !== undefined && pattern.split('%').length - 1 > LIMITS.likeWildcards)
    throw limit(`A LIKE pattern has more than ${LIMITS.likeWildcards} wildcards.`);
}

function literalOf(node: Node | undefined): string | undefined {
  return node !== undefined && 'A_Const' in node && node.A_Const.sval
    ? (node.A_Const.sval.sval ?? '')
    : undefined;
}

/** The parser wraps the pattern of LIKE … ESCAPE and SIMILAR TO in a call. */
function unescaped(node: Node | undefined): Node | undefined {
  if (node === undefined || !('FuncCall' in node)) return node;
  const name = textsOf(node.FuncCall.funcname).at(-1);
  return name === 'like_escape' || name === 'similar_to_escape' ? node.FuncCall.args?.[0] : node;
}

/** `(a+)+`, `(a|ab)*`: a quantifier on a group that holds a quantifier or an alternative. */
function repeatsWithinRepeat(pattern: string): boolean {
  const groups: boolean[] = [];
  let inner = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    if (character === '[') at = endOfClass(pattern, at);
    else if (character === '(') {
      groups.push(inner);
      inner = false;
      if (pattern[at + 1] === '?') at++;
    } else if (character === ')') {
      const repeats: boolean = inner;
      inner = (groups.pop() ?? false) || repeats;
      if (repeats && '*+{'.includes(pattern[at + 1] ?? ' ')) return true;
    } else if ('*+{|?%'.includes(character)) inner = true;
  }
  return false;
}

function endOfClass(pattern: string, start: number): number {
  const end = pattern.indexOf(']', pattern[start + 1] === '^' ? start + 3 : start + 2);
  return end < 0 ? pattern.length : end;
}

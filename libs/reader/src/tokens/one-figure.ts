import type { Token } from './token';

const ONE = /^(one|a|1)$/;
const FIGURE = /^(figure|number|row|line|value|total|amount)$/;
/** Words after "per" that say what divides: "product group is". */
const MAX_NOUN = 4;
const DIVIDED = /^(per|for|by)$/;

/** "one figure per warehouse", "a number for each group": how many there are to be is said by what divides them. */
export function oneFigurePer(tokens: readonly Token[]): Token[] {
  const isOne = (at: number): boolean =>
    at > 0 &&
    ONE.test(tokens[at]?.norm ?? '') &&
    FIGURE.test(tokens[at + 1]?.norm ?? '') &&
    DIVIDED.test(tokens[at + 2]?.norm ?? '') &&
    // "one row per group is fine" is a remark of its own.
    !tokens.slice(at + 3, at + 3 + MAX_NOUN).some(({ norm }) => /^(is|are|will|would)$/.test(norm)) &&
    (tokens[at + 2]!.norm !== 'for' || /^(each|every)$/.test(tokens[at + 3]?.norm ?? ''));
  return tokens.filter((_, at) => !isOne(at) && !isOne(at - 1));
}

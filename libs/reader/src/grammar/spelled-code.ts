import { numberAt } from '../tokens/numbers';
import type { Token } from '../tokens/token';

/** A code as it is read out: its letters, its digits, and how many words it took. */
export interface SpelledCode {
  readonly prefix: string;
  readonly digits: string;
  readonly length: number;
}

const DIGITS: ReadonlyMap<string, string> = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((word, digit) => [
    word,
    String(digit),
  ]),
);
const MAX_LETTERS = 4;
const MAX_DIGITS = 10;
/** Fewer digits without letters are a number, not a code. */
const MIN_DIGITS = 4;

/** "w h zero eight", "one zero two two two eight", "p dash oh four one two". */
export function spelledCodeAt(tokens: readonly Token[], from: number): SpelledCode | undefined {
  let at = from;
  let prefix = '';
  for (; prefix.length < MAX_LETTERS && isLetter(tokens[at]); at++) prefix += tokens[at]!.norm;
  if (prefix !== '' && /^(dash|hyphen|minus)$/.test(tokens[at]?.norm ?? '')) at++;
  const digits: string[] = [];
  while (digits.length < MAX_DIGITS) {
    const isDouble = tokens[at]?.norm === 'double';
    const digit = digitOf(tokens[isDouble ? at + 1 : at], digits.length > 0 || prefix !== '');
    if (digit === undefined) break;
    digits.push(...(isDouble ? [digit, digit] : [digit]));
    at += isDouble ? 2 : 1;
  }
  if (digits.length >= (prefix === '' ? MIN_DIGITS : 1))
    return { prefix, digits: digits.join(''), length: at - from };
  const number = prefix === '' || digits.length > 0 ? undefined : numberAt(tokens, at);
  const written = number?.figures ? tokens[at]!.text : String(number?.value);
  return number && { prefix, digits: written, length: number.end - from };
}

function isLetter(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^[a-z]$/.test(token.norm);
}

function digitOf(token: Token | undefined, isWithin: boolean): string | undefined {
  if (token === undefined) return undefined;
  if (isWithin && /^(o|oh)$/.test(token.norm)) return '0';
  return DIGITS.get(token.norm);
}

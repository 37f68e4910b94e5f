import { stem } from './stem';
import type { Token } from './token';

/** Tokens in a row, by their places: `to` is the first that no longer belongs to them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** The first tokens whose words, with one space between, are matched as a whole by the pattern. */
export function findStretch(tokens: readonly Token[], pattern: RegExp): Stretch | undefined {
  const text = tokens.map(({ norm }) => norm).join(' ');
  const match = new RegExp(`(?<![^ ])(?:${pattern.source})(?![^ ])`).exec(text);
  if (!match || match[0] === '') return undefined;
  const placeOf = (end: number): number => text.slice(0, end).split(' ').length - 1;
  return {
    from: placeOf(match.index),
    to: placeOf(match.index + match[0].length) + 1,
    groups: match.groups ?? {},
  };
}

/** The tokens with other words in the place of a stretch of them, spread over what was typed there. */
export function instead(
  tokens: readonly Token[],
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  words: readonly string[],
): Token[] {
  const typed = tokens.slice(from, to);
  const said = words.map((norm, at): Token => {
    const first = typed[Math.floor((at * typed.length) / words.length)]!;
    const end = Math.floor(((at + 1) * typed.length) / words.length) - 1;
    const last = typed[Math.max(end, typed.indexOf(first))]!;
    return { ...first, kind: 'word', end: last.end, norm, stem: stem(norm) };
  });
  return [...tokens.slice(0, from), ...said, ...tokens.slice(to)];
}

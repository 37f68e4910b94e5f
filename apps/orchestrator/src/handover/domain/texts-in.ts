/** The texts that content for a model holds, also within JSON, where a name may stand behind an escaped line break. */
export function textsIn(content: string): string[] {
  if (!/^\s*[[{]/u.test(content)) return [content];
  try {
    return leavesOf(JSON.parse(content));
  } catch {
    return [content];
  }
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...leavesOf(each),
  ]);
}

/** No name goes on behind it. */
const BETWEEN = '\n|\n';

/**
 * Texts as one, in pieces of at most `most` characters.
 *
 * @param overlap characters that two pieces share, so that a name at the edge stands whole in one of them
 */
export function piecesOf(texts: readonly string[], most: number, overlap: number): string[] {
  const whole = texts.join(BETWEEN);
  const pieces: string[] = [];
  for (let at = 0; at === 0 || at + overlap < whole.length; at += most - overlap)
    pieces.push(whole.slice(at, at + most));
  return pieces;
}

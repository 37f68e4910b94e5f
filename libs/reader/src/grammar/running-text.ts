import type { Token } from '../tokens/token';

/** The words of some tokens as one text, without punctuation, and where the word of each token begins in it. */
interface RunningText {
  readonly text: string;
  readonly starts: Uint32Array;
}

/** Rules look at the text from every token on: joined once, each look is a slice. Held as long as the tokens are. */
const made = new WeakMap<readonly Token[], RunningText>();

function runningTextOf(tokens: readonly Token[]): RunningText {
  let running = made.get(tokens);
  if (!running) {
    const starts = new Uint32Array(tokens.length + 1);
    let text = '';
    tokens.forEach(({ kind, norm }, at) => {
      starts[at] = text.length;
      if (kind !== 'punctuation') text += `${norm} `;
    });
    starts[tokens.length] = text.length;
    made.set(tokens, (running = { text, starts }));
  }
  return running;
}

/** The words from one token up to, not including, another, with single spaces between them. */
export function wordsBetween(tokens: readonly Token[], from: number, to: number): string {
  const { text, starts } = runningTextOf(tokens);
  const start = starts[Math.min(from, tokens.length)]!;
  const end = starts[Math.min(to, tokens.length)]!;
  return end > start ? text.slice(start, end - 1) : '';
}

export function wordsFrom(tokens: readonly Token[], at: number): string {
  return wordsBetween(tokens, at, tokens.length);
}

/** The next punctuation at or after a token, or the end. */
export function clauseEnd(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < tokens.length && tokens[end]!.kind !== 'punctuation') end++;
  return end;
}

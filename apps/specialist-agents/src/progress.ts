/** How far something is. */
export interface Progress {
  /** 0 to 1. */
  share: number;
  text: string;
}

/**
 * What `work` tells while it runs, as a stream that ends with its result. Only the newest thing told waits for a slow
 * reader. Work goes on when the reader leaves: what stops it is its signal.
 */
export async function* withProgress<T>(
  work: (tell: (share: number, text: string) => void) => Promise<T>,
): AsyncGenerator<Progress, T> {
  let newest: Progress | undefined;
  let finished = false;
  let wake = () => {};
  const result = work((share, text) => {
    newest = { share: Math.min(1, Math.max(0, share)), text };
    wake();
  });
  const finish = () => {
    finished = true;
    wake();
  };
  result.then(finish, finish);
  for (;;) {
    if (finished) return await result;
    if (newest === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      continue;
    }
    const told = newest;
    newest = undefined;
    yield told;
  }
}

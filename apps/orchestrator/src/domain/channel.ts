/** Values from several sources at once, in the order in which they come. One reader. */
export class Channel<T> implements AsyncIterable<T> {
  private readonly waiting: T[] = [];
  private wake: () => void = () => undefined;
  private ended = false;

  push(value: T): void {
    this.waiting.push(value);
    this.wake();
  }

  /** What was pushed before is still read. */
  end(): void {
    this.ended = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      while (this.waiting.length > 0) yield this.waiting.shift()!;
      if (this.ended) return;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

/** What `work` tells while it runs, as a stream that ends with its result or its error, after all that it told. */
export async function* whileTelling<Event, Result>(
  work: (tell: (event: Event) => void) => Promise<Result>,
): AsyncGenerator<Event, Result> {
  const events = new Channel<Event>();
  const result = work((event) => events.push(event));
  // Whatever becomes of it is awaited below.
  result.catch(() => undefined).finally(() => events.end());
  yield* events;
  return await result;
}

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

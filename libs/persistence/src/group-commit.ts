interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Does many small things with one round trip: what arrives in one turn of the event loop, or while a batch is on its
 * way, leaves together. No item is ever served by work that began before it arrived, so a batched
 * read is as fresh as one of its own.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private running = 0;
  private isScheduled = false;

  /**
   * @param work one result for each item, in their order; when it throws, every item of the batch fails alike
   * @param limits `maxBatch` items at most in one batch, `concurrency` batches on their way at once
   */
  constructor(
    private readonly work: (items: Item[]) => Promise<Result[]>,
    private readonly limits: { maxBatch: number; concurrency: number },
  ) {}

  run(item: Item): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.isScheduled) return;
      this.isScheduled = true;
      setImmediate(() => {
        this.isScheduled = false;
        this.next();
      });
    });
  }

  private next(): void {
    if (this.running >= this.limits.concurrency || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, this.limits.maxBatch);
    this.running += 1;
    this.work(batch.map(({ item }) => item))
      .then(
        (results) => batch.forEach(({ resolve }, i) => resolve(results[i] as Result)),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      )
      .finally(() => {
        this.running -= 1;
        this.next();
      });
  }
}

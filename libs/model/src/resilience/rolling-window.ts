const BUCKETS = 10;

/** Counts of two kinds of events within the last so many milliseconds, to a tenth of them. */
export class RollingWindow<Kind extends string> {
  private readonly bucketMs: number;
  private readonly buckets: { start: number; counts: Map<Kind, number> }[] = [];

  constructor(windowMs: number) {
    this.bucketMs = windowMs / BUCKETS;
  }

  add(kind: Kind): void {
    const start = Math.floor(performance.now() / this.bucketMs);
    let bucket = this.buckets.at(-1);
    if (bucket?.start !== start) {
      bucket = { start, counts: new Map() };
      this.buckets.push(bucket);
      if (this.buckets.length > BUCKETS) this.buckets.shift();
    }
    bucket.counts.set(kind, (bucket.counts.get(kind) ?? 0) + 1);
  }

  count(kind: Kind): number {
    const oldest = Math.floor(performance.now() / this.bucketMs) - BUCKETS + 1;
    return this.buckets.reduce(
      (sum, { start, counts }) => (start < oldest ? sum : sum + (counts.get(kind) ?? 0)),
      0,
    );
  }

  clear(): void {
    this.buckets.length = 0;
  }
}

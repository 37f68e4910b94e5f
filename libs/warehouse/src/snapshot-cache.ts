import type { Snapshot } from './warehouse';

/**
 * Remembers which data a database holds that others load, and asks again when that is older than `seconds`. Who asks
 * meanwhile waits for the same look. That nothing is loaded yet is not remembered.
 */
export class SnapshotCache<S extends Snapshot = Snapshot> {
  private known?: { snapshot: S; until: number };
  private looking?: Promise<S | null>;

  constructor(
    private readonly look: () => Promise<S | null>,
    private readonly seconds: number,
  ) {}

  async get(): Promise<S | null> {
    if (this.known !== undefined && performance.now() < this.known.until) return this.known.snapshot;
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    const snapshot = await this.looking;
    if (snapshot === null) this.known = undefined;
    else this.set(snapshot);
    return snapshot;
  }

  /** A query has just seen it. */
  set(snapshot: S): void {
    this.known = { snapshot, until: performance.now() + this.seconds * 1000 };
  }
}

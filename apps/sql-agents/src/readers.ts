import type { Reader } from '#libs/reader';

/** What a reader was built with, and how much of the room for values it takes. */
export interface LoadedReader {
  readonly reader: Reader;
  readonly values: number;
}

/** Each keeps the words of the semantic files besides its values. */
const MAX_READERS = 16;

/**
 * The readers of one persona, one for each set of sites that people see: nobody is offered a name of another site.
 * Kept are at most MAX_READERS and at most `maxValues` values in all, the least recently used going first; the one in
 * use always stays. All go when the data changes.
 */
export class Readers {
  private dataVersion?: string;
  /** The least recently used first. */
  private readonly bySites = new Map<string, Promise<LoadedReader>>();
  private readonly sizes = new Map<Promise<LoadedReader>, number>();

  constructor(
    private readonly load: (sites: readonly string[] | null) => Promise<LoadedReader>,
    private readonly maxValues: number,
  ) {}

  /** Built once, also when many ask at the same moment; a failed attempt is made again by the next who asks. */
  async of(dataVersion: string, sites: readonly string[] | null): Promise<Reader> {
    if (this.dataVersion !== dataVersion) this.clear();
    this.dataVersion = dataVersion;
    const key = sites === null ? 'every site' : JSON.stringify([...new Set(sites)].sort());
    const entry = this.bySites.get(key) ?? this.start(key, sites);
    this.bySites.delete(key);
    this.bySites.set(key, entry);
    this.evict(entry);
    return (await entry).reader;
  }

  private start(key: string, sites: readonly string[] | null): Promise<LoadedReader> {
    const entry = this.load(sites);
    entry.then(
      ({ values }) => {
        if (this.bySites.get(key) !== entry) return;
        this.sizes.set(entry, values);
        this.evict(entry);
      },
      () => {
        if (this.bySites.get(key) === entry) this.bySites.delete(key);
      },
    );
    return entry;
  }

  private evict(inUse: Promise<LoadedReader>): void {
    for (const [key, entry] of this.bySites) {
      const values = [...this.sizes.values()].reduce((sum, size) => sum + size, 0);
      if (this.bySites.size <= MAX_READERS && values <= this.maxValues) return;
      if (entry === inUse) continue;
      this.bySites.delete(key);
      this.sizes.delete(entry);
    }
  }

  private clear(): void {
    this.bySites.clear();
    this.sizes.clear();
  }
}

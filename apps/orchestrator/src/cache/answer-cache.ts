import { createHash } from 'node:crypto';
import { type CacheStatistics, type CachedNote, type Purpose, QuartermasterError } from '#libs/contracts';
import type { CacheEntry, CacheStore } from './cache-store';

/** Everything that changes a result, besides the state of the data. */
export interface CacheKey {
  persona: string;
  kind: 'query' | 'plan';
  /** Warehouse codes that the caller sees; null means every site. */
  sites: readonly string[] | null;
  /** The query or plan, and whatever else decides: the day, versions. */
  content: unknown;
}

export interface CacheLimits {
  enabled: boolean;
  maxEntries: number;
  ttlSeconds: number;
  dashboardTtlSeconds: number;
  /** How old an answer may be that is given because the warehouse is away. */
  staleSeconds: number;
  /** Larger results are not kept. */
  maxEntryBytes: number;
}

export interface Kept<T> {
  value: T;
  /** Where it was not computed just now. */
  note?: CachedNote;
}

/** `warming` fills the cache before anybody asks, and is not counted. */
export type CachePurpose = Purpose | 'warming';

/** What a computation tells of its result. */
export interface Computed<T> {
  value: T;
  /** The state of data and definitions that it was made from; null when it must not be kept. */
  version: string | null;
}

interface Counts {
  hits: number;
  misses: number;
  staleServed: number;
  shared: number;
}

interface CacheSource {
  store: CacheStore;
  limits: CacheLimits;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Told what became of each question. */
  observe?: (outcome: keyof Counts) => void;
}

/** Away, not wrong: an older answer is better than none. */
const OUTAGES = new Set(['WAREHOUSE_UNAVAILABLE', 'SERVICE_UNAVAILABLE', 'QUERY_TIMEOUT']);

const isOutage = (error: unknown): boolean => OUTAGES.has(QuartermasterError.from(error).code);

/** The key as patterns see it: `<persona>:<kind>:<hash>`. */
export function labelOf({ persona, kind, sites, content }: CacheKey): string {
  const all = JSON.stringify([sites === null ? null : [...new Set(sites)].sort(), content]);
  return `${persona}:${kind}:${createHash('sha256').update(all).digest('base64url')}`;
}

/**
 * Results by what was understood, so that two wordings of one question share one. An entry serves while the data is the
 * same and it is younger than its time to live; older ones stay for the case that the warehouse is away, and then say
 * so. The same question asked by several at once is computed once.
 */
export class AnswerCache {
  private readonly flights = new Map<string, Promise<Computed<unknown>>>();
  private readonly counts: Counts = { hits: 0, misses: 0, staleServed: 0, shared: 0 };
  private readonly since: number;

  constructor(private readonly source: CacheSource) {
    this.since = source.clock();
  }

  /**
   * @param currentVersion which state of data and definitions is asked now; throws while nobody can say
   * @param signal of this caller; another's leaving does not take the result from this one
   */
  async of<T>(
    key: CacheKey,
    purpose: CachePurpose,
    currentVersion: () => Promise<string | null>,
    signal: AbortSignal,
    compute: () => Promise<Computed<T>>,
  ): Promise<Kept<T>> {
    const { store, limits } = this.source;
    if (!limits.enabled) return { value: (await compute()).value };
    const label = labelOf(key);
    const entry = await store.get(label);
    try {
      const version = await currentVersion();
      const ttl = purpose === 'dashboard' ? limits.dashboardTtlSeconds : limits.ttlSeconds;
      // A watch wants to know how things are now.
      if (entry !== undefined && purpose !== 'watch' && this.isFresh(entry, version, ttl)) {
        if (purpose !== 'warming') this.count('hits');
        return this.kept<T>(entry, false);
      }
      if (purpose !== 'warming') this.count('misses');
      return { value: (await this.computeOnce(label, signal, compute)) as T };
    } catch (error) {
      if (entry === undefined || !isOutage(error) || this.ageSeconds(entry) > limits.staleSeconds)
        throw error;
      this.count('staleServed');
      return this.kept<T>(entry, true);
    }
  }

  forget(pattern: string): Promise<number> {
    return this.source.store.forget(pattern);
  }

  statistics(): CacheStatistics {
    const { store, limits } = this.source;
    const { hits, misses } = this.counts;
    return {
      store: store.kind,
      entries: store.size(),
      maxEntries: limits.maxEntries,
      ...this.counts,
      hitRate: hits + misses === 0 ? null : hits / (hits + misses),
      ttlSeconds: limits.ttlSeconds,
      dashboardTtlSeconds: limits.dashboardTtlSeconds,
      since: new Date(this.since).toISOString(),
    };
  }

  private count(outcome: keyof Counts): void {
    this.counts[outcome] += 1;
    this.source.observe?.(outcome);
  }

  private isFresh(entry: CacheEntry, version: string | null, ttlSeconds: number): boolean {
    return entry.version === version && this.ageSeconds(entry) <= ttlSeconds;
  }

  private ageSeconds({ at }: CacheEntry): number {
    return Math.max(0, (this.source.clock() - at) / 1000);
  }

  private kept<T>(entry: CacheEntry, stale: boolean): Kept<T> {
    const note = { at: new Date(entry.at).toISOString(), ageSeconds: this.ageSeconds(entry), stale };
    return { value: entry.value as T, note };
  }

  private async computeOnce(
    label: string,
    signal: AbortSignal,
    compute: () => Promise<Computed<unknown>>,
  ): Promise<unknown> {
    const running = this.flights.get(label);
    if (running !== undefined) {
      this.count('shared');
      try {
        return (await running).value;
      } catch (error) {
        // Whoever computed it went away; nobody told us to stop.
        const { code } = QuartermasterError.from(error);
        if (signal.aborted || (code !== 'CANCELLED' && code !== 'DEADLINE_EXCEEDED')) throw error;
      }
    }
    const flight = compute();
    this.flights.set(label, flight);
    try {
      const computed = await flight;
      await this.keep(label, computed);
      return computed.value;
    } finally {
      if (this.flights.get(label) === flight) this.flights.delete(label);
    }
  }

  private async keep(label: string, { value, version }: Computed<unknown>): Promise<void> {
    const { store, limits, clock } = this.source;
    if (version === null || Buffer.byteLength(JSON.stringify(value)) > limits.maxEntryBytes) return;
    await store.set(label, { at: clock(), version, value }, limits.staleSeconds * 1000);
  }
}

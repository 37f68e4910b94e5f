import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Models } from '#libs/model';
import { Clock, Logger, Metrics, SETTINGS, type Settings } from '#libs/runtime';
import { type Similarities, VectorSet } from '#libs/search';
import { MODELS } from '../../models/models.module';
import { passageId } from '../domain/passage-index';
import { VectorStore, type VersionPlace } from '../persistence/vector-store';

/** Passages whose vectors are asked for and stored at a time: what was paid for is kept when the next ones fail. */
const PASSAGES_A_BATCH = 64;

type EmbeddingModels = Pick<Models, 'embedder' | 'embeddingCostOf'>;

/**
 * Vectors of the passages in force, where the settings name an embedding model. They are made once a passage and model,
 * kept in PostgreSQL, and held in memory by every process. Whatever fails is logged and left: words alone decide then.
 */
@Injectable()
export class LiveVectors implements OnApplicationShutdown {
  private readonly limits: Settings['stores']['procedures'];
  private readonly stopped = new AbortController();
  private readonly versionOf = new Map<string, { version: number; ids: string[] }>();
  private readonly vectors: VectorSet | null;
  private wanted: readonly VersionPlace[] = [];
  /** What {@link wanted} was when all of it was there. */
  private done: readonly VersionPlace[] | null = null;
  private following: Promise<void> | null = null;
  private notBefore = 0;

  constructor(
    @Inject(MODELS) private readonly models: EmbeddingModels | null,
    private readonly store: VectorStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.limits = settings.stores.procedures;
    const embedder = models?.embedder ?? null;
    this.vectors = embedder === null ? null : new VectorSet(embedder.dimensions);
  }

  /** Makes and loads in the background what is missing of these versions, and forgets the others. */
  follow(versions: readonly VersionPlace[]): void {
    this.wanted = versions;
    void this.catchUp();
  }

  /** Ends when nothing is under way: for whoever has to wait, such as a spec. */
  async settled(): Promise<void> {
    await this.following;
  }

  /** How near passages are to a question; undefined without a model, without vectors, or when the model is away. */
  async similaritiesTo(question: string, signal: AbortSignal): Promise<Similarities | undefined> {
    const embedder = this.models?.embedder;
    if (!embedder || this.vectors === null) return undefined;
    void this.catchUp();
    if (this.vectors.size === 0) return undefined;
    try {
      const within = AbortSignal.any([signal, AbortSignal.timeout(this.limits.embedMs)]);
      const [vector] = await embedder.embed([question], { signal: within, ...this.booked() });
      return this.vectors.similaritiesTo(vector!);
    } catch (error) {
      if (signal.aborted) throw error;
      this.logger.warn('procedures.embed-failed', { of: 'question', err: error });
      return undefined;
    }
  }

  onApplicationShutdown(): void {
    this.stopped.abort();
  }

  private catchUp(): Promise<void> {
    if (this.vectors === null || this.stopped.signal.aborted) return Promise.resolve();
    const isEarly = this.clock.now().getTime() < this.notBefore;
    if (this.following !== null || this.done === this.wanted || isEarly)
      return this.following ?? Promise.resolve();
    this.following = this.run().finally(() => (this.following = null));
    return this.following;
  }

  private async run(): Promise<void> {
    try {
      while (this.done !== this.wanted) {
        const wanted = this.wanted;
        this.forget(wanted);
        await this.load(wanted);
        if (await this.embed(wanted)) await this.load(wanted);
        this.done = wanted;
      }
    } catch (error) {
      if (this.stopped.signal.aborted) return;
      this.notBefore = this.clock.now().getTime() + this.limits.embedRetryMs;
      this.logger.warn('procedures.embed-failed', { of: 'passages', err: error });
    }
  }

  private forget(wanted: readonly VersionPlace[]): void {
    const versions = new Map(wanted.map(({ procedureId, version }) => [procedureId, version]));
    for (const [procedureId, { version, ids }] of this.versionOf) {
      if (versions.get(procedureId) === version) continue;
      for (const id of ids) this.vectors!.remove(id);
      this.versionOf.delete(procedureId);
    }
  }

  private async load(wanted: readonly VersionPlace[]): Promise<void> {
    const unknown = wanted.filter(({ procedureId }) => !this.versionOf.has(procedureId));
    for (const { procedureId, version, ordinal, vector } of await this.store.of(unknown, this.kind())) {
      const id = passageId(procedureId, version, ordinal);
      this.vectors!.set(id, vector);
      const known = this.versionOf.get(procedureId) ?? { version, ids: [] };
      known.ids.push(id);
      this.versionOf.set(procedureId, known);
    }
  }

  /** @returns whether any were missing */
  private async embed(wanted: readonly VersionPlace[]): Promise<boolean> {
    const startedAt = performance.now();
    let made = 0;
    for (;;) {
      const missing = await this.store.missing(wanted, this.kind(), PASSAGES_A_BATCH);
      if (missing.length === 0) break;
      const texts = missing.map(({ title, path, text }) => [...new Set([title, ...path]), text].join('\n'));
      const vectors = await this.models!.embedder!.embed(texts, {
        signal: this.stopped.signal,
        ...this.booked(),
      });
      await this.store.put(
        missing.map(({ procedureId, version, ordinal }, at) => ({
          procedureId,
          version,
          ordinal,
          vector: vectors[at]!,
        })),
        this.kind().model,
      );
      for (const { procedureId } of missing) this.versionOf.delete(procedureId);
      made += missing.length;
    }
    if (made > 0) {
      const ms = Math.round(performance.now() - startedAt);
      this.logger.info('procedures.embedded', { passages: made, model: this.kind().model, ms });
    }
    return made > 0;
  }

  private kind() {
    const { id: model, dimensions } = this.models!.embedder!;
    return { model, dimensions };
  }

  private booked() {
    const spent = this.metrics.counter({
      name: 'quartermaster_procedure_embedding_cost_usd',
      help: 'What vectors of procedures and of questions about them cost, in USD at the prices of the catalog.',
    });
    return {
      onUsage: (usage: Parameters<Models['embeddingCostOf']>[0]) =>
        spent.inc(this.models!.embeddingCostOf(usage).totalUsd),
    };
  }
}

import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import { PassageIndex } from '../domain/passage-index';
import { type InForce, ProcedureReader } from '../persistence/procedure-reader';
import { ProcedureWorkers } from '../reading/procedure-workers';
import { LiveVectors } from './live-vectors';

/** The index of this process with the documents in it, as of one count of changes and one day. */
export interface IndexState {
  index: PassageIndex;
  inForce: ReadonlyMap<string, InForce>;
}

/**
 * Keeps this process's index like the documents in PostgreSQL: each question reads one number, and only where documents
 * changed, or another day has begun, what changed is read.
 */
@Injectable()
export class LiveIndex implements OnApplicationShutdown {
  private readonly index: PassageIndex;
  private readonly latentFrom: number;
  private readonly stopped = new AbortController();
  private inForce: ReadonlyMap<string, InForce> = new Map();
  private state = '';
  private refreshing: Promise<void> = Promise.resolve();
  private fitting = false;

  constructor(
    private readonly reader: ProcedureReader,
    private readonly workers: ProcedureWorkers,
    private readonly vectors: LiveVectors,
    private readonly logger: Logger,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.index = new PassageIndex(settings.stores.procedures.synonyms);
    this.latentFrom = settings.stores.procedures.latentFromPassages;
  }

  async current(today: string): Promise<IndexState> {
    const state = `${await this.reader.changes()} ${today}`;
    if (state !== this.state) {
      // One after the other; who comes second finds the work done.
      const turn = this.refreshing.catch(() => undefined).then(() => this.refresh(today));
      this.refreshing = turn;
      await turn;
    }
    return { index: this.index, inForce: this.inForce };
  }

  onApplicationShutdown(): void {
    this.stopped.abort();
  }

  private async refresh(today: string): Promise<void> {
    // Before the documents are read: what changes meanwhile makes the next question look again.
    const state = `${await this.reader.changes()} ${today}`;
    if (state === this.state) return;
    const documents = await this.reader.inForce(today);
    const inForce = new Map(documents.map((document) => [document.procedureId, document]));
    for (const id of this.index.documents()) if (!inForce.has(id)) this.index.drop(id);
    for (const document of documents)
      if (this.index.versionOf(document.procedureId) !== document.version)
        this.index.put(await this.reader.toIndex(document));
    [this.inForce, this.state] = [inForce, state];
    this.vectors.follow(documents.map(({ procedureId, version }) => ({ procedureId, version })));
    void this.fit();
  }

  /** Latent spaces of large collections, in the background: until one is there, words alone decide. */
  private async fit(): Promise<void> {
    if (this.fitting) return;
    this.fitting = true;
    try {
      for (const { language, input } of this.index.toFit(this.latentFrom)) {
        const startedAt = performance.now();
        this.index.useFit(language, await this.workers.fit(input, this.stopped.signal));
        const ms = Math.round(performance.now() - startedAt);
        this.logger.info('procedures.fitted', { language, passages: input.documents.indexed, ms });
      }
    } catch (error) {
      if (!this.stopped.signal.aborted) this.logger.warn('procedures.fit-failed', { err: error });
    } finally {
      this.fitting = false;
    }
  }
}

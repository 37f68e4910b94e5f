import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { modelFromBytes, Recommender } from '#libs/calculations';
import { JobQueue } from '#libs/persistence';
import { Clock, Logger, SETTINGS, type Settings } from '#libs/runtime';
import { CustomerCipher } from '../customer-cipher';
import { type ModelRow, ModelStore } from '../persistence/model-store';
import { PurchaseStore } from '../persistence/purchase-store';
import { fitJobId } from './fit-job';
import { ModelFitter } from './model-fitter';
import { PurchaseColumns } from './purchases-to-fit';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 10 * MINUTE_MS;
/** Fewer customers than this say nothing about others. */
const FEWEST_CUSTOMERS = 2;

export interface LoadedModel {
  recommender: Recommender;
  digest: string;
  fittedAt: Date;
}

/** Has the newest model at hand, and has it learnt again when it is due. */
@Injectable()
export class ModelKeeper implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private current: (LoadedModel & { id: string }) | null = null;
  private loading: Promise<void> | null = null;
  private timer?: NodeJS.Timeout;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly models: ModelStore,
    private readonly purchases: PurchaseStore,
    private readonly fitter: ModelFitter,
    private readonly cipher: CustomerCipher,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.jobs.work('fit-recommendations', (_, { signal }) => this.fit(signal));
  }

  onApplicationBootstrap(): void {
    void this.refitWhenDue();
    this.timer = setInterval(() => void this.refitWhenDue(), LOOK_EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.loading;
  }

  /** The newest model; while that is being read, the one before it. Null when there is none. */
  async newest(): Promise<LoadedModel | null> {
    const row = await this.models.newest();
    if (row === null || row.id === this.current?.id) return row === null ? null : this.current;
    this.loading ??= this.load(row).finally(() => {
      this.loading = null;
    });
    if (this.current === null) await this.loading;
    return this.current;
  }

  /** Learns from what is there now; without enough to learn from nothing changes. */
  async fit(signal: AbortSignal): Promise<void> {
    const limited = AbortSignal.any([
      signal,
      AbortSignal.timeout(this.settings.stores.refitMinutes * MINUTE_MS),
    ]);
    const begun = performance.now();
    const agreed = new Map((await this.purchases.agreed()).map((id) => [id, this.cipher.pseudonym(id)]));
    const columns = new PurchaseColumns();
    for await (const page of this.purchases.latestLines()) {
      for (const { customerId, ...line } of page)
        // Whoever does not agree, or no longer does, is left out altogether, not made nobody.
        if (customerId === null || agreed.has(customerId))
          columns.add({ ...line, pseudonym: customerId === null ? null : agreed.get(customerId)! });
      limited.throwIfAborted();
      if (columns.lines >= this.settings.stores.maxTransactionLines) break;
    }
    const { customers, lines } = columns;
    if (customers < FEWEST_CUSTOMERS) {
      this.logger.info('recommendations.too-few-customers', { customers });
      return;
    }
    const { version, digest, bytes, together } = await this.fitter.fit(columns.toFit(), limited);
    const pairs = together.flatMap(({ item, others }) =>
      others.map(({ item: otherCode, baskets, lift }, rank) => ({
        productCode: item,
        rank,
        otherCode,
        baskets,
        lift,
      })),
    );
    await this.models.save({ version, digest, bytes, customers, lines, together: pairs }, this.clock.now());
    const ms = Math.round(performance.now() - begun);
    this.logger.info('recommendations.learnt', { customers, lines, digest, ms });
  }

  /** One job for each period, however many processes ask for it. */
  private async refitWhenDue(): Promise<void> {
    try {
      const periodMs = this.settings.stores.refitHours * HOUR_MS;
      const now = this.clock.now().getTime();
      const newest = await this.models.newest();
      if (newest !== null && now - newest.fittedAt.getTime() < periodMs) return;
      // Without a model it is tried at every look; there may be enough to learn from by then.
      const period = Math.floor(now / (newest === null ? LOOK_EVERY_MS : periodMs));
      const id = fitJobId(`${period} ${newest?.id ?? 'none'}`);
      await this.jobs.enqueueNow('fit-recommendations', { reason: 'schedule' }, { id });
    } catch (error) {
      this.logger.warn('recommendations.not-scheduled', { err: error });
    }
  }

  private async load(row: ModelRow): Promise<void> {
    try {
      const bytes = await this.models.bytes(row.id);
      if (bytes === null) return;
      // A copy without the pool behind it: slices of a Buffer share its memory.
      const recommender = new Recommender(modelFromBytes(new Uint8Array(bytes), row.digest));
      this.current = { id: row.id, recommender, digest: row.digest, fittedAt: row.fittedAt };
    } catch (error) {
      this.logger.warn('recommendations.model-unreadable', { err: error, digest: row.digest });
    }
  }
}

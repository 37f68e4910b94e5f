import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import { CatalogIndex, type CatalogQuery } from './domain/catalog-index';
import { ProductStore } from './persistence/product-store';

/** Products fetched at a time. */
const FETCHED = 2_000;
/** Products indexed before others get their turn: about two milliseconds. */
const INDEXED = 100;

/**
 * The words of all products, kept in this process: loaded after the start without holding up anybody, then followed by
 * looking for what changed since, whoever changed it.
 */
@Injectable()
export class CatalogWords implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly index = new CatalogIndex();
  private revision = '0';
  private loaded = false;
  private following: Promise<void> | null = null;
  private timer?: NodeJS.Timeout;
  private closed = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly products: ProductStore,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    void this.follow();
    this.timer = setInterval(() => void this.follow(), this.settings.stores.catalogRefreshMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    await this.following;
  }

  /** Products that are known so far. */
  get size(): number {
    return this.index.size;
  }

  /** Null while the words are being loaded. */
  search(query: string, options: CatalogQuery): string[] | null {
    return this.loaded ? this.index.search(query, options) : null;
  }

  /** Takes in what changed; never fails: what could not be read is read the next time. */
  follow(): Promise<void> {
    this.following ??= this.takeIn().finally(() => {
      this.following = null;
    });
    return this.following;
  }

  private async takeIn(): Promise<void> {
    const begun = performance.now();
    try {
      for (;;) {
        const changed = await this.products.changedAfter(this.revision, FETCHED);
        for (let at = 0; at < changed.length && !this.closed; at += INDEXED) {
          for (const product of changed.slice(at, at + INDEXED)) this.index.add(product);
          await new Promise(setImmediate);
        }
        if (this.closed) return;
        this.revision = changed.at(-1)?.revision ?? this.revision;
        if (changed.length < FETCHED) break;
      }
      if (!this.loaded && this.size > 0)
        this.logger.info('catalog.words-loaded', {
          products: this.size,
          ms: Math.round(performance.now() - begun),
        });
      this.loaded = true;
    } catch (error) {
      this.logger.warn('catalog.words-not-read', { err: error });
    }
  }
}

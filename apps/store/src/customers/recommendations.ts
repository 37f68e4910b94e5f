import { Inject, Injectable } from '@nestjs/common';
import type { Recommendation } from '#libs/calculations';
import type { CatalogProduct, CustomerRecommendations } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { ProductStore } from '../catalog/persistence/product-store';
import { type Candidate, suggestionsOf } from './domain/suggestions';
import { ModelKeeper } from './fitting/model-keeper';
import { PurchaseStore } from './persistence/purchase-store';

/** Products taken from the model, from which the rules of the house choose. */
const CANDIDATES = 150;
/** So many for each that is wanted are looked up first; nearly always the rules leave enough of them. */
const LOOKED_UP_FIRST = 5;

const POPULAR = 'Popular with customers';
export const NO_CONSENT =
  'The customer has not agreed to personalisation, so these are what customers like in general.';
const NO_PURCHASES = 'Nothing is known that was bought, so these are what customers like in general.';
const NO_MODEL = 'Nothing has been learnt from purchases yet.';

/** What the model thinks of a customer, before the rules of the house. */
export interface Ranking {
  /** Best first. */
  found: Recommendation[];
  bought: { code: string; name: string }[];
  /** Whether what was bought speaks for any of it. */
  personal: boolean;
  note: string | null;
  model: CustomerRecommendations['model'];
}

/** What to suggest to somebody in a store. */
@Injectable()
export class Recommendations {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly products: ProductStore,
    private readonly purchases: PurchaseStore,
    private readonly models: ModelKeeper,
  ) {}

  /** @param personalised the customer agrees that purchases are looked at; they are not read otherwise */
  async rank({ id, personalised }: { id: string; personalised: boolean }): Promise<Ranking> {
    const [loaded, bought] = await Promise.all([
      this.models.newest(),
      personalised ? this.purchases.boughtBy(id) : [],
    ]);
    if (loaded === null) return { found: [], bought: [], personal: false, note: NO_MODEL, model: null };
    const found = loaded.recommender.recommend(
      bought.map(({ code }) => ({ item: code })),
      { count: CANDIDATES },
    );
    const personal = found.some(({ basis }) => basis !== 'popularity');
    const note = personal ? null : personalised ? NO_PURCHASES : NO_CONSENT;
    const model = { digest: loaded.digest, fittedAt: loaded.fittedAt.toISOString() };
    return { found, bought, personal, note, model };
  }

  /** The best `limit` of a ranking that the rules of the house leave for a store. */
  async suggest(
    { found, bought, personal, note, model }: Ranking,
    storeCode: string,
    limit: number,
  ): Promise<CustomerRecommendations> {
    const names = new Map(bought.map(({ code, name }) => [code, name]));
    const rules = { limit, mostOfACategory: this.settings.stores.mostOfACategory };
    const first = LOOKED_UP_FIRST * limit;
    const candidates = await this.candidates(found.slice(0, first), storeCode, names);
    const data = suggestionsOf(candidates, rules);
    const isFull = data.length === limit && data.every(({ product }) => product.stock! > 0);
    // What is in stock goes before what is not, wherever it stands: only then can the rest change nothing.
    if (isFull || found.length <= first) return { data, personal, note, model };
    candidates.push(...(await this.candidates(found.slice(first), storeCode, names)));
    return { data: suggestionsOf(candidates, rules), personal, note, model };
  }

  private async candidates(
    found: readonly Recommendation[],
    storeCode: string,
    names: ReadonlyMap<string, string>,
  ): Promise<Candidate[]> {
    const products = await this.products.byCodes(
      storeCode,
      found.map(({ item }) => item),
    );
    const byCode = new Map(products.map((product) => [product.productCode, product]));
    return found.flatMap(({ item, score, basis, because }): Candidate[] => {
      const product = byCode.get(item);
      if (product === undefined) return [];
      const reasons = because.map((reason) => ({ productCode: reason.item, name: names.get(reason.item)! }));
      return [{ product, score, because: reasons, otherwise: otherwise(basis, product) }];
    });
  }
}

function otherwise(basis: Recommendation['basis'], { category }: CatalogProduct): string {
  return basis === 'category' ? `Popular in ${category}, of which something was bought` : POPULAR;
}

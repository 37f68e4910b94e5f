import { Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import {
  type BoughtTogetherList,
  type catalog,
  type CatalogProduct,
  type CatalogProductDetail,
  type CatalogSearchResult,
  type InputOf,
  type InventoryPage,
  QuartermasterError,
  type StockMovement,
} from '#libs/contracts';
import { Members } from '../members/members';
import { CatalogWords } from './catalog-words';
import { MovementStore } from './persistence/movement-store';
import { ProductStore } from './persistence/product-store';

/** How deep the ranking is looked through for what is in stock: first, and when that was too little. */
const DEPTHS = [200, 2_000];

/** Products, seen from the caller's store. */
@Injectable()
export class Catalog {
  constructor(
    private readonly members: Members,
    private readonly products: ProductStore,
    private readonly movements: MovementStore,
    private readonly words: CatalogWords,
  ) {}

  async search(input: InputOf<typeof catalog.search>, context: CallContext): Promise<CatalogSearchResult> {
    const { store } = await this.members.of(context);
    const { query, limit, inStockOnly, department } = input;
    const exact = query.includes(' ') ? [] : await this.products.exactly(query);
    let data: CatalogProduct[] = [];
    let tolerant = true;
    for (const depth of inStockOnly ? DEPTHS : [limit]) {
      const found = this.words.search(query, { limit: depth, department });
      tolerant = found !== null;
      const codes = found ?? (await this.products.literally(query, depth, department));
      const all = [...new Set([...exact, ...codes])];
      const wanted = inStockOnly ? await this.products.inStock(store.code, all) : all;
      const listed = await this.products.byCodes(store.code, wanted.slice(0, limit));
      data = listed.filter((product) => department === undefined || product.department === department);
      if (data.length >= limit || codes.length < depth) break;
    }
    return { data, tolerant };
  }

  async product(code: string, context: CallContext): Promise<CatalogProductDetail> {
    const { store } = await this.members.of(context);
    const found = await this.products.detail(store.code, code);
    if (found === null) throw noProduct(code);
    return found;
  }

  async inventory(input: InputOf<typeof catalog.inventory>, context: CallContext): Promise<InventoryPage> {
    const { store } = await this.members.of(context);
    return this.products.inventory(store.code, input);
  }

  async boughtTogether(code: string, limit: number, context: CallContext): Promise<BoughtTogetherList> {
    const { store } = await this.members.of(context);
    if (!(await this.products.exists(code))) throw noProduct(code);
    const pairs = await this.products.boughtTogether(code);
    const products = await this.products.byCodes(
      store.code,
      pairs.map((pair) => pair.code),
    );
    const byCode = new Map(products.map((product) => [product.productCode, product]));
    const data = pairs
      .map(({ code: other, baskets, lift }) => ({
        product: byCode.get(other)!,
        baskets,
        lift,
        why: `In ${baskets} ${baskets === 1 ? 'basket' : 'baskets'} together, ${lift.toFixed(1)} times as often as by chance`,
      }))
      .filter(({ product }) => !product.ageRestricted);
    const isHere = ({ product }: (typeof data)[number]) => (product.stock ?? 0) > 0;
    return { data: [...data.filter(isHere), ...data.filter((one) => !isHere(one))].slice(0, limit) };
  }

  async recordMovement(
    input: InputOf<typeof catalog.recordMovement>,
    context: CallContext,
  ): Promise<StockMovement> {
    const { store, staff, username, now } = await this.members.caller(context);
    return this.movements.record(input, { storeCode: store.code, staff, username, now });
  }
}

const noProduct = (code: string) =>
  new QuartermasterError('NOT_FOUND', {
    message: `There is no product ${code}.`,
    nextStep: 'Look for it by name, or scan its barcode.',
  });

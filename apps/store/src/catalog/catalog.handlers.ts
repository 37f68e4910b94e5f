import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type BoughtTogetherList,
  catalog,
  type CatalogProductDetail,
  type CatalogSearchResult,
  type InputOf,
  type InventoryPage,
  type StockMovement,
} from '#libs/contracts';
import { Catalog } from './catalog';

/** Translates messages; the work is in Catalog. */
@Injectable()
export class CatalogHandlers {
  constructor(private readonly catalog: Catalog) {}

  @Handles(catalog.search)
  search(input: InputOf<typeof catalog.search>, context: CallContext): Promise<CatalogSearchResult> {
    return this.catalog.search(input, context);
  }

  @Handles(catalog.product)
  product(
    { productCode }: InputOf<typeof catalog.product>,
    context: CallContext,
  ): Promise<CatalogProductDetail> {
    return this.catalog.product(productCode, context);
  }

  @Handles(catalog.inventory)
  inventory(input: InputOf<typeof catalog.inventory>, context: CallContext): Promise<InventoryPage> {
    return this.catalog.inventory(input, context);
  }

  @Handles(catalog.boughtTogether)
  boughtTogether(
    { productCode, limit }: InputOf<typeof catalog.boughtTogether>,
    context: CallContext,
  ): Promise<BoughtTogetherList> {
    return this.catalog.boughtTogether(productCode, limit, context);
  }

  @Handles(catalog.recordMovement)
  recordMovement(
    input: InputOf<typeof catalog.recordMovement>,
    context: CallContext,
  ): Promise<StockMovement> {
    return this.catalog.recordMovement(input, context);
  }
}

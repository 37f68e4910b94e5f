import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import {
  type BoughtTogetherList,
  catalog,
  type CatalogProductDetail,
  type CatalogSearchResult,
  type InventoryPage,
  type StockMovement,
} from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { Repeatable } from '../repeatable';

/** Products and their stock. Which store it is follows from the session. */
@Controller()
export class CatalogController {
  constructor(
    private readonly services: ServiceClient,
    private readonly repeatable: Repeatable,
  ) {}

  @Serves(api.searchStoreProducts)
  search(
    @Input() { query }: InputOf<typeof api.searchStoreProducts>,
    @Req() request: FastifyRequest,
  ): Promise<CatalogSearchResult> {
    return this.services.call(catalog.search, query, callContextOf(request, catalog.search));
  }

  @Serves(api.storeProduct)
  product(
    @Input() { params }: InputOf<typeof api.storeProduct>,
    @Req() request: FastifyRequest,
  ): Promise<CatalogProductDetail> {
    return this.services.call(catalog.product, params, callContextOf(request, catalog.product));
  }

  @Serves(api.storeProductsTogether)
  together(
    @Input() { params, query }: InputOf<typeof api.storeProductsTogether>,
    @Req() request: FastifyRequest,
  ): Promise<BoughtTogetherList> {
    const context = callContextOf(request, catalog.boughtTogether);
    return this.services.call(catalog.boughtTogether, { ...params, ...query }, context);
  }

  @Serves(api.recordStockMovement)
  move(
    @Input() { params, body }: InputOf<typeof api.recordStockMovement>,
    @Req() request: FastifyRequest,
  ): Promise<StockMovement> {
    const context = callContextOf(request, catalog.recordMovement);
    const movement = { ...params, ...body };
    return this.repeatable.run(
      { ...movement, stockMovement: true },
      context,
      idempotencyKeyOf(request),
      (id) => this.services.call(catalog.recordMovement, { ...movement, id }, context),
    );
  }

  @Serves(api.storeInventory)
  inventory(
    @Input() { query }: InputOf<typeof api.storeInventory>,
    @Req() request: FastifyRequest,
  ): Promise<InventoryPage> {
    return this.services.call(catalog.inventory, query, callContextOf(request, catalog.inventory));
  }
}

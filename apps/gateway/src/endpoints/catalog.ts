import { z } from 'zod';
import {
  BoughtTogetherList,
  catalog,
  CatalogProductDetail,
  CatalogSearchResult,
  InventoryPage,
  InventoryView,
  MAX_CATALOG_QUERY_LENGTH,
  MAX_CATALOG_RESULTS,
  ProductCode,
  RecordMovement,
  StockMovement,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json, MAX_PAGE_SIZE, page } from './media';

const TAG = 'Products';
const ProductPath = z.strictObject({ productCode: ProductCode });
const Department = z.string().min(1).max(100).optional();

/** Products, as the caller's store has them. */
export const catalogEndpoints = endpointGroup({
  searchStoreProducts: {
    method: 'GET',
    path: '/v1/store/products',
    tag: TAG,
    summary: 'Products by words, also mistyped or half typed, by code or barcode; best first',
    access: 'session',
    scope: 'store:read',
    rate: 'suggestions',
    query: z.strictObject({
      query: z.string().trim().min(1).max(MAX_CATALOG_QUERY_LENGTH),
      limit: z.coerce.number().int().min(1).max(MAX_CATALOG_RESULTS).default(20),
      inStockOnly: z
        .enum(['true', 'false'])
        .default('false')
        .transform((value) => value === 'true')
        .describe('Only what your store has some of.'),
      department: Department,
    }),
    success: { status: 200, description: 'Products', content: json(CatalogSearchResult) },
    errors: catalog.search.errors,
  },
  storeProduct: {
    method: 'GET',
    path: '/v1/store/products/{productCode}',
    tag: TAG,
    summary: 'One product with its place, its stock here and in the other stores',
    access: 'session',
    scope: 'store:read',
    params: ProductPath,
    success: { status: 200, description: 'The product', content: json(CatalogProductDetail) },
    errors: catalog.product.errors,
  },
  storeProductsTogether: {
    method: 'GET',
    path: '/v1/store/products/{productCode}/bought-together',
    tag: TAG,
    summary: 'What is bought in the same baskets more often than by chance',
    access: 'session',
    scope: 'store:read',
    params: ProductPath,
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(20).default(6) }),
    success: { status: 200, description: 'In stock first', content: json(BoughtTogetherList) },
    errors: catalog.boughtTogether.errors,
  },
  recordStockMovement: {
    method: 'POST',
    path: '/v1/store/products/{productCode}/movements',
    tag: TAG,
    summary: 'Records a delivery, waste or a count of a product in your store',
    access: 'session',
    scope: 'store:write',
    params: ProductPath,
    body: RecordMovement,
    idempotent: true,
    success: { status: 201, description: 'Recorded', content: json(StockMovement) },
    errors: catalog.recordMovement.errors,
  },
  storeInventory: {
    method: 'GET',
    path: '/v1/store/inventory',
    tag: TAG,
    summary: 'What your store has: below the minimum, out of stock, or all; with counts by department',
    access: 'session',
    scope: 'store:read',
    query: page(MAX_PAGE_SIZE).extend({
      view: InventoryView.default('below-minimum'),
      department: Department,
    }),
    success: { status: 200, description: 'One page', content: json(InventoryPage) },
    errors: catalog.inventory.errors,
  },
});

import { z } from 'zod';
import { defineService } from '../service';
import { StoreCode } from './stores';

export const MAX_CATALOG_QUERY_LENGTH = 200;
export const MAX_CATALOG_RESULTS = 50;

/** What the retailer calls a product; it is the product's id everywhere. */
export const ProductCode = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
    'a product code is of letters, digits, dot, dash and underscore',
  );
export type ProductCode = z.infer<typeof ProductCode>;

/** In words: nothing left; below the minimum; enough; not in the range of this store. */
export const Availability = z.enum(['in-stock', 'low', 'out', 'not-sold-here']).meta({ id: 'Availability' });
export type Availability = z.infer<typeof Availability>;

const Money = z.number().min(0);

/** A product with where it stands in the caller's store. Text is data: it is shown as it is, never as HTML. */
export const CatalogProduct = z
  .strictObject({
    productCode: ProductCode,
    name: z.string(),
    brand: z.string().nullable(),
    department: z.string(),
    category: z.string(),
    /** As printed: "500 g", "6 x 330 ml". */
    size: z.string().nullable(),
    /** What one of it is when it is sold: `each`, `kg`. */
    unit: z.string(),
    /** For one unit, in the currency of the store; null when it is not known. */
    price: Money.nullable(),
    /** May only be sold above an age; never recommended. */
    ageRestricted: z.boolean(),
    availability: Availability,
    aisle: z.string().nullable(),
    shelf: z.string().nullable(),
    /** Units in the store; null when it is not sold here. */
    stock: z.int().nullable(),
    minimum: z.int().min(0).nullable(),
    /** The next delivery that is known. */
    expected: z.strictObject({ day: z.iso.date(), quantity: z.int().min(1) }).nullable(),
  })
  .meta({ id: 'CatalogProduct' });
export type CatalogProduct = z.infer<typeof CatalogProduct>;

export const CatalogSearchResult = z
  .strictObject({
    data: z.array(CatalogProduct),
    /** False while the search index is being loaded: then only names that hold the words literally are found. */
    tolerant: z.boolean(),
  })
  .meta({ id: 'CatalogSearchResult' });
export type CatalogSearchResult = z.infer<typeof CatalogSearchResult>;

/** `count` sets the stock, `delivery` adds to it, `waste` takes from it. */
export const MovementKind = z.enum(['delivery', 'waste', 'count']).meta({ id: 'MovementKind' });
export type MovementKind = z.infer<typeof MovementKind>;

export const StockMovement = z
  .strictObject({
    id: z.uuid(),
    kind: MovementKind,
    /** What the stock changed by. */
    change: z.int(),
    stockAfter: z.int(),
    at: z.iso.datetime(),
    /** Null when it was imported. */
    staffName: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'StockMovement' });
export type StockMovement = z.infer<typeof StockMovement>;

export const CatalogProductDetail = z
  .strictObject({
    ...CatalogProduct.shape,
    barcode: z.string().nullable(),
    description: z.string().nullable(),
    sample: z.boolean(),
    /** The other stores that sell it, by name. */
    otherStores: z.array(
      z.strictObject({
        storeCode: StoreCode,
        storeName: z.string(),
        availability: Availability,
        stock: z.int(),
      }),
    ),
    /** The latest first, ten at most. */
    movements: z.array(StockMovement),
  })
  .meta({ id: 'CatalogProductDetail' });
export type CatalogProductDetail = z.infer<typeof CatalogProductDetail>;

/** What goes into the same baskets, the surest first. */
export const BoughtTogetherList = z
  .strictObject({
    data: z.array(
      z.strictObject({
        product: CatalogProduct,
        /** Baskets with both. */
        baskets: z.int().min(1),
        /** How much more often than by chance; 1 is chance. */
        lift: z.number(),
        /** In words: "In 42 baskets together, 3.1 times as often as by chance". */
        why: z.string(),
      }),
    ),
  })
  .meta({ id: 'BoughtTogetherList' });
export type BoughtTogetherList = z.infer<typeof BoughtTogetherList>;

export const InventoryView = z.enum(['below-minimum', 'out', 'all']);
export type InventoryView = z.infer<typeof InventoryView>;

export const InventoryPage = z
  .strictObject({
    data: z.array(CatalogProduct),
    nextCursor: z.string().nullable(),
    /** Products of this store by department: all, below the minimum (out of stock included), out of stock. */
    departments: z.array(
      z.strictObject({
        department: z.string(),
        products: z.int(),
        belowMinimum: z.int(),
        out: z.int(),
      }),
    ),
  })
  .meta({ id: 'InventoryPage' });
export type InventoryPage = z.infer<typeof InventoryPage>;

export const RecordMovement = z
  .strictObject({
    kind: MovementKind,
    /** Units; of a count what is there, else how many came or went. */
    quantity: z.int().min(0).max(1_000_000),
    note: z.string().trim().min(1).max(200).optional(),
  })
  .meta({ id: 'RecordMovement' });

const ByCode = z.strictObject({ productCode: ProductCode });

/** Products of the chain, and how many of them the caller's store has, where. */
export const catalog = defineService('catalog', {
  search: {
    summary: 'Products by words, also mistyped or half typed, by code, barcode or category; best first.',
    input: z.strictObject({
      query: z.string().trim().min(1).max(MAX_CATALOG_QUERY_LENGTH),
      limit: z.int().min(1).max(MAX_CATALOG_RESULTS).default(20),
      inStockOnly: z.boolean().default(false),
      department: z.string().max(100).optional(),
    }),
    output: CatalogSearchResult,
    timeoutMs: 5_000,
    errors: ['NO_STORE'],
  },
  product: {
    summary: 'One product with its place, its stock here and in the other stores, and what moved last.',
    input: ByCode,
    output: CatalogProductDetail,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_FOUND'],
  },
  inventory: {
    summary: 'What this store has: below the minimum, out of stock, or all; also of one department.',
    input: z.strictObject({
      view: InventoryView.default('below-minimum'),
      department: z.string().max(100).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: InventoryPage,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'VALIDATION_FAILED'],
  },
  boughtTogether: {
    summary: 'What is bought in the same baskets as a product more often than by chance; in stock first.',
    input: ByCode.extend({ limit: z.int().min(1).max(20).default(6) }),
    output: BoughtTogetherList,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_FOUND'],
  },
  recordMovement: {
    summary: 'Records a delivery, waste or a count of a product in this store.',
    input: ByCode.extend({ id: z.uuid(), ...RecordMovement.shape }),
    output: StockMovement,
    timeoutMs: 5_000,
    errors: ['NO_STORE', 'NOT_FOUND', 'STOCK_INVALID'],
  },
});

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CatalogProduct, CatalogProductDetail, InventoryPage, InventoryView } from '#libs/contracts';
import { decodeCursor, pageOf } from '#libs/persistence';
import { availabilityOf } from '../domain/availability';
import type { IndexedProduct } from '../domain/catalog-index';
import { PRODUCT, productOf, type ProductRow } from './product-rows';

const MOVEMENTS = 10;
const VIEWS: Record<InventoryView, string> = {
  all: 'true',
  'below-minimum': '(l.stock = 0 OR l.stock < l.minimum)',
  // The partial index knows both halves; the second narrows it.
  out: '(l.stock = 0 OR l.stock < l.minimum) AND l.stock = 0',
};

/** A product as the index reads it, with the number by which later changes are found. */
export type RevisedProduct = IndexedProduct & { revision: string };

/** Products and their stock, read. */
@Injectable()
export class ProductStore {
  constructor(private readonly database: DataSource) {}

  /** In the order of the codes; codes that are not known are left out. */
  async byCodes(storeCode: string, codes: readonly string[]): Promise<CatalogProduct[]> {
    if (codes.length === 0) return [];
    // LIMIT 1 keeps the places to single look-ups: before PostgreSQL has statistics of a new catalog, it reads all of a
    // store's places for a few products.
    const rows = await this.database.query<ProductRow[]>(
      `SELECT ${PRODUCT} FROM catalog_product p
       LEFT JOIN LATERAL (SELECT * FROM catalog_place WHERE product_code = p.code AND store_code = $1 LIMIT 1) l ON true
       WHERE p.code = ANY($2)`,
      [storeCode, codes],
    );
    const byCode = new Map(rows.map((row) => [row.productCode, row]));
    return codes.flatMap((code) => byCode.get(code) ?? []).map(productOf);
  }

  /** Which of these the store has some of, in the same order. */
  async inStock(storeCode: string, codes: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ code: string }[]>(
      `SELECT product_code AS code FROM catalog_place
       WHERE store_code = $1 AND product_code = ANY($2) AND stock > 0`,
      [storeCode, codes],
    );
    const there = new Set(rows.map(({ code }) => code));
    return codes.filter((code) => there.has(code));
  }

  /** Codes of products that have exactly this code or barcode. */
  async exactly(word: string): Promise<string[]> {
    const rows = await this.database.query<{ code: string }[]>(
      'SELECT code FROM catalog_product WHERE code = $1 OR barcode = $1 ORDER BY code LIMIT 20',
      [word],
    );
    return rows.map(({ code }) => code);
  }

  /** Codes of products whose name holds the words as they are. Slow: for as long as there is no index. */
  async literally(words: string, limit: number, department?: string): Promise<string[]> {
    const rows = await this.database.query<{ code: string }[]>(
      `SELECT code FROM catalog_product WHERE position(lower($1) IN lower(name)) > 0 AND ($2::text IS NULL OR department = $2)
       ORDER BY name, code LIMIT $3`,
      [words, department ?? null, limit],
    );
    return rows.map(({ code }) => code);
  }

  async detail(storeCode: string, code: string): Promise<CatalogProductDetail | null> {
    const [row] = await this.database.query<
      (ProductRow & Pick<CatalogProductDetail, 'barcode' | 'description' | 'sample' | 'movements'> & Others)[]
    >(
      `SELECT ${PRODUCT}, p.barcode, p.description, p.sample,
         coalesce((SELECT json_agg(json_build_object('storeCode', s.code, 'storeName', s.name, 'stock', o.stock,
             'minimum', o.minimum) ORDER BY s.name)
           FROM catalog_place o JOIN store s ON s.code = o.store_code
           WHERE o.product_code = p.code AND o.store_code <> $1), '[]') AS others,
         coalesce((SELECT json_agg(m) FROM (
           SELECT m.id, m.kind, m.change, m.stock_after AS "stockAfter",
             to_char(m.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, f.name AS "staffName", m.note
           FROM catalog_movement m LEFT JOIN store_staff f ON f.id = m.staff_id
           WHERE m.product_code = p.code AND m.store_code = $1 ORDER BY m.at DESC LIMIT ${MOVEMENTS}) AS m), '[]') AS movements
       FROM catalog_product p LEFT JOIN catalog_place l ON l.product_code = p.code AND l.store_code = $1
       WHERE p.code = $2`,
      [storeCode, code],
    );
    if (row === undefined) return null;
    const { others, ...product } = row;
    const otherStores = others.map(({ minimum, ...other }) => ({
      ...other,
      availability: availabilityOf(other.stock, minimum),
    }));
    return { ...(productOf(product) as CatalogProductDetail), otherStores };
  }

  async inventory(
    storeCode: string,
    { view, department, cursor, limit }: InventoryQuery,
  ): Promise<InventoryPage> {
    const after = cursor === undefined ? [null, null] : decodeCursor(cursor, ['text', 'text']);
    const rows = await this.database.query<ProductRow[]>(
      `SELECT ${PRODUCT} FROM catalog_place l JOIN catalog_product p ON p.code = l.product_code
       WHERE l.store_code = $1 AND ${VIEWS[view]} AND ($2::text IS NULL OR l.department = $2)
         AND ($3::text IS NULL OR (l.department, l.product_code) > ($3, $4))
       ORDER BY l.department, l.product_code LIMIT $5`,
      [storeCode, department ?? null, ...after, limit + 1],
    );
    const page = pageOf(rows, limit, ({ department: of, productCode }) => [of, productCode]);
    return {
      ...page,
      data: page.data.map(productOf),
      departments: await this.departments(storeCode),
    };
  }

  /** Products that changed after a revision, in order of change. */
  changedAfter(revision: string, limit: number): Promise<RevisedProduct[]> {
    return this.database.query(
      `SELECT code, name, brand, category, department, revision FROM catalog_product
       WHERE revision > $1 ORDER BY revision LIMIT $2`,
      [revision, limit],
    );
  }

  /** What is bought in the same baskets, the surest first. */
  async boughtTogether(code: string): Promise<{ code: string; baskets: number; lift: number }[]> {
    return this.database.query(
      `SELECT other_code AS code, baskets, lift::float8 AS lift FROM catalog_bought_together
       WHERE product_code = $1 ORDER BY rank`,
      [code],
    );
  }

  async exists(code: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('SELECT 1 FROM catalog_product WHERE code = $1', [
      code,
    ]);
    return rows.length > 0;
  }

  private departments(storeCode: string): Promise<InventoryPage['departments']> {
    return this.database.query(
      `SELECT department, count(*)::int AS products,
         count(*) FILTER (WHERE stock = 0 OR stock < minimum)::int AS "belowMinimum",
         count(*) FILTER (WHERE stock = 0)::int AS out
       FROM catalog_place WHERE store_code = $1 GROUP BY department ORDER BY department`,
      [storeCode],
    );
  }
}

interface InventoryQuery {
  view: InventoryView;
  department?: string;
  cursor?: string;
  limit: number;
}

interface Others {
  others: { storeCode: string; storeName: string; stock: number; minimum: number }[];
}

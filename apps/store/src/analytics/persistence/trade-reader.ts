import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Kpi } from '#libs/contracts';
import type { SalesDay, Source, StockNow, WasteDay } from '../domain/facts';
import type { ShortSeller } from '../domain/evidence';
import type { Span } from '../domain/spans';

/** Of so many products that sell most it is looked whether they are there. */
const BEST_SELLERS = 50;

/** What a store sold, has and threw away, counted. */
@Injectable()
export class TradeReader {
  constructor(private readonly database: DataSource) {}

  async sales(storeCode: string, { from, to }: Span): Promise<Source<SalesDay>> {
    const rows = await this.database.query<SalesDay[]>(
      `SELECT to_char(t.day, 'YYYY-MM-DD') AS day, count(DISTINCT t.number)::int AS transactions,
         coalesce(sum(l.quantity * l.price), 0)::float8 AS sales
       FROM customer_transaction t LEFT JOIN customer_transaction_line l ON l.number = t.number
       WHERE t.store_code = $1 AND t.day >= $2 AND t.day < $3 GROUP BY t.day ORDER BY t.day`,
      [storeCode, from, to],
    );
    const [first] = await this.database.query<{ since: string | null }[]>(
      `SELECT to_char(min(day), 'YYYY-MM-DD') AS since FROM customer_transaction WHERE store_code = $1`,
      [storeCode],
    );
    return { rows, since: first!.since };
  }

  async waste(storeCode: string, timeZone: string, { from, to }: Span): Promise<Source<WasteDay>> {
    const rows = await this.database.query<WasteDay[]>(
      `SELECT to_char(m.at AT TIME ZONE $4, 'YYYY-MM-DD') AS day, sum(-m.change)::int AS units,
         coalesce(sum(-m.change * p.price), 0)::float8 AS value
       FROM catalog_movement m JOIN catalog_product p ON p.code = m.product_code
       WHERE m.store_code = $1 AND m.kind = 'waste' AND (m.at AT TIME ZONE $4)::date >= $2
         AND (m.at AT TIME ZONE $4)::date < $3 GROUP BY 1 ORDER BY 1`,
      [storeCode, from, to, timeZone],
    );
    const [first] = await this.database.query<{ since: string | null }[]>(
      `SELECT to_char(min(at AT TIME ZONE $2), 'YYYY-MM-DD') AS since FROM catalog_movement
       WHERE store_code = $1 AND kind = 'waste'`,
      [storeCode, timeZone],
    );
    return { rows, since: first!.since };
  }

  async stock(storeCode: string): Promise<(StockNow & { outBy: Kpi['parts']; lowBy: Kpi['parts'] }) | null> {
    const rows = await this.database.query<
      { department: string; products: number; out: number; low: number }[]
    >(
      `SELECT department, count(*)::int AS products, count(*) FILTER (WHERE stock = 0)::int AS out,
         count(*) FILTER (WHERE stock > 0 AND stock < minimum)::int AS low
       FROM catalog_place WHERE store_code = $1 GROUP BY department ORDER BY department`,
      [storeCode],
    );
    if (rows.length === 0) return null;
    const sum = (of: 'products' | 'out' | 'low') => rows.reduce((total, row) => total + row[of], 0);
    const parts = (of: 'out' | 'low'): Kpi['parts'] =>
      rows
        .filter((row) => row[of] > 0)
        .map((row) => ({ name: row.department, value: row[of], of: `${row[of]} of ${row.products}` }))
        .sort((a, b) => b.value - a.value);
    return {
      products: sum('products'),
      out: sum('out'),
      low: sum('low'),
      outBy: parts('out'),
      lowBy: parts('low'),
    };
  }

  /** Of the products that sold most units, those that are out or below their minimum; what sold most first. */
  shortSellers(storeCode: string, { from, to }: Span): Promise<ShortSeller[]> {
    return this.database.query(
      `WITH best AS (
         SELECT l.product_code, sum(l.quantity)::int AS sold
         FROM customer_transaction t JOIN customer_transaction_line l ON l.number = t.number
         WHERE t.store_code = $1 AND t.day >= $2 AND t.day < $3
         GROUP BY l.product_code ORDER BY sold DESC, l.product_code LIMIT ${BEST_SELLERS})
       SELECT p.code, p.name, c.department, c.aisle, c.stock, c.minimum, b.sold,
         to_char(c.expected_day, 'YYYY-MM-DD') AS "expectedDay"
       FROM best b JOIN catalog_place c ON c.product_code = b.product_code AND c.store_code = $1
         JOIN catalog_product p ON p.code = c.product_code
       WHERE c.stock = 0 OR c.stock < c.minimum ORDER BY (c.stock = 0) DESC, b.sold DESC, p.code`,
      [storeCode, from, to],
    );
  }
}

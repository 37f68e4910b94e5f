import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CustomerProfile } from '#libs/contracts';
import { CONSENTS_NOW } from './customer-store';

const FAVOURITES = 10;
/** Products of one customer that recommendations are made from, the latest first. */
const MOST_BOUGHT = 500;
/** Purchases read at a time. */
const PAGE = 2_000;

/** A line of a purchase; the customer is null where nobody is known. */
export interface LearningLine {
  number: string;
  customerId: string | null;
  productCode: string;
  category: string;
}

/** What customers bought. Who asks has checked that the customer agreed. */
@Injectable()
export class PurchaseStore {
  constructor(private readonly database: DataSource) {}

  async history(customerId: string): Promise<NonNullable<CustomerProfile['history']>> {
    const [visits] = await this.database.query<{ visits: number; lastVisit: string | null }[]>(
      `SELECT count(*)::int AS visits, to_char(max(day), 'YYYY-MM-DD') AS "lastVisit"
       FROM customer_transaction WHERE customer_id = $1`,
      [customerId],
    );
    const favourites = await this.database.query<NonNullable<CustomerProfile['history']>['favourites']>(
      `SELECT p.code AS "productCode", p.name, count(DISTINCT t.day)::int AS times,
         to_char(max(t.day), 'YYYY-MM-DD') AS "lastBought"
       FROM customer_transaction t JOIN customer_transaction_line l USING (number)
       JOIN catalog_product p ON p.code = l.product_code
       WHERE t.customer_id = $1 GROUP BY p.code ORDER BY times DESC, max(t.day) DESC, p.code LIMIT ${FAVOURITES}`,
      [customerId],
    );
    return { ...visits!, favourites };
  }

  /** Products that a customer bought. What is sold above an age only is nobody's reason for anything. */
  async boughtBy(customerId: string): Promise<{ code: string; name: string }[]> {
    return this.database.query(
      `SELECT p.code, p.name FROM customer_transaction t JOIN customer_transaction_line l USING (number)
       JOIN catalog_product p ON p.code = l.product_code
       WHERE t.customer_id = $1 AND NOT p.age_restricted
       GROUP BY p.code ORDER BY max(t.day) DESC, p.code LIMIT ${MOST_BOUGHT}`,
      [customerId],
    );
  }

  /** Who agrees to be learnt from. */
  async agreed(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT c.id FROM customer c WHERE ${CONSENTS_NOW}`,
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Lines of the latest purchases, page by page, without what is sold above an age only or of somebody who was erased.
   * Read `agreed` first.
   */
  async *latestLines(): AsyncGenerator<LearningLine[]> {
    let last: [string | null, string] = [null, ''];
    for (;;) {
      const purchases = await this.database.query<{ day: string; number: string }[]>(
        `SELECT to_char(day, 'YYYY-MM-DD') AS day, number FROM customer_transaction
         WHERE $1::date IS NULL OR (day, number) < ($1, $2) ORDER BY day DESC, number DESC LIMIT ${PAGE}`,
        last,
      );
      if (purchases.length === 0) return;
      yield await this.database.query(
        `SELECT l.number, t.customer_id AS "customerId", l.product_code AS "productCode", p.category
         FROM customer_transaction_line l JOIN customer_transaction t USING (number)
         JOIN catalog_product p ON p.code = l.product_code
         WHERE l.number = ANY ($1) AND NOT p.age_restricted AND NOT t.erased`,
        [purchases.map(({ number }) => number)],
      );
      const { day, number } = purchases.at(-1)!;
      last = [day, number];
    }
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CustomerData } from '#libs/contracts';
import { CustomerStore } from './customer-store';

/** Orders or purchases in one message. */
const PAGE = 100;

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const linesOf = (table: string, number: string) =>
  `coalesce((SELECT json_agg(json_build_object('productCode', p.code, 'name', p.name, 'quantity', l.quantity,
     'price', l.price) ORDER BY l.line)
   FROM ${table} l JOIN catalog_product p ON p.code = l.product_code WHERE l.number = ${number}), '[]') AS lines`;

type Person = Omit<CustomerData, 'exportedAt' | 'orders' | 'purchases'>;
type Order = CustomerData['orders'][number];
type Purchase = CustomerData['purchases'][number];

/** Everything that is kept of one customer. */
@Injectable()
export class CustomerDataReader {
  constructor(
    private readonly database: DataSource,
    private readonly customers: CustomerStore,
  ) {}

  async person(storeCode: string, id: string): Promise<Person | null> {
    const customer = await this.customers.find(storeCode, id);
    if (customer === null) return null;
    const { number, givenName, familyName, tier, householdSize, preferences, since } = customer;
    const consents = await this.database.query<(Omit<Person['consents'][number], 'at'> & { at: Date })[]>(
      'SELECT purpose, given, at, source FROM customer_consent WHERE customer_id = $1 ORDER BY id',
      [id],
    );
    return {
      storeCode,
      customer: {
        loyaltyNumber: number,
        givenName,
        familyName,
        ...(await this.customers.contact(id)),
        tier,
        householdSize,
        preferences,
        customerSince: since,
      },
      consents: consents.map((said) => ({ ...said, at: said.at.toISOString() })),
    };
  }

  /** Page by page, the earliest first. */
  async *orders(id: string): AsyncGenerator<Order[]> {
    yield* pages((after: Order | undefined) =>
      this.database.query<Order[]>(
        `SELECT o.number, o.kind, to_char(o.placed_at AT TIME ZONE 'UTC', ${MOMENT}) AS "placedAt",
           to_char(o.promised_at AT TIME ZONE 'UTC', ${MOMENT}) AS "promisedAt",
           coalesce((SELECT json_agg(json_build_object('status', s.status,
               'at', to_char(s.at AT TIME ZONE 'UTC', ${MOMENT})) ORDER BY s.step)
            FROM customer_order_status s WHERE s.number = o.number), '[]') AS history,
           ${linesOf('customer_order_line', 'o.number')}
         FROM customer_order o WHERE o.customer_id = $1
           AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', o.placed_at), o.number) > ($2, $3))
         ORDER BY date_trunc('milliseconds', o.placed_at), o.number LIMIT ${PAGE}`,
        [id, after?.placedAt ?? null, after?.number ?? null],
      ),
    );
  }

  /** Page by page, the earliest first. */
  async *purchases(id: string): AsyncGenerator<Purchase[]> {
    yield* pages((after: Purchase | undefined) =>
      this.database.query<Purchase[]>(
        `SELECT t.number, t.store_code AS "storeCode", to_char(t.day, 'YYYY-MM-DD') AS day,
           ${linesOf('customer_transaction_line', 't.number')}
         FROM customer_transaction t WHERE t.customer_id = $1
           AND ($2::date IS NULL OR (t.day, t.number) > ($2, $3))
         ORDER BY t.day, t.number LIMIT ${PAGE}`,
        [id, after?.day ?? null, after?.number ?? null],
      ),
    );
  }
}

async function* pages<Row>(next: (after: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let rows = await next(undefined); rows.length > 0;) {
    yield rows;
    rows = rows.length < PAGE ? [] : await next(rows.at(-1));
  }
}

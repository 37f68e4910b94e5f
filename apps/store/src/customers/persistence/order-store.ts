import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CustomerOrder, CustomerOrderSummary, OrderStatus } from '#libs/contracts';
import { isLate } from '../domain/orders';

const LISTED = 5;

interface OrderRow {
  number: string;
  kind: CustomerOrder['kind'];
  status: OrderStatus;
  placedAt: Date;
  promisedAt: Date;
}

const ORDER = `o.number, o.kind, o.placed_at AS "placedAt", o.promised_at AS "promisedAt",
  (SELECT s.status FROM customer_order_status s WHERE s.number = o.number ORDER BY s.step DESC LIMIT 1) AS status`;

export type StoredOrder = CustomerOrderSummary &
  Pick<CustomerOrder, 'history' | 'lines' | 'sample' | 'customerId'>;

/** Orders of customers as they are kept. */
@Injectable()
export class OrderStore {
  constructor(private readonly database: DataSource) {}

  async ofCustomer(storeCode: string, customerId: string, now: Date): Promise<CustomerOrderSummary[]> {
    const rows = await this.database.query<OrderRow[]>(
      `SELECT ${ORDER} FROM customer_order o WHERE o.customer_id = $1 AND o.store_code = $2
       ORDER BY o.placed_at DESC LIMIT ${LISTED}`,
      [customerId, storeCode],
    );
    return rows.map((row) => summaryOf(row, now));
  }

  async find(storeCode: string, number: string, now: Date): Promise<StoredOrder | null> {
    const [row] = await this.database.query<
      (OrderRow &
        Pick<StoredOrder, 'lines' | 'sample' | 'customerId'> & {
          history: { status: OrderStatus; at: string }[];
        })[]
    >(
      `SELECT ${ORDER}, o.customer_id AS "customerId", o.sample,
         (SELECT json_agg(json_build_object('status', s.status,
             'at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY s.step)
          FROM customer_order_status s WHERE s.number = o.number) AS history,
         coalesce((SELECT json_agg(json_build_object('productCode', p.code, 'name', p.name, 'quantity', l.quantity,
             'price', l.price) ORDER BY l.line)
          FROM customer_order_line l JOIN catalog_product p ON p.code = l.product_code
          WHERE l.number = o.number), '[]') AS lines
       FROM customer_order o WHERE o.number = $1 AND o.store_code = $2`,
      [number, storeCode],
    );
    if (row === undefined) return null;
    const { customerId, sample, history, lines } = row;
    return { ...summaryOf(row, now), customerId, sample, history, lines };
  }
}

function summaryOf(
  { number, kind, status, placedAt, promisedAt }: OrderRow,
  now: Date,
): CustomerOrderSummary {
  return {
    number,
    kind,
    status,
    placedAt: placedAt.toISOString(),
    promisedAt: promisedAt.toISOString(),
    late: isLate(status, promisedAt, now),
  };
}

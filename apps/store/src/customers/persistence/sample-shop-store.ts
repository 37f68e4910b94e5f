import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { JobQueue } from '#libs/persistence';
import type { SamplePlace, SampleProduct } from '../../catalog/domain/sample-products';
import { CustomerCipher } from '../customer-cipher';
import type { SampleCustomer, SampleOrder, SamplePurchase } from '../domain/sample-customers';
import { writeCustomerNames } from './customer-names';

const BATCH = 5_000;

/** Writes made-up products, customers and orders; what is there stays as it is. */
@Injectable()
export class SampleShopStore {
  constructor(
    private readonly database: DataSource,
    private readonly cipher: CustomerCipher,
    private readonly jobs: JobQueue,
  ) {}

  sampleStores(): Promise<{ code: string; timeZone: string }[]> {
    return this.database.query('SELECT code, time_zone AS "timeZone" FROM store WHERE sample ORDER BY code');
  }

  /** @returns whether there were no sample products before */
  writeProducts(
    products: readonly SampleProduct[],
    ofStores: readonly { storeCode: string; places: readonly SamplePlace[] }[],
    today: string,
  ): Promise<boolean> {
    return this.inTurn(async (manager) => {
      const [row] = await manager.query<{ there: boolean }[]>(
        'SELECT EXISTS (SELECT FROM catalog_product WHERE sample) AS there',
      );
      if (row!.there) {
        // What should have come by now comes tomorrow: nobody receives goods in a made-up store.
        await manager.query(
          `UPDATE catalog_place l SET expected_day = $1::date + 1 FROM catalog_product p
           WHERE p.code = l.product_code AND p.sample AND l.expected_day < $1`,
          [today],
        );
        return false;
      }
      await manager.query(
        `INSERT INTO catalog_product (code, name, brand, department, category, size, unit, price, barcode, description,
           age_restricted, sample)
         SELECT code, name, brand, department, category, size, unit, price, barcode, description, "ageRestricted", true
         FROM jsonb_to_recordset($1) AS p (code text, name text, brand text, department text, category text, size text,
           unit text, price numeric, barcode text, description text, "ageRestricted" boolean)
         ON CONFLICT DO NOTHING`,
        [JSON.stringify(products)],
      );
      for (const { storeCode, places } of ofStores)
        await manager.query(
          `INSERT INTO catalog_place (store_code, product_code, department, aisle, shelf, stock, minimum, expected_day,
             expected_quantity)
           SELECT $1, "productCode", department, aisle, shelf, stock, minimum, "expectedDay", "expectedQuantity"
           FROM jsonb_to_recordset($2) AS l ("productCode" text, department text, aisle text, shelf text, stock int,
             minimum int, "expectedDay" date, "expectedQuantity" int) ON CONFLICT DO NOTHING`,
          [storeCode, JSON.stringify(places)],
        );
      return true;
    });
  }

  async writeCustomers(
    customers: readonly SampleCustomer[],
    purchases: readonly SamplePurchase[],
  ): Promise<void> {
    const hex = (bytes: Buffer | null) => (bytes === null ? null : `\\x${bytes.toString('hex')}`);
    const rows = customers.map(({ tastes: _, ...customer }) => ({
      ...customer,
      phone: hex(this.cipher.seal(customer.id, 'phone', customer.phone)),
      email: hex(this.cipher.seal(customer.id, 'email', customer.email)),
      address: hex(this.cipher.seal(customer.id, 'address', customer.address)),
      phoneEnd: hex(this.cipher.phoneEnd(customer.phone)),
    }));
    await this.inTurn(async (manager) => {
      await manager.query(
        `INSERT INTO customer (id, number, store_code, given_name, family_name, tier, household_size, preferences, since,
           phone, email, address, phone_end, sample)
         SELECT id, number, "storeCode", "givenName", "familyName", tier, "householdSize",
           ARRAY(SELECT jsonb_array_elements_text(preferences)), since, phone, email, address, "phoneEnd", true
         FROM jsonb_to_recordset($1) AS c (id uuid, number text, "storeCode" text, "givenName" text, "familyName" text,
           tier text, "householdSize" int, preferences jsonb, since date, phone bytea, email bytea, address bytea,
           "phoneEnd" bytea) ON CONFLICT DO NOTHING`,
        [JSON.stringify(rows)],
      );
      await writeCustomerNames(
        manager,
        rows.map(({ number }) => number),
      );
      await manager.query(
        `INSERT INTO customer_consent (customer_id, purpose, given, at, source)
         SELECT c.id, s.purpose, s.given, s.day, s.source FROM jsonb_to_recordset($1) AS c (id uuid, consents jsonb)
         CROSS JOIN jsonb_to_recordset(c.consents) AS s (purpose text, given boolean, day date, source text)
         ORDER BY c.id, s.day`,
        [JSON.stringify(rows)],
      );
      for (let at = 0; at < purchases.length; at += BATCH)
        await this.writePurchases(manager, purchases.slice(at, at + BATCH));
    });
  }

  async writeOrders(orders: readonly SampleOrder[], timeZone: string): Promise<void> {
    const given = JSON.stringify(orders);
    const time = (day: string, minutes: string) =>
      `(${day} + ${minutes} * interval '1 minute') AT TIME ZONE $2`;
    await this.inTurn(async (manager) => {
      await manager.query(
        `INSERT INTO customer_order (number, store_code, customer_id, kind, placed_at, promised_at, sample)
         SELECT o.number, o."storeCode", c.id, o.kind, ${time('o.day', 'o."placedAt"')}, ${time('o.day', 'o."promisedAt"')}, true
         FROM jsonb_to_recordset($1) AS o (number text, "storeCode" text, "customerId" uuid, kind text, day date,
           "placedAt" int, "promisedAt" int)
         LEFT JOIN customer c ON c.id = o."customerId" ON CONFLICT DO NOTHING`,
        [given, timeZone],
      );
      // Those of yesterday that were open have been handed over since.
      await manager.query(
        `INSERT INTO customer_order_status (number, step, status, at)
         SELECT o.number, s.step, s.row->>'status', ${time('o.day', "(s.row->>'at')::int")}
         FROM jsonb_to_recordset($1) AS o (number text, day date, steps jsonb)
         CROSS JOIN jsonb_array_elements(o.steps) WITH ORDINALITY AS s (row, step) ON CONFLICT DO NOTHING`,
        [given, timeZone],
      );
      await manager.query(
        `INSERT INTO customer_order_line (number, line, product_code, quantity, price)
         SELECT o.number, l.line, p.code, (l.row->>'quantity')::int, (l.row->>'price')::numeric
         FROM jsonb_to_recordset($1) AS o (number text, lines jsonb)
         CROSS JOIN jsonb_array_elements(o.lines) WITH ORDINALITY AS l (row, line)
         JOIN catalog_product p ON p.code = l.row->>'productCode' ON CONFLICT DO NOTHING`,
        [given],
      );
    });
  }

  async learn(): Promise<void> {
    await this.jobs.enqueueNow('fit-recommendations', { reason: 'sample' });
  }

  private async writePurchases(manager: EntityManager, purchases: readonly SamplePurchase[]): Promise<void> {
    const given = [JSON.stringify(purchases)];
    await manager.query(
      `INSERT INTO customer_transaction (number, store_code, customer_id, day, sample)
       SELECT number, "storeCode", "customerId", day, true FROM jsonb_to_recordset($1)
         AS t (number text, "storeCode" text, "customerId" uuid, day date) ON CONFLICT DO NOTHING`,
      given,
    );
    await manager.query(
      `INSERT INTO customer_transaction_line (number, line, product_code, quantity, price)
       SELECT t.number, l.line, l.row->>'productCode', (l.row->>'quantity')::int, (l.row->>'price')::numeric
       FROM jsonb_to_recordset($1) AS t (number text, lines jsonb)
       CROSS JOIN jsonb_array_elements(t.lines) WITH ORDINALITY AS l (row, line) ON CONFLICT DO NOTHING`,
      given,
    );
  }

  /** Replicas that start together take turns. */
  private inTurn<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('sample shop', 0))`);
      return work(manager);
    });
  }
}

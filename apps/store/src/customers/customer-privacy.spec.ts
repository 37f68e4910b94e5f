import { randomUUID } from 'node:crypto';
import { newCallContext, ServiceClient } from '#libs/bus';
import { type CustomerDataPart, customers } from '#libs/contracts';
import { JobQueue } from '#libs/persistence';
import { RunningStore } from '../testing/running-store';
import { sampleCustomers, type SampleCustomer } from './domain/sample-customers';
import { PurchaseStore } from './persistence/purchase-store';

jest.setTimeout(180_000);

const GONE = { code: 'NOT_FOUND', message: 'Your store has no such customer.' };

describe('what a customer may ask for', () => {
  let store: RunningStore;
  const ours = sampleCustomers('S-01', '2026-06-17');
  beforeAll(async () => {
    store = await RunningStore.start();
  });
  afterAll(() => store?.stop());

  async function exported(customerId: string, as: string): Promise<CustomerDataPart[]> {
    const context = newCallContext({ timeoutMs: 30_000, principal: store.principal(as) });
    const parts: CustomerDataPart[] = [];
    for await (const part of store.app.get(ServiceClient).stream(customers.export, { customerId }, context))
      parts.push(part);
    return parts;
  }
  const erase = (customerId: string, loyaltyNumber: string, as = 'sofia') =>
    store.call(customers.erase, { customerId, loyaltyNumber }, as);
  const withOrder = async (): Promise<{ customer: SampleCustomer; number: string }> => {
    const rows = await store.sql<{ id: string; number: string }>(
      `SELECT customer_id AS id, min(number) AS number FROM customer_order
       WHERE store_code = 'S-01' AND customer_id IS NOT NULL GROUP BY customer_id ORDER BY customer_id`,
    );
    const { id, number } = rows[0]!;
    return { customer: ours.find((one) => one.id === id)!, number };
  };

  describe('a copy of everything', () => {
    it('has what is kept, in whole, also without consent, and is in the audit log', async () => {
      const unwilling = ours.find(({ consents }) => consents.every(({ given }) => !given))!;
      const { customer } = await withOrder();
      for (const { id, ...one } of [unwilling, customer]) {
        const [person, ...parts] = await exported(id, 'sofia');
        expect(person).toMatchObject({
          part: 'person',
          exportedAt: store.now.toISOString(),
          storeCode: 'S-01',
          customer: {
            loyaltyNumber: one.number,
            givenName: one.givenName,
            familyName: one.familyName,
            phone: one.phone,
            email: one.email,
            address: one.address,
            preferences: one.preferences,
          },
        });
        const [kept] = await store.sql<{ purchases: number; lines: number; orders: number; said: number }>(
          `SELECT (SELECT count(*)::int FROM customer_transaction WHERE customer_id = $1) AS purchases,
             (SELECT count(*)::int FROM customer_transaction_line JOIN customer_transaction USING (number)
              WHERE customer_id = $1) AS lines,
             (SELECT count(*)::int FROM customer_order WHERE customer_id = $1) AS orders,
             (SELECT count(*)::int FROM customer_consent WHERE customer_id = $1) AS said`,
          [id],
        );
        const orders = parts.flatMap((part) => (part.part === 'orders' ? part.data : []));
        const purchases = parts.flatMap((part) => (part.part === 'purchases' ? part.data : []));
        expect({
          purchases: purchases.length,
          lines: purchases.flatMap(({ lines }) => lines).length,
          orders: orders.length,
          said: person!.part === 'person' && person!.consents.length,
        }).toEqual(kept);
        const days = purchases.map(({ day }) => day);
        expect(days).toEqual([...days].sort());
      }
      const [entry] = await store.sql<{ actor: string; details: object }>(
        `SELECT actor, details FROM audit WHERE action = 'customer.exported' ORDER BY seq DESC LIMIT 1`,
      );
      expect(entry).toEqual({ actor: 'sofia', details: { storeCode: 'S-01', customerId: customer.id } });
    });

    it('loses and repeats nothing where there is more than fits into a message', async () => {
      const { id } = ours[5]!;
      await store.sql(
        `INSERT INTO customer_transaction (number, store_code, customer_id, day)
         SELECT 'MANY-' || n, 'S-01', $1, DATE '2026-01-01' + n / 50 FROM generate_series(1, 250) AS n`,
        [id],
      );
      await store.sql(
        `INSERT INTO customer_order (number, store_code, customer_id, kind, placed_at, promised_at)
         SELECT 'MANY-' || n, 'S-01', $1, 'collect', TIMESTAMPTZ '2026-01-01 10:00:00.0001+00' + n / 50 * interval '1 day',
           TIMESTAMPTZ '2026-02-01 10:00+00' FROM generate_series(1, 250) AS n`,
        [id],
      );
      const parts = await exported(id, 'sofia');
      for (const kind of ['purchases', 'orders'] as const) {
        const numbers = parts.flatMap((part) =>
          part.part === kind ? part.data.map(({ number }) => number) : [],
        );
        const many = numbers.filter((number) => number.startsWith('MANY-'));
        expect(many.length).toBe(250);
        expect(new Set(numbers).size).toBe(numbers.length);
      }
      await store.sql(`DELETE FROM customer_transaction WHERE number LIKE 'MANY-%'`);
      await store.sql(`DELETE FROM customer_order WHERE number LIKE 'MANY-%'`);
    });
  });

  it('is for managers of the customer’s store alone, and nothing is written for others', async () => {
    const { id, number } = ours[0]!;
    for (const [as, code] of [
      ['ben', 'NOT_THE_MANAGER'],
      ['marcus', 'NOT_FOUND'],
      ['julia', 'NOT_FOUND'],
      ['nobody', 'NO_STORE'],
      ['maria', 'NO_STORE'],
    ] as const) {
      await expect(exported(id, as)).rejects.toMatchObject({ code });
      await expect(erase(id, number, as)).rejects.toMatchObject({ code });
      const entries = await store.sql(
        `SELECT FROM audit WHERE actor = $1 AND action IN ('customer.exported', 'customer.erased')`,
        [as],
      );
      expect(entries).toEqual([]);
    }
    await expect(exported(randomUUID(), 'sofia')).rejects.toMatchObject(GONE);
  });

  it('is not done where the number that was typed is another’s', async () => {
    const [customer, other] = [ours[0]!, ours[1]!];
    await expect(erase(customer.id, other.number)).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: 'This is not the loyalty number of this customer; nothing was erased.',
    });
    expect((await store.call(customers.get, { customerId: customer.id }, 'sofia')).loyaltyNumber).toBe(
      customer.number,
    );
  });

  describe('being erased', () => {
    let customer: SampleCustomer;
    let order: string;
    /** A job that is done leaves no trace, so that only its handing over can be seen. */
    let enqueued: jest.SpiedFunction<JobQueue['enqueue']>;
    beforeAll(async () => {
      enqueued = jest.spyOn(store.app.get(JobQueue, { strict: false }), 'enqueue');
      ({ customer, number: order } = await withOrder());
      const before = await store.sql<{ n: number }>(
        'SELECT count(*)::int AS n FROM customer_transaction WHERE customer_id = $1',
        [customer.id],
      );
      const done = await erase(customer.id, ` ${customer.number.toLowerCase()} `);
      expect(done.erasedAt).toBe(store.now.toISOString());
      expect(done.purchases).toBe(before[0]!.n);
      expect(done.orders).toBeGreaterThan(0);
    });

    it('leaves nobody to be looked at, looked up, recommended to or asked again', async () => {
      const { id } = customer;
      for (const as of ['sofia', 'ben']) {
        await expect(store.call(customers.get, { customerId: id }, as)).rejects.toMatchObject(GONE);
        await expect(store.call(customers.recommend, { customerId: id, limit: 6 }, as)).rejects.toMatchObject(
          GONE,
        );
        for (const query of [customer.number, customer.phone, customer.phone.slice(-4)]) {
          const { data } = await store.call(customers.find, { query }, as);
          expect(data.map((one) => one.id)).not.toContain(id);
        }
        const named = `${customer.givenName} ${customer.familyName}`;
        const { data } = await store.call(customers.find, { query: named }, as);
        expect(data.map((one) => one.id)).not.toContain(id);
      }
      const consent = { customerId: id, purpose: 'marketing', given: true, source: 'store' } as const;
      await expect(store.call(customers.recordConsent, consent, 'sofia')).rejects.toMatchObject(GONE);
      await expect(exported(id, 'sofia')).rejects.toMatchObject(GONE);
      await expect(erase(id, customer.number)).rejects.toMatchObject(GONE);
    });

    it('leaves the order of nobody, with what was ordered', async () => {
      const told = await store.call(customers.orderStatus, { number: order }, 'sofia');
      expect(told).toMatchObject({ customerId: null, customerName: null });
      expect(told.lines.length).toBeGreaterThan(0);
    });

    it('leaves purchases that lead back to nobody and are not learnt from', async () => {
      const rows = await store.sql<{ row: string }>(
        `SELECT t::text AS row FROM customer_transaction t WHERE erased`,
      );
      expect(rows.length).toBeGreaterThan(0);
      const digits = customer.number.slice(2);
      for (const { row } of rows) {
        expect(row).not.toContain(customer.id);
        expect(row).not.toContain(digits);
      }
      const numbers = await store.sql<{ number: string }>(
        'SELECT number FROM customer_transaction WHERE erased',
      );
      const learnt = new Set<string>();
      for await (const page of store.app.get(PurchaseStore, { strict: false }).latestLines())
        for (const { number } of page) learnt.add(number);
      expect(learnt.size).toBeGreaterThan(0);
      expect(numbers.filter(({ number }) => learnt.has(number))).toEqual([]);
      expect(enqueued.mock.calls.map(([, queue, payload]) => [queue, payload])).toContainEqual([
        'fit-recommendations',
        { reason: 'erasure' },
      ]);
    });

    it('is in the audit log: who, when and where, without the person', async () => {
      const [entry] = await store.sql<{ actor: string; at: Date; details: object; row: string }>(
        `SELECT actor, details, a::text AS row FROM audit a WHERE action = 'customer.erased'`,
      );
      expect(entry).toMatchObject({
        actor: 'sofia',
        details: { storeCode: 'S-01', customerId: customer.id },
      });
      for (const word of [customer.givenName, customer.familyName, customer.number, customer.email])
        expect(entry!.row).not.toContain(word);
    });

    it('leaves no row of the customers’ tables with the id or the number', async () => {
      const tables = await store.sql<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public'
         AND (table_name LIKE 'customer%' OR table_name LIKE 'recommendation%') GROUP BY table_name`,
      );
      expect(tables.length).toBeGreaterThan(8);
      for (const { name } of tables) {
        const found = await store.sql(`SELECT FROM ${name} x WHERE x::text LIKE $1 OR x::text LIKE $2`, [
          `%${customer.id}%`,
          `%${customer.number}%`,
        ]);
        expect({ name, found: found.length }).toEqual({ name, found: 0 });
      }
    });
  });
});

import { catalog, customers } from '#libs/contracts';
import { RunningStore } from '../testing/running-store';
import { sampleCustomers } from './domain/sample-customers';
import { ModelKeeper } from './fitting/model-keeper';
import { NO_CONSENT } from './recommendations';

jest.setTimeout(180_000);

let store: RunningStore;
const today = '2026-06-17';
const ours = sampleCustomers('S-01', today);
const agrees = (one: (typeof ours)[number]) => one.consents.filter((c) => c.purpose === 'personalisation');
const willing = ours.filter((one) => agrees(one).length > 0 && agrees(one).every(({ given }) => given));
const unwilling = ours.find((one) => agrees(one).length === 0)!;
const withdrawn = ours.find((one) => agrees(one).some(({ given }) => !given))!;

beforeAll(async () => {
  store = await RunningStore.start();
  for (const end = Date.now() + 60_000; (await models()) === 0;) {
    if (Date.now() > end) throw new Error('Nothing was learnt within a minute.');
    await new Promise((go) => setTimeout(go, 200));
  }
});
afterAll(() => store?.stop());

const models = async () => (await store.sql('SELECT FROM recommendation_model')).length;
const find = (query: string, as: string) => store.call(customers.find, { query }, as);
const get = (customerId: string, as: string) => store.call(customers.get, { customerId }, as);
const recommend = (customerId: string, as = 'ben', limit = 6) =>
  store.call(customers.recommend, { customerId, limit }, as);

describe('who sees what', () => {
  const customer = willing[0]!;

  it('an associate sees first name and initial, no contact; a manager more', async () => {
    const seen = await get(customer.id, 'ben');
    expect(seen.name).toBe(`${customer.givenName} ${customer.familyName[0]}.`);
    expect(seen).toMatchObject({
      masked: true,
      contact: null,
      loyaltyNumber: `…${customer.number.slice(-4)}`,
    });
    expect(JSON.stringify(seen)).not.toContain(customer.familyName);
    const { phone, email, address } = customer;
    expect(await get(customer.id, 'sofia')).toMatchObject({
      name: `${customer.givenName} ${customer.familyName}`,
      masked: false,
      contact: { phone, email, address },
    });
  });

  it('is found by name, end of the phone number and loyalty number', async () => {
    const ids = async (query: string) => (await find(query, 'ben')).data.map(({ id }) => id);
    expect(await ids(`${customer.givenName} ${customer.familyName.slice(0, 3)}`)).toContain(customer.id);
    expect(await ids(customer.phone.slice(-4))).toContain(customer.id);
    expect(await ids(customer.phone)).toEqual([customer.id]);
    expect(await ids(customer.number.toLowerCase())).toEqual([customer.id]);
    expect(await ids('100% _')).toEqual([]);
    await expect(find('123', 'ben')).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      message: '3 digits are too few to find somebody by the phone number.',
    });
  });

  it('is not there for another store, nor for nobody', async () => {
    await expect(get(customer.id, 'marcus')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(recommend(customer.id, 'julia')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await find(customer.number, 'marcus')).data).toEqual([]);
    const input = { customerId: customer.id, purpose: 'marketing', given: true, source: 'store' } as const;
    await expect(store.call(customers.recordConsent, input, 'marcus')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(get(customer.id, 'nobody')).rejects.toMatchObject({ code: 'NO_STORE' });
  });

  it('every look is in the audit log, without what was typed', async () => {
    await find(customer.familyName, 'amara');
    await get(customer.id, 'amara');
    const entries = await store.sql<{ action: string; details: object }>(
      `SELECT action, details FROM audit WHERE actor = 'amara' AND action LIKE 'customer%' ORDER BY seq`,
    );
    expect(entries.map(({ action }) => action)).toEqual(['customer.searched', 'customer.viewed']);
    expect(entries[1]!.details).toMatchObject({ storeCode: 'S-01', customerId: customer.id, contact: false });
    expect(JSON.stringify(entries)).not.toContain(customer.familyName);
  });

  it('contact data is sealed at rest, each value bound to its customer', async () => {
    const dump = JSON.stringify(await store.sql('SELECT c::text FROM customer c'));
    const latin = (text: string) => Buffer.from(text).toString('hex');
    for (const word of ['20 7946', 'example.com', 'Sample Street']) {
      // Not by toContain, which would print all of it.
      expect(dump.includes(word)).toBe(false);
      expect(dump.includes(latin(word))).toBe(false);
    }
    const [a, b] = [willing[1]!, willing[2]!];
    await store.sql('UPDATE customer SET email = (SELECT email FROM customer WHERE id = $1) WHERE id = $2', [
      a.id,
      b.id,
    ]);
    await expect(get(b.id, 'sofia')).rejects.toMatchObject({ code: 'INTERNAL' });
    expect((await get(b.id, 'ben')).contact).toBeNull();
  });
});

describe('recommendations', () => {
  it('are personal with consent, with reasons that were bought, in stock first and at most two of a category', async () => {
    let reasons = 0;
    for (const { id } of willing.slice(3, 13)) {
      const { data, personal, note, model } = await recommend(id, 'ben', 10);
      expect({ personal, note }).toEqual({ personal: true, note: null });
      expect(model!.digest).toMatch(/^[0-9a-f]{64}$/);
      expect(data.length).toBe(10);
      const bought = await store.sql<{ code: string }>(
        `SELECT DISTINCT product_code AS code FROM customer_transaction_line JOIN customer_transaction USING (number)
         WHERE customer_id = $1`,
        [id],
      );
      const codes = new Set(bought.map(({ code }) => code));
      for (const { product, because, why } of data) {
        expect(codes.has(product.productCode)).toBe(false);
        expect(product.ageRestricted).toBe(false);
        for (const { productCode } of because) expect(codes.has(productCode)).toBe(true);
        if (because.length > 0) expect(why).toMatch(/^Because of .+ bought$/);
        reasons += because.length;
      }
      const categories = data.map(({ product }) => product.category);
      for (const one of categories)
        expect(categories.filter((other) => other === one).length).toBeLessThanOrEqual(2);
      const stock = data.map(({ product }) => product.stock! > 0);
      expect(stock).toEqual([...stock].sort((a, b) => Number(b) - Number(a)));
    }
    expect(reasons).toBeGreaterThan(0);
  });

  it('come from further down when what stands before is out of stock', async () => {
    const { id } = willing[5]!;
    const last = (await recommend(id, 'ben', 10)).data.at(-1)!.product;
    await store.sql(`CREATE TABLE stock_before AS SELECT * FROM catalog_place WHERE store_code = 'S-01'`);
    await store.sql(`UPDATE catalog_place SET stock = 0 WHERE store_code = 'S-01' AND product_code <> $1`, [
      last.productCode,
    ]);
    expect((await recommend(id, 'ben', 1)).data.map(({ product }) => product)).toEqual([last]);
    await store.sql(`UPDATE catalog_place l SET stock = b.stock FROM stock_before b
      WHERE b.product_code = l.product_code AND l.store_code = 'S-01'`);
  });

  it('are the same for everybody without consent, and say why; there is no history', async () => {
    const first = await recommend(unwilling.id);
    expect(first).toMatchObject({ personal: false, note: NO_CONSENT });
    expect(first.data.length).toBe(6);
    expect(first.data.every(({ because }) => because.length === 0)).toBe(true);
    expect(await recommend(withdrawn.id)).toEqual(first);
    expect((await get(unwilling.id, 'sofia')).history).toBeNull();
    expect((await get(willing[0]!.id, 'ben')).history!.visits).toBeGreaterThan(10);
  });

  it('withdrawn consent counts at once, and nothing is learnt from them any more', async () => {
    const { id } = willing[20]!;
    const popular = await recommend(unwilling.id);
    expect((await recommend(id)).personal).toBe(true);
    // Something that only they buy.
    await store.sql(
      `INSERT INTO catalog_product (code, name, department, category) VALUES ('ONLY-1', 'Only theirs', 'Bakery', 'Bread')`,
    );
    await store.sql(
      `INSERT INTO customer_transaction_line (number, line, product_code, quantity, price)
       SELECT number, 99, 'ONLY-1', 1, 1 FROM customer_transaction WHERE customer_id = $1`,
      [id],
    );
    const keeper = store.app.get(ModelKeeper);
    const knows = async () => {
      await keeper.fit(new AbortController().signal);
      let items: readonly string[] = [];
      for (let digest = ''; digest !== (await keeper.newest())!.digest;) {
        digest = (await keeper.newest())!.digest;
        await new Promise((go) => setTimeout(go, 300));
        items = (await keeper.newest())!.recommender.model.items;
      }
      return items.includes('ONLY-1');
    };
    expect(await knows()).toBe(true);
    const said = await store.call(
      customers.recordConsent,
      { customerId: id, purpose: 'personalisation', given: false, source: 'store' },
      'ben',
    );
    expect(said).toMatchObject({ given: false, source: 'store', at: store.now.toISOString() });
    expect(await recommend(id)).toMatchObject({ personal: false, note: NO_CONSENT });
    expect((await get(id, 'ben')).history).toBeNull();
    expect(await knows()).toBe(false);
    expect((await recommend(unwilling.id)).data.map(({ product }) => product.productCode).length).toBe(
      popular.data.length,
    );
    const together = await store.sql(`SELECT FROM catalog_bought_together WHERE product_code = 'ONLY-1'`);
    expect(together).toEqual([]);
    const jobs = await store.sql(`SELECT FROM job_queue.job WHERE data->>'reason' = 'consent'`);
    expect(jobs.length).toBe(1);
  });

  it('know customers by pseudonyms only, and what is bought together with why', async () => {
    const [row] = await store.sql<{ bytes: Buffer }>(
      'SELECT bytes FROM recommendation_model ORDER BY id DESC LIMIT 1',
    );
    const text = row!.bytes.toString('latin1');
    for (const { id, number } of willing) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(number);
    }
    const [pair] = await store.sql<{ code: string }>(
      'SELECT product_code AS code FROM catalog_bought_together ORDER BY baskets DESC, product_code LIMIT 1',
    );
    const { data } = await store.call(catalog.boughtTogether, { productCode: pair!.code, limit: 6 }, 'ben');
    expect(data.length).toBeGreaterThan(0);
    expect(data[0]!.why).toMatch(/^In \d+ baskets together, \d+\.\d times as often as by chance$/);
    expect(data.every(({ lift }) => lift > 1)).toBe(true);
  });
});

describe('orders', () => {
  it('are told by their number with history, to the store that has them', async () => {
    const [{ number } = { number: '' }] = await store.sql<{ number: string }>(
      `SELECT number FROM customer_order WHERE store_code = 'S-01' ORDER BY placed_at LIMIT 1`,
    );
    const order = await store.call(customers.orderStatus, { number }, 'ben');
    expect(order.history[0]!.status).toBe('placed');
    expect(order.history.at(-1)!.status).toBe(order.status);
    expect(order.customerName).toMatch(/^\S+ .\.$/);
    expect(order.total).toBeCloseTo(
      order.lines.reduce((sum, one) => sum + one.quantity * one.price, 0),
      2,
    );
    await expect(store.call(customers.orderStatus, { number }, 'marcus')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `Your store has no order ${number}.`,
    });
  });
});

describe('the sample', () => {
  it('is of the size that was promised, and a second start adds nothing', async () => {
    const count = async () => {
      const [row] = await store.sql<Record<string, string>>(
        `SELECT (SELECT count(*) FROM catalog_product WHERE sample) AS products,
           (SELECT count(DISTINCT department) FROM catalog_product WHERE sample) AS departments,
           (SELECT count(*) FROM customer WHERE sample) AS customers, (SELECT count(*) FROM customer_order) AS orders,
           (SELECT count(*) FROM customer_transaction) AS transactions, (SELECT count(*) FROM customer_consent) AS consents`,
      );
      return row!;
    };
    const before = await count();
    expect(before).toMatchObject({ departments: '12', customers: '150', orders: '60', transactions: '3000' });
    expect(Number(before.products)).toBeGreaterThan(380);
    await store.open();
    expect(await count()).toEqual(before);
  });
});

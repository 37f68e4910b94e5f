import { randomUUID } from 'node:crypto';
import { catalog } from '#libs/contracts';
import { RunningStore } from '../testing/running-store';
import { CatalogWords } from './catalog-words';

jest.setTimeout(120_000);

let store: RunningStore;
beforeAll(async () => {
  store = await RunningStore.start({ stores: { catalogRefreshMs: 200 } });
  await until(() => store.app.get(CatalogWords).size > 300);
});
afterAll(() => store?.stop());

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error('It did not happen within 20 s.');
}

const search = (query: string, more: object = {}, as = 'ben') =>
  store.call(catalog.search, { query, limit: 10, inStockOnly: false, ...more }, as);

describe('looking for products', () => {
  it('finds by words, mistyped, half typed, by code and barcode', async () => {
    const names = async (query: string) => (await search(query)).data.map(({ name }) => name);
    expect((await names('rye bread'))[0]).toContain('Rye bread');
    expect((await names('chedar'))[0]).toContain('cheddar');
    expect((await names('mozzar'))[0]).toContain('Mozzarella');
    const [byCode] = (await search('P-1001')).data;
    expect(byCode!.productCode).toBe('P-1001');
    const { barcode } = await store.call(catalog.product, { productCode: 'P-1007' }, 'ben');
    expect((await search(barcode!)).data[0]!.productCode).toBe('P-1007');
    expect(await search('xqzzyv')).toEqual({ data: [], tolerant: true });
  });

  it('keeps to a department and to what is in stock, also deep in the ranking', async () => {
    const frozen = (await search('pizza', { department: 'Frozen', limit: 50 })).data;
    expect(frozen.length).toBeGreaterThan(0);
    expect(new Set(frozen.map(({ department }) => department))).toEqual(new Set(['Frozen']));
    await store.sql(`UPDATE catalog_place SET stock = 0 WHERE store_code = 'S-01' AND product_code IN
      (SELECT code FROM catalog_product WHERE name LIKE '%Spaghetti%')`);
    expect((await search('spaghetti')).data[0]).toMatchObject({ availability: 'out', stock: 0 });
    const there = (await search('spaghetti', { inStockOnly: true })).data;
    expect(there.every(({ stock }) => (stock ?? 0) > 0)).toBe(true);
  });

  it('shows the stock of the caller, and other stores beside it', async () => {
    const [{ product_code: code } = { product_code: '' }] = await store.sql<{ product_code: string }>(
      `SELECT product_code FROM catalog_place a WHERE store_code = 'S-01' AND NOT EXISTS
         (SELECT FROM catalog_place b WHERE b.product_code = a.product_code AND b.store_code = 'S-02') LIMIT 1`,
    );
    const here = await store.call(catalog.product, { productCode: code }, 'ben');
    expect(here.stock).not.toBeNull();
    expect(here.otherStores.map(({ storeCode }) => storeCode)).not.toContain('S-02');
    const there = await store.call(catalog.product, { productCode: code }, 'marcus');
    expect(there).toMatchObject({ availability: 'not-sold-here', stock: null, aisle: null });
    expect(there.otherStores).toContainEqual(
      expect.objectContaining({ storeCode: 'S-01', stock: here.stock }),
    );
  });

  it('is for the staff of a store', async () => {
    await expect(search('bread', {}, 'nobody')).rejects.toMatchObject({ code: 'NO_STORE' });
    await expect(search('bread', {}, 'maria')).rejects.toMatchObject({ code: 'NO_STORE' });
    await expect(store.call(catalog.product, { productCode: 'none' }, 'ben')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no product none.',
    });
  });
});

describe('products that change anywhere', () => {
  it('are found by their new words here and in a second process, as text whatever they hold', async () => {
    const other = await store.open({ stores: { catalogRefreshMs: 200 } });
    const words = [store.app.get(CatalogWords), other.get(CatalogWords)];
    await until(() => words[1]!.size > 300);
    const name = '<img src=x onerror=alert(1)> Quincebutter';
    await store.sql(`UPDATE catalog_product SET name = $1 WHERE code = 'P-1010'`, [name]);
    for (const one of words) await until(() => one.search('quincebutter', { limit: 5 })?.[0] === 'P-1010');
    expect((await search('quincebutter')).data[0]!.name).toBe(name);
  });

  it('become visible in the order of their revisions, whoever commits first', async () => {
    const all = await store.sql<{ revision: string }>('SELECT revision FROM catalog_product');
    expect(new Set(all.map(({ revision }) => revision)).size).toBe(all.length);
  });
});

describe('what there is', () => {
  it('lists what is below the minimum page by page, and counts by department', async () => {
    const list = (cursor?: string) =>
      store.call(catalog.inventory, { view: 'below-minimum', limit: 20, cursor }, 'ben');
    const first = await list();
    const all = [...first.data];
    for (let page = first; page.nextCursor !== null; all.push(...page.data))
      page = await list(page.nextCursor);
    expect(new Set(all.map(({ productCode }) => productCode)).size).toBe(all.length);
    expect(all.every(({ availability }) => availability === 'low' || availability === 'out')).toBe(true);
    expect(all.length).toBe(first.departments.reduce((sum, { belowMinimum }) => sum + belowMinimum, 0));
    const out = await store.call(catalog.inventory, { view: 'out', limit: 100 }, 'ben');
    expect(out.data.every(({ stock }) => stock === 0)).toBe(true);
    expect(out.data.length).toBe(first.departments.reduce((sum, one) => sum + one.out, 0));
    await expect(list('bm90IGEgY3Vyc29y')).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('moves by deliveries, waste and counts, once for an id, with an audit entry', async () => {
    const move = (kind: 'delivery' | 'waste' | 'count', quantity: number, id = randomUUID(), as = 'ben') =>
      store.call(catalog.recordMovement, { productCode: 'P-1020', id, kind, quantity }, as);
    await move('count', 7);
    const id = randomUUID();
    expect(await move('delivery', 5, id)).toMatchObject({
      change: 5,
      stockAfter: 12,
      staffName: 'Ben Carter',
    });
    expect(await move('delivery', 5, id)).toMatchObject({ stockAfter: 12 });
    await expect(move('waste', 13)).rejects.toMatchObject({
      code: 'STOCK_INVALID',
      message: 'There are 12 in stock, so 13 cannot be waste.',
    });
    await expect(move('delivery', 0)).rejects.toMatchObject({ code: 'STOCK_INVALID' });
    const now = await store.call(catalog.product, { productCode: 'P-1020' }, 'ben');
    expect(now.stock).toBe(12);
    expect(now.movements.map(({ change }) => change)).toEqual(expect.arrayContaining([5]));
    const audit = await store.sql(`SELECT FROM audit WHERE action = 'stock.moved' AND actor = 'ben'`);
    expect(audit.length).toBe(2);
  });

  it('does not lose a movement of two at once', async () => {
    const at = { productCode: 'P-1022' };
    await store.call(catalog.recordMovement, { ...at, id: randomUUID(), kind: 'count', quantity: 10 }, 'ben');
    const take = () =>
      store.call(catalog.recordMovement, { ...at, id: randomUUID(), kind: 'waste', quantity: 3 }, 'amara');
    const ends = await Promise.allSettled([take(), take(), take(), take()]);
    expect(ends.filter(({ status }) => status === 'fulfilled').length).toBe(3);
    expect((await store.call(catalog.product, at, 'ben')).stock).toBe(1);
  });
});

import type { CatalogProduct } from '#libs/contracts';
import { inStore, product, worked } from '../testing/store-world';
import { customerLookup } from './customer-lookup.tool';
import { inventoryLevels } from './inventory-levels.tool';
import { orderStatus } from './order-status.tool';
import { productLookup } from './product-lookup.tool';

const OUT = product({ availability: 'out', stock: 0, expected: { day: '2026-11-20', quantity: 24 } });
const OTHER = product({ productCode: 'P-2', name: 'Soy milk 1 l' });
const finds = (data: CatalogProduct[]) => ({ 'catalog.search': () => ({ data, tolerant: true }) });

describe('product_lookup', () => {
  it.each([
    ['stock', 'Oat milk 1 l: 12 in stock, aisle 3, shelf A1.'],
    ['place', 'Oat milk 1 l is in aisle 3, shelf A1; 12 in stock.'],
    ['price', 'Oat milk 1 l costs 1.65.'],
    ['all', 'Oat milk 1 l has 12 in stock, is in aisle 3, shelf A1 and costs 1.65.'],
  ])('says %s first', async (aspect, sentence) => {
    const outcome = worked(
      await productLookup.run({ product: 'oat milk', aspect }, inStore(finds([product({})]))),
    );
    expect(outcome.sentence).toBe(sentence);
  });

  it('names another one where it is out of stock', async () => {
    const { sentence } = worked(
      await productLookup.run({ product: 'milk', aspect: 'stock' }, inStore(finds([OUT, OTHER]))),
    );
    expect(sentence).toContain('is out of stock; 24 are expected on Friday 20 November');
    expect(sentence).toContain('In its place: Soy milk 1 l, 12 in stock.');
  });

  it('says that nothing is found', async () => {
    expect(await productLookup.run({ product: 'unicorn', aspect: 'all' }, inStore(finds([])))).toMatchObject({
      kind: 'refused',
      code: 'UNKNOWN_VALUE',
    });
  });
});

describe('inventory_levels', () => {
  const inventory = {
    'catalog.inventory': ({ view }: { view: string }) => ({
      data: view === 'out' ? [OUT] : [OUT, OTHER],
      nextCursor: null,
      departments: [
        { department: 'Dairy and eggs', products: 30, belowMinimum: 2, out: 1 },
        { department: 'Bakery', products: 10, belowMinimum: 0, out: 0 },
      ],
    }),
  };

  it('sums up the departments, and narrows to one by part of its name', async () => {
    const all = worked(await inventoryLevels.run({ state: 'all' }, inStore(inventory)));
    expect(all.sentence).toBe('2 products of 40 are below the minimum, 1 of them out of stock.');
    const out = worked(await inventoryLevels.run({ state: 'out', department: 'dairy' }, inStore(inventory)));
    expect(out.sentence).toBe('1 product in Dairy and eggs is out of stock. They are: Oat milk 1 l.');
    expect(
      await inventoryLevels.run({ state: 'low', department: 'garden' }, inStore(inventory)),
    ).toMatchObject({
      kind: 'refused',
      nearest: ['Dairy and eggs', 'Bakery'],
    });
  });
});

describe('customers', () => {
  it('are asked about again where several have the name, and unknown orders are said to be', async () => {
    const found = (name: string) => ({
      id: '11111111-1111-4111-8111-111111111111',
      name,
      loyaltyNumber: '…4411',
      tier: 'gold',
      personalised: false,
    });
    const several = { 'customers.find': () => ({ data: [found('Maria S.'), found('Maria B.')] }) };
    expect(await customerLookup.run({ customer: 'Mrs Maria' }, inStore(several))).toMatchObject({
      kind: 'refused',
      nearest: ['Maria S. (…4411)', 'Maria B. (…4411)'],
    });
    expect(await orderStatus.run({ order: '??' }, inStore())).toMatchObject({ kind: 'refused' });
  });
});

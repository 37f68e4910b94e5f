import { type CatalogProduct, QuartermasterError } from '#libs/contracts';
import { inStore, product, worked } from '../testing/store-world';
import { boughtTogether } from './bought-together.tool';
import { productRecommendations } from './product-recommendations.tool';

const RYE = product({ productCode: 'P-1', name: 'Rye bread', size: null });
const BUTTER = product({ productCode: 'P-2', name: 'Butter', size: '250 g', aisle: 'Aisle 7', shelf: null });
const HONEY = product({
  productCode: 'P-3',
  name: 'Honey',
  size: null,
  aisle: null,
  shelf: null,
  stock: null,
});
const JAM = product({ productCode: 'P-4', name: 'Jam', size: null });
const away = () => {
  throw new QuartermasterError('SERVICE_UNAVAILABLE');
};

describe('bought_together', () => {
  const found = { 'catalog.search': () => ({ data: [RYE, JAM], tolerant: false }) };
  const boughtWith = (...products: CatalogProduct[]) => ({
    ...found,
    'catalog.boughtTogether': () => ({
      data: products.map((each, at) => ({
        product: each,
        baskets: 40 - at,
        lift: 3,
        why: `In ${40 - at} baskets together`,
      })),
    }),
  });

  it('names the three best, and shows all with their reason, stock, place and price', async () => {
    const context = inStore(boughtWith(BUTTER, HONEY, JAM, RYE));
    const { sentence, table } = worked(await boughtTogether.run({ product: 'rye' }, context));
    expect(sentence).toBe('With Rye bread people buy Butter, 250 g, Honey and Jam.');
    expect(table.columns.map(({ name }) => name)).toEqual(['product', 'why', 'stock', 'place', 'price']);
    expect(table.rows.slice(0, 2)).toEqual([
      ['Butter, 250 g', 'In 40 baskets together', 12, 'Aisle 7', 1.65],
      ['Honey', 'In 39 baskets together', null, null, 1.65],
    ]);
    expect(context.lookups.at(-1)).toEqual({
      operation: 'catalog.boughtTogether',
      input: { productCode: 'P-1', limit: 6 },
      note: { label: 'Bought with P-1', count: 4 },
    });
  });

  it('says that too few baskets hold it', async () => {
    const { sentence, table } = worked(await boughtTogether.run({ product: 'rye' }, inStore(boughtWith())));
    expect(sentence).toBe('Too few baskets hold Rye bread to say what goes with it.');
    expect(table.rowCount).toBe(0);
  });

  it('refuses a product that nobody knows, and hides no failure of the catalog', async () => {
    const none = inStore({ 'catalog.search': () => ({ data: [], tolerant: true }) });
    expect(await boughtTogether.run({ product: 'unicorn' }, none)).toMatchObject({
      kind: 'refused',
      code: 'UNKNOWN_VALUE',
    });
    const failing = inStore({ ...found, 'catalog.boughtTogether': away });
    await expect(boughtTogether.run({ product: 'rye' }, failing)).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
  });
});

describe('product_recommendations', () => {
  const MARIA = {
    id: '11111111-1111-4111-8111-111111111111',
    name: 'Maria S.',
    loyaltyNumber: '…4411',
    tier: 'gold',
    personalised: true,
  };
  const answer = (products: CatalogProduct[], personal: boolean, note: string | null = null) => ({
    'customers.find': () => ({ data: [MARIA] }),
    'customers.recommend': () => ({
      data: products.map((each) => ({
        product: each,
        score: 1,
        why: 'Because of Rye bread that was bought',
        because: [],
      })),
      personal,
      note,
      model: null,
    }),
  });
  const recommend = (services: Record<string, (input: never) => unknown>, customer = 'Mrs Maria') => {
    const context = inStore(services);
    return { context, outcome: productRecommendations.run({ customer }, context) };
  };

  it('are personal to the customer who is meant', async () => {
    const { context, outcome } = recommend(answer([BUTTER, JAM], true));
    const { sentence, table, notes } = worked(await outcome);
    expect(sentence).toBe('For Maria S.: Butter, 250 g and Jam.');
    expect(table.rows[1]).toEqual([
      'Jam',
      'Because of Rye bread that was bought',
      12,
      'aisle 3, shelf A1',
      1.65,
    ]);
    expect(notes).toEqual([]);
    expect(context.lookups.map(({ operation, input, note }) => [operation, input, note.label])).toEqual([
      ['customers.find', { query: 'Maria' }, 'Customers found'],
      ['customers.recommend', { customerId: MARIA.id, limit: 6 }, 'Personal recommendations'],
    ]);
  });

  it('are said to be those for everybody without consent, with the reason', async () => {
    const note = 'No consent to look at purchases was given.';
    const { context, outcome } = recommend(answer([JAM], false, note));
    const { sentence, notes } = worked(await outcome);
    expect(sentence).toBe('Popular at the moment, not personal to Maria S.: Jam.');
    expect(notes).toEqual([note]);
    expect(context.lookups.at(-1)!.note.label).toBe('Recommendations for everybody');
  });

  it('say that there are none', async () => {
    const { sentence, table } = worked(await recommend(answer([], true)).outcome);
    expect(sentence).toBe('There is nothing to recommend to Maria S. at the moment.');
    expect(table.rowCount).toBe(0);
  });

  it('are refused for nobody known, and for a name too short to look up', async () => {
    const { outcome } = recommend({ 'customers.find': () => ({ data: [] }) });
    expect(await outcome).toMatchObject({
      kind: 'refused',
      message: 'No customer of this store is found for “Mrs Maria”.',
    });
    const short = recommend({}, 'Mrs M');
    expect(await short.outcome).toMatchObject({ kind: 'refused', code: 'UNKNOWN_VALUE' });
    expect(short.context.lookups).toEqual([]);
  });

  it('fail as the customers do', async () => {
    const { outcome } = recommend({ ...answer([], true), 'customers.recommend': away });
    await expect(outcome).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});

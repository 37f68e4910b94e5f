import { BUYER, ENGINEER, MANAGER, SpecReaders } from '../../test/spec-readers';

const VALUES = [
  { member: 'product.product_code', value: 'P-0001', names: 'Heron Milk 1l' },
  { member: 'product.product_code', value: 'P-0002', names: 'Heron Tea 50g' },
  { member: 'product.product_code', value: 'P-0003', names: 'Heron Soap 100ml' },
  ...['Dairy', 'Drinks'].map((value) => ({ member: 'product.product_group', value })),
  ...['stock', 'sales_order', 'purchase_order'].flatMap((entity) =>
    ['WH-01', 'WH-02'].map((value) => ({ member: `${entity}.warehouse_code`, value })),
  ),
  ...['North', 'South'].map((value) => ({ member: 'sales_order.delivery_area', value })),
];
const readers = new SpecReaders(VALUES);
const result = (persona: string, question: string) => readers.result(persona, question);
const query = (persona: string, question: string) => readers.query(persona, question);

const dates = (persona: string, question: string): string[] =>
  query(persona, question).timeDimensions.map(({ dimension }) => dimension);

describe('verbs of selling', () => {
  it.each(['moved', 'shifted', 'sold', 'shipped out', 'sent out', 'got rid of'])(
    'which warehouse %s the most units last month',
    (verb) => {
      expect(query(MANAGER, `which warehouse ${verb} the most units last month`)).toMatchObject({
        measures: [{ measure: 'sales_line.units_sold' }],
        dimensions: ['sales_order.warehouse_code'],
        limit: 1,
      });
    },
  );

  it.each(['rack up', 'pull in', 'clock up', 'rake in'])('how much revenue did it %s', (verb) => {
    expect(query(MANAGER, `how much revenue did WH-01 ${verb} in May`).measures).toEqual([
      { measure: 'sales_line.revenue' },
    ]);
  });

  it.each(['flew off the shelves', 'sold like hot cakes'])(
    'products that %s are those sold most',
    (words) => {
      expect(query(MANAGER, `which products ${words} last month`)).toMatchObject({
        measures: [{ measure: 'sales_line.units_sold' }],
        order: [{ by: 'sales_line.units_sold', direction: 'desc' }],
      });
    },
  );

  it('what a warehouse took is a number, unless a list is asked for', () => {
    expect(query(MANAGER, 'orders WH-01 took in the first half of May').measures).toEqual([
      { measure: 'sales_order.orders' },
    ]);
    expect(query(MANAGER, 'list the orders WH-01 took in the first half of May').ungrouped).toBe(true);
  });
});

describe('where things go and when they arrive', () => {
  it.each(['headed for', 'bound for', 'destined for', 'heading to', 'going to'])('deliveries %s', (words) => {
    expect(dates(ENGINEER, `consignments ${words} North tomorrow`)).toEqual(['sales_order.delivery_date']);
    expect(query(BUYER, `open purchase orders ${words} WH-01`).filters).toHaveLength(2);
  });

  it.each(['should BPO-500001 arrive', 'does BPO-500001 land', 'should BPO-500001 be here'])(
    'when %s',
    (words) => {
      const { entity, dimensions } = query(BUYER, `when ${words}`);
      expect(entity).toBe('purchase_order');
      expect(dimensions).toContain('purchase_order.expected_delivery_date');
    },
  );

  it.each([
    [BUYER, 'what is due in next week', 'purchase_order.expected_delivery_date'],
    [BUYER, 'what showed up last week', 'purchase_order.actual_delivery_date'],
    [ENGINEER, 'jobs in North today', 'sales_order.delivery_date'],
    [ENGINEER, 'runs for tomorrow', 'sales_order.delivery_date'],
    [ENGINEER, "today's drops in North", 'sales_order.delivery_date'],
  ])('%s: %s', (persona, question, date) => {
    expect(query(persona, question).timeDimensions).toMatchObject([{ dimension: date }]);
    expect(query(persona, question).timeDimensions[0]).not.toHaveProperty('compareDateRange');
  });

  it.each(['did deliveries drop last month', 'drops in revenue last month'])('"%s" is a fall', (question) => {
    expect(query(ENGINEER, question).timeDimensions[0]?.compareDateRange).toHaveLength(2);
  });

  it.each(['what should we order for WH-01', 'what should the minimum stock of P-0001 be in WH-01'])(
    '"%s" is asked of a tool, not read without its "should"',
    (question) => {
      expect(result(MANAGER, question).kind).toBe('clarify');
    },
  );

  it.each([
    'when was P-0001 last restocked at WH-01',
    'when did WH-01 last get a restock of P-0001',
    'last replenishment date of P-0001 in WH-01',
    'when was P-0001 last topped up in WH-01',
  ])('%s', (question) => {
    const { entity, dimensions, filters } = query(MANAGER, question);
    expect(entity).toBe('stock');
    expect(dimensions).toContain('stock.last_restock_date');
    expect(filters).toHaveLength(2);
  });
});

describe('what an order holds', () => {
  it.each([
    "what's on WEB-100001 and how many of each",
    'what is in order WEB-100001',
    'contents of WEB-100001',
    'items on WEB-100001, and in what quantities?',
  ])('%s', (question) => {
    expect(query(ENGINEER, question)).toMatchObject({ entity: 'sales_line', ungrouped: true });
  });

  it('things have their quantity where it is asked for', () => {
    expect(query(BUYER, 'which products are on PO-500001 and how many of each')).toMatchObject({
      measures: [{ measure: 'purchase_line.units_ordered' }],
      dimensions: ['product.product_code', 'product.product_name'],
    });
  });
});

describe('parts of names', () => {
  it.each([
    ['drinks with Heron in the name', 'Heron'],
    ['products whose name has heron in it', 'heron'],
    ['anything with "heron" somewhere in the name', 'heron'],
    ['products with Dairy in their names', 'Dairy'],
  ])('%s', (question, text) => {
    expect(query(MANAGER, question).filters).toContainEqual({
      member: 'product.product_name',
      operator: 'contains',
      values: [text],
    });
  });

  it('in quotes a word is a piece of text, whatever else it means', () => {
    expect(query(ENGINEER, 'customers with "stores" in their name').filters).toEqual([
      { member: 'sales_order.customer_name', operator: 'contains', values: ['stores'] },
    ]);
  });
});

describe('products and who has them', () => {
  it.each([
    'products that no warehouse stocks',
    'which products does no warehouse carry',
    'products held nowhere',
  ])('%s', (question) => {
    expect(query(MANAGER, question)).toMatchObject({
      entity: 'product',
      filters: [{ segment: 'product.not_stocked' }],
    });
  });

  it.each([
    'products stocked in only one warehouse',
    'products held by just one warehouse',
    'products that only one warehouse stocks',
    'products in a single warehouse',
  ])('%s', (question) => {
    expect(query(MANAGER, question)).toMatchObject({
      entity: 'product',
      filters: [{ segment: 'product.stocked_once' }],
    });
  });

  it('what we pay is the list cost, what we paid is that of orders', () => {
    const { entity, dimensions } = query(BUYER, 'who supplies P-0001 and what do we pay for it');
    expect(entity).toBe('product');
    expect(dimensions).toEqual(expect.arrayContaining(['product.supplier_name', 'product.unit_cost']));
    expect(query(BUYER, 'what did we pay for P-0001 last month').measures).toEqual([
      { measure: 'purchase_line.average_unit_cost' },
    ]);
  });
});

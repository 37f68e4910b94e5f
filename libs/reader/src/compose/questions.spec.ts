import { BUYER, ENGINEER, MANAGER, SpecReaders } from '../../test/spec-readers';

const VALUES = [
  { member: 'product.product_code', value: 'P-0001', names: 'Whole Milk 1 l' },
  { member: 'product.supplier_code', value: 'SUP-001', names: 'Polar Frozen Goods' },
  { member: 'purchase_order.supplier_code', value: 'SUP-001', names: 'Polar Frozen Goods' },
  ...['Dairy', 'Frozen'].map((value) => ({ member: 'product.product_group', value })),
  ...['WH-01', 'WH-02'].map((value) => ({ member: 'stock.warehouse_code', value })),
  ...['North', 'South'].map((value) => ({ member: 'sales_order.delivery_area', value })),
  ...['Pending', 'Shipped', 'Delivered', 'Cancelled'].map((value) => ({
    member: 'sales_order.status',
    value,
  })),
  ...['Pending', 'Received', 'Cancelled'].map((value) => ({ member: 'purchase_order.status', value })),
];
const readers = new SpecReaders(VALUES);
const result = (persona: string, question: string) => readers.result(persona, question);
const query = (persona: string, question: string) => readers.query(persona, question);

describe('what is said of things', () => {
  it('"never" is about all rows of the thing, in the period that is named', () => {
    expect(query(BUYER, 'suppliers that were never late this year').filters).toEqual([
      {
        exists: {
          entity: 'purchase_order',
          not: true,
          where: [
            { segment: 'purchase_order.late' },
            {
              member: 'purchase_order.actual_delivery_date',
              operator: 'inDateRange',
              values: ['2026-01-01', '2026-06-18'],
            },
          ],
        },
      },
    ]);
  });

  it('"never" of rows is no more than "not"', () => {
    expect(query(ENGINEER, 'orders that were never delivered').filters).toEqual([
      { member: 'sales_order.status', operator: 'notEquals', values: ['Delivered'] },
    ]);
  });

  it('a count of things that never did something is tied by the thing', () => {
    const [filter] = query(ENGINEER, 'how many customers never bought P-0001').filters;
    expect(filter).toMatchObject({
      exists: { entity: 'sales_order', same: ['sales_order.customer_code'], not: true },
    });
  });

  it('"both" needs a row of each, in the same period', () => {
    const { filters } = query(ENGINEER, 'customers who ordered both frozen and dairy in May');
    const groups = filters.map((filter) => ('exists' in filter ? filter.exists.where : []));
    expect(groups).toHaveLength(2);
    for (const where of groups) expect(where).toHaveLength(2);
  });

  it('what happened in one month but not in the next', () => {
    const { filters, timeDimensions } = query(ENGINEER, 'customers who ordered in April but not in May');
    expect(timeDimensions).toEqual([
      { dimension: 'sales_order.order_date', dateRange: ['2026-04-01', '2026-05-01'] },
    ]);
    expect(filters).toMatchObject([{ exists: { not: true } }]);
  });

  it('groups that fulfil a condition can be counted', () => {
    expect(query(ENGINEER, 'how many customers have more than 5 open orders')).toMatchObject({
      measures: [{ measure: 'sales_order.customers' }],
      filters: [
        {
          within: {
            dimensions: ['sales_order.customer_code'],
            query: { having: [{ operator: 'gt', value: 5 }] },
          },
        },
      ],
    });
  });
});

describe('comparisons', () => {
  it.each([
    ['products with a selling price more than 1.8 times their cost', 'product.unit_cost', 1.8],
    ['items with stock less than half the minimum', 'stock.minimum_stock', 0.5],
    ['items where the reorder point is above 40 percent of the maximum', 'stock.maximum_stock', 0.4],
    ['items with stock above their reorder point', 'stock.reorder_point', undefined],
  ])('%s', (question, otherMember, factor) => {
    const { filters, ungrouped } = query(MANAGER, question);
    expect(ungrouped).toBe(true);
    expect(filters).toEqual([
      expect.objectContaining({ otherMember, ...(factor === undefined ? {} : { factor }) }),
    ]);
  });

  it('days between two dates are a field', () => {
    expect(
      query(ENGINEER, 'orders where the delivery date is more than 10 days after the order date').filters,
    ).toEqual([{ member: 'sales_order.promised_days', operator: 'gt', values: [10] }]);
  });

  it('rows of a part are counted by the whole, or need only be there', () => {
    expect(query(ENGINEER, 'orders with more than 5 lines').filters).toEqual([
      { member: 'sales_order.order_lines', operator: 'gt', values: [5] },
    ]);
    expect(query(ENGINEER, 'orders with at least one backordered line').filters).toMatchObject([
      { exists: { entity: 'sales_line' } },
    ]);
  });

  it('the percent of a limit is no share', () => {
    expect(query(MANAGER, 'fill rate below 95 percent by product')).toMatchObject({
      measures: [{ measure: 'sales_line.fill_rate' }],
      having: [{ operator: 'lt', value: 0.95 }],
    });
  });
});

describe('rankings', () => {
  it('what grew or fell most is ordered by the change', () => {
    const question = (verb: string) => `which product group ${verb} the most compared to last month`;
    const order = (verb: string) => query(MANAGER, question(verb)).order;
    expect(order('grew')).toEqual([{ by: 'revenue_change', direction: 'desc' }]);
    expect(order('declined')).toEqual([{ by: 'revenue_change', direction: 'asc' }]);
  });

  it('"most often" counts, "best" is what the semantic files call good', () => {
    expect(query(BUYER, 'which suppliers delivered short most often').measures).toEqual([
      { measure: 'purchase_order.purchase_orders' },
    ]);
    expect(query(BUYER, 'best supplier for dairy').measures).toEqual([
      { measure: 'purchase_order.on_time_rate' },
    ]);
  });

  it('"which has the longest" ranks, although the phrase is a number as well', () => {
    expect(query(BUYER, 'which supplier has the longest lead time')).toMatchObject({
      measures: [{ measure: 'purchase_order.average_lead_time' }],
      order: [{ direction: 'desc' }],
      limit: 1,
    });
  });

  it('what lost most is ordered by the change', () => {
    expect(query(MANAGER, 'which 5 products lost the most revenue compared to last month')).toMatchObject({
      order: [{ by: 'revenue_change', direction: 'asc' }],
      limit: 5,
    });
  });

  it('things between "rank" and what they are ranked by', () => {
    expect(query(MANAGER, 'rank the warehouses by stock value from high to low')).toMatchObject({
      measures: [{ measure: 'stock.stock_value' }],
      dimensions: ['stock.warehouse_code'],
      order: [{ by: 'stock.stock_value', direction: 'desc' }],
    });
  });
});

describe('dates', () => {
  it('a period still to come means a date that looks ahead', () => {
    expect(query(ENGINEER, 'orders for tomorrow').timeDimensions).toEqual([
      { dimension: 'sales_order.delivery_date', dateRange: ['2026-06-18', '2026-06-19'] },
    ]);
  });

  it('the word within a state says which date is meant', () => {
    expect(query(BUYER, 'which POs arrived late last month').timeDimensions[0]?.dimension).toBe(
      'purchase_order.actual_delivery_date',
    );
  });

  it('weekdays are those of the date that is asked about', () => {
    expect(query(ENGINEER, 'deliveries per weekday in May').dimensions).toEqual([
      'sales_order.delivery_weekday',
    ]);
    expect(query(ENGINEER, 'how many orders were placed on weekends this year').filters).toEqual([
      { member: 'sales_order.order_weekday', operator: 'equals', values: ['Saturday', 'Sunday'] },
    ]);
  });

  it('months side by side are one stretch unless something is said of each', () => {
    const [together] = query(MANAGER, 'revenue in April and May').timeDimensions;
    expect(together).not.toHaveProperty('compareDateRange');
    const [apart] = query(MANAGER, 'revenue in April versus May').timeDimensions;
    expect(apart?.compareDateRange).toHaveLength(2);
  });
});

describe('names', () => {
  it('a value of its own is no part of a longer name', () => {
    expect(query(MANAGER, 'inventory value of frozen goods').filters).toEqual([
      { member: 'product.product_group', operator: 'equals', values: ['Frozen'] },
    ]);
  });
});

describe('goods and their numbers', () => {
  it.each([
    [MANAGER, 'how many P-0001 do we have in WH-01', 'stock.stock_units'],
    [ENGINEER, 'how many Whole Milk 1 l have we got', 'stock.stock_units'],
    [MANAGER, 'how many P-0001 did we sell in May', 'sales_line.units_sold'],
    [BUYER, 'how many P-0001 did we order in May', 'purchase_line.units_ordered'],
    [MANAGER, "what's the stock in WH-01 worth", 'stock.stock_value'],
    [MANAGER, 'total stock held across all sites', 'stock.stock_units'],
    [MANAGER, 'how many products do we have', 'product.products'],
  ])('%s: %s', (persona, question, measure) => {
    expect(query(persona, question)).toMatchObject({ measures: [{ measure }], dimensions: [] });
  });

  it('the verb says whose units are meant', () => {
    expect(query(MANAGER, 'which warehouse sold the most units').measures).toEqual([
      { measure: 'sales_line.units_sold' },
    ]);
    expect(query(MANAGER, '3 groups that sold the fewest units')).toMatchObject({
      dimensions: ['product.product_group'],
      order: [{ by: 'sales_line.units_sold', direction: 'asc' }],
      limit: 3,
    });
  });
});

describe('codes', () => {
  it.each(['stock of P-01', 'stock of p 001', 'stock of P-0002'])(
    '"%s" asks which one is meant',
    (question) => {
      const read = result(MANAGER, question);
      expect(read).toMatchObject({ kind: 'clarify', choices: [{ label: 'P-0001' }] });
    },
  );

  it('may be written without their zeros', () => {
    expect(query(MANAGER, 'stock of p1').filters).toEqual([
      { member: 'product.product_code', operator: 'equals', values: ['P-0001'] },
    ]);
  });
});

describe('conditions that no row can fulfil', () => {
  it.each(['cancelled open orders', 'overdue delivered orders'])('%s', (question) => {
    expect(result(ENGINEER, question).kind).toBe('clarify');
  });
});

describe('words that belong together', () => {
  it('a preposition at the end belongs to the verb', () => {
    expect(query(MANAGER, 'what do we sell P-0001 for these days').dimensions).toContain(
      'product.unit_price',
    );
  });

  it('"avg" and "mean" are "average"', () => {
    for (const word of ['average', 'avg', 'mean'])
      expect(query(MANAGER, `${word} order value this year`).measures).toEqual([
        { measure: 'sales_line.average_order_value' },
      ]);
  });

  it('what is asked of may come first', () => {
    expect(query(ENGINEER, 'of all open orders, what share is already overdue?').measures).toMatchObject([
      { where: [{ segment: 'sales_order.overdue' }], share: 'of-unfiltered' },
    ]);
    expect(
      query(BUYER, 'for purchase orders received this year, what was the average lead time of each supplier?')
        .dimensions,
    ).toEqual(['purchase_order.supplier_name']);
  });

  it('"how much" of rows is money, "how many" their number', () => {
    expect(query(BUYER, 'how much are the open POs').measures).toEqual([{ measure: 'purchase_line.spend' }]);
    expect(query(BUYER, 'how many are the open POs').measures).toEqual([
      { measure: 'purchase_order.purchase_orders' },
    ]);
  });

  it('a number beside a comparison is no length of a list', () => {
    expect(
      query(BUYER, 'among suppliers with at least 40 POs, which three have the worst on-time rate'),
    ).toMatchObject({ limit: 3, having: [{ operator: 'gte', value: 40 }] });
  });

  it.each(['not a single unit fulfilled', 'nothing fulfilled', 'no units have been fulfilled'])(
    'open orders with %s',
    (words) => {
      expect(query(ENGINEER, `open orders with ${words}`).filters).toContainEqual({
        segment: 'sales_order.nothing_fulfilled',
      });
    },
  );
});

describe('numbers beside each other', () => {
  it.each([
    'number of low items and number of empty items per warehouse',
    'low items and empty items per warehouse',
  ])('%s', (question) => {
    expect(query(MANAGER, question)).toMatchObject({
      measures: [{ where: [{ segment: 'stock.low' }] }, { where: [{ segment: 'stock.out_of_stock' }] }],
      dimensions: ['stock.warehouse_code'],
      filters: [],
    });
  });

  it('one state of several is no number of its own', () => {
    expect(query(ENGINEER, 'delivered and cancelled orders by area').measures).toHaveLength(1);
  });
});

describe('means of numbers', () => {
  it.each([
    [
      'average number of orders per customer by area',
      'sales_order.orders_per_customer',
      ['sales_order.delivery_area'],
    ],
    ['how many orders do we get per day on average', 'sales_order.orders_per_day', []],
    ['average number of deliveries per day in May', 'sales_order.deliveries_per_day', []],
    ['average monthly revenue this year', 'sales_line.revenue_per_month', []],
  ])('%s', (question, measure, dimensions) => {
    const { timeDimensions, ...rest } = query(ENGINEER, question);
    expect(rest).toMatchObject({ measures: [{ measure }], dimensions });
    for (const time of timeDimensions) expect(time.granularity).toBeUndefined();
  });

  it('are asked back where the semantic files have none, instead of giving the sum', () => {
    expect(result(MANAGER, 'average number of customers per product group').kind).toBe('clarify');
  });
});

describe('running totals and shares of a group', () => {
  it.each(['cumulative revenue by month this year', 'running total of revenue per month this year'])(
    '%s',
    (question) => {
      const { measures, timeDimensions } = query(MANAGER, question);
      expect(measures).toEqual([{ measure: 'sales_line.revenue', cumulative: {} }]);
      expect(timeDimensions[0]?.granularity).toBe('month');
      const read = result(MANAGER, question);
      if (read.kind !== 'reading') throw new Error(read.kind);
      expect(read.reading.summary).toContain('Revenue, running total');
      expect(read.reading.chips.map(({ label }) => label)).toContain('Revenue, running total');
    },
  );

  it('a mean has no running total', () => {
    expect(result(MANAGER, 'cumulative average order value by month').kind).toBe('clarify');
  });

  it.each([
    'revenue share of each product within its product group',
    "each product's share of revenue within its group",
  ])('%s', (question) => {
    expect(query(MANAGER, question).measures).toEqual([
      { measure: 'sales_line.revenue' },
      {
        measure: 'sales_line.revenue',
        share: 'of-total',
        shareWithin: ['product.product_group'],
        as: 'share',
      },
    ]);
  });
});

describe('how things are spread', () => {
  it.each([
    [ENGINEER, 'distribution of orders over statuses this year', ['sales_order.status']],
    [MANAGER, 'distribution of stock value over product groups', ['product.product_group']],
  ])('%s: %s', (persona, question, dimensions) => {
    expect(query(persona, question).dimensions).toEqual(dimensions);
  });

  it('in percent the parts are what it is spread over', () => {
    expect(query(ENGINEER, 'distribution of open orders across the areas in percent')).toMatchObject({
      measures: [{ measure: 'sales_order.orders' }, { share: 'of-total' }],
      filters: [{ segment: 'sales_order.open' }],
    });
  });
});

describe('public holidays', () => {
  it('are those of the years that are asked about', () => {
    const { filters } = query(ENGINEER, 'how many orders were placed on public holidays in 2025');
    const days = filters.flatMap((filter) => ('or' in filter ? filter.or : []));
    expect(days.length).toBeGreaterThan(5);
    for (const day of days)
      expect(day).toMatchObject({
        member: 'sales_order.order_date',
        values: [expect.stringMatching(/^2025/), expect.any(String)],
      });
  });
});

describe('comparisons of two', () => {
  it.each([
    [MANAGER, 'which has more stock, WH-01 or WH-02', 'stock.stock_units', 'stock.warehouse_code'],
    [ENGINEER, 'overdue: North or South, who has more', 'sales_order.orders', 'sales_order.delivery_area'],
  ])('%s: %s', (persona, question, measure, dimension) => {
    expect(query(persona, question)).toMatchObject({ measures: [{ measure }], dimensions: [dimension] });
  });

  it('a single period is compared with the one that runs', () => {
    const [time] = query(MANAGER, 'revenue by product group compared with last year').timeDimensions;
    expect(time?.compareDateRange).toHaveLength(2);
  });
});

describe('what is left out or still to come', () => {
  it('the verb at the end', () => {
    const { filters } = query(MANAGER, 'dairy that WH-01 stocks and WH-02 does not');
    expect(JSON.stringify(filters)).toContain('"not":true');
  });

  it('"to be" of a state is that it is not so', () => {
    expect(query(BUYER, 'lines to be received by WH-01').filters[0]).toMatchObject({ operator: 'notEquals' });
  });

  it('new customers are not those of new products', () => {
    expect(result(ENGINEER, 'new customers this month').kind).toBe('clarify');
    expect(query(MANAGER, 'new products this month').timeDimensions[0]?.dimension).toBe(
      'product.created_date',
    );
  });

  it('a rate is of what can be measured', () => {
    expect(query(BUYER, 'what percentage of POs arrived on time this year').measures).toEqual([
      { measure: 'purchase_order.on_time_rate' },
    ]);
  });

  it('a status is that of the order where lines have one of the same name', () => {
    expect(query(ENGINEER, 'cancelled order value this year').filters).toEqual([
      { member: 'sales_order.status', operator: 'equals', values: ['Cancelled'] },
    ]);
  });

  it('short words with another letter are read within a phrase', () => {
    expect(query(BUYER, 'average leed time by supplier').measures).toEqual([
      { measure: 'purchase_order.average_lead_time' },
    ]);
  });
});

describe('what cannot be asked', () => {
  it.each([
    [MANAGER, 'warehouse performance blorp'],
    [ENGINEER, 'what is the status'],
    [ENGINEER, 'returns and orders by warehouse'],
    [MANAGER, 'which products are only in WH-01'],
    [BUYER, 'suppliers with fewer than nothing of the frobnicated'],
  ])('%s: "%s" asks back, and each choice is a question that is answered', (persona, question) => {
    const read = result(persona, question);
    expect(read.kind).toBe('clarify');
    if (read.kind !== 'clarify') return;
    expect(read.choices.length).toBeLessThanOrEqual(4);
    for (const choice of read.choices) expect(result(persona, choice.question).kind).toBe('reading');
  });
});

import fc from 'fast-check';
import { ChipOption, type MetricQuery, type Reading } from '#libs/contracts';
import { compileMetricQuery } from '#libs/semantics';
import { builtInModel, metricQuery } from '../../../semantics/test/built-in-model';
import { randomQuery } from '../../../semantics/test/random-query.conformance';
import { Reader, ValueIndex } from '..';

const TODAY = '2026-06-17';
const PERSONA = 'warehouse_manager';
const model = builtInModel();
const VALUES = [
  ...['WH-01', 'WH-02', 'WH-03', 'WH-05'].map((value) => ({ member: 'stock.warehouse_code', value })),
  { member: 'product.product_code', value: 'P-0001', names: 'Whole Milk 1L' },
  { member: 'product.product_code', value: 'P-0002', names: 'Greek Yogurt' },
  { member: 'product.product_code', value: 'P-0003', names: 'Oat Milk' },
  ...['Dairy', 'Beverages', 'Electronics'].map((value) => ({ member: 'product.product_group', value })),
  ...['Pending', 'Shipped', 'Delivered', 'Cancelled'].map((value) => ({
    member: 'sales_order.status',
    value,
  })),
];
const { understanding } = new Reader(model, PERSONA, ValueIndex.build(model, PERSONA, VALUES));

function compiles(query: MetricQuery): boolean {
  const options = { dialect: 'duckdb', persona: PERSONA, today: TODAY, maxRows: 10 } as const;
  return compileMetricQuery(model, query, options).sql !== '';
}

interface Menu {
  chip?: string;
  search?: string;
  periods?: Reading['periods'];
  limit?: number;
}
function options(query: MetricQuery, menu: Menu = {}): ChipOption[] {
  const { chip, search = '', periods = [], limit = 30 } = menu;
  return understanding.options({ query, periods, chip, search, today: TODAY, limit });
}
const labels = (query: MetricQuery, menu?: Menu): string[] => options(query, menu).map(({ label }) => label);

const SOLD = metricQuery({
  measures: [{ measure: 'sales_line.units_sold' }],
  dimensions: ['product.product_group'],
  timeDimensions: [{ dimension: 'sales_order.order_date', dateRange: ['2026-05-01', '2026-06-01'] }],
  filters: [{ member: 'stock.warehouse_code', operator: 'equals', values: ['WH-03'] }],
  order: [{ by: 'sales_line.units_sold', direction: 'desc' }],
  limit: 10,
});

describe('options of a filter', () => {
  const chip = 'filters.0';

  it('are the other values, the negation, and last its removal', () => {
    expect(labels(SOLD, { chip })).toEqual([
      'Warehouse is WH-01',
      'Warehouse is WH-02',
      'Warehouse is WH-05',
      'Warehouse is not WH-03',
      'Without this condition',
    ]);
    expect(options(SOLD, { chip }).map(({ removes }) => removes)).toEqual([false, false, false, false, true]);
    expect(options(SOLD, { chip }).at(-1)!.query.filters).toEqual([]);
  });

  it.each([
    ['wh 5', 'Warehouse is WH-05'],
    ['warehouse five', 'Warehouse is WH-05'],
    ['not WH-05', 'Warehouse is not WH-05'],
    ['or WH-05', 'Warehouse is WH-03 or WH-05'],
    ['WH-01, WH-05', 'Warehouse is WH-01 or WH-05'],
  ])('for “%s” begin with “%s”', (search, label) => {
    expect(labels(SOLD, { chip, search })[0]).toBe(label);
  });

  it('find names by their words, with typing errors, and tell their codes', () => {
    const milk = metricQuery({
      measures: [{ measure: 'stock.stock_units' }],
      filters: [{ member: 'product.product_name', operator: 'equals', values: ['Greek Yogurt'] }],
    });
    expect(labels(milk, { chip, search: 'milk' })).toEqual(
      expect.arrayContaining(['Product name is Whole Milk 1L', 'Product name is Oat Milk']),
    );
    expect(labels(milk, { chip, search: 'whole mlik' })[0]).toBe('Product name is Whole Milk 1L');
  });

  it('on a number are other bounds', () => {
    const low = metricQuery({
      entity: 'stock',
      ungrouped: true,
      filters: [
        { member: 'stock.current_stock', operator: 'lt', values: [20] },
        { member: 'stock.utilisation', operator: 'gt', values: [0.8] },
      ],
    });
    expect(labels(low, { chip })).toContain('Current stock at least 20');
    expect(labels(low, { chip, search: '50' })[0]).toBe('Current stock under 50');
    expect(labels(low, { chip, search: '> 50' })).toEqual(['Current stock over 50']);
    expect(labels(low, { chip, search: 'at least twenty' })).toEqual(['Current stock at least 20']);
    expect(labels(low, { chip: 'filters.1', search: '90%' })[0]).toBe('Item utilisation over 90 %');
  });

  it('on a named condition are the other conditions', () => {
    const late = metricQuery({
      measures: [{ measure: 'sales_order.orders', where: [{ segment: 'sales_order.overdue' }] }],
    });
    const found = options(late, { chip: 'measures.0.where.0' });
    expect(found.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Not overdue', 'Open', 'Cancelled', 'Without this condition']),
    );
    expect(found.at(-1)!.query.measures).toEqual([{ measure: 'sales_order.orders' }]);
  });
});

describe('options of a share', () => {
  const share = metricQuery({
    measures: [
      {
        measure: 'sales_order.orders',
        where: [{ segment: 'sales_order.cancelled' }],
        share: 'of-unfiltered',
      },
    ],
  });

  it('stay shares where one can take a share', () => {
    const found = options(share, { chip: 'measures.0' });
    const next = (label: string) => found.find((option) => option.label === label)?.query.measures;
    expect(next('Share of customers')).toMatchObject([
      { measure: 'sales_order.customers', share: 'of-unfiltered' },
    ]);
    expect(next('Overdue rate')).toEqual([
      { measure: 'sales_order.overdue_rate', where: [{ segment: 'sales_order.cancelled' }] },
    ]);
  });

  it('keep the part that the share is of', () => {
    expect(options(share, { chip: 'measures.0.where.0' }).some(({ removes }) => removes)).toBe(false);
  });
});

describe('options of a period', () => {
  const chip = 'timeDimensions.0.range';
  const periods = [{ text: 'last month', range: ['2026-05-01', '2026-06-01'] as [string, string] }];

  it('are periods that lie behind, the other dates and comparisons', () => {
    const found = labels(SOLD, { chip, periods });
    expect(found).toEqual(
      expect.arrayContaining([
        'Order date last 30 days',
        'Order date this month',
        'Delivery date last month',
        'Order date this month compared with last month',
      ]),
    );
    expect(found.at(-1)).toBe('Any day');
  });

  it('lie ahead for dates that do', () => {
    const due = metricQuery({
      measures: [{ measure: 'sales_order.orders' }],
      timeDimensions: [{ dimension: 'sales_order.delivery_date', dateRange: ['2026-06-15', '2026-06-22'] }],
    });
    expect(labels(due, { chip })).toContain('Delivery date next week');
  });

  it('take any words for a period, and remember them', () => {
    const [first] = options(SOLD, { chip, periods, search: 'since 3 March' });
    expect(first).toMatchObject({
      label: 'Order date since 3 March',
      detail: '3 March to 17 June 2026',
      periods: [{ text: 'since 3 March', range: ['2026-03-03', '2026-06-18'] }],
    });
    expect(first!.query.timeDimensions[0]!.dateRange).toEqual(['2026-03-03', '2026-06-18']);
    expect(labels(SOLD, { chip, search: 'last qu' })[0]).toBe('Order date last quarter');
  });

  it('move on later in both parts of a comparison', () => {
    const [comparison] = options(SOLD, { chip, periods }).filter(({ label }) => label.includes('compared'));
    const { query } = understanding.understand({ ...comparison!, saidOn: TODAY, today: '2026-09-03' });
    expect(query.timeDimensions[0]!.compareDateRange![1]).toEqual(['2026-08-01', '2026-09-01']);
  });
});

describe('options of the result', () => {
  it('are other measures, which take the place of the old one in the order, too', () => {
    const found = options(SOLD, { chip: 'measures.0' });
    const revenue = found.find(({ label }) => label === 'Revenue')!;
    expect(revenue.query).toMatchObject({
      measures: [{ measure: 'sales_line.revenue' }],
      order: [{ by: 'sales_line.revenue', direction: 'desc' }],
      limit: 10,
    });
    expect(found.some(({ removes }) => removes)).toBe(false);
    const searched = labels(SOLD, { chip: 'measures.0', search: 'reven' });
    expect(searched[0]).toBe('Revenue');
    expect(searched).toContain('Also revenue');
  });

  it('are other groupings, a code together with its name', () => {
    const found = options(SOLD, { chip: 'dimensions.0', search: 'product' });
    const product = found.find(({ label }) => label === 'By product code')!;
    expect(product.query.dimensions).toEqual(['product.product_code', 'product.product_name']);
    const [removal] = options(product.query, { chip: 'dimensions.0', search: 'remove' });
    expect(removal!.query).toMatchObject({ dimensions: [] });
    expect(removal!.query.order).toBeUndefined();
    expect(removal!.query.limit).toBeUndefined();
  });

  it('are the columns of a list and other lists', () => {
    const list = metricQuery({ entity: 'sales_order', ungrouped: true, dimensions: ['sales_order.status'] });
    expect(labels(list, { chip: 'list', search: 'area' })).toEqual(['With delivery area']);
    expect(labels(list, { chip: 'list' })).toContain('Sales order lines');
  });

  it('are orders and numbers of rows', () => {
    expect(labels(SOLD, { chip: 'order' })).toEqual(
      expect.arrayContaining(['Units sold, smallest first', 'Product group, A to Z', 'In no order']),
    );
    expect(labels(SOLD, { chip: 'limit' })).toEqual([
      'First 5',
      'First 20',
      'First 50',
      'First 100',
      'All rows',
    ]);
    expect(labels(SOLD, { chip: 'limit', search: 'top 7' })).toEqual(['First 7']);
  });
});

describe('parts to add', () => {
  it('are of every kind where nothing is searched for', () => {
    const { limit: _limit, order: _order, timeDimensions: _time, ...rest } = SOLD;
    const kinds = new Set(options({ ...rest, timeDimensions: [] }).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['filter', 'grouping', 'limit', 'measure', 'order', 'period']);
  });

  it.each([
    ['dairy', 'Product group is Dairy'],
    ['not dairy', 'Product group is not Dairy'],
    ['yogurt', 'Product name is Greek Yogurt'],
    ['canc', 'Cancelled'],
    ['by customer', 'By customer code'],
    ['revenue', 'Revenue'],
    ['more than 50', 'Units sold over 50'],
  ])('for “%s” hold “%s”', (search, label) => {
    expect(labels(SOLD, { search })).toContain(label);
  });

  it('are not there already', () => {
    const low = metricQuery({ measures: [{ measure: 'stock.items' }], filters: [{ segment: 'stock.low' }] });
    expect(labels(low)).toContain('Stock units');
    expect(labels(low)).not.toContain('Stock items');
    expect(labels(low)).not.toContain('Low stock');
  });

  it('hold any period where there is none yet', () => {
    const orders = metricQuery({ measures: [{ measure: 'sales_order.orders' }] });
    expect(labels(orders, { search: 'in May' })).toContain('Order date in May');
  });
});

describe('every option', () => {
  const searches = [
    '',
    'wh',
    'not',
    '5',
    'last',
    'milk or',
    '> 20%',
    'cancelled',
    '__proto__',
    '(',
    '\ud800',
  ];
  const search = fc.oneof(fc.constantFrom(...searches), fc.string({ maxLength: 30 }));

  it('can be asked, is offered once and changes something', () => {
    const property = fc.property(
      randomQuery(PERSONA),
      search,
      fc.integer({ min: 1, max: 50 }),
      (query, words, limit) => {
        try {
          compiles(query);
        } catch {
          fc.pre(false);
        }
        const chips = understanding.chips(query);
        expect(new Set(chips.map(({ id }) => id)).size).toBe(chips.length);
        for (const chip of [undefined, ...chips.map(({ id }) => id)]) {
          const found = options(query, { chip, search: words, limit });
          expect(found.length).toBeLessThanOrEqual(limit);
          const keys = found.map((option) => JSON.stringify(ChipOption.parse(option).query));
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys).not.toContain(JSON.stringify(query));
          for (const option of found) expect(compiles(option.query)).toBe(true);
        }
      },
    );
    fc.assert(property, { numRuns: 25 });
  }, 60_000);

  it('is of a chip that the query has', () => {
    for (const chip of ['filters.7', 'nothing', 'measures.0.range', 'list', 'dimensions.0.where.1']) {
      expect(() => options(SOLD, { chip })).toThrow(
        expect.objectContaining({ code: 'QUERY_INVALID' }) as Error,
      );
    }
  });
});

import {
  type DateRange,
  type Granularity,
  type MeasureUse,
  type MetricQuery,
  QuartermasterError,
} from '#libs/contracts';
import { builtInModel, metricQuery } from '../../test/built-in-model';
import { compileMetricQuery } from './compile-metric-query';
import type { CompileOptions } from './compile-context';
import { MAX_NUMBER, MAX_TEXT_LENGTH } from './literal';

const OPTIONS: CompileOptions = {
  dialect: 'duckdb',
  persona: 'warehouse_manager',
  today: '2026-06-17',
  maxRows: 1000,
};

const compile = (query: Partial<MetricQuery>, options: Partial<CompileOptions> = {}) =>
  compileMetricQuery(builtInModel(), metricQuery(query), { ...OPTIONS, ...options });

function problemOf(query: Partial<MetricQuery>, options: Partial<CompileOptions> = {}): string {
  try {
    compile(query, options);
  } catch (error) {
    if (error instanceof QuartermasterError && error.code === 'QUERY_INVALID')
      return String(error.details?.problem);
    throw error;
  }
  return 'compiled';
}

const stockFilter = (member: string, operator: string, values?: unknown[]): Partial<MetricQuery> =>
  ({
    measures: [{ measure: 'stock.items' }],
    filters: [{ member, operator, values }],
  }) as Partial<MetricQuery>;

const running = (
  measure: string,
  granularity: Granularity,
  more: Partial<MeasureUse> = {},
  dateRange?: DateRange,
): Partial<MetricQuery> => ({
  measures: [{ measure, cumulative: {}, ...more }],
  timeDimensions: [{ dimension: 'sales_order.order_date', granularity, dateRange }],
});

function nestedQuery(depth: number): MetricQuery {
  const dimensions = ['sales_order.customer_code'];
  const filters = depth === 0 ? [] : [{ within: { dimensions, query: nestedQuery(depth - 1) } }];
  return metricQuery({ dimensions, filters });
}

describe('compileMetricQuery', () => {
  it('describes the columns of the result', () => {
    const { columns } = compile({
      measures: [
        { measure: 'sales_line.revenue' },
        { measure: 'sales_line.fill_rate' },
        { measure: 'sales_order.orders', where: [{ segment: 'sales_order.open' }], share: 'of-unfiltered' },
        { measure: 'sales_order.latest_order' },
        { measure: 'stock.average_lead_time', as: 'planned_days' },
      ],
      dimensions: ['stock.warehouse_code', 'product.product_name'],
      timeDimensions: [],
    });
    expect(columns).toEqual([
      { name: 'warehouse_code', label: 'Warehouse', type: 'string', format: 'code', role: 'dimension' },
      { name: 'product_name', label: 'Product name', type: 'string', format: 'text', role: 'dimension' },
      { name: 'revenue', label: 'Revenue', type: 'number', format: 'money', role: 'measure' },
      { name: 'fill_rate', label: 'Fill rate', type: 'number', format: 'percent', role: 'measure' },
      { name: 'orders_share', label: 'Share of orders', type: 'number', format: 'percent', role: 'measure' },
      { name: 'latest_order', label: 'Latest order date', type: 'date', format: 'date', role: 'measure' },
      { name: 'planned_days', label: 'Planned days', type: 'number', format: 'days', role: 'measure' },
    ]);
  });

  it.each([
    ['day', 'order_date', 'date'],
    ['week', 'order_date_week', 'week'],
    ['month', 'order_date_month', 'month'],
    ['quarter', 'order_date_quarter', 'quarter'],
    ['half', 'order_date_half', 'half'],
    ['year', 'order_date_year', 'year'],
  ] as const)('says of a column that it holds a %s', (granularity, name, format) => {
    const [column] = compile({
      measures: [{ measure: 'sales_order.orders' }],
      timeDimensions: [{ dimension: 'sales_order.order_date', granularity }],
    }).columns;
    expect(column).toMatchObject({ name, format, type: 'date', role: 'time' });
  });

  it.each(['month', 'quarter'] as const)(
    'says of years that lie on top of each other that a %s is of any',
    (granularity) => {
      const [column] = compile({
        measures: [{ measure: 'sales_order.orders' }],
        timeDimensions: [
          {
            dimension: 'sales_order.order_date',
            granularity,
            compareDateRange: [
              ['2026-01-01', '2027-01-01'],
              ['2025-01-01', '2026-01-01'],
            ],
          },
        ],
      }).columns;
      expect(column).toMatchObject({
        name: `${granularity}_number`,
        format: `${granularity}-of-year`,
        type: 'integer',
      });
    },
  );

  it('names compared periods as people do', () => {
    const compared = (...compareDateRange: [string | null, string | null][]) =>
      compile({
        measures: [{ measure: 'sales_order.orders' }],
        timeDimensions: [{ dimension: 'sales_order.order_date', compareDateRange }],
      }).columns.map(({ name, label }) => [name, label]);
    expect(compared(['2026-05-01', '2026-06-01'], ['2026-04-01', '2026-05-01'])).toEqual([
      ['orders_may_2026', 'Orders, May 2026'],
      ['orders_apr_2026', 'Orders, Apr 2026'],
      ['orders_change', 'Orders, change'],
      ['orders_change_percent', 'Orders, change %'],
    ]);
    const labels = compared(
      ['2026-01-01', '2026-04-01'],
      ['2025-07-01', '2026-01-01'],
      ['2025-01-01', '2026-01-01'],
      ['2026-06-08', '2026-06-15'],
      ['2026-06-07', '2026-06-14'],
      ['2026-05-28', '2026-06-15'],
      ['2025-12-30', '2026-01-03'],
      ['2026-06-17', '2026-06-18'],
    ).map(([, label]) => label);
    expect(labels.slice(0, 8)).toEqual([
      'Orders, Q1 2026',
      'Orders, H2 2025',
      'Orders, 2025',
      'Orders, week of 8 Jun 2026',
      'Orders, 7 to 13 Jun 2026',
      'Orders, 28 May to 14 Jun 2026',
      'Orders, 30 Dec 2025 to 2 Jan 2026',
      'Orders, 17 Jun 2026',
    ]);
    expect(compared([null, '2026-06-17'], ['2026-06-17', '2026-06-18']).map(([name]) => name)).toEqual([
      'orders_to_2026_06_16',
      'orders_2026_06_17',
      'orders_change',
      'orders_change_percent',
    ]);
  });

  it('gives columns of the same field of two entities names of their own', () => {
    const { columns } = compile(
      {
        entity: 'purchase_line',
        ungrouped: true,
        dimensions: [
          'purchase_line.unit_cost',
          'product.unit_cost',
          'purchase_order.supplier_name',
          'product.supplier_name',
        ],
      },
      { persona: 'procurement_specialist' },
    );
    expect(columns.map(({ name }) => name)).toEqual([
      'unit_cost',
      'product_unit_cost',
      'supplier_name',
      'product_supplier_name',
    ]);
  });

  it('orders by column name, member, alias or an unselected field', () => {
    const orderOf = (by: string, more: Partial<MetricQuery> = {}) =>
      /ORDER BY (.*)/.exec(
        compile({
          measures: [{ measure: 'stock.stock_units', as: 'units' }],
          dimensions: ['stock.warehouse_code'],
          order: [{ by, direction: 'desc' }],
          ...more,
        }).sql,
      )?.[1];
    expect(orderOf('units')).toBe('units DESC NULLS LAST, warehouse_code');
    expect(orderOf('stock.stock_units')).toBe('units DESC NULLS LAST, warehouse_code');
    expect(orderOf('stock.items')).toBe('COUNT(*) DESC NULLS LAST, warehouse_code');
    expect(orderOf('warehouse_code')).toBe('warehouse_code DESC NULLS LAST');
    expect(orderOf('stock.warehouse_code')).toBe('warehouse_code DESC NULLS LAST');
    const list = { measures: [], entity: 'stock', ungrouped: true, dimensions: ['stock.current_stock'] };
    expect(orderOf('lead_time_days', list)).toBe(
      'stock.lead_time_days DESC NULLS LAST, stock.warehouse_code, stock.product_code',
    );
  });

  it('cuts results at the smaller of limit and maxRows', () => {
    const list = { entity: 'stock', ungrouped: true } as const;
    expect(compile({ ...list, limit: 5 }).sql).toMatch(/\nLIMIT 5$/);
    expect(compile({ ...list, limit: 5000 }).sql).toMatch(/\nLIMIT 1000$/);
    expect(compile({ ...list, offset: 20 }).sql).toMatch(/\nLIMIT 1000\nOFFSET 20$/);
    expect(compile({ ...list, offset: 20 }, { dialect: 'trino' }).sql).toMatch(/\nOFFSET 20\nLIMIT 1000$/);
    expect(compile({ measures: [{ measure: 'stock.items' }], limit: 5 }).sql).not.toMatch(/LIMIT/);
  });

  it('totals in a rollup only what is asked of it', () => {
    const { sql } = compile({
      entity: 'sales_order',
      ungrouped: true,
      dimensions: ['sales_order.order_value'],
    });
    expect(sql).toContain('SUM(sales_line.line_total) AS value');
    expect(sql).not.toContain('fulfilled_units');
  });

  it('writes every value so that it cannot leave its quotes', () => {
    const named = (value: string) => compile(stockFilter('product.product_name', 'equals', [value])).sql;
    expect(named("a' OR '1' = '1")).toContain("= 'a'' OR ''1'' = ''1'");
    for (const value of ['a\\', 'a\u0000b', 'a\nb', 'a\u0085b', '\ud800']) {
      expect(problemOf(stockFilter('product.product_name', 'equals', [value]))).toMatch(/not allowed/);
      expect(problemOf(stockFilter('product.product_name', 'contains', [value]))).toMatch(/not allowed/);
      expect(problemOf({ measures: [{ measure: 'stock.items' }] }, { sites: [value] })).toMatch(
        /not allowed/,
      );
    }
    expect(named('x'.repeat(MAX_TEXT_LENGTH))).toContain('xxx');
    expect(
      problemOf(stockFilter('product.product_name', 'equals', ['x'.repeat(MAX_TEXT_LENGTH + 1)])),
    ).toMatch(/longer than 500/);
  });

  it('writes numbers plainly', () => {
    const above = (value: unknown) => stockFilter('product.unit_cost', 'gt', [value]);
    expect(compile(above(1e-7)).sql).toContain('> 0.0000001');
    expect(compile(above('12.50')).sql).toContain('> 12.5');
    expect(compile(above(-3)).sql).toContain('> -3');
    for (const value of [Number.NaN, Infinity, MAX_NUMBER * 2, '1e999', '1; DROP']) {
      expect(problemOf(above(value))).toMatch(/number must be between/);
    }
    expect(problemOf(above(true))).toBe('The value must be a number.');
    expect(problemOf(above(''))).toBe('The value must be a number.');
  });

  const orders = { measures: [{ measure: 'sales_order.orders' }] };
  const day = (values: unknown[], operator = 'equals') =>
    ({
      ...orders,
      filters: [{ member: 'sales_order.order_date', operator, values }],
    }) as Partial<MetricQuery>;

  it.each<[string, Partial<MetricQuery>, string | RegExp]>([
    ['nothing to show', {}, 'The query needs a measure, a field or a detail list.'],
    [
      'an unknown measure',
      { measures: [{ measure: 'stock.nothing' }] },
      'There is no measure stock.nothing.',
    ],
    ['an unknown field', { ...orders, dimensions: ['stock.nothing'] }, 'There is no field stock.nothing.'],
    ['an unknown entity', { entity: 'nothing', ungrouped: true }, 'There is no entity nothing.'],
    [
      'an unknown segment',
      { ...orders, filters: [{ segment: 'sales_order.nothing' }] },
      'There is no segment sales_order.nothing.',
    ],
    [
      'a field twice',
      { ...orders, dimensions: ['sales_order.status', 'sales_order.status'] },
      /listed twice/,
    ],
    [
      'measures in a list',
      { ...orders, entity: 'sales_order', ungrouped: true },
      /A detail list has no measures/,
    ],
    [
      'having in a list',
      {
        entity: 'stock',
        ungrouped: true,
        having: [{ measure: { measure: 'stock.items' }, operator: 'gt', value: 1 }],
      },
      /no measures to filter by/,
    ],
    [
      'another table',
      { measures: [{ measure: 'purchase_line.spend' }] },
      'Warehouse Manager has no access to purchase order lines.',
    ],
    [
      'a field of another table',
      { measures: [{ measure: 'stock.items' }], dimensions: ['purchase_line.receipt_status'] },
      /no access to purchase order lines/,
    ],
    [
      'a filter on another table',
      { measures: [{ measure: 'stock.items' }], filters: [{ segment: 'purchase_order.open' }] },
      /no access to purchase/,
    ],
    [
      'exists on another table',
      {
        measures: [{ measure: 'stock.items' }],
        filters: [{ exists: { entity: 'purchase_order', where: [] } }],
      },
      /no access to purchase/,
    ],
    [
      'a total of stock in a period',
      {
        measures: [{ measure: 'stock.stock_units' }],
        timeDimensions: [{ dimension: 'sales_order.order_date', dateRange: ['2026-01-01', null] }],
      },
      /Stock items have no order date/,
    ],
    [
      'a comparison of stock',
      {
        measures: [{ measure: 'stock.stock_units' }],
        timeDimensions: [
          {
            dimension: 'sales_order.order_date',
            compareDateRange: [
              ['2026-01-01', null],
              [null, '2026-01-01'],
            ],
          },
        ],
      },
      /have no order date/,
    ],
    [
      'equal periods',
      {
        ...orders,
        timeDimensions: [
          {
            dimension: 'sales_order.order_date',
            compareDateRange: [
              ['2026-01-01', null],
              ['2026-01-01', null],
            ],
          },
        ],
      },
      /must differ/,
    ],
    [
      'a comparison by week with a period that has no start',
      {
        ...orders,
        timeDimensions: [
          {
            dimension: 'sales_order.order_date',
            granularity: 'week',
            compareDateRange: [
              ['2026-01-01', null],
              [null, '2026-01-01'],
            ],
          },
        ],
      },
      /need a first day/,
    ],
    [
      'both kinds of range',
      {
        ...orders,
        timeDimensions: [
          {
            dimension: 'sales_order.order_date',
            dateRange: [null, null],
            compareDateRange: [
              ['2026-01-01', null],
              [null, '2026-01-01'],
            ],
          },
        ],
      },
      /either dateRange or compareDateRange/,
    ],
    [
      'a period of no date',
      { ...orders, timeDimensions: [{ dimension: 'sales_order.status', granularity: 'day' }] },
      'Order status is not a date.',
    ],
    ['an impossible day', day(['2026-02-30']), 'The value must be a day, YYYY-MM-DD.'],
    [
      'a period backwards',
      day(['2026-02-03', '2026-02-01'], 'inDateRange'),
      'A period ends before it starts.',
    ],
    ['a comparison without a value', day([], 'gt'), 'gt takes exactly one value.'],
    ['no value', day([]), 'A filter needs a value.'],
    ['text in a date', day(['x'], 'contains'), 'contains is only for text.'],
    [
      'a code against a number',
      {
        measures: [{ measure: 'stock.items' }],
        filters: [{ member: 'stock.current_stock', operator: 'gt', otherMember: 'stock.warehouse_code' }],
      },
      'Current stock and Warehouse cannot be compared.',
    ],
    [
      'exists on itself without same',
      { ...orders, filters: [{ exists: { entity: 'sales_order', where: [] } }] },
      /needs the fields that must be the same/,
    ],
    [
      'a share of a date',
      { measures: [{ measure: 'sales_order.latest_order', share: 'of-total' }] },
      'Latest order date is a date, not a number.',
    ],
    [
      'a condition on nothing shown',
      { having: [{ measure: { measure: 'stock.items' }, operator: 'gt', value: 1 }] },
      'The query needs a measure, a field or a detail list.',
    ],
    ['an empty or', { ...orders, filters: [{ or: [] }] }, 'or needs at least one filter.'],
    [
      'an order by nothing',
      { ...orders, dimensions: ['sales_order.status'], order: [{ by: 'nothing', direction: 'asc' }] },
      'The result cannot be ordered by nothing.',
    ],
    [
      'limitBy of an absent column',
      {
        ...orders,
        dimensions: ['sales_order.status'],
        limitBy: { dimensions: ['sales_order.customer_name'], limit: 1 },
      },
      /limitBy needs/,
    ],
    [
      'two columns of one name',
      {
        measures: [
          { measure: 'stock.items', as: 'a' },
          { measure: 'stock.stock_units', as: 'a' },
        ],
      },
      'Two columns would have the same name.',
    ],
    [
      'a comparison by day of periods that overlap',
      {
        ...orders,
        timeDimensions: [
          {
            dimension: 'sales_order.order_date',
            granularity: 'day',
            compareDateRange: [
              ['2026-01-01', '2026-02-01'],
              ['2026-01-15', '2026-03-01'],
            ],
          },
        ],
      },
      /must not overlap/,
    ],
    [
      'a running total without a date that it runs along',
      { measures: [{ measure: 'sales_order.orders', cumulative: {} }] },
      /one date that it runs along/,
    ],
    ['a running average', running('sales_order.average_delivery_days', 'month'), /cannot be added up/],
    ['a running count of different things', running('sales_order.customers', 'month'), /cannot be added up/],
    ['a running share', running('sales_order.orders', 'month', { share: 'of-total' }), /cannot be a running/],
    [
      'a running total of what has no date of its own',
      running('product.products', 'month'),
      'Products have no order date along which they could be added up.',
    ],
    [
      'the stock of a period as a running total',
      running('stock.stock_units', 'month'),
      /their totals cannot be those of a period/,
    ],
    [
      'year to date by week',
      running('sales_order.orders', 'week', { cumulative: { reset: 'year' } }),
      'A total that starts again with each year cannot be shown by week.',
    ],
    [
      'month to date by quarter',
      running('sales_order.orders', 'quarter', { cumulative: { reset: 'month' } }),
      'A total that starts again with each month cannot be shown by quarter.',
    ],
    [
      'year to date by month from the middle of a month',
      running('sales_order.orders', 'month', { cumulative: { reset: 'year' } }, ['2026-03-15', null]),
      'The period has to start with a month for this running total.',
    ],
    [
      'year to date beside a total from the first day of the period',
      {
        ...running('sales_order.orders', 'month', { cumulative: { reset: 'year' } }, ['2026-03-01', null]),
        having: [{ measure: { measure: 'sales_order.orders', cumulative: {} }, operator: 'gt', value: 1 }],
      },
      /start on different days/,
    ],
    [
      'a share within what is no column',
      {
        measures: [{ ...orders.measures![0]!, share: 'of-total', shareWithin: ['sales_order.status'] }],
        dimensions: ['sales_order.warehouse_code'],
      },
      /needs it among the columns/,
    ],
    [
      'a part of a group that is no share of a total',
      { measures: [{ ...orders.measures![0]!, shareWithin: ['sales_order.status'] }] },
      /belongs to the share of-total/,
    ],
    [
      'a relation about a thing that the other rows do not know',
      { ...orders, filters: [{ exists: { entity: 'stock', of: ['sales_order.customer_code'], where: [] } }] },
      'Stock items have no Customer code.',
    ],
    [
      'an earlier result that does not show the thing',
      {
        ...orders,
        filters: [
          {
            within: {
              dimensions: ['sales_order.customer_code'],
              query: metricQuery({ ...orders, dimensions: ['sales_order.customer_name'] }),
            },
          },
        ],
      },
      'The query within has no column Customer code.',
    ],
    [
      'a change of what is not compared',
      {
        ...orders,
        dimensions: ['sales_order.status'],
        order: [{ by: 'sales_order.orders:change', direction: 'asc' }],
      },
      'The result cannot be ordered by sales_order.orders:change.',
    ],
    [
      'a multiple of what is no number',
      {
        ...orders,
        filters: [
          {
            member: 'sales_order.delivery_date',
            operator: 'gt',
            otherMember: 'sales_order.order_date',
            factor: 2,
          },
        ],
      },
      'Order date is no number that could be multiplied.',
    ],
    ['queries within queries without end', nestedQuery(5), /more than 3 deep/],
    ['a column named like SQL', { measures: [{ measure: 'stock.items', as: 'order' }] }, /word of SQL/],
    [
      'a column name that is too long',
      { measures: [{ measure: 'stock.items', as: 'a'.repeat(64) }] },
      'A column name may have 63 characters.',
    ],
  ])('refuses %s', (_, query, problem) => {
    expect(problemOf(query)).toMatch(problem);
  });

  it('refuses an unknown persona, day or row limit', () => {
    expect(problemOf(orders, { persona: 'nobody' })).toBe('There is no such persona.');
    expect(problemOf(orders, { today: '17.06.2026' })).toBe('today must be a day, YYYY-MM-DD.');
    expect(problemOf(orders, { maxRows: 0 })).toMatch(/maxRows/);
  });
});

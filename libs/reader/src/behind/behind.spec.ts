import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { type MetricQuery, QuartermasterError, type Reading, type Scalar } from '#libs/contracts';
import { compileMetricQuery, type CompiledQuery } from '#libs/semantics';
import { builtInModel, metricQuery } from '../../../semantics/test/built-in-model';
import { SAMPLE_SQL, SAMPLE_TODAY } from '../../../semantics/test/sample-rows';
import { Reader, ValueIndex } from '..';

const PERSONA = 'warehouse_manager';
const RUNS = 60;
const model = builtInModel();
const { understanding } = new Reader(model, PERSONA, ValueIndex.build(model, PERSONA, []));

/** Enough orders of the sample's products, customers and warehouses for every group to hold several; all that is sold is stocked. */
const MORE_ORDERS = `
INSERT INTO sales_order_header
SELECT 'GEN', CAST(i AS VARCHAR), DATE '2026-03-01' + CAST(i * 7 % 108 AS INTEGER),
  'C-' || (i * 5 % 4), 'Customer ' || (i * 5 % 4), 'WH-0' || (1 + i * 3 % 3), 'Street ' || i,
  CASE i % 5 WHEN 0 THEN NULL ELSE 'Area ' || (i % 3) END,
  CASE i % 7 WHEN 0 THEN NULL ELSE DATE '2026-03-05' + CAST(i * 11 % 120 AS INTEGER) END,
  ['Pending', 'Shipped', 'Delivered', 'Cancelled'][1 + CAST(i * 13 % 4 AS INTEGER)]
FROM range(80) AS orders(i);
INSERT INTO sales_order_line
SELECT 'GEN', CAST(i % 75 AS VARCHAR), CAST(1 + i // 75 AS INTEGER), 'P-' || (1 + i * 7 % 5),
  CAST(1 + i * 17 % 20 AS INTEGER), CAST(i * 17 % 20 AS INTEGER), 2.5, CAST((1 + i * 17 % 20) * 2.5 AS DECIMAL(10, 2)),
  ['Fulfilled', 'Partial', 'Pending'][1 + CAST(i % 3 AS INTEGER)]
FROM range(200) AS lines(i);
INSERT INTO warehouse_product
SELECT DISTINCT h.warehouse_code, l.product_code, 9, 12, 40, 15, 7, DATE '2026-05-01'
FROM sales_order_line AS l
JOIN sales_order_header AS h
  ON h.sales_order_prefix = l.sales_order_prefix AND h.sales_order_number = l.sales_order_number
WHERE NOT EXISTS (
  SELECT 1 FROM warehouse_product AS s
  WHERE s.warehouse_code = h.warehouse_code AND s.product_code = l.product_code
);
`;

function cell(value: unknown): Scalar {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const text = String(value);
  return Number.isNaN(Number(text)) ? text : Number(Number(text).toPrecision(9));
}

describe('rows behind a number', () => {
  let instance: DuckDBInstance;
  let run: (query: MetricQuery) => Promise<{ columns: CompiledQuery['columns']; rows: Scalar[][] }>;

  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const statement of (SAMPLE_SQL + MORE_ORDERS).split(/;\s*\n/))
      if (statement.trim()) await connection.run(statement);
    run = async (query) => {
      const { sql, columns } = compileMetricQuery(model, query, {
        dialect: 'duckdb',
        persona: PERSONA,
        today: SAMPLE_TODAY,
        maxRows: 10_000,
      });
      const rows = (await connection.runAndReadAll(sql)).getRowsJS();
      return { columns, rows: rows.map((row) => row.map(cell)) };
    };
  });

  afterAll(() => instance.closeSync());

  /** Each number of the result in turn, with the reading behind it. */
  async function numbers(query: MetricQuery): Promise<{ number: number; name: string; reading: Reading }[]> {
    const { columns, rows } = await run(query);
    return rows.flatMap((row) =>
      columns.flatMap(({ name, role }, at) => {
        const number = row[at];
        if (role !== 'measure' || typeof number !== 'number') return [];
        const reading = understanding.behind({ query, columns, row, column: name, today: SAMPLE_TODAY });
        return [{ number, name, reading }];
      }),
    );
  }

  const COUNTS = ['sales_order.orders', 'sales_line.lines', 'stock.items', 'stock.low_stock_items'];
  const SUMS = new Map([
    ['sales_line.units_sold', 'order_quantity'],
    ['sales_line.revenue', 'line_total'],
    ['stock.stock_units', 'current_stock'],
    ['stock.stock_value', 'item_value'],
    ['stock.shortage_units', 'short_by'],
  ]);
  const measure = fc.constantFrom(...COUNTS, ...SUMS.keys());
  const condition = fc.constantFrom(
    { member: 'product.product_group', operator: 'equals', values: ['Dairy', 'Beverages'] } as const,
    { member: 'product.product_group', operator: 'notEquals', values: ['Dairy'] } as const,
    { member: 'sales_order.status', operator: 'equals', values: ['Delivered', 'Shipped'] } as const,
    { member: 'sales_line.order_quantity', operator: 'gt', values: [5] } as const,
    { member: 'stock.warehouse_code', operator: 'equals', values: ['WH-01', 'WH-02'] } as const,
    { segment: 'sales_order.open' },
    { not: { segment: 'sales_order.overdue' } },
    { exists: { entity: 'sales_line', where: [{ segment: 'sales_line.short' }] } },
    {
      or: [
        { segment: 'sales_order.cancelled' },
        { member: 'product.product_code', operator: 'equals' as const, values: ['P-1'] },
      ],
    },
  );
  const query = fc.record({
    measures: fc.uniqueArray(
      fc.record(
        { measure, where: fc.array(condition, { minLength: 1, maxLength: 1 }) },
        { requiredKeys: ['measure'] },
      ),
      { minLength: 1, maxLength: 2, selector: (use) => use.measure },
    ),
    dimensions: fc.uniqueArray(
      fc.constantFrom(
        'product.product_group',
        'product.product_code',
        'stock.warehouse_code',
        'sales_order.status',
        'sales_order.delivery_area',
        'sales_order.customer_name',
      ),
      { maxLength: 2 },
    ),
    timeDimensions: fc.array(
      fc.record(
        {
          dimension: fc.constantFrom('sales_order.order_date', 'sales_order.delivery_date'),
          granularity: fc.constantFrom('week', 'month', 'quarter'),
          dateRange: fc.constantFrom<[string | null, string | null]>(
            ['2026-04-10', '2026-06-10'],
            [null, '2026-06-01'],
          ),
        },
        { requiredKeys: ['dimension', 'dateRange'] },
      ),
      { maxLength: 1 },
    ),
    filters: fc.uniqueArray(condition, { maxLength: 2 }),
  }) as fc.Arbitrary<MetricQuery>;

  it('add up to it, whatever it was grouped by and restricted to', async () => {
    let checked = 0;
    const property = fc.asyncProperty(query, async (asked) => {
      const found = await numbers(asked).catch((error: unknown) => {
        if (error instanceof QuartermasterError && error.code === 'QUERY_INVALID') return [];
        throw error;
      });
      for (const { number, name, reading } of found.slice(0, 6)) {
        const { columns, rows } = await run(reading.query);
        const use = asked.measures.find((each) => each.measure.endsWith(`.${name}`))!;
        const field = SUMS.get(use.measure);
        if (field === undefined) expect([reading.summary, rows.length]).toEqual([reading.summary, number]);
        else {
          const at = columns.findIndex((column) => column.name === field);
          const sum = rows.reduce((total, row) => total + Number(row[at]), 0);
          expect([reading.summary, cell(sum)]).toEqual([reading.summary, number]);
        }
        checked++;
      }
    });
    await fc.assert(property, { numRuns: RUNS });
    expect(checked).toBeGreaterThan(RUNS / 2);
  }, 60_000);

  it('are those of the period of their column when periods are compared', async () => {
    const [june, may, change] = await numbers(
      metricQuery({
        measures: [{ measure: 'sales_order.orders' }],
        timeDimensions: [
          {
            dimension: 'sales_order.order_date',
            compareDateRange: [
              ['2026-06-01', '2026-07-01'],
              ['2026-05-01', '2026-06-01'],
            ],
          },
        ],
      }),
    );
    const count = async ({ reading }: { reading: Reading }) => (await run(reading.query)).rows.length;
    expect(await count(june!)).toBe(june!.number);
    expect(await count(may!)).toBe(may!.number);
    expect(await count(change!)).toBe(june!.number + may!.number);
    expect(june!.reading.query.timeDimensions).toEqual([
      { dimension: 'sales_order.order_date', dateRange: ['2026-06-01', '2026-07-01'] },
    ]);
  });

  it('are those of a month laid over the same month of another year', async () => {
    const found = await numbers(
      metricQuery({
        measures: [{ measure: 'sales_order.orders' }],
        timeDimensions: [
          {
            dimension: 'sales_order.order_date',
            granularity: 'month',
            compareDateRange: [
              ['2026-01-01', '2027-01-01'],
              ['2025-01-01', '2026-01-01'],
            ],
          },
        ],
      }),
    );
    const own = found.filter(({ name }) => name === 'orders_2026' || name === 'orders_2025');
    expect(own.some(({ number }) => number > 1)).toBe(true);
    for (const { number, reading } of own) expect((await run(reading.query)).rows).toHaveLength(number);
  });

  it('are the part that was asked for when the number is a share', async () => {
    const part = { segment: 'sales_order.cancelled' };
    const orders = { measure: 'sales_order.orders', where: [part] };
    const dimensions = ['sales_order.warehouse_code'];
    const counted = await numbers(metricQuery({ measures: [orders], dimensions }));
    const shares = await numbers(
      metricQuery({ measures: [{ ...orders, share: 'of-unfiltered' }], dimensions }),
    );
    for (const [at, { reading }] of shares.entries())
      expect((await run(reading.query)).rows).toHaveLength(counted[at]!.number);
  });

  it('have what was added up as a column, largest first, beside what such rows are always listed with', async () => {
    const [first] = await numbers(
      metricQuery({ measures: [{ measure: 'stock.stock_value' }], dimensions: ['product.product_group'] }),
    );
    expect(first!.reading.query).toMatchObject({
      entity: 'stock',
      ungrouped: true,
      dimensions: [
        'stock.warehouse_code',
        'product.product_code',
        'product.product_name',
        'stock.current_stock',
        'stock.minimum_stock',
        'stock.reorder_point',
        'stock.maximum_stock',
        'product.product_group',
        'product.unit_cost',
        'stock.item_value',
      ],
      order: [{ by: 'stock.item_value', direction: 'desc' }],
    });
  });

  it('come with a word on how they relate to a number that they do not add up to', async () => {
    const note = async (measureName: string) =>
      (await numbers(metricQuery({ measures: [{ measure: measureName }] })))[0]!.reading.assumptions[0]?.text;
    expect(await note('sales_order.orders')).toBeUndefined();
    expect(await note('sales_order.customers')).toMatch(/different values/);
    expect(await note('sales_order.average_delivery_days')).toMatch(/taken over these rows/);
    expect(await note('sales_line.average_order_value')).toMatch(/worked out from/);
  });

  it.each([
    ['a row of a list', { entity: 'stock', ungrouped: true }, 'current_stock', /stands in one row already/],
    ['a distinct thing', { dimensions: ['product.product_group'] }, 'product_group', /one row already/],
    [
      'what a row is about',
      { measures: [{ measure: 'stock.items' }], dimensions: ['product.product_group'] },
      'product_group',
      /Choose a number: Product group/,
    ],
    [
      'a column that is not there',
      { measures: [{ measure: 'stock.items' }] },
      'nothing',
      /no column nothing/,
    ],
  ])('cannot be asked for %s', async (_, partial, column, message) => {
    const asked = metricQuery(partial as Partial<MetricQuery>);
    const { columns, rows } = await run(asked);
    const ask = () =>
      understanding.behind({ query: asked, columns, row: rows[0]!, column, today: SAMPLE_TODAY });
    expect(ask).toThrow(message);
    expect(ask).toThrow(expect.objectContaining({ code: 'QUERY_INVALID' }) as QuartermasterError);
  });
});

